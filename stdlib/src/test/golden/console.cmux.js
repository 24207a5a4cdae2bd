console.log('plain', 1, true, null, undefined, 2n, -0);
console.info('%s is %d years, %i, %j', 'Ada', 36.5, 36.9, { a: 1 }, 'rest');
console.warn('warned');
console.error('failed', new TypeError('no').message);
console.debug({ a: 1, b: 'two', c: [1, 2, 3] });
console.log([], {}, [[]], { deep: { deeper: { deepest: { hidden: 1 } } } });
console.log(new Map([['k', { v: 1 }]]), new Set([1, 'a']));
const loop = { name: 'loop' };
loop.self = loop;
console.log(loop);
class Point {
  constructor(x, y) {
    this.x = x;
    this.y = y;
  }
  get length() {
    throw new Error('a getter must not run');
  }
}
console.log(new Point(1, 2), Point, () => 1, function named() {}, Symbol('s'), Object.create(null));
console.log({ get lazy() { throw new Error('a getter must not run'); }, set sink(v) {} });
console.log([1, , 3], Array.from({ length: 120 }, (_, i) => i));
console.log('escape \x1b[31mred\x1b[0m', ['\x1b[31m']);
console.log(new Date(0), /re/gi, new Uint8Array([1, 2]), Promise.resolve(1));
console.log(["it's", 'say "hi"', 'line\nbreak']);
console.group('group');
console.log('inside');
console.group();
console.log('two\nlines');
console.groupEnd();
console.groupEnd();
console.log('outside');
console.count();
console.count('x');
console.count();
console.assert(true, 'silent');
console.assert(false, 'said %s', 'so');
console.table([{ name: 'Ada', born: 1815 }, { name: 'Grace', born: 1906 }]);
console.table([[1, 2], [3, 4]]);
console.table(['a', 'b']);
console.timeEnd('unknown');
console.dir({ a: { b: { c: { d: 1 } } } }, { depth: 0 });
