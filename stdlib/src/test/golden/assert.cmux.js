import assert, { ok, equal, notEqual, deepEqual, notDeepEqual, match, throws, rejects, fail, AssertionError } from 'cmux:assert';

async function shows(name, fn) {
  try {
    await fn();
    console.log(name, 'passed');
  } catch (e) {
    console.log(name, e.name, e instanceof AssertionError, '|', e.message);
  }
}

await shows('ok', () => ok(1));
await shows('ok', () => ok(0));
await shows('ok with message', () => assert('', 'the name'));
await shows('equal', () => equal(NaN, NaN));
await shows('equal', () => equal(1, '1'));
await shows('equal objects', () => equal({ a: 1 }, { a: 1 }));
await shows('notEqual', () => notEqual(1, 1));
await shows('deepEqual', () => deepEqual({ a: [1, new Map([['k', new Set([1])]])], d: new Date(0) }, { d: new Date(0), a: [1, new Map([['k', new Set([1])]])] }));
await shows('deepEqual', () => deepEqual({ name: 'Ada', tags: ['a', 'b'], address: { city: 'London', street: 'St James Square' } }, { name: 'Ada', tags: ['a', 'c'], address: { city: 'London', street: 'St James Square' } }));
await shows('deepEqual classes', () => deepEqual(new (class A {})(), {}));
await shows('deepEqual holes', () => deepEqual([1, undefined], [1]));
const a = { name: 'a' };
a.self = a;
const b = { name: 'a' };
b.self = b;
await shows('deepEqual cycles', () => deepEqual(a, b));
await shows('notDeepEqual', () => notDeepEqual([1], [1]));
await shows('match', () => match('abc', /b/g));
await shows('match', () => match('abc', /x/));
await shows('throws', () => throws(() => { throw new TypeError('no way'); }, TypeError));
await shows('throws', () => throws(() => { throw new TypeError('no way'); }, /yes/));
await shows('throws', () => throws(() => 5));
await shows('throws an object', () => throws(() => { throw new CmuxError('not_found', 'Nothing.'); }, { code: 'not_found', message: /^Noth/ }));
await shows('rejects', () => rejects(Promise.reject(new Error('x')), Error));
await shows('rejects', () => rejects(async () => 'fine'));
await shows('rejects', () => rejects(async () => { throw new Error('x'); }, { code: 'timeout' }));
await shows('fail', () => fail('given up'));
console.log((await rejects(Promise.reject(new Error('kept')))).message);
equal(1, 2, 'the last one');
