// What every window gets before its first script. Runs once a window and document, so it stays small: whatever a
// page may never touch is made on first touch (see lazy.js and its kin). Written in what the page engine runs as it
// is; `host` holds the Java side.
(function (host, window) {
  'use strict';
  var document = window.document;

  // ---- how things are put on objects: MemberTools.java has the other tools

  var tools = host.tools;
  var method = tools.method, methods = tools.methods, getter = tools.getter, getters = tools.getters;

  function illegal(name) {
    return function () { throw new TypeError('Illegal constructor: ' + name); };
  }
  function named(name, constructor) {
    Object.defineProperty(constructor, 'name', {value: name, configurable: true});
    Object.defineProperty(constructor.prototype, Symbol.toStringTag, {value: name, configurable: true});
    method(window, name, constructor);
    return constructor;
  }
  function domError(name, message) {
    return new window.DOMException(message, name);
  }

  // Replaces a method wherever the engine defines it along a chain of classes.
  function override(classes, name, make) {
    classes.forEach(function (owner) {
      var prototype = window[owner] && window[owner].prototype;
      if (prototype && Object.prototype.hasOwnProperty.call(prototype, name)) {
        method(prototype, name, make(prototype[name]));
      }
    });
  }
  // Makes a function the constructor of an existing prototype.
  function constructorOf(prototype, constructor) {
    Object.defineProperty(prototype, 'constructor',
        {value: constructor, writable: true, enumerable: false, configurable: true});
  }
  // An `on…` attribute of an event target that is not the engine's.
  function handler(prototype, type) {
    var slot = typeof Symbol === 'function' ? Symbol('on' + type) : '__on' + type;
    getter(prototype, 'on' + type, function () { return this[slot] ? this[slot].callback : null; }, function (value) {
      var old = this[slot];
      var callback = typeof value === 'function' || (value !== null && typeof value === 'object') ? value : null;
      if (old) {
        old.callback = callback;
      } else {
        old = {callback: callback};
        Object.defineProperty(this, slot, {value: old, enumerable: false, configurable: true});
        this.addEventListener(type, function (event) {
          if (typeof old.callback === 'function' && old.callback.call(this, event) === false) { event.preventDefault(); }
        });
      }
    });
  }
  // A script that is loaded when the first of these interfaces is made.
  host.part = function () {
    var names = Array.prototype.slice.call(arguments), script = names.shift();
    function load() { host.load(script); }
    names.forEach(function (name) { host.whenMade(name, load); });
  };
  tools.handler = handler;
  tools.override = override;
  tools.illegal = illegal;
  tools.named = named;
  tools.domError = domError;
  tools.constructorOf = constructorOf;

  // ---- the language library

  ['asyncIterator'].forEach(function (name) {
    if (!Symbol[name]) { Object.defineProperty(Symbol, name, {value: Symbol('Symbol.' + name)}); }
  });
  method(Reflect, 'construct', host.construct);

  // ---- events

  var EventTarget = window.EventTarget;
  methods(EventTarget.prototype, {
    addEventListener: function addEventListener(type, callback, options) {
      var given = options !== null && typeof options === 'object';
      var capture = given ? !!options.capture : !!options;
      if (given && options.signal) {
        if (options.signal.aborted) { return; }
        var target = this;
        options.signal.addEventListener('abort', function () {
          target.removeEventListener(type, callback, capture);
        }, {once: true});
      }
      host.listen(this, type, callback, capture, given && !!options.once, given && !!options.passive);
    },
    removeEventListener: function removeEventListener(type, callback, options) {
      host.unlisten(this, type, callback, options !== null && typeof options === 'object' ? !!options.capture : !!options);
    }
  });
  var Event = host.natives.Event;
  getter(Event.prototype, 'target', function () { return host.eventTarget(this); });
  getter(Event.prototype, 'srcElement', function () { return host.eventTarget(this); });
  getter(Event.prototype, 'composed', function () { return host.isComposed(this); });
  method(Event.prototype, 'composedPath', function composedPath() { return host.path(this); });

  // ---- custom elements

  var Node = window.Node;
  var Element = window.Element;
  var Document = window.Document;
  var pending = {};

  var CustomElementRegistry = named('CustomElementRegistry', illegal('CustomElementRegistry'));
  methods(CustomElementRegistry.prototype, {
    define: function define(name, constructor, options) {
      if (constructor && constructor.formAssociated) { host.formsHaveCustomElements(); }
      host.define(name, constructor, options);
      if (pending[name]) {
        pending[name].resolve(constructor);
        delete pending[name];
      }
    },
    get: function get(name) {
      return host.definition(name);
    },
    getName: function getName(constructor) {
      return host.definedName(constructor);
    },
    whenDefined: function whenDefined(name) {
      var defined = host.definition(name);
      if (defined) { return Promise.resolve(defined); }
      if (!/^[a-z][^A-Z\s\/>]*-/.test(name)) {
        return Promise.reject(domError('SyntaxError', "'" + name + "' is not a valid custom element name"));
      }
      if (!pending[name]) {
        var entry = pending[name] = {};
        entry.promise = new Promise(function (resolve) { entry.resolve = resolve; });
      }
      return pending[name].promise;
    },
    upgrade: function upgrade(root) {
      host.upgrade(root);
    }
  });
  var registry = Object.create(CustomElementRegistry.prototype);
  getter(window, 'customElements', function () { return registry; });

  var createElement = Document.prototype.createElement;
  method(Document.prototype, 'createElement', function (name, options) {
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
  var createElementNS = Document.prototype.createElementNS;
  method(Document.prototype, 'createElementNS', function (namespace, name, options) {
    return namespace === 'http://www.w3.org/1999/xhtml' && this === document && String(name).indexOf('-') > 0
        ? this.createElement(name, options) : createElementNS.call(this, namespace, name);
  });
  var importNode = Document.prototype.importNode;
  method(Document.prototype, 'importNode', function (node, deep) {
    var copy = importNode.call(this, node, deep === true);
    if (this === document) { host.upgrade(copy); }
    return copy;
  });
  var cloneNode = Node.prototype.cloneNode;
  method(Node.prototype, 'cloneNode', function (deep) {
    var copy = cloneNode.call(this, deep === true);
    host.upgradeCopy(this, copy);
    return copy;
  });

  // ---- shadow trees

  methods(Element.prototype, {
    attachShadow: function attachShadow(init) {
      if (!init || (init.mode !== 'open' && init.mode !== 'closed')) {
        throw new TypeError("attachShadow: 'mode' must be 'open' or 'closed'");
      }
      return host.attachShadow(this, init.mode === 'open');
    }
  });
  getters(Element.prototype, {
    shadowRoot: function () {
      var root = host.shadowRoot(this);
      return root && host.isOpen(root) ? root : null;
    },
    assignedSlot: function () { return openSlot(this); }
  });
  host.whenMade('Text', function (prototype) {
    getter(prototype, 'assignedSlot', function () { return openSlot(this); });
  });
  getter(Element.prototype, 'slot', function () { return this.getAttribute('slot') || ''; },
      function (value) { this.setAttribute('slot', value); });

  function openSlot(node) {
    var slot = host.slotOf(node);
    return slot && host.isOpen(host.rootOf(slot)) ? slot : null;
  }

  host.part('shadow', 'ShadowRoot', 'HTMLSlotElement');

  method(Node.prototype, 'getRootNode', function getRootNode(options) {
    return host.rootOf(this, !!(options && options.composed));
  });
  getter(Node.prototype, 'isConnected', function () { return host.isConnected(this); });

  // Queries that walk upwards, or use the document's index, stop at the border of a shadow tree.
  function sameTree(a, b) {
    return !host.isShadowed() || host.rootOf(a) === host.rootOf(b);
  }
  var closest = Element.prototype.closest;
  method(Element.prototype, 'closest', function (selectors) {
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

  // ---- mutation observers

  function MutationObserver(callback) {
    if (!new.target) { throw new TypeError("Class constructor MutationObserver cannot be invoked without 'new'"); }
    host.openObserver(this, callback);
  }
  methods(MutationObserver.prototype, {
    observe: function observe(target, options) { host.observe(this, target, options); },
    disconnect: function disconnect() { host.unobserve(this); },
    takeRecords: function takeRecords() { return host.takeRecords(this); }
  });
  named('MutationObserver', MutationObserver);
  method(window, 'WebKitMutationObserver', MutationObserver);
  named('MutationRecord', illegal('MutationRecord'));

  // ---- requests: made when first touched

  host.baseUri = function () { return document.baseURI; };

  host.customFormValues = function () { return []; };
  // A part may use another one's helpers before the page has touched the globals that load it.
  host.onAbort = function (signal, algorithm) {
    host.load('abort');
    host.onAbort(signal, algorithm);
  };
  host.encodeFormData = function (data) {
    host.load('forms');
    return host.encodeFormData(data);
  };
  host.decodeFormData = function (bytes, type) {
    host.load('forms');
    return host.decodeFormData(bytes, type);
  };
  host.transferred = function (given) {
    host.load('clone');
    return host.transferred(given);
  };
  host.extractBody = function (value) {
    host.load('fetch');
    return host.extractBody(value);
  };

  host.natives.Proxy = window.Proxy;
  host.part('ranges', 'Range');
  host.part('tokens', 'DOMTokenList');
  host.part('canvas', 'CanvasRenderingContext2D');
  host.part('svg', 'SVGGraphicsElement');
  host.part('selection', 'Selection');
  host.load('library');
  host.load('console');
  host.load('dom');
  host.part('controls', 'HTMLInputElement', 'HTMLTextAreaElement', 'HTMLSelectElement');
  host.part('dialogs', 'HTMLDialogElement', 'HTMLDetailsElement');
  host.part('resources', 'HTMLScriptElement', 'HTMLImageElement', 'HTMLLinkElement');
  host.load('windows');
  host.load('elements');
})
