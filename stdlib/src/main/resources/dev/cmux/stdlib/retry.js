/**
 * Runs a function again until it succeeds, waiting longer each time.
 *
 * @example
 * import { retry } from 'cmux:retry';
 * const value = await retry(attempt => { if (attempt < 3) throw new Error('not yet'); return attempt; }, { delayMs: 1 });
 * console.log(value);
 */

/** Errors that a second attempt cannot cure. */
const HOPELESS = new Set(['invalid_params', 'not_allowed', 'not_supported', 'closed', 'internal_error']);

/**
 * @param {(attempt: number) => any} fn gets the number of the attempt, from 1; its promise is awaited
 * @param {object} options `times`: attempts at most (3) · `delayMs`: the first wait (200) · `factor`: how much longer each next one is (2) ·
 *   `maxDelayMs` (10000) · `jitter`: the part of a wait that is left to chance, 0 to 1 (0.5) · `timeoutMs`: no new attempt after that ·
 *   `when(error, attempt)`: whether to go on · `onRetry(error, attempt, delayMs)`: told before each wait · `signal`: an AbortSignal
 */
export async function retry(fn, options = {}) {
  host.load.checkOptions('retry', options, ['times', 'delayMs', 'factor', 'maxDelayMs', 'jitter', 'timeoutMs', 'when', 'onRetry', 'signal']);
  const { times = 3, delayMs = 200, factor = 2, maxDelayMs = 10_000, jitter = 0.5, timeoutMs = Infinity, when = curable, onRetry, signal } = options;
  if (typeof fn !== 'function') throw new CmuxError('invalid_params', `retry needs a function, not ${fn === null ? 'null' : typeof fn}.`);
  if (!(times >= 1)) throw new CmuxError('invalid_params', `retry needs at least 1 attempt: \`times\` is ${times}.`);
  const start = performance.now();
  for (let attempt = 1; ; attempt++) {
    signal?.throwIfAborted();
    try {
      return await fn(attempt);
    } catch (error) {
      const wait = Math.min(maxDelayMs, delayMs * factor ** (attempt - 1));
      const delay = Math.round(wait * (1 - jitter * Math.random()));
      if (attempt >= times || performance.now() - start + delay > timeoutMs || !(await when(error, attempt))) throw error;
      await onRetry?.(error, attempt, delay);
      await pause(delay, signal);
    }
  }
}

const curable = error => !HOPELESS.has(error?.code) && !['TypeError', 'ReferenceError', 'SyntaxError'].includes(error?.name);

async function pause(ms, signal) {
  signal?.throwIfAborted();
  return new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal?.removeEventListener('abort', stop);
      resolve();
    }, ms);
    signal?.addEventListener('abort', stop, { once: true });
  });
}

export default retry;
