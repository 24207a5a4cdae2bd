// Fonts are there.
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var method = tools.method, missing = tools.missing, getter = tools.getter;

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
})
