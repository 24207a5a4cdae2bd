// The registry of custom elements.
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var methods = tools.methods, getter = tools.getter;
  var pending = {};

  var CustomElementRegistry = tools.named('CustomElementRegistry', tools.illegal('CustomElementRegistry'));
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
        return Promise.reject(tools.domError('SyntaxError', "'" + name + "' is not a valid custom element name"));
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
})
