// What the navigator lacks.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var method = tools.method, methods = tools.methods, getter = tools.getter;
  var navigator = window.navigator;

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
      clipboard = host.construct(classes.EventTarget, [], classes.EventTarget);
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
    host.fetch(url, {method: 'POST', body: data, keepalive: true, credentials: 'include', mode: 'no-cors'})
        .then(function () {}, function () {});
    return true;
  });
})
