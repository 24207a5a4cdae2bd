// Constructed style sheets. Java code reads the text of those that a document or a shadow tree adopts.
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var method = tools.method, methods = tools.methods, getter = tools.getter;

  var sheets = new WeakMap();
  var nativeSheet = host.prototypeOf('CSSStyleSheet');
  function CSSStyleSheet(options) {
    if (!new.target) { throw new TypeError("Class constructor CSSStyleSheet cannot be invoked without 'new'"); }
    var sheet = Object.create(CSSStyleSheet.prototype);
    var media = options && options.media;
    var own = {css: '', rules: [], disabled: !!(options && options.disabled), media: media ? String(media.mediaText || media) : ''};
    sheets.set(sheet, own);
    host.constructSheet(sheet, own);
    return sheet;
  }
  CSSStyleSheet.prototype = Object.create(nativeSheet);
  tools.constructorOf(CSSStyleSheet.prototype, CSSStyleSheet);
  Object.defineProperty(CSSStyleSheet, Symbol.hasInstance, {value: function (value) {
    return typeof value === 'object' && value !== null && (sheets.has(value) || nativeSheet.isPrototypeOf(value));
  }});
  function constructed(sheet) {
    var own = sheets.get(sheet);
    if (!own) { throw tools.domError('NotAllowedError', 'Can only be called on constructed stylesheets'); }
    return own;
  }
  function changed(sheet) {
    var own = sheets.get(sheet);
    own.css = own.rules.map(function (rule) { return rule.cssText; }).join('\n');
    host.stylesChanged();
  }
  function parse(text) {
    var rules = [], depth = 0, from = 0;
    var plain = text.replace(/\/\*[\s\S]*?\*\//g, '');
    for (var i = 0; i < plain.length; i++) {
      var c = plain.charAt(i);
      if (c === '{') { depth++; }
      if ((c === '}' && --depth === 0) || (c === ';' && depth === 0)) {
        var rule = plain.slice(from, i + 1).trim();
        if (rule) { rules.push(ruleOf(rule)); }
        from = i + 1;
      }
    }
    return rules;
  }
  function ruleOf(text) {
    var brace = text.indexOf('{');
    return {cssText: text, selectorText: brace < 0 || text.charAt(0) === '@' ? undefined : text.slice(0, brace).trim(),
      type: text.charAt(0) === '@' ? 0 : 1, parentRule: null};
  }
  methods(CSSStyleSheet.prototype, {
    replaceSync: function replaceSync(text) {
      var own = constructed(this);
      own.rules = parse(String(text));
      changed(this);
    },
    replace: function replace(text) {
      this.replaceSync(text);
      return Promise.resolve(this);
    },
    insertRule: function insertRule(rule, index) {
      var own = constructed(this), at = index === undefined ? 0 : index;
      own.rules.splice(at, 0, ruleOf(String(rule)));
      changed(this);
      return at;
    },
    deleteRule: function deleteRule(index) {
      constructed(this).rules.splice(index, 1);
      changed(this);
    }
  });
  tools.getters(CSSStyleSheet.prototype, {
    cssRules: function () { return constructed(this).rules; },
    rules: function () { return constructed(this).rules; },
    ownerNode: function () { return null; },
    href: function () { return null; }
  });
  getter(CSSStyleSheet.prototype, 'disabled', function () { return constructed(this).disabled; }, function (value) {
    constructed(this).disabled = !!value;
    host.stylesChanged();
  });
  method(window, 'CSSStyleSheet', CSSStyleSheet);

  // What a script does to the array counts at once.
  var adopted = new WeakMap();
  function adoptable(sheet) {
    if (!sheets.has(sheet)) { throw tools.domError('NotAllowedError', "Can't adopt non-constructed stylesheets."); }
  }
  function adopts(root) {
    if (!adopted.has(root)) {
      var list = [];
      host.adopt(root, list);
      adopted.set(root, {list: list, shown: new host.natives.Proxy(list, {
        set: function (target, key, value) {
          if (/^\d+$/.test(String(key))) { adoptable(value); }
          target[key] = value;
          host.stylesChanged();
          return true;
        },
        deleteProperty: function (target, key) {
          delete target[key];
          host.stylesChanged();
          return true;
        }
      })});
    }
    return adopted.get(root);
  }
  function adoption(prototype) {
    getter(prototype, 'adoptedStyleSheets', function () { return adopts(this).shown; }, function (list) {
      var all = Array.from(list), own = adopts(this).list;
      all.forEach(adoptable);
      own.length = 0;
      all.forEach(function (sheet) { own.push(sheet); });
      host.stylesChanged();
    });
  }
  adoption(window.Document.prototype);
  host.whenMade('ShadowRoot', adoption);
})
