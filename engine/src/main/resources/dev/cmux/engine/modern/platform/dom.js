// The tree as scripts build it, read it and look things up in it: custom elements and shadow trees in every way to make a node, and corrections
// of the engine that frameworks meet at once.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var method = tools.method, methods = tools.methods, missing = tools.missing, getter = tools.getter, getters = tools.getters;
  var document = window.document;
  var Node = classes.Node.prototype, Element = classes.Element.prototype, HTMLElement = classes.HTMLElement.prototype;
  var Document = classes.Document.prototype;

  // Replaces a method wherever the engine defines it along a chain of classes.
  function override(classes, name, make) {
    classes.forEach(function (owner) {
      var prototype = window[owner] && window[owner].prototype;
      if (prototype && Object.prototype.hasOwnProperty.call(prototype, name)) {
        method(prototype, name, make(prototype[name]));
      }
    });
  }

  // ---- nodes made, copied, brought in: those of custom elements are more than the engine knows

  var createElement = Document.createElement;
  method(Document, 'createElement', function (name, options) {
    var tag = String(name);
    var is = options && typeof options === 'object' && options.is;
    if (this === document && (is || tag.indexOf('-') > 0)) {
      var lower = tag.toLowerCase();
      var made = host.create(is ? String(is) : lower, lower);
      if (made) { return made; }
    }
    var element = createElement.call(this, tag);
    if (is) { element.setAttribute('is', is); }
    return element;
  });
  var createElementNS = Document.createElementNS;
  method(Document, 'createElementNS', function (namespace, name, options) {
    return namespace === 'http://www.w3.org/1999/xhtml' && this === document && String(name).indexOf('-') > 0
        ? this.createElement(name, options) : createElementNS.call(this, namespace, name);
  });
  var importNode = Document.importNode;
  method(Document, 'importNode', function (node, deep) {
    var copy = importNode.call(this, node, deep === true);
    if (this === document) { host.upgrade(copy); }
    return copy;
  });
  var cloneNode = Node.cloneNode;
  method(Node, 'cloneNode', function (deep) {
    var copy = cloneNode.call(this, deep === true);
    host.upgradeCopy(this, copy);
    return copy;
  });

  // ---- shadow trees

  methods(Element, {
    attachShadow: function attachShadow(init) {
      if (!init || (init.mode !== 'open' && init.mode !== 'closed')) {
        throw new TypeError("attachShadow: 'mode' must be 'open' or 'closed'");
      }
      var root = host.attachShadow(this, init.mode === 'open', init.slotAssignment === 'manual');
      if (init.delegatesFocus) { host.delegateFocus(root); }
      return root;
    }
  });
  getters(Element, {
    shadowRoot: function () {
      var root = host.shadowRoot(this);
      return root && host.isOpen(root) ? root : null;
    },
    assignedSlot: function () { return openSlot(this); }
  });
  host.whenMade('Text', function (prototype) {
    getter(prototype, 'assignedSlot', function () { return openSlot(this); });
  });
  getter(Element, 'slot', function () { return this.getAttribute('slot') || ''; },
      function (value) { this.setAttribute('slot', value); });

  function openSlot(node) {
    var slot = host.slotOf(node);
    return slot && host.isOpen(host.rootOf(slot)) ? slot : null;
  }

  method(Node, 'getRootNode', function getRootNode(options) {
    return host.rootOf(this, !!(options && options.composed));
  });
  getter(Node, 'isConnected', function () { return host.isConnected(this); });

  // Queries that walk upwards, or use the document's index, stop at the border of a shadow tree.
  function sameTree(a, b) {
    return !host.isShadowed() || host.rootOf(a) === host.rootOf(b);
  }
  var closest = Element.closest;
  method(Element, 'closest', function (selectors) {
    var found = closest.call(this, String(selectors));
    return found && sameTree(this, found) ? found : null;
  });
  override(['Node', 'Element', 'HTMLElement', 'Document', 'HTMLDocument'], 'contains', function () {
    return function contains(other) {
      return other !== null && other !== undefined && host.contains(this, other);
    };
  });
  override(['Document', 'HTMLDocument'], 'getElementById', function (engines) {
    return function getElementById(id) {
      var found = engines.call(this, id);
      // Its index (5.5.0, HtmlPage.notifyNodeRemoved) keeps shapes that were taken out.
      return found && (!host.isConnected(found) || host.isShadowed() && host.rootOf(found) !== this)
          ? this.querySelector('#' + window.CSS.escape(id)) : found;
    };
  });

  // ---- frames by name, which the engine's list is kept from (ModernPage.getElementsByName)

  var byName = classes.HTMLDocument.prototype.getElementsByName;
  methods(classes.HTMLDocument.prototype, {
    getElementsByName: function getElementsByName(name) {
      return this.querySelector('iframe, frame') ? this.querySelectorAll('[name=' + JSON.stringify(String(name)) + ']') : byName.call(this, name);
    }
  });

  // ---- HTML text in and out

  function owner(name) {
    return Object.prototype.hasOwnProperty.call(Element, name) ? Element : HTMLElement;
  }
  // What is read as text never runs, wherever it goes later.
  var script = /<script/i;
  host.readAsText = function (root, html) {
    if (script.test(html)) { host.passScripts(root); }
  };
  var innerHtml = Object.getOwnPropertyDescriptor(owner('innerHTML'), 'innerHTML');
  getter(owner('innerHTML'), 'innerHTML', function () { return host.innerHtml(this); }, function (html) {
    var text = html === null ? '' : String(html);
    if (!host.setElementHtml(this, text)) { innerHtml.set.call(this, host.readableHtml(text)); }
    host.readAsText(this, text);
  });
  var outerHtml = Object.getOwnPropertyDescriptor(owner('outerHTML'), 'outerHTML');
  getter(owner('outerHTML'), 'outerHTML', function () { return host.outerHtml(this); }, outerHtml.set);
  methods(Element, {
    getHTML: function getHTML() { return host.innerHtml(this); },
    setHTMLUnsafe: function setHTMLUnsafe(html) {
      this.innerHTML = html;
      host.declareShadows(this);
    }
  });
  host.whenMade('HTMLTemplateElement', function (prototype) {
    getter(prototype, 'shadowRootMode', function () {
      var mode = (this.getAttribute('shadowrootmode') || '').toLowerCase();
      return mode === 'open' || mode === 'closed' ? mode : '';
    }, function (value) { this.setAttribute('shadowrootmode', value); });
  });

  // ---- siblings and children by nodes and texts: the engine's own fail without a parent, and tear the tree when a node is its own reference

  function asNode(given) {
    if (given.length === 1 && given[0] instanceof classes.Node) { return given[0]; }
    var all = document.createDocumentFragment();
    for (var i = 0; i < given.length; i++) {
      all.appendChild(given[i] instanceof classes.Node ? given[i] : document.createTextNode(String(given[i])));
    }
    return all;
  }
  function outside(given, node, way) {
    while (node && Array.prototype.indexOf.call(given, node) >= 0) { node = node[way]; }
    return node;
  }
  // By the engine's own, so that one of these is one operation for observers (TreeOperations).
  var insertBefore = Node.insertBefore, removeChild = Node.removeChild;
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

  var EXTENDED = /:(?:scope|defined|any-link|modal|popover-open|read-only|read-write|placeholder-shown|focus-visible|focus-within|indeterminate|autofill|-webkit-autofill|fullscreen|host)\b/;
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

  missing(Node, {
    lookupNamespaceURI: function lookupNamespaceURI(prefix) {
      return prefix ? null : (this.documentElement || this).namespaceURI || null;
    },
    isDefaultNamespace: function isDefaultNamespace(uri) { return this.lookupNamespaceURI(null) === (uri || null); }
  });
})
