/**
 * Tests: registered while the file runs, run one after the other when it has run.
 *
 * @example
 * import { test, expect } from 'cmux:test';
 * test('adds', () => { expect(1 + 1).toBe(2); });
 * test('opens a page', async ({ surface }) => {
 *   await surface.goto('data:text/html,<title>Hi</title><h1>Hello</h1>');
 *   await expect(surface).toHaveTitle('Hi');
 *   await expect(surface.find.role('heading')).toHaveText('Hello');
 * });
 */
import { AssertionError, deeplyEqual } from 'cmux:assert';

const { load } = host;

const show = value => load('inspect').inspect(value, { depth: 6, breakLength: 72 });
const TIMEOUT = 30_000;
/** Of expectations. */
const OPTIONS = ['timeoutMs'];

/** A suite; the file is the outermost. */
class Suite {
  constructor(name, parent) {
    this.path = parent ? [...parent.path, name] : [];
    this.parent = parent;
    this.entries = [];
    this.hooks = { beforeAll: [], afterAll: [], beforeEach: [], afterEach: [] };
    this.skipped = parent?.skipped ?? false;
    this.only = false;
  }
  /** Hooks of this suite and those around it, outermost first. */
  around(name) {
    return [...(this.parent?.around(name) ?? []), ...this.hooks[name]];
  }
  hasOnly() {
    return this.only || this.entries.some(entry => (entry instanceof Suite ? entry.hasOnly() : entry.only));
  }
  count() {
    return this.entries.reduce((sum, entry) => sum + (entry instanceof Suite ? entry.count() : 1), 0);
  }
  /** Keeps what is to run: of marked ones those, and of them what whoever runs the tests wants. */
  choose(marked) {
    this.entries = this.entries.filter(entry =>
      entry instanceof Suite ? entry.choose(marked && !entry.only) : (!marked || entry.only) && host.wantsTest([...this.path, entry.name]));
    return this.entries.length > 0;
  }
}

let current = new Suite();
const root = current;
let running = false;

function register(name, options, fn, flags = {}) {
  const [given, body] = typeof options === 'function' ? [{}, options] : [options ?? {}, fn];
  if (typeof name !== 'string' || name === '') throw new CmuxError('invalid_params', 'A test needs a name.');
  if (typeof body !== 'function' && !flags.todo) throw new CmuxError('invalid_params', `The test \`${name}\` needs a function.`);
  load.checkOptions('test', given, ['timeoutMs', 'retries']);
  if (running) throw new CmuxError('invalid_state', `The test \`${name}\` is registered while tests run.`, { hint: 'Register every test before the file ends.' });
  current.entries.push({ name, body, timeoutMs: given.timeoutMs ?? TIMEOUT, retries: given.retries ?? 0, ...flags });
}

/** Registers a test: `test(name, fn)` or `test(name, { timeoutMs, retries }, fn)`. The function gets a fresh `surface` when it asks for one. */
export function test(name, options, fn) {
  register(name, options, fn);
}
test.skip = (name, options, fn) => register(name, options, fn ?? (() => {}), { skip: true });
test.only = (name, options, fn) => register(name, options, fn, { only: true });
test.todo = name => register(name, {}, undefined, { todo: true, skip: true });

export const it = test;

/** Groups tests; its hooks hold for the tests inside. */
export function describe(name, fn) {
  group(name, fn);
}
describe.skip = (name, fn) => group(name, fn, { skipped: true });
describe.only = (name, fn) => group(name, fn, { only: true });

function group(name, fn, flags = {}) {
  const suite = Object.assign(new Suite(name, current), flags);
  current.entries.push(suite);
  current = suite;
  try {
    if (fn() instanceof Promise) {
      throw new CmuxError('invalid_params', `The function of describe \`${name}\` is async.`, { hint: 'Await what tests need at top level or in beforeAll.' });
    }
  } finally {
    current = suite.parent;
  }
}

export const beforeAll = fn => void current.hooks.beforeAll.push(fn);
export const afterAll = fn => void current.hooks.afterAll.push(fn);
export const beforeEach = fn => void current.hooks.beforeEach.push(fn);
export const afterEach = fn => void current.hooks.afterEach.push(fn);

// ---- running

