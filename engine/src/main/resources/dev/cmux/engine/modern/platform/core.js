// What the parts of the platform share; loaded before the first of them. It changes nothing that a page sees. Written, like every part, in what
// the page engine runs as it is; `host` holds the Java side, and in `host.classes` the platform's interfaces, whatever a page calls its own. Which member of which object makes a part run: PlatformScript.java.
(function (host, window) {
  'use strict';
  var document = window.document;

  // ---- how things are put on objects: MemberTools.java has the other tools

  var tools = host.tools;
  var method = tools.method, getter = tools.getter;

  function illegal(name) {
    return function () { throw new TypeError('Illegal constructor: ' + name); };
  }
  function named(name, constructor) {
    Object.defineProperty(constructor, 'name', {value: name, configurable: true});
    Object.defineProperty(constructor.prototype, Symbol.toStringTag, {value: name, configurable: true});
    host.classes[name] = constructor;
    method(window, name, constructor);
    return constructor;
  }
  function domError(name, message) {
    return new host.classes.DOMException(message, name);
  }

  // The setter of an attribute of the window that scripts may put something else in place of.
  function replaceable(name) {
    return function (value) {
      Object.defineProperty(window, name, {value: value, writable: true, enumerable: true, configurable: true});
    };
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
  tools.handler = handler;
  tools.replaceable = replaceable;
  tools.illegal = illegal;
  tools.named = named;
  tools.domError = domError;
  tools.constructorOf = constructorOf;

  host.Proxy = window.Proxy;
  host.baseUri = function () { return document.baseURI; };

  host.customFormValues = function () { return []; };
  // A part may use another one's helpers before the page has touched the globals that load it.
  host.onAbort = function (signal, algorithm) {
    host.load('abort');
    host.onAbort(signal, algorithm);
  };
  host.requestFrame = function (callback) {
    host.load('frames');
    return host.requestFrame(callback);
  };
  host.tokens = function (prototype, property, attribute, words) {
    host.load('tokens');
    host.tokens(prototype, property, attribute, words);
  };
  host.addresses = function (prototype, property) {
    host.load('elements');
    host.addresses(prototype, property);
  };
  host.encodeFormData = function (data) {
    host.load('forms');
    return host.encodeFormData(data);
  };
  host.decodeFormData = function (bytes, type) {
    host.load('forms');
    return host.decodeFormData(bytes, type);
  };
  host.formsHaveCustomElements = function () {
    host.load('dom');
    host.formsHaveCustomElements();
  };
  host.transferred = function (given) {
    host.load('clone');
    return host.transferred(given);
  };
  host.fetch = function (input, init) {
    host.load('fetch');
    return host.fetch(input, init);
  };
  host.extractBody = function (value) {
    host.load('fetch');
    return host.extractBody(value);
  };
})
