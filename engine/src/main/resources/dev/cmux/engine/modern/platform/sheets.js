// Constructed style sheets: kept and readable. What those of the document style is computed, what those of shadow trees style is not.
(function (host, window) {
  'use strict';
  var tools = host.tools, document = window.document;
  var method = tools.method, methods = tools.methods, getter = tools.getter;

  var sheets = new WeakMap();
  var nativeSheet = host.prototypeOf('CSSStyleSheet');
  function CSSStyleSheet() {
    if (!new.target) { throw new TypeError("Class constructor CSSStyleSheet cannot be invoked without 'new'"); }
    var sheet = Object.create(CSSStyleSheet.prototype);
    sheets.set(sheet, {css: '', rules: []});
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
  // Shadow trees that adopt the sheet read its text when they are looked at; the document's is written into an element.
  function changed(sheet) {
    var own = sheets.get(sheet);
    own.css = own.rules.map(function (rule) { return rule.cssText; }).join('\n');
    var shown = adopted.get(document);
    if (shown && shown.indexOf(sheet) >= 0) { document.adoptedStyleSheets = shown; }
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
    disabled: function () { return false; },
    ownerNode: function () { return null; },
    href: function () { return null; }
  });
  method(window, 'CSSStyleSheet', CSSStyleSheet);
  var adopted = new WeakMap();
  function adoption(prototype) {
    getter(prototype, 'adoptedStyleSheets', function () {
      if (!adopted.has(this)) { adopted.set(this, []); }
      return adopted.get(this);
    }, function (list) {
      var own = Array.from(list);
      own.forEach(function (sheet) {
        if (!sheets.has(sheet)) { throw tools.domError('NotAllowedError', "Can't adopt non-constructed stylesheets."); }
      });
      adopted.set(this, own);
      var records = own.map(function (sheet) { return sheets.get(sheet); });
      if (this === document) {
        host.adopt(records.map(function (record) { return record.css; }).join('\n'));
      } else {
        host.adoptInShadow(this, records);
      }
    });
  }
  adoption(window.Document.prototype);
  host.whenMade('ShadowRoot', adoption);
  // The document's adopted rules do count, through a style element at the end of the head.
  var adoptedElement = null;
  host.adopt = function (css) {
    if (!adoptedElement) {
      adoptedElement = document.createElement('style');
      adoptedElement.setAttribute('data-cmux', 'adopted');
    }
    adoptedElement.textContent = css;
    if (document.head && !adoptedElement.parentNode) { document.head.appendChild(adoptedElement); }
  };
})