load.whenModuleEnds(async () => {
  running = true;
  load.onRejection = (reason, otherwise) => (loose ? loose.fail(reason) : otherwise(reason));
  const totals = { passed: 0, failed: 0, skipped: 0 };
  const registered = root.count();
  root.choose(root.hasOnly());
  const leftOut = registered - root.count();
  await runSuite(root, totals);
  load.onRejection = undefined;
  host.testsLeftOut(leftOut);
  const count = totals.passed + totals.failed;
  if (host.testsAreObserved()) return;
  const others = [totals.skipped && `${totals.skipped} skipped`, leftOut && `${leftOut} not run`].filter(Boolean).map(part => `, ${part}`).join('');
  console.log(`${count} test${count === 1 ? '' : 's'}: ${totals.passed} passed, ${totals.failed} failed${others}`);
  if (totals.failed) throw new AssertionError(`${totals.failed} of ${count} tests failed`);
});

async function runSuite(suite, totals) {
  if (suite.entries.length === 0) return;
  let broken;
  if (!suite.skipped) {
    try {
      for (const hook of suite.hooks.beforeAll) await limited(hook, {}, TIMEOUT, 'beforeAll');
    } catch (error) {
      broken = error;
    }
  }
  for (const entry of suite.entries) {
    if (entry instanceof Suite) {
      if (suite.skipped) entry.skipped = true;
      await runSuite(entry, totals);
    } else {
      await runTest(entry, suite, totals, broken);
    }
  }
  if (suite.skipped) return;
  try {
    for (const hook of suite.hooks.afterAll) await limited(hook, {}, TIMEOUT, 'afterAll');
  } catch (error) {
    report({ path: [...suite.path, '(afterAll)'], status: 'failed', durationMs: 0, attempts: 1, error }, totals);
  }
}

async function runTest(entry, suite, totals, broken) {
  const path = [...suite.path, entry.name];
  if (entry.skip || suite.skipped) return report({ path, status: 'skipped', durationMs: 0, attempts: 0 }, totals);
  const start = performance.now();
  let error = broken;
  let attempts = 0;
  while (!broken) {
    attempts++;
    error = await attempt(entry, suite);
    if (error === undefined || attempts > entry.retries) break;
  }
  report({ path, status: error === undefined ? 'passed' : 'failed', durationMs: Math.round(performance.now() - start), attempts, error }, totals);
}

/** One run with its hooks; afterEach runs whatever happened. Answers with the first error. */
async function attempt(entry, suite) {
  const context = {};
  let error;
  const guarded = async (fn, ms, what) => {
    try {
      await limited(fn, context, ms, what);
    } catch (thrown) {
      error ??= thrown ?? new Error(`${show(thrown)} was thrown`);
    }
  };
  const hooks = suite.around('beforeEach');
  if ([entry.body, ...hooks, ...suite.around('afterEach')].some(wantsSurface)) {
    await guarded(async () => { context.surface = await cmux.open(); }, entry.timeoutMs, 'opening a surface');
  }
  for (const hook of hooks) {
    if (error === undefined) await guarded(hook, entry.timeoutMs, 'beforeEach');
  }
  if (error === undefined) await guarded(entry.body, entry.timeoutMs, 'the test');
  for (const hook of suite.around('afterEach').reverse()) await guarded(hook, entry.timeoutMs, 'afterEach');
  if (context.surface) await guarded(() => context.surface.close(), entry.timeoutMs, 'closing the surface');
  return error;
}

