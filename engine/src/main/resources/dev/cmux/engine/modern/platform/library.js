// What the page engine's own JavaScript library lacks. Its defects that break frameworks are cured in cures.js.
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var method = tools.method;

  // Array.from takes more than what can be iterated.
  function listOf(iterable, each) {
    if (iterable === undefined || iterable === null || typeof iterable[Symbol.iterator] !== 'function') {
      throw new TypeError(String(iterable) + ' is not iterable');
    }
    return host.listOf(iterable, each);
  }

  // Engine bug: the status of a rejected promise is ' rejected', with a space in front.
  method(Promise, 'allSettled', function allSettled(promises) {
    var C = this, settled;
    try {
      settled = listOf(promises, function (promise) {
        return C.resolve(promise).then(function (value) {
          return {status: 'fulfilled', value: value};
        }, function (reason) {
          return {status: 'rejected', reason: reason};
        });
      });
    } catch (e) {
      return C.reject(e);
    }
    return C.all(settled);
  });

  // Engine bug: what the promise is rejected with has no message.
  method(Promise, 'any', function any(promises) {
    var C = this;
    return new C(function (resolve, reject) {
      var errors = [], left = 1;
      function failed() {
        if (--left === 0) {
          reject(new AggregateError(errors, 'All promises were rejected'));
        }
      }
      listOf(promises, function (promise, at) {
        var told = false;
        errors[at] = undefined;
        left++;
        C.resolve(promise).then(resolve, function (reason) {
          if (!told) {
            told = true;
            errors[at] = reason;
            failed();
          }
        });
      });
      failed();
    });
  });

  tools.builtins(Array, {
    fromAsync: function fromAsync(items, map, self) {
      var C = typeof this === 'function' ? this : Array;
      return new Promise(function (resolve, reject) {
        var async = items[Symbol.asyncIterator], sync = items[Symbol.iterator];
        var list = new C(), at = 0;
        var iterator = async ? async.call(items) : sync ? sync.call(items) : host.listOf(items)[Symbol.iterator]();
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

  // ---- what locales decide, by Intl

  function intl() {
    host.load('intl');
    return host;
  }
  method(Number.prototype, 'toLocaleString', function toLocaleString(locales, options) {
    return intl().numberText(Number.prototype.valueOf.call(this), locales, options);
  });
  method(BigInt.prototype, 'toLocaleString', function toLocaleString(locales, options) {
    return intl().numberText(BigInt.prototype.valueOf.call(this), locales, options);
  });
  tools.builtins(Date.prototype, {
    toLocaleString: function toLocaleString(locales, options) { return intl().dateText(this, locales, options, 'any', 'all'); },
    toLocaleDateString: function toLocaleDateString(locales, options) { return intl().dateText(this, locales, options, 'date', 'date'); },
    toLocaleTimeString: function toLocaleTimeString(locales, options) { return intl().dateText(this, locales, options, 'time', 'time'); }
  });
  method(String.prototype, 'localeCompare', function localeCompare(other, locales, options) {
    return intl().compareText(String(this), String(other), locales, options);
  });
})
