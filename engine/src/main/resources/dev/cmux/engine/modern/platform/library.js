// What the page engine's own JavaScript library lacks. Its defects that break frameworks are cured in cures.js.
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var method = tools.method, missing = tools.missing;

  // Engine bug: the status of a rejected promise is ' rejected', with a space in front.
  method(Promise, 'allSettled', function allSettled(promises) {
    var C = this;
    return C.all(Array.from(promises, function (promise) {
      return C.resolve(promise).then(function (value) {
        return {status: 'fulfilled', value: value};
      }, function (reason) {
        return {status: 'rejected', reason: reason};
      });
    }));
  });

  missing(Array, {
    fromAsync: function fromAsync(items, map, self) {
      var C = typeof this === 'function' ? this : Array;
      return new Promise(function (resolve, reject) {
        var async = items[Symbol.asyncIterator], sync = items[Symbol.iterator];
        var list = new C(), at = 0;
        var iterator = async ? async.call(items) : sync ? sync.call(items) : Array.from(items)[Symbol.iterator]();
        function add(value) {
          return Promise.resolve(map ? map.call(self, value, at) : value).then(function (mapped) {
            list[at++] = mapped;
            return step();
          });
        }
        function step() {
          return Promise.resolve(iterator.next()).then(function (result) {
            if (result.done) {
              list.length = at;
              return list;
            }
            return async ? add(result.value) : Promise.resolve(result.value).then(add);
          });
        }
        step().then(resolve, reject);
      });
    }
  });

  // ---- iterator helpers

  var iterators = Object.getPrototypeOf(Object.getPrototypeOf([][Symbol.iterator]()));
  function helper(make) {
    return function () {
      var source = this, args = arguments;
      var made = make.apply(null, [source].concat(Array.prototype.slice.call(args)));
      return made;
    };
  }
  missing(iterators, {
    map: helper(function* (source, f) { var i = 0; for (var x of each(source)) { yield f(x, i++); } }),
    filter: helper(function* (source, f) { var i = 0; for (var x of each(source)) { if (f(x, i++)) { yield x; } } }),
    take: helper(function* (source, n) { if (n > 0) { for (var x of each(source)) { yield x; if (--n <= 0) { return; } } } }),
    drop: helper(function* (source, n) { for (var x of each(source)) { if (n-- <= 0) { yield x; } } }),
    flatMap: helper(function* (source, f) { var i = 0; for (var x of each(source)) { yield* f(x, i++); } }),
    forEach: function forEach(f) { var i = 0; for (var x of each(this)) { f(x, i++); } },
    toArray: function toArray() { return Array.from(each(this)); },
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
  function each(iterator) {
    var wrapped = {next: function () { return iterator.next(); }};
    wrapped['return'] = function (value) {
      return typeof iterator['return'] === 'function' ? iterator['return'](value) : {done: true, value: value};
    };
    wrapped[Symbol.iterator] = function () { return wrapped; };
    return wrapped;
  }
  if (typeof window.Iterator === 'function') {
    missing(window.Iterator, {
      from: function from(value) {
        var iterator = typeof value[Symbol.iterator] === 'function' ? value[Symbol.iterator]() : value;
        return iterator instanceof window.Iterator ? iterator : (function* () { yield* each(iterator); })();
      }
    });
  }

  // ---- what locales decide, by Intl

  function intl() {
    host.load('intl');
    return host;
  }
  method(Number.prototype, 'toLocaleString', function toLocaleString(locales, options) {
    return intl().numberText(Number.prototype.valueOf.call(this), locales, options);
  });
  tools.methods(Date.prototype, {
    toLocaleString: function toLocaleString(locales, options) { return intl().dateText(this, locales, options, 'any', 'all'); },
    toLocaleDateString: function toLocaleDateString(locales, options) { return intl().dateText(this, locales, options, 'date', 'date'); },
    toLocaleTimeString: function toLocaleTimeString(locales, options) { return intl().dateText(this, locales, options, 'time', 'time'); }
  });
  method(String.prototype, 'localeCompare', function localeCompare(other, locales, options) {
    return intl().compareText(String(this), String(other), locales, options);
  });
})
