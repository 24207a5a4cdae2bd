// The helpers of iterators, made of generators: lowered code, and so loaded only for a page that uses one.
(function (host, window) {
  'use strict';
  var tools = host.tools;

  function helper(make) {
    return function () {
      var source = this, args = arguments;
      var made = make.apply(null, [source].concat(Array.prototype.slice.call(args)));
      return made;
    };
  }
  tools.builtins(window.Iterator.prototype, {
    map: helper(function* (source, f) { var i = 0; for (var x of each(source)) { yield f(x, i++); } }),
    filter: helper(function* (source, f) { var i = 0; for (var x of each(source)) { if (f(x, i++)) { yield x; } } }),
    take: helper(function* (source, n) { if (n > 0) { for (var x of each(source)) { yield x; if (--n <= 0) { return; } } } }),
    drop: helper(function* (source, n) { for (var x of each(source)) { if (n-- <= 0) { yield x; } } }),
    flatMap: helper(function* (source, f) { var i = 0; for (var x of each(source)) { yield* f(x, i++); } }),
    forEach: function forEach(f) { var i = 0; for (var x of each(this)) { f(x, i++); } },
    toArray: function toArray() { return host.listOf(each(this)); },
    some: function some(f) { var i = 0; for (var x of each(this)) { if (f(x, i++)) { return true; } } return false; },
    every: function every(f) { var i = 0; for (var x of each(this)) { if (!f(x, i++)) { return false; } } return true; },
    find: function find(f) { var i = 0; for (var x of each(this)) { if (f(x, i++)) { return x; } } },
    reduce: function reduce(f, initial) {
      var started = arguments.length > 1, all = initial, i = 0;
      for (var x of each(this)) {
        all = started ? f(all, x, i) : x;
        started = true;
        i++;
      }
      if (!started) { throw new TypeError('Reduce of empty iterator with no initial value'); }
      return all;
    }
  });
  tools.builtins(window.Iterator, {
    from: function from(value) {
      var iterator = typeof value[Symbol.iterator] === 'function' ? value[Symbol.iterator]() : value;
      return iterator instanceof window.Iterator ? iterator : (function* () { yield* each(iterator); })();
    }
  });
  function each(iterator) {
    var wrapped = {next: function () { return iterator.next(); }};
    wrapped['return'] = function (value) {
      return typeof iterator['return'] === 'function' ? iterator['return'](value) : {done: true, value: value};
    };
    wrapped[Symbol.iterator] = function () { return wrapped; };
    return wrapped;
  }
})
