// What the page engine's own JavaScript library lacks. Its defects that break frameworks are cured in cures.js.
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var method = tools.method;

  // Engine bug: the status of a rejected promise is ' rejected', with a space in front.
  method(Promise, 'allSettled', function allSettled(promises) {
    var C = this;
    return C.all(host.listOf(promises, function (promise) {
      return C.resolve(promise).then(function (value) {
        return {status: 'fulfilled', value: value};
      }, function (reason) {
        return {status: 'rejected', reason: reason};
      });
    }));
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
