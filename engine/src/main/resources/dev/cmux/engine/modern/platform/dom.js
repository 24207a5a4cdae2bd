// Corrections and additions to the tree's own classes that frameworks meet at once.
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var method = tools.method, methods = tools.methods, missing = tools.missing, getter = tools.getter;
  var reflect = tools.reflect, flag = tools.flag, text = tools.text;
  var document = window.document;
  var Element = window.Element.prototype, HTMLElement = window.HTMLElement.prototype;
  var Document = window.Document.prototype;

  // ---- DOMException is an Error

  host.whenMade('DOMException', function (prototype) {
    Object.setPrototypeOf(prototype, Error.prototype);
    method(prototype, 'toString', Error.prototype.toString);
    if (!('stack' in prototype)) {
      getter(prototype, 'stack', function () { return String(this); });
    }
  });

  // ---- frames by name, which the engine's list is kept from (ModernPage.getElementsByName)

  var byName = window.HTMLDocument.prototype.getElementsByName;
  methods(window.HTMLDocument.prototype, {
    getElementsByName: function getElementsByName(name) {
      return this.querySelector('iframe, frame') ? this.querySelectorAll('[name=' + JSON.stringify(String(name)) + ']') : byName.call(this, name);
    }
  });

  // ---- lists that the engine forgot to make iterable

  ['StyleSheetList', 'CSSRuleList', 'DOMRectList'].forEach(function (name) {
    host.whenMade(name, function (prototype) { method(prototype, Symbol.iterator, Array.prototype.values); });
  });

  // ---- HTML text in and out

  function owner(name) {
    return Object.prototype.hasOwnProperty.call(Element, name) ? Element : HTMLElement;
  }
  var innerHtml = Object.getOwnPropertyDescriptor(owner('innerHTML'), 'innerHTML');
  getter(owner('innerHTML'), 'innerHTML', function () { return host.innerHtml(this); }, function (html) {
    var text = html === null ? '' : String(html);
    if (!host.setElementHtml(this, text)) { innerHtml.set.call(this, host.readableHtml(text)); }
  });
  var outerHtml = Object.getOwnPropertyDescriptor(owner('outerHTML'), 'outerHTML');
  getter(owner('outerHTML'), 'outerHTML', function () { return host.outerHtml(this); }, outerHtml.set);
  methods(Element, {
    getHTML: function getHTML() { return host.innerHtml(this); },
    setHTMLUnsafe: function setHTMLUnsafe(html) { this.innerHTML = html; }
  });

  // ---- siblings and children by nodes and texts: the engine's own fail without a parent, and tear the tree when a node is its own reference

  function asNode(given) {
    if (given.length === 1 && given[0] instanceof window.Node) { return given[0]; }
    var all = document.createDocumentFragment();
    for (var i = 0; i < given.length; i++) {
      all.appendChild(given[i] instanceof window.Node ? given[i] : document.createTextNode(String(given[i])));
    }
    return all;
  }
  function outside(given, node, way) {
    while (node && Array.prototype.indexOf.call(given, node) >= 0) { node = node[way]; }
    return node;
  }
  // By the engine's own, so that one of these is one operation for observers (TreeOperations).
  var Node = window.Node.prototype, insertBefore = Node.insertBefore, removeChild = Node.removeChild;
  var childNode = {
    before: function before() {
      var parent = this.parentNode;
      if (parent) {
        var left = outside(arguments, this.previousSibling, 'previousSibling');
        var node = asNode(arguments);
        insertBefore.call(parent, node, left ? left.nextSibling : parent.firstChild);
      }
    },
    after: function after() {
      var parent = this.parentNode;
      if (parent) {
        var right = outside(arguments, this.nextSibling, 'nextSibling');
        insertBefore.call(parent, asNode(arguments), right);
      }
    },
    replaceWith: function replaceWith() {
      var parent = this.parentNode;
      if (parent) {
        var right = outside(arguments, this.nextSibling, 'nextSibling');
        var node = asNode(arguments);
        if (node !== this) {
          if (this.parentNode === parent) { removeChild.call(parent, this); }
          insertBefore.call(parent, node, right);
        }
      }
    }
  };
  var parentNode = {
    append: function append() { insertBefore.call(this, asNode(arguments), null); },
    prepend: function prepend() {
      var right = outside(arguments, this.firstChild, 'nextSibling');
      insertBefore.call(this, asNode(arguments), right);
    },
    replaceChildren: function replaceChildren() {
      var node = asNode(arguments);
      while (this.firstChild) { removeChild.call(this, this.firstChild); }
      insertBefore.call(this, node, null);
    }
  };
  ['Element', 'CharacterData', 'DocumentType'].forEach(function (owner) {
    host.whenMade(owner, function (prototype) { methods(prototype, childNode); });
  });
  ['Element', 'Document', 'DocumentFragment'].forEach(function (owner) {
    host.whenMade(owner, function (prototype) { methods(prototype, parentNode); });
  });

  // The engine's own knows no cells and rows. With shadow trees around, it is the light tree's text that counts.
  var innerText = Object.getOwnPropertyDescriptor(HTMLElement, 'innerText');
  getter(HTMLElement, 'innerText', function () {
    var text = host.isShadowed() ? null : host.innerText(this);
    if (text !== null) { return text; }
    for (var at = this; at && at.nodeType === 1; at = at.assignedSlot || at.parentNode) {
      if (window.getComputedStyle(at).display === 'none') { return this.textContent; }
    }
    return innerText.get.call(this);
  }, innerText.set);

  // ---- selectors the engine does not know

  var EXTENDED = /:(?:scope|defined|any-link|modal|popover-open|read-only|read-write|placeholder-shown|focus-visible|focus-within|autofill|-webkit-autofill|fullscreen|host)\b/;
  // Only where there are elements for which the engine's answer is wrong.
  host.formsHaveCustomElements = function () {
    if (!EXTENDED.test(':disabled')) { EXTENDED = new RegExp(EXTENDED.source + '|:(?:disabled|enabled)\\b'); }
  };
  function extended(call) {
    return function (selectors) {
      var text = String(selectors);
      return EXTENDED.test(text) ? host.withMarks(this, text, call) : call.call(this, text);
    };
  }
  ['Element', 'Document', 'HTMLDocument', 'DocumentFragment', 'HTMLElement'].forEach(function (owner) {
    host.whenMade(owner, function (prototype) {
      ['querySelector', 'querySelectorAll', 'matches', 'webkitMatchesSelector', 'closest'].forEach(function (name) {
        if (Object.prototype.hasOwnProperty.call(prototype, name)) { method(prototype, name, extended(prototype[name])); }
      });
    });
  });

  // ---- dataset as a live view

  var datasets = new WeakMap();
  function dashed(name) {
    return 'data-' + name.replace(/[A-Z]/g, function (c) { return '-' + c.toLowerCase(); });
  }
  function camel(attribute) {
    return attribute.slice(5).replace(/-([a-z])/g, function (_, c) { return c.toUpperCase(); });
  }
  function dataset() {
    var element = this, known = datasets.get(element);
    if (!known) {
      known = new host.natives.Proxy(Object.create(window.DOMStringMap.prototype), {
        get: function (target, key) {
          if (typeof key === 'symbol') { return target[key]; }
          var value = element.getAttribute(dashed(key));
          return value === null ? target[key] : value;
        },
        set: function (target, key, value) {
          if (/-[a-z]/.test(key)) {
            throw tools.domError('SyntaxError', "'" + key + "' is not a valid property name.");
          }
          element.setAttribute(dashed(key), value);
          return true;
        },
        has: function (target, key) { return typeof key === 'symbol' ? key in target : element.hasAttribute(dashed(key)); },
        deleteProperty: function (target, key) {
          element.removeAttribute(dashed(key));
          return true;
        },
        ownKeys: function () {
          return element.getAttributeNames().filter(function (name) { return name.indexOf('data-') === 0; }).map(camel);
        },
        getOwnPropertyDescriptor: function (target, key) {
          var value = typeof key === 'symbol' ? null : element.getAttribute(dashed(key));
          return value === null ? undefined : {value: value, writable: true, enumerable: true, configurable: true};
        }
      });
      datasets.set(element, known);
    }
    return known;
  }
  getter(HTMLElement, 'dataset', dataset);
  host.whenMade('SVGElement', function (prototype) { getter(prototype, 'dataset', dataset); });

  // The engine knows SVG elements by names in lower case only.
  host.whenMade('SVGElement', function (prototype) {
    getter(prototype, 'tagName', function () { return host.svgTag(this); });
    getter(prototype, 'nodeName', function () { return host.svgTag(this); });
    getter(prototype, 'localName', function () { return host.svgTag(this).replace(/^.*:/, ''); });
  });
  // Changes of attributes of SVG elements, except of <svg> itself, send no event.
  host.whenMade('SVGElement', function (prototype) {
    ['setAttribute', 'removeAttribute'].forEach(function (name) {
      var native = Element[name];
      method(prototype, name, function (attribute) {
        var old = this.getAttribute(attribute);
        native.apply(this, arguments);
        if (this.localName !== 'svg' && (name === 'setAttribute' || old !== null)) { host.attributeChanged(this, String(attribute), old); }
      });
    });
  });

  // ---- styles: a missing priority is none (the engine takes it for an unknown one and sets nothing)

  var Style = window.CSSStyleDeclaration.prototype;
  var setProperty = Style.setProperty;
  method(Style, 'setProperty', function (name, value, priority) {
    if (String(name).indexOf('--') === 0 && host.setCustom(this, String(name), value === null || value === undefined ? '' : String(value), priority ? String(priority) : '')) return;
    setProperty.call(this, String(name), value === null || value === undefined ? '' : String(value), priority ? String(priority) : '');
  });

  // Without a dash in the name the engine looks at the declared values only, not at the computed ones.
  var getPropertyValue = Style.getPropertyValue;
  method(Style, 'getPropertyValue', function (name) {
    var property = String(name), custom = property.indexOf('--') === 0 ? host.custom(this, property) : null;
    if (custom !== null) return custom;
    var value = property.indexOf('-') < 0 ? this[property === 'float' ? 'cssFloat' : property] : undefined;
    return typeof value === 'string' ? value : getPropertyValue.call(this, property);
  });

  var removeProperty = Style.removeProperty;
  method(Style, 'removeProperty', function (name) {
    var old = String(name).indexOf('--') === 0 ? host.custom(this, String(name)) : null;
    if (old === null) return removeProperty.call(this, name);
    host.setCustom(this, String(name), '', '');
    return old;
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

  // ---- attributes as properties

  reflect(Element, 'role', 'role');
  ('Atomic AutoComplete BrailleLabel BrailleRoleDescription Busy Checked ColCount ColIndex ColSpan Current Description '
      + 'Disabled Expanded HasPopup Hidden Invalid KeyShortcuts Label Level Live Modal MultiLine MultiSelectable '
      + 'Orientation Placeholder PosInSet Pressed ReadOnly Relevant Required RoleDescription RowCount RowIndex RowSpan '
      + 'Selected SetSize Sort ValueMax ValueMin ValueNow ValueText').split(' ').forEach(function (name) {
    reflect(Element, 'aria' + name, 'aria-' + name.toLowerCase());
  });
  flag(HTMLElement, 'inert');
  flag(HTMLElement, 'autofocus');
  text(HTMLElement, 'enterKeyHint', 'enterkeyhint');
  text(HTMLElement, 'inputMode', 'inputmode');
  text(HTMLElement, 'autocapitalize', 'autocapitalize');
  text(HTMLElement, 'nonce', 'nonce');
  text(HTMLElement, 'accessKey', 'accesskey');
  getter(HTMLElement, 'draggable', function () { return this.getAttribute('draggable') === 'true'; },
      function (value) { this.setAttribute('draggable', value ? 'true' : 'false'); });
  if (!('spellcheck' in HTMLElement)) {
    getter(HTMLElement, 'spellcheck', function () { return this.getAttribute('spellcheck') !== 'false'; },
        function (value) { this.setAttribute('spellcheck', value ? 'true' : 'false'); });
  }
  if (!('part' in Element)) { reflect(Element, 'part', 'part'); }
  // ---- what needs no layout here

  missing(Element, {
    checkVisibility: function checkVisibility(options) {
      if (!this.isConnected) { return false; }
      for (var at = this; at && at.nodeType === 1; at = at.assignedSlot || at.parentNode || at.host) {
        var style = window.getComputedStyle(at);
        if (style.display === 'none') { return false; }
      }
      var own = window.getComputedStyle(this);
      var hidden = options && (options.checkVisibilityCSS || options.visibilityProperty) && own.visibility !== 'visible' && own.visibility !== '';
      var clear = options && (options.checkOpacity || options.opacityProperty) && own.opacity === '0';
      return !hidden && !clear;
    },
    scroll: function scroll(x, y) { scrollElement(this, arguments, false); },
    scrollTo: function scrollTo(x, y) { scrollElement(this, arguments, false); },
    scrollBy: function scrollBy(x, y) { scrollElement(this, arguments, true); },
    scrollIntoView: function scrollIntoView() {},
    setPointerCapture: function setPointerCapture() {},
    releasePointerCapture: function releasePointerCapture() {},
    hasPointerCapture: function hasPointerCapture() { return false; },
    getAnimations: function getAnimations() { return []; },
    animate: function animate(frames, options) { return host.finishedAnimation(this, frames, options); }
  });
  function scrollElement(element, given, relative) {
    if (given.length === 1 && Object(given[0]) !== given[0] && given[0] != null) { throw new TypeError('The scroll options are no object.'); }
    var options = given.length > 1 ? {left: given[0], top: given[1]} : given[0] || {};
    if (options.left !== undefined) { element.scrollLeft = Number(options.left) + (relative ? element.scrollLeft : 0) || 0; }
    if (options.top !== undefined) { element.scrollTop = Number(options.top) + (relative ? element.scrollTop : 0) || 0; }
  }
  // What scrolls tells of it in a task, once for all that a script does at a time.
  var scrolled = new Set();
  ['scrollTop', 'scrollLeft'].forEach(function (name) {
    var engines = Object.getOwnPropertyDescriptor(Element, name);
    getter(Element, name, engines.get, function (value) {
      var element = this, before = engines.get.call(element);
      engines.set.call(element, value);
      if (engines.get.call(element) === before || scrolled.has(element)) { return; }
      scrolled.add(element);
      host.task(function () {
        scrolled['delete'](element);
        element.dispatchEvent(new window.Event('scroll'));
      });
    });
  });
  missing(Document, {
    getAnimations: function getAnimations() { return []; },
    elementFromPoint: function elementFromPoint() { return null; },
    elementsFromPoint: function elementsFromPoint(x, y) {
      var found = this.elementFromPoint(x, y);
      return found ? [found] : [];
    },
    hasFocus: function hasFocus() { return true; }
  });
  missing(window.Node.prototype, {
    lookupNamespaceURI: function lookupNamespaceURI(prefix) {
      return prefix ? null : (this.documentElement || this).namespaceURI || null;
    },
    isDefaultNamespace: function isDefaultNamespace(uri) { return this.lookupNamespaceURI(null) === (uri || null); }
  });
  getter(Document, 'scrollingElement', function () { return this.documentElement; });
  getter(Document, 'visibilityState', function () { return 'visible'; });
  getter(Document, 'hidden', function () { return false; });
  tools.handler(Document, 'visibilitychange');
  var createEvent = Document.createEvent;
  method(Document, 'createEvent', function (kind) {
    var event = createEvent.call(this, kind);
    host.compose(event, false);
    return event;
  });
  getter(host.natives.Event.prototype, 'isTrusted', function () { return host.isTrusted(this); });

  ['beforeinput', 'beforetoggle', 'formdata', 'slotchange', 'beforematch', 'securitypolicyviolation', 'scrollend']
      .forEach(function (type) {
    if (!('on' + type in HTMLElement)) { tools.handler(HTMLElement, type); }
  });
})
