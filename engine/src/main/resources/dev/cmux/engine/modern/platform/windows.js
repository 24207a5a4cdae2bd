// Smaller things on the window, the navigator and the document.
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var method = tools.method, methods = tools.methods, missing = tools.missing, getter = tools.getter;
  var document = window.document, navigator = window.navigator;

  // ---- frames and idle time: the engine's own frames wait to be asked for

  var frames = new Map(), nextFrame = 1, scheduled = false;
  // Each callback is a job of its own, so that the promises it settles are seen before the next callback runs.
  function runFrames() {
    scheduled = false;
    var now = window.performance.now();
    Array.from(frames.keys()).forEach(function (id) {
      host.task(function () {
        var callback = frames.get(id);
        if (frames['delete'](id)) { callback(now); }
      });
    });
  }
  methods(window, {
    requestAnimationFrame: function requestAnimationFrame(callback) {
      if (typeof callback !== 'function') { throw new TypeError("parameter 1 is not of type 'Function'."); }
      var id = nextFrame++;
      frames.set(id, callback);
      if (!scheduled) {
        scheduled = true;
        window.setTimeout(runFrames, 16);
      }
      return id;
    },
    cancelAnimationFrame: function cancelAnimationFrame(id) { frames['delete'](Number(id)); },
    requestIdleCallback: function requestIdleCallback(callback) {
      return window.setTimeout(function () {
        var end = window.performance.now() + 50;
        callback({didTimeout: false, timeRemaining: function () { return Math.max(0, end - window.performance.now()); }});
      }, 1);
    },
    cancelIdleCallback: function cancelIdleCallback(id) { window.clearTimeout(id); },
    reportError: function reportError(error) { host.reportError(error); }
  });
  getter(window, 'origin', function () { return host.origin(); }, replace('origin'));
  getter(window, 'crossOriginIsolated', function () { return false; }, replace('crossOriginIsolated'));
  getter(window, 'isSecureContext', function () {
    return window.location.protocol === 'file:' || /^https:|^http:\/\/(localhost|127\.|\[::1\]|.*\.localhost(:|$))/.test(host.origin());
  }, replace('isSecureContext'));
  function replace(name) {
    return function (value) {
      Object.defineProperty(window, name, {value: value, writable: true, enumerable: true, configurable: true});
    };
  }
  ['screenX', 'screenY', 'screenLeft', 'screenTop'].forEach(function (name) {
    getter(window, name, function () { return 0; }, replace(name));
  });
  missing(window, {
    scroll: function scroll() {}, scrollTo: function scrollTo() {}, scrollBy: function scrollBy() {}
  });

  // ---- animations are over at once

  host.finishedAnimation = function (element, frames, options) {
    var EventTarget = window.EventTarget;
    var Animation = window.Animation;
    var animation = host.construct(EventTarget, [], EventTarget);
    if (Animation && Animation.prototype) { Object.setPrototypeOf(animation, Object.create(Animation.prototype)); }
    var finished = Promise.resolve(animation);
    var state = 'finished';
    function own(name, value) { Object.defineProperty(animation, name, {value: value, writable: true, configurable: true, enumerable: true}); }
    own('id', (options && options.id) || '');
    own('currentTime', typeof options === 'number' ? options : (options && options.duration) || 0);
    own('startTime', 0);
    own('playbackRate', 1);
    own('pending', false);
    own('replaceState', 'active');
    own('finished', finished);
    own('ready', finished);
    own('effect', {target: element, getKeyframes: function () { return Array.isArray(frames) ? frames : []; },
      getTiming: function () { return typeof options === 'object' && options ? options : {duration: options}; },
      getComputedTiming: function () { return {progress: 1}; }, updateTiming: function () {}, setKeyframes: function () {}});
    own('onfinish', null);
    own('oncancel', null);
    Object.defineProperty(animation, 'playState', {get: function () { return state; }, enumerable: true, configurable: true});
    ['play', 'pause', 'reverse', 'finish', 'persist', 'commitStyles', 'updatePlaybackRate'].forEach(function (name) {
      method(animation, name, function () {});
    });
    method(animation, 'cancel', function () { state = 'idle'; });
    host.task(function () {
      if (state !== 'finished') { return; }
      var event = new window.Event('finish');
      if (typeof animation.onfinish === 'function') { animation.onfinish.call(animation, event); }
      animation.dispatchEvent(event);
    });
    return animation;
  };

  // ---- style sheets: sheets.js has them

  host.part('sheets', 'CSSStyleSheet', 'ShadowRoot');
  getter(window.Document.prototype, 'adoptedStyleSheets', function () {
    host.load('sheets');
    return this.adoptedStyleSheets;
  }, function (list) {
    host.load('sheets');
    this.adoptedStyleSheets = list;
  });
  host.whenMade('CSS', function (prototype) {
    method(prototype.constructor, 'supports', function (property, value) {
      if (arguments.length > 1) { return known(String(property)) && String(value).trim() !== ''; }
      var text = String(property);
      if (/^\s*selector\(/.test(text)) { return true; }
      return text.split(/\)\s*and\s*\(/).every(function (part) {
        var found = /^\s*(not\s*)?\(*\s*([\w-]+)\s*:\s*([^)]*)/.exec(part);
        return found ? known(found[2]) !== !!found[1] : false;
      });
    });
  });
  function known(property) {
    if (/^--/.test(property)) { return true; }
    var name = property.replace(/^-ms-/, 'ms-').replace(/-([a-z])/g, function (_, c) { return c.toUpperCase(); });
    return name in document.documentElement.style || /^(accent-color|aspect-ratio|backdrop-filter|container-type|container-name|content-visibility|gap|inset|mask|object-fit|overscroll-behavior|scroll-behavior|scrollbar-width|scrollbar-gutter|text-wrap|translate|rotate|scale|display|position|grid|grid-template|grid-area)$/.test(property);
  }

  // ---- fonts are there

  host.whenMade('FontFaceSet', function (fonts) {
    missing(fonts, {
      load: function load() { return Promise.resolve([]); }, check: function check() { return true; },
      add: function add() { return this; }, clear: function clear() {}, forEach: function forEach() {},
      addEventListener: function addEventListener() {}, removeEventListener: function removeEventListener() {}
    });
    method(fonts, Symbol.iterator, function values() { return [].values(); });
    getter(fonts, 'size', function () { return 0; });
    getter(fonts, 'ready', function () { return Promise.resolve(this); });
    getter(fonts, 'status', function () { return 'loaded'; });
  });

  // ---- navigator

  var Navigator = Object.getPrototypeOf(navigator);
  getter(Navigator, 'hardwareConcurrency', function () { return 4; });
  getter(Navigator, 'deviceMemory', function () { return 8; });
  getter(Navigator, 'maxTouchPoints', function () { return 0; });
  getter(Navigator, 'webdriver', function () { return true; });
  getter(Navigator, 'userActivation', function () { return {hasBeenActive: true, isActive: true}; });
  function denied(what) {
    return function () { return Promise.reject(tools.domError('NotAllowedError', what + ' permission denied.')); };
  }
  // Nobody is there to allow it; `set.geolocation` of the surface puts a position here.
  getter(Navigator, 'geolocation', function () {
    function refuse(success, failure) {
      if (typeof failure === 'function') {
        host.task(function () {
          failure({code: 1, message: 'User denied Geolocation', PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3});
        });
      }
      return 1;
    }
    return {getCurrentPosition: refuse, watchPosition: refuse, clearWatch: function clearWatch() {}};
  });
  var clipboard = null;
  getter(Navigator, 'clipboard', function () {
    if (!clipboard) {
      clipboard = host.construct(window.EventTarget, [], window.EventTarget);
      methods(clipboard, {read: denied('Read'), readText: denied('Read'), write: denied('Write'), writeText: denied('Write')});
    }
    return clipboard;
  });
  getter(Navigator, 'permissions', function () {
    return {query: function query(descriptor) {
      return Promise.resolve({name: descriptor.name, state: descriptor.name === 'geolocation' ? 'prompt' : 'denied', onchange: null,
        addEventListener: function () {}, removeEventListener: function () {}});
    }};
  });
  getter(Navigator, 'userAgentData', function () {
    var agent = navigator.userAgent, version = /Chrome\/(\d+)/.exec(agent), edge = /Edg\/(\d+)/.exec(agent);
    if (!version) { return undefined; }
    var brands = [{brand: 'Not=A?Brand', version: '99'},
      edge ? {brand: 'Microsoft Edge', version: edge[1]} : {brand: 'Google Chrome', version: version[1]}, {brand: 'Chromium', version: version[1]}];
    var mobile = /Mobile/.test(agent);
    var data = {brands: brands, mobile: mobile, platform: /Android/.test(agent) ? 'Android' : /CrOS/.test(agent) ? 'Chrome OS'
      : /Win/.test(navigator.platform) ? 'Windows' : /Mac/.test(navigator.platform) ? 'macOS' : 'Linux'};
    method(data, 'getHighEntropyValues', function () { return Promise.resolve(Object.assign({architecture: 'x86', bitness: '64', model: '', platformVersion: '', fullVersionList: brands}, data)); });
    method(data, 'toJSON', function () { return {brands: brands, mobile: mobile, platform: data.platform}; });
    return data;
  });
  var held = {};
  getter(Navigator, 'locks', function () {
    return {
      request: function request(name, options, callback) {
        var work = callback || options, settings = callback ? options : {};
        var key = String(name), before = held[key];
        if (settings.ifAvailable && before) { return Promise.resolve(work(null)); }
        var run = Promise.resolve(before).then(function () { return work({name: key, mode: settings.mode || 'exclusive'}); });
        var done = run.then(function () {}, function () {}).then(function () { if (held[key] === done) { delete held[key]; } });
        held[key] = done;
        return run;
      },
      query: function query() {
        return Promise.resolve({held: Object.keys(held).map(function (name) { return {name: name, mode: 'exclusive'}; }), pending: []});
      }
    };
  });
  method(Navigator, 'sendBeacon', function sendBeacon(url, data) {
    window.fetch(url, {method: 'POST', body: data, keepalive: true, credentials: 'include', mode: 'no-cors'})
        .then(function () {}, function () {});
    return true;
  });

  // ---- storage as pages use it: keys as properties

  ['localStorage', 'sessionStorage'].forEach(function (name) {
    var own = Object.getOwnPropertyDescriptor(window, name) || Object.getOwnPropertyDescriptor(Object.getPrototypeOf(window), name);
    if (!own || !own.get) { return; }
    var views = new WeakMap();
    getter(window, name, function () {
      var storage = own.get.call(window);
      if (!storage) { return storage; }
      if (!views.has(storage)) { views.set(storage, view(storage, name)); }
      return views.get(storage);
    }, replace(name));
  });
  host.storageEvent = function (name, key, before, after, url) {
    window.dispatchEvent(new window.StorageEvent('storage',
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
    var natives = window.Storage.prototype, engines = {setItem: natives.setItem, removeItem: natives.removeItem, clear: natives.clear};
    return new host.natives.Proxy(storage, {
      get: function (target, key) {
        if (typeof key === 'symbol') { return target[key]; }
        if (key === 'length') { return storage.length; }
        var shared = window.Storage.prototype[key];
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
      has: function (target, key) { return typeof key === 'symbol' ? key in storage : storage.getItem(key) !== null || key in window.Storage.prototype; },
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

  // ---- blobs

  host.whenMade('Blob', function (Blob) {
    methods(Blob, {
      bytes: function bytes() { return Promise.resolve(host.blobBytes(this)); },
      arrayBuffer: function arrayBuffer() { return Promise.resolve(host.blobBytes(this).buffer); },
      text: function () { return Promise.resolve(host.decode(host.blobBytes(this), 'UTF-8').replace(/^\ufeff/, '')); },
      stream: function stream() {
        var bytes = host.blobBytes(this);
        return new window.ReadableStream({
          start: function (controller) {
            if (bytes.length) { controller.enqueue(bytes); }
            controller.close();
          }
        });
      }
    });
  });
})
