/**
 * Assertions that say what was found.
 *
 * @example
 * import { equal, rejects } from 'cmux:assert';
 * equal(1 + 1, 2);
 * await rejects(async () => { throw new TypeError('no'); }, TypeError);
 */
const show = value => host.load('inspect').inspect(value, { depth: 8, breakLength: 60 });

const brief = error => (error instanceof Error ? `${error.name}: ${error.message}` : show(error));

/** What a failed assertion throws. */
export class AssertionError extends Error {
  constructor(message, details = {}) {
    super(message);
    this.name = 'AssertionError';
    for (const [key, value] of Object.entries(details)) {
      Object.defineProperty(this, key, { value, enumerable: false });
    }
  }
}

function fails(message, own, details) {
  if (own instanceof Error) throw own;
  throw new AssertionError(own === undefined ? message : `${own}: ${message}`, details);
}

/** Passes when the value is truthy. */
export function ok(value, message) {
  if (!value) fails(`expected something truthy, found ${show(value)}`, message, { actual: value });
}

/** Fails always. */
export function fail(message = 'failed') {
  throw message instanceof Error ? message : new AssertionError(message);
}

/** Passes when both are the same value (`Object.is`). */
export function equal(actual, expected, message) {
  if (Object.is(actual, expected)) return;
  const same = deeplyEqual(actual, expected) ? ' (equal in structure, but not the same object: use deepEqual)' : '';
  fails(`expected ${show(expected)}, found ${show(actual)}${same}`, message, { actual, expected });
}

/** Passes unless both are the same value. */
export function notEqual(actual, unexpected, message) {
  if (Object.is(actual, unexpected)) fails(`expected anything but ${show(unexpected)}`, message, { actual });
}

/** Passes when both have the same structure: classes, members, elements in order, entries of maps and sets. */
export function deepEqual(actual, expected, message) {
  if (!deeplyEqual(actual, expected)) fails(`the values differ\n${difference(show(actual), show(expected))}`, message, { actual, expected });
}

/** Passes unless both have the same structure. */
export function notDeepEqual(actual, unexpected, message) {
  if (deeplyEqual(actual, unexpected)) fails(`expected anything but ${show(unexpected)}`, message, { actual });
}

/** Passes when the text matches the pattern. */
export function match(text, pattern, message) {
  if (!(pattern instanceof RegExp)) throw new TypeError(`match needs a RegExp, not ${show(pattern)}`);
  if (typeof text !== 'string' || text.search(pattern) < 0) fails(`expected a text that matches ${pattern}, found ${show(text)}`, message, { actual: text });
}

/** Passes when the function throws what is expected, and returns it. */
export function throws(fn, expected, message) {
  if (typeof fn !== 'function') throw new TypeError(`throws needs a function, not ${show(fn)}`);
  let result;
  try {
    result = fn();
  } catch (error) {
    return checked(error, expected, message);
  }
  return fails(`expected the function to throw, but it returned ${show(result)}`, message);
}

/** Passes when the promise, or that of the function, rejects with what is expected, and resolves to it. */
export async function rejects(promiseOrFunction, expected, message) {
  let result;
  try {
    result = await (typeof promiseOrFunction === 'function' ? promiseOrFunction() : promiseOrFunction);
  } catch (error) {
    return checked(error, expected, message);
  }
  return fails(`expected a rejection, but the promise was fulfilled with ${show(result)}`, message);
}

/** `expected`: a class, a RegExp for the message, an object whose members must be there, or a function that judges. */
function checked(error, expected, message) {
  if (expected === undefined) return error;
  if (expected instanceof RegExp) {
    if (!expected.test(String(error?.message ?? error))) fails(`expected an error that matches ${expected}, found ${brief(error)}`, message, { actual: error });
  } else if (typeof expected === 'function' && (expected === Error || expected.prototype instanceof Error)) {
    if (!(error instanceof expected)) fails(`expected a ${expected.name}, found ${brief(error)}`, message, { actual: error });
  } else if (typeof expected === 'function') {
    if (!expected(error)) fails(`the error is not as expected: ${brief(error)}`, message, { actual: error });
  } else {
    for (const [key, value] of Object.entries(expected)) {
      const fits = value instanceof RegExp ? value.test(String(error?.[key])) : deeplyEqual(error?.[key], value);
      if (!fits) fails(`expected an error whose ${key} is ${show(value)}, found ${show(error?.[key])}`, message, { actual: error });
    }
  }
  return error;
}

/** Structural equality; cycles are equal when they close at the same place. */
export function deeplyEqual(a, b, seen = new Map()) {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Object.getPrototypeOf(a) !== Object.getPrototypeOf(b)) return false;
  if (seen.has(a)) return seen.get(a) === b;
  seen.set(a, b);
  if (a instanceof Date) return a.getTime() === b.getTime();
  if (a instanceof RegExp) return String(a) === String(b);
  if (a instanceof Error && (a.message !== b.message || a.name !== b.name)) return false;
  if (a instanceof Number || a instanceof String || a instanceof Boolean) return Object.is(a.valueOf(), b.valueOf());
  if (a instanceof Map) {
    return a.size === b.size && [...a].every(([key, value]) => {
      const other = b.has(key) ? key : [...b.keys()].find(candidate => deeplyEqual(key, candidate, new Map(seen)));
      return b.has(other) && deeplyEqual(value, b.get(other), seen);
    });
  }
  if (a instanceof Set) {
    return a.size === b.size && [...a].every(item => b.has(item) || [...b].some(other => deeplyEqual(item, other, new Map(seen))));
  }
  if (ArrayBuffer.isView(a) && !(a instanceof DataView)) return a.length === b.length && a.every((item, i) => Object.is(item, b[i]));
  const keys = Reflect.ownKeys(a).filter(key => Object.prototype.propertyIsEnumerable.call(a, key));
  const others = Reflect.ownKeys(b).filter(key => Object.prototype.propertyIsEnumerable.call(b, key));
  if (Array.isArray(a) && a.length !== b.length) return false;
  return keys.length === others.length && keys.every(key => others.includes(key) && deeplyEqual(a[key], b[key], seen));
}

/** Lines only found (+) and only expected (-), with what they share around them. */
function difference(actual, expected) {
  const found = actual.split('\n');
  const wanted = expected.split('\n');
  if (found.length * wanted.length > 250_000) return `found:\n${actual}\nexpected:\n${expected}`;
  const common = Array.from({ length: found.length + 1 }, () => new Array(wanted.length + 1).fill(0));
  for (let i = found.length - 1; i >= 0; i--) {
    for (let j = wanted.length - 1; j >= 0; j--) {
      common[i][j] = found[i] === wanted[j] ? common[i + 1][j + 1] + 1 : Math.max(common[i + 1][j], common[i][j + 1]);
    }
  }
  const lines = ['+ found - expected'];
  for (let i = 0, j = 0; i < found.length || j < wanted.length;) {
    if (i < found.length && j < wanted.length && found[i] === wanted[j]) {
      lines.push(`  ${found[i]}`);
      i++;
      j++;
    } else if (i < found.length && (j === wanted.length || common[i + 1][j] >= common[i][j + 1])) {
      lines.push(`+ ${found[i++]}`);
    } else {
      lines.push(`- ${wanted[j++]}`);
    }
  }
  return lines.join('\n');
}

export default Object.assign(ok.bind(null), { ok, fail, equal, notEqual, deepEqual, notDeepEqual, match, throws, rejects, AssertionError });
