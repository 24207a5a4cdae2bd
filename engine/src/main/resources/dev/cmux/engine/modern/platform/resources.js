// What scripts, images and links lack. Made when one of their interfaces is.
(function (host, window) {
  'use strict';
  var tools = host.tools, document = window.document;
  var method = tools.method, methods = tools.methods, missing = tools.missing, getter = tools.getter, flag = tools.flag, text = tools.text;

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
    var lists = new WeakMap();
    getter(prototype, 'sheet', function () { return host.sheetOf(this); });
    getter(prototype, 'relList', function () {
      var link = this, list = lists.get(link);
      if (!list) {
        // A DOMTokenList over another attribute: the class list of a stand-in kept in step with `rel`.
        var stand = document.createElement('i');
        list = stand.classList;
        lists.set(link, list);
        ['add', 'remove', 'toggle', 'replace'].forEach(function (name) {
          var engines = list[name];
          method(list, name, function () {
            stand.className = link.rel || '';
            var result = engines.apply(list, arguments);
            link.rel = stand.className;
            return result;
          });
        });
        var contains = list.contains;
        method(list, 'contains', function (token) {
          stand.className = link.rel || '';
          return contains.call(list, token);
        });
        method(list, 'supports', function supports(token) {
          return ['stylesheet', 'preload', 'modulepreload', 'prefetch', 'icon', 'alternate', 'canonical', 'manifest']
              .indexOf(String(token).toLowerCase()) >= 0;
        });
      }
      return list;
    });
  });
})
