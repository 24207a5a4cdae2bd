// Storage as pages use it: keys as properties.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var getter = tools.getter;

  ['localStorage', 'sessionStorage'].forEach(function (name) {
    var own = Object.getOwnPropertyDescriptor(window, name) || Object.getOwnPropertyDescriptor(Object.getPrototypeOf(window), name);
    if (!own || !own.get) { return; }
    var views = new WeakMap();
    getter(window, name, function () {
      var storage = own.get.call(window);
      if (!storage) { return storage; }
      if (!views.has(storage)) { views.set(storage, view(storage, name)); }
      return views.get(storage);
    }, tools.replaceable(name));
  });
  host.storageEvent = function (name, key, before, after, url) {
    window.dispatchEvent(new classes.StorageEvent('storage',
        {key: key, oldValue: before, newValue: after, url: url, storageArea: window[name]}));
  };
  function view(storage, area) {
    var bound = {};
    // Other windows of the origin hear of changes.
    function change(key, work) {
      var before = storage.getItem(key);
      work();
      var after = storage.getItem(key);
      if (before !== after) { host.storageChanged(area, key, before, after); }
    }
    var changing = {
      setItem: function setItem(key, value) { change(String(key), function () { storage.setItem(key, value); }); },
      removeItem: function removeItem(key) { change(String(key), function () { storage.removeItem(key); }); },
      clear: function clear() {
        if (storage.length) {
          storage.clear();
          host.storageChanged(area, null, null, null);
        }
      }
    };
    var natives = classes.Storage.prototype, engines = {setItem: natives.setItem, removeItem: natives.removeItem, clear: natives.clear};
    return new host.Proxy(storage, {
      get: function (target, key) {
        if (typeof key === 'symbol') { return target[key]; }
        if (key === 'length') { return storage.length; }
        var shared = classes.Storage.prototype[key];
        if (typeof shared === 'function') {
          if (!bound[key] || bound[key].shared !== shared) {
            var own = engines[key] === shared && changing[key];
            bound[key] = {shared: shared, fn: own || function () { return shared.apply(storage, arguments); }};
          }
          return bound[key].fn;
        }
        var value = storage.getItem(key);
        return value === null ? shared === undefined ? undefined : shared : value;
      },
      set: function (target, key, value) {
        changing.setItem(key, value);
        return true;
      },
      has: function (target, key) { return typeof key === 'symbol' ? key in storage : storage.getItem(key) !== null || key in classes.Storage.prototype; },
      deleteProperty: function (target, key) {
        changing.removeItem(key);
        return true;
      },
      ownKeys: function () {
        var keys = [];
        for (var i = 0; i < storage.length; i++) { keys.push(storage.key(i)); }
        return keys;
      },
      getOwnPropertyDescriptor: function (target, key) {
        var value = typeof key === 'symbol' ? null : storage.getItem(key);
        return value === null ? undefined : {value: value, writable: true, enumerable: true, configurable: true};
      }
    });
  }
})
