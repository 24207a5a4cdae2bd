// Constructed style sheets. Java code reads the text of those that a document or a shadow tree adopts.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
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
  function parse(text, sheet) {
    var rules = [], depth = 0, from = 0;
    var plain = text.replace(/\/\*[\s\S]*?\*\//g, '');
    for (var i = 0; i < plain.length; i++) {
      var c = plain.charAt(i);
      if (c === '{') { depth++; }
      if ((c === '}' && --depth === 0) || (c === ';' && depth === 0)) {
        var rule = plain.slice(from, i + 1).trim();
        if (rule) { rules.push(ruleOf(rule, sheet)); }
        from = i + 1;
      }
    }
    return rules;
  }
  function ruleOf(text, sheet) {
    var brace = text.indexOf('{'), isStyle = brace >= 0 && text.charAt(0) !== '@';
    var rule = {selectorText: isStyle ? text.slice(0, brace).trim() : undefined, type: text.charAt(0) === '@' ? 0 : 1, parentRule: null};
    var style, unchanged;
    Object.defineProperty(rule, 'cssText', {enumerable: true, get: function () {
      return style && style.cssText !== unchanged ? rule.selectorText + ' { ' + style.cssText + ' }' : text;
    }});
    if (isStyle) {
      Object.defineProperty(rule, 'style', {enumerable: true, get: function () {
        if (!style) {
          style = declarations(text.slice(brace + 1, text.lastIndexOf('}')), sheet);
          unchanged = style.cssText;
        }
        return style;
      }});
    }
    return rule;
  }
  // The declarations of a rule are those of an element that is nowhere. The engine's take no properties of their own, so the methods of all look.
  var styled = new WeakMap();
  function declarations(text, sheet) {
    var style = window.document.createElement('i').style;
    style.cssText = text.trim();
    styled.set(style, sheet);
    return style;
  }
  var Style = classes.CSSStyleDeclaration.prototype;
  ['setProperty', 'removeProperty'].forEach(function (name) {
    var engines = Style[name];
    method(Style, name, function () {
      var result = engines.apply(this, arguments);
      if (styled.has(this)) { changed(styled.get(this)); }
      return result;
    });
  });
  methods(CSSStyleSheet.prototype, {
    replaceSync: function replaceSync(text) {
      var own = constructed(this);
      own.rules = parse(String(text), this);
      changed(this);
    },
    replace: function replace(text) {
      this.replaceSync(text);
      return Promise.resolve(this);
    },
    insertRule: function insertRule(rule, index) {
      var own = constructed(this), at = index === undefined ? 0 : index;
      own.rules.splice(at, 0, ruleOf(String(rule).trim(), this));
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
  tools.named('CSSStyleSheet', CSSStyleSheet);

  // ---- the media of a sheet: those of its element, as one list for good

  var media = new WeakMap(), mediaOf = new WeakMap();
  var MediaList = host.prototypeOf('MediaList'), nativeText = Object.getOwnPropertyDescriptor(MediaList, 'mediaText');
  function mediaText(sheet) {
    var own = sheets.get(sheet);
    return own ? own.media : sheet.ownerNode && sheet.ownerNode.getAttribute('media') || '';
  }
  function queries(list) {
    var sheet = mediaOf.get(list), text = sheet ? mediaText(sheet) : nativeText.get.call(list);
    return text ? text.split(',').map(function (query) { return query.trim(); }).filter(Boolean) : [];
  }
  function write(list, all) {
    var sheet = mediaOf.get(list), own = sheets.get(sheet), text = all.join(', ');
    if (own) { own.media = text; host.stylesChanged(); } else if (sheet) { sheet.ownerNode.setAttribute('media', text); }
    index(list);
  }
  function index(list) {
    var all = queries(list);
    for (var i = 0; i < all.length || i in list; i++) {
      if (i < all.length) { Object.defineProperty(list, i, {value: all[i], enumerable: true, configurable: true}); } else { delete list[i]; }
    }
    return list;
  }
  getter(nativeSheet, 'media', function () {
    if (!media.has(this)) {
      var list = Object.create(MediaList);
      media.set(this, list);
      mediaOf.set(list, this);
    }
    return index(media.get(this));
  }, function (text) { this.media.mediaText = text; });
  getter(nativeSheet, 'type', function () { return 'text/css'; });
  getter(MediaList, 'mediaText', function () { return queries(this).join(', '); }, function (text) {
    write(this, text === null ? [] : String(text).split(',').map(function (query) { return query.trim(); }));
  });
  getter(MediaList, 'length', function () { return queries(this).length; });
  methods(MediaList, {
    item: function item(index) { return queries(this)[index >>> 0] || null; },
    appendMedium: function appendMedium(query) {
      var all = queries(this);
      if (all.indexOf(query) < 0) { write(this, all.concat(query)); }
    },
    deleteMedium: function deleteMedium(query) {
      var all = queries(this), at = all.indexOf(query);
      if (at < 0) { throw tools.domError('NotFoundError', "Failed to delete '" + query + "'."); }
      all.splice(at, 1);
      write(this, all);
    },
    toString: function toString() { return this.mediaText; }
  });

  // What a script does to the array counts at once.
  var adopted = new WeakMap();
  function adoptable(sheet) {
    if (!sheets.has(sheet)) { throw tools.domError('NotAllowedError', "Can't adopt non-constructed stylesheets."); }
  }
  function adopts(root) {
    if (!adopted.has(root)) {
      var list = [];
      host.adopt(root, list);
      adopted.set(root, {list: list, shown: new host.Proxy(list, {
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
      var all = host.listOf(list), own = adopts(this).list;
      all.forEach(adoptable);
      own.length = 0;
      all.forEach(function (sheet) { own.push(sheet); });
      host.stylesChanged();
    });
  }
  adoption(classes.Document.prototype);
  host.whenMade('ShadowRoot', adoption);
})
