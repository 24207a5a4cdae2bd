// What scripts, images and links lack. Made when one of their interfaces is.
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var methods = tools.methods, missing = tools.missing, getter = tools.getter, flag = tools.flag, text = tools.text;

  host.whenMade('HTMLScriptElement', function (prototype) {
    flag(prototype, 'noModule');
    text(prototype, 'crossOrigin', 'crossorigin');
    text(prototype, 'integrity', 'integrity');
    text(prototype, 'referrerPolicy', 'referrerpolicy');
    text(prototype, 'fetchPriority', 'fetchpriority');
    methods(prototype.constructor, {
      supports: function supports(type) { return type === 'classic' || type === 'module' || type === 'importmap'; }
    });
  });

  host.whenMade('HTMLImageElement', function (prototype) {
    text(prototype, 'loading', 'loading', 'eager');
    text(prototype, 'decoding', 'decoding', 'auto');
    text(prototype, 'srcset', 'srcset');
    text(prototype, 'sizes', 'sizes');
    missing(prototype, {decode: function decode() { return Promise.resolve(); }});
  });

  host.whenMade('HTMLLinkElement', function (prototype) {
    getter(prototype, 'sheet', function () { return host.sheetOf(this); });
  });
})
