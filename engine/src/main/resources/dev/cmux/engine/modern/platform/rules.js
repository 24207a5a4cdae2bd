// Style sheets and their rules as scripts change them.
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var method = tools.method, getter = tools.getter;

  // ---- lists that the engine forgot to make iterable

  ['StyleSheetList', 'CSSRuleList', 'DOMRectList'].forEach(function (name) {
    host.whenMade(name, function (prototype) { method(prototype, Symbol.iterator, Array.prototype.values); });
  });

  // What scripts do to style sheets, the engine tells nobody.
  function telling(prototype, name) {
    var native = prototype[name];
    if (native) {
      method(prototype, name, function (rule) {
        if (typeof rule === 'string') { arguments[0] = host.readableCss(rule); }
        host.stylesChanged();
        return native.apply(this, arguments);
      });
    }
  }
  ['CSSStyleSheet', 'CSSGroupingRule', 'CSSMediaRule'].forEach(function (owner) {
    host.whenMade(owner, function (prototype) {
      ['insertRule', 'addRule', 'deleteRule', 'removeRule'].forEach(function (name) {
        if (Object.prototype.hasOwnProperty.call(prototype, name)) { telling(prototype, name); }
      });
    });
  });
  host.whenMade('CSSStyleSheet', function (prototype) {
    getter(prototype, 'disabled', function () { return !!(this.ownerNode && this.ownerNode.disabled); },
        function (value) { if (this.ownerNode) { this.ownerNode.disabled = !!value; } });
  });
  host.whenMade('CSSStyleRule', function (prototype) {
    ['style', 'selectorText'].forEach(function (name) {
      var native = Object.getOwnPropertyDescriptor(prototype, name);
      getter(prototype, name, function () {
        host.holdsRule();
        return native.get.call(this);
      }, native.set);
    });
  });
})
