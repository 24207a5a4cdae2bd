// The parts of the web platform that scripts expect besides pages.
const text = 'Grüße, 世界 🌍';
const encoded = new TextEncoder().encode(text);
console.log(encoded.length, new TextDecoder().decode(encoded) === text, new TextDecoder('utf-16le').encoding);
console.log(btoa('hello'), atob('aGVsbG8='), atob(' aGVs bG8 '), btoa(''));
for (const bad of [() => btoa('世'), () => atob('a'), () => atob('%%')]) {
  try { bad(); } catch (e) { console.log(e.name, e.code, e instanceof DOMException, e.message); }
}
console.log(/^[0-9a-f]{8}-[0-9a-f]{4}-4/.test(crypto.randomUUID()), crypto.getRandomValues(new Uint8Array(4)).length, performance.now() >= 0);
const original = { d: new Date(0), m: new Map([['k', new Set([1])]]), r: /x/g, a: [1, , 3], n: null, u: undefined, e: new RangeError('no'), b: new Uint8Array([1, 2]) };
original.self = original;
const copy = structuredClone(original);
console.log(copy !== original, copy.self === copy, copy.m.get('k').has(1), copy.e instanceof RangeError, copy.e.message, copy.b, copy.a, copy.d.getTime(), copy.r);
for (const bad of [() => {}, Symbol('s'), Promise.resolve(), { f() {} }]) {
  try { structuredClone(bad); } catch (e) { console.log(e.name, e.message); }
}
const target = new EventTarget();
target.addEventListener('x', e => console.log('heard', e.type, e.detail, e.target === target));
target.addEventListener('x', { handleEvent: e => e.preventDefault() });
target.addEventListener('x', e => { console.log('once'); e.stopImmediatePropagation(); }, { once: true });
target.addEventListener('x', () => console.log('after the stopped one'));
console.log(target.dispatchEvent(new CustomEvent('x', { detail: 5, cancelable: true })));
console.log(target.dispatchEvent(new Event('x')));
const controller = new AbortController();
controller.signal.addEventListener('abort', () => console.log('aborted', controller.signal.reason.name));
controller.signal.onabort = () => console.log('onabort');
controller.abort();
controller.abort();
try { controller.signal.throwIfAborted(); } catch (e) { console.log(e.name, e.code, e.message); }
const timeout = AbortSignal.timeout(1);
await new Promise(resolve => timeout.addEventListener('abort', resolve));
console.log(timeout.reason.name, AbortSignal.any([AbortSignal.abort('why')]).reason, String(new AbortController()));
console.log(await new Promise(resolve => queueMicrotask(() => resolve('microtask'))));
try { setTimeout('code'); } catch (e) { console.log(e.message); }
console.log(new Intl.NumberFormat('de-DE').format(1234.5), new Date(Date.UTC(2026, 10, 22)).toLocaleDateString('en-GB', { timeZone: 'UTC' }), [3, 1, 2].toSorted(), Object.groupBy([1, 2, 3], n => (n % 2 ? 'odd' : 'even')));
class Locked { #x = 1; static { this.y = 2; } get x() { return this.#x; } }
console.log(new Locked().x, Locked.y, await Array.fromAsync([Promise.resolve(1)]), 'abc'.at(-1), structuredClone(new Error('x', { cause: 1 })).cause);
