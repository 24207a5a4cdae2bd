import { retry } from 'cmux:retry';
import { rejects } from 'cmux:assert';

const fast = { delayMs: 1, jitter: 0 };
console.log(await retry(attempt => { if (attempt < 3) throw new Error('not yet'); return `attempt ${attempt}`; }, fast));
console.log((await rejects(retry(() => { throw new Error('never'); }, fast))).message);
const waits = [];
await rejects(retry(() => { throw new Error('x'); }, { times: 5, delayMs: 1, factor: 3, maxDelayMs: 8, jitter: 0, onRetry: (e, attempt, ms) => waits.push([attempt, ms]) }));
console.log(waits);
let calls = 0;
await rejects(retry(() => { calls++; null.x; }, fast), TypeError);
await rejects(retry(() => { calls++; throw new CmuxError('invalid_params', 'Wrong.'); }, fast), { code: 'invalid_params' });
console.log('hopeless errors are not tried again:', calls);
console.log((await rejects(retry(() => { throw new Error('odd'); }, { ...fast, when: e => e.message !== 'odd' }))).message);
const controller = new AbortController();
setTimeout(() => controller.abort(), 5);
console.log((await rejects(retry(() => { throw new Error('x'); }, { times: 1000, delayMs: 100000, signal: controller.signal }))).name);
console.log((await rejects(retry('no'))).message);