/** As Playwright does, fixtures are read off the first parameter: `({ surface }) => …`. */
const wantsSurface = fn => /^(?:async\s*)?(?:function\b[^(]*)?\(?\s*\{[^}]*\bsurface\b/.test(Function.prototype.toString.call(fn));

/** What the function that runs now has made and not looked after: expectations without `await`, and who hears of rejections that nobody handles. */
let loose;

/** Runs a test or a hook to its end, which is when its expectations are settled too, awaited or not. */
function limited(fn, context, ms, what) {
  let timer;
  const mine = { expectations: [] };
  const failed = new Promise((_, reject) => {
    mine.fail = reject;
    timer = setTimeout(() => reject(new CmuxError('timeout', `${what[0].toUpperCase()}${what.slice(1)} took longer than ${ms} ms.`)), ms);
  });
  const run = async () => {
    loose = mine;
    await fn(context);
    await Promise.all(mine.expectations.map(expectation => expectation.settled()));
  };
  return Promise.race([run(), failed]).finally(() => {
    clearTimeout(timer);
    loose = undefined;
  });
}

function report(result, totals) {
  totals[result.status]++;
  const error = result.error === undefined ? null : load.describeError(result.error);
  host.testResult({ ...result, error });
  if (host.testsAreObserved()) return;
  const mark = { passed: '✓', failed: '✗', skipped: '-' }[result.status];
  console.log(`${mark} ${result.path.join(' › ')}${result.attempts > 1 ? ` (attempt ${result.attempts})` : ''}`);
  if (error) console.log([error.headline, error.hint, error.excerpt].filter(Boolean).join('\n').replace(/^/gm, '    '));
}

// ---- expect

/** An expectation's promise, which knows whether anybody waits for it: `await` calls `then` of what is no plain promise. */
class Expectation extends Promise {
  #awaited = false;
  static get [Symbol.species]() {
    return Promise;
  }
  static of(promise) {
    if (!loose) return promise;
    const expectation = Expectation.resolve(promise);
    loose.expectations.push(expectation);
    super.prototype.then.call(expectation, undefined, () => {});
    return expectation;
  }
  then(...handlers) {
    this.#awaited = true;
    return super.then(...handlers);
  }
  /** Fails as the expectation does, if nobody has waited for it. */
  async settled() {
    if (this.#awaited) return;
    try {
      await this;
    } catch (error) {
      error.hint ??= 'Put `await` before `expect`: the test went on without waiting.';
      throw error;
    }
  }
}

const matchers = {
  toBe: (actual, expected) => [Object.is(actual, expected), `be ${show(expected)}`],
  toEqual: (actual, expected) => [deeplyEqual(plain(actual), plain(expected)), `equal ${show(expected)}`],
  toStrictEqual: (actual, expected) => [deeplyEqual(actual, expected), `strictly equal ${show(expected)}`],
  toBeTruthy: actual => [Boolean(actual), 'be truthy'],
  toBeFalsy: actual => [!actual, 'be falsy'],
  toBeNull: actual => [actual === null, 'be null'],
  toBeUndefined: actual => [actual === undefined, 'be undefined'],
  toBeDefined: actual => [actual !== undefined, 'be defined'],
  toBeNaN: actual => [Number.isNaN(actual), 'be NaN'],
  toBeGreaterThan: (actual, limit) => [actual > limit, `be greater than ${show(limit)}`],
  toBeGreaterThanOrEqual: (actual, limit) => [actual >= limit, `be ${show(limit)} or more`],
  toBeLessThan: (actual, limit) => [actual < limit, `be less than ${show(limit)}`],
  toBeLessThanOrEqual: (actual, limit) => [actual <= limit, `be ${show(limit)} or less`],
  toBeCloseTo: (actual, expected, digits = 2) => [Math.abs(actual - expected) < 10 ** -digits / 2, `be close to ${show(expected)}`],
  toBeInstanceOf: (actual, type) => [actual instanceof type, `be a ${type.name}`],
  toContain: (actual, item) => [typeof actual === 'string' ? actual.includes(item) : [...actual].includes(item), `contain ${show(item)}`],
  toContainEqual: (actual, item) => [[...actual].some(one => deeplyEqual(one, item)), `contain ${show(item)}`],
  toHaveLength: (actual, length) => [actual?.length === length, `have the length ${length}`],
  toHaveProperty(actual, path, ...value) {
    const keys = Array.isArray(path) ? path : path.split('.');
    const found = keys.reduce((object, key) => (object === undefined || object === null ? undefined : object[key]), actual);
    return [found !== undefined && (value.length === 0 || deeplyEqual(found, value[0])), `have the property ${keys.join('.')}${value.length ? ` with ${show(value[0])}` : ''}`];
  },
  toMatch: (actual, pattern) => [typeof actual === 'string' && fits(actual, pattern, true), `match ${show(pattern)}`],
  toMatchObject: (actual, part) => [includes(actual, part), `match ${show(part)}`],
  toThrow(actual, expected) {
    let thrown;
    try {
      actual();
    } catch (error) {
      thrown = { error };
    }
    const text = expected === undefined ? 'throw' : `throw ${show(expected)}`;
    return [thrown !== undefined && (expected === undefined || fitsError(thrown.error, expected)), text, thrown ? show(thrown.error?.message) : 'no error'];
  },
};

/** What is read again and again until it fits. `read` answers with the present value, `test` judges it. */
const retrying = {
  toHaveURL: ['the URL', t => t.get.url(), (actual, wanted) => (typeof wanted === 'string' && /^\/(?!\/)/.test(wanted) ? new URL(actual).pathname === wanted : fits(actual, wanted))],
  toHaveTitle: ['the title', t => t.get.title(), (actual, wanted) => fits(actual, wanted)],
  toHaveText: ['the text', texts, (actual, wanted) => (Array.isArray(wanted) ? actual.length === wanted.length && actual.every((one, i) => fits(one, wanted[i])) : fits(actual, wanted))],
  toContainText: ['the text', texts, (actual, wanted) => (Array.isArray(wanted) ? wanted.every(one => actual.some(text => fits(text, one, true))) : fits(actual, wanted, true))],
  toHaveValue: ['the value', t => t.get.value(), (actual, wanted) => (wanted instanceof RegExp ? wanted.test(actual) : actual === wanted)],
  toHaveAttribute: ['the attribute', (t, name) => t.get.attr(name), (actual, name, wanted) => actual !== null && (wanted === undefined || (wanted instanceof RegExp ? wanted.test(actual) : actual === wanted))],
  toHaveClass: ['the class', t => t.get.attr('class'), (actual, wanted) => (wanted instanceof RegExp ? wanted.test(actual ?? '') : wanted.split(/\s+/).every(one => (actual ?? '').split(/\s+/).includes(one)))],
  toHaveCSS: ['the style', (t, property) => t.get.styles(property), (actual, property, wanted) => fits(String(actual?.[property] ?? actual), wanted)],
  toHaveCount: ['the number of elements', t => t.get.count(), (actual, wanted) => actual === wanted],
  toBeVisible: ['visible', t => t.is.visible(), actual => actual === true],
  toBeHidden: ['visible', async t => (await t.get.count()) > 0 && t.is.visible(), actual => actual === false],
  toBeEnabled: ['enabled', t => t.is.enabled(), actual => actual === true],
  toBeDisabled: ['enabled', t => t.is.enabled(), actual => actual === false],
  toBeChecked: ['checked', t => t.is.checked(), actual => actual === true],
  toBeEditable: ['editable', t => t.is.editable(), actual => actual === true],
  toBeAttached: ['the number of elements', t => t.get.count(), actual => actual > 0],
};

const NAMES = [...Object.keys(matchers), ...Object.keys(retrying)];

/** Matchers by name. A misspelt one is told what was probably meant; whether it is a promise, every `await` asks. */
const named = object =>
  new Proxy(object, {
    get(target, name) {
      if (name in target || typeof name === 'symbol' || name === 'then') return target[name];
      const near = load.nearest(name, Object.getOwnPropertyNames(target));
      throw new CmuxError('invalid_params', `There is no matcher \`${name}\`.`, { hint: near === null ? 'docs/testing.md lists them.' : `Did you mean \`${near}\`?` });
    },
  });

/** One text, or with a list to compare to, the texts of all matches. */
async function texts(target, wanted) {
  if (!Array.isArray(wanted)) return target.get.text();
  return Promise.all((await target.all()).map(one => one.get.text()));
}

const squeeze = text => text.replace(/\s+/g, ' ').trim();

/** A pattern matches anywhere; a text is compared whole, or as a part, with white space squeezed. */
function fits(actual, wanted, part = false) {
  if (wanted instanceof RegExp) return new RegExp(wanted.source, wanted.flags.replace('g', '')).test(actual);
  if (typeof wanted !== 'string') throw new TypeError(`a text or a pattern is needed, not ${show(wanted)}`);
  return part ? squeeze(actual).includes(squeeze(wanted)) : squeeze(actual) === squeeze(wanted);
}

function fitsError(error, expected) {
  if (expected instanceof RegExp) return expected.test(error?.message ?? error);
  if (typeof expected === 'string') return String(error?.message ?? error).includes(expected);
  if (typeof expected === 'function') return error instanceof expected;
  return includes(error, expected);
}

const isPlain = value => typeof value === 'object' && value !== null && Object.getPrototypeOf(value) === Object.prototype;

/** Members that are undefined do not count for toEqual. */
function plain(value) {
  if (Array.isArray(value)) return value.map(plain);
  if (!isPlain(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, item]) => item !== undefined).map(([key, item]) => [key, plain(item)]));
}

function includes(actual, part) {
  if (part instanceof RegExp) return part.test(actual);
  if (typeof part !== 'object' || part === null) return Object.is(actual, part);
  if (typeof actual !== 'object' || actual === null) return false;
  if (Array.isArray(part)) return Array.isArray(actual) && actual.length === part.length && part.every((item, i) => includes(actual[i], item));
  return Object.entries(part).every(([key, value]) => includes(actual[key], value));
}

/**
 * Begins an assertion: `expect(value).toBe(…)`, `expect(surface).toHaveURL(…)`, `expect(locator).not.toBeVisible()`,
 * `await expect(promise).resolves.toBe(…)`. Page matchers return promises and try again until `timeoutMs` (5000).
 */
export function expect(actual, options = {}) {
  load.checkOptions('expect', options, OPTIONS);
  return assertions(actual, { timeoutMs: 5000, ...options, not: false });
}

/** An assertion on what a function answers, tried again until it holds. */
expect.poll = (fn, options = {}) => {
  load.checkOptions('expect.poll', options, OPTIONS);
  const polled = (name, not) => (...wanted) =>
    Expectation.of(until(options.timeoutMs ?? 5000, not, name, wanted, fn, (actual, ...args) => matchers[name](actual, ...args)[0], `what ${show(fn)} answers`));
  const build = not => Object.fromEntries(Object.keys(matchers).map(name => [name, polled(name, not)]));
  return named({ ...build(false), not: named(build(true)) });
};

function assertions(actual, state) {
  const object = {};
  for (const [name, matcher] of Object.entries(matchers)) {
    object[name] = (...args) => judge(matcher(actual, ...args), actual, state);
  }
  for (const [name, [what, read, test]] of Object.entries(retrying)) {
    const hold = async args => {
      const given = isPlain(args.at(-1)) ? args.pop() : {};
      load.checkOptions(name, given, OPTIONS);
      if (typeof actual?.get !== 'object') throw new TypeError(`${name} needs a Surface or a Locator, not ${show(actual)}`);
      await until(given.timeoutMs ?? state.timeoutMs, state.not, name, args, () => read(actual, ...args), test, what);
    };
    object[name] = (...args) => Expectation.of(hold(args));
  }
  const settle = async (fulfilled, not, name, args) => {
    let value;
    try {
      value = await (typeof actual === 'function' ? actual() : actual);
    } catch (error) {
      if (fulfilled) throw new AssertionError(`expected the promise to be fulfilled, but it was rejected with ${error?.name}: ${error?.message ?? show(error)}`);
      return assertions(name === 'toThrow' ? () => { throw error; } : error, { ...state, not })[name](...args);
    }
    if (!fulfilled) throw new AssertionError(`expected the promise to be rejected, but it was fulfilled with ${show(value)}`);
    return assertions(value, { ...state, not })[name](...args);
  };
  const settled = (fulfilled, not) => {
    const later = Object.fromEntries(NAMES.map(name => [name, (...args) => Expectation.of(settle(fulfilled, not, name, args))]));
    return named(Object.defineProperty(later, 'not', { get: () => settled(fulfilled, !not) }));
  };
  Object.defineProperties(object, {
    not: { get: () => assertions(actual, { ...state, not: !state.not }) },
    resolves: { get: () => settled(true, state.not) },
    rejects: { get: () => settled(false, state.not) },
  });
  return named(object);
}

function judge([passed, text, found], actual, { not }) {
  if (passed === not) throw new AssertionError(`expected ${found ?? show(actual)} ${not ? 'not ' : ''}to ${text}`, { actual });
}

const pause = ms => new Promise(resolve => setTimeout(resolve, ms));

async function until(timeoutMs, not, name, args, read, test, what) {
  const origin = new AssertionError('');
  const deadline = performance.now() + timeoutMs;
  let seen;
  for (let wait = 10; ; wait = Math.min(250, wait * 2)) {
    let actual;
    let failure;
    try {
      actual = await within(Math.max(1, deadline - performance.now()), read());
      if (Boolean(test(actual, ...args)) !== not) return;
      seen = `${what} was ${show(actual)}`;
    } catch (error) {
      failure = error;
    }
    if (failure && !['not_found', 'stale_ref', 'timeout', 'invalid_state', 'navigation_failed'].includes(failure.code)) throw failure;
    if (performance.now() + wait > deadline) {
      // The last read may have been cut off by the deadline; what was seen before says more.
      const found = failure && (failure.code !== 'timeout' || seen === undefined) ? failure.message : seen;
      const wanted = args.length ? `(${args.map(show).join(', ')})` : '()';
      origin.message = `expect${not ? '.not' : ''}.${name}${wanted} did not hold within ${timeoutMs} ms: ${found}`;
      throw origin;
    }
    await pause(wait);
  }
}

/** A read waits for its element as long as the surface does; an assertion may be less patient. */
function within(ms, promise) {
  let timer;
  const late = new Promise((_, reject) => {
    timer = setTimeout(() => reject(new CmuxError('timeout', 'Nothing could be read in that time.')), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}

export default test;
