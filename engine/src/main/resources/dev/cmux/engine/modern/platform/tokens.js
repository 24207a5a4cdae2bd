// Lists of tokens, such as classList: what the engine's lack. https://dom.spec.whatwg.org/#interface-domtokenlist
(function (host, window) {
  'use strict';
  var tools = host.tools, lists = new WeakMap(), supported = new WeakMap();

  // Makes an attribute a list of tokens.
  // words: those that the page may ask for whether they are supported
  host.tokens = function (prototype, property, attribute, words) {
    tools.getter(prototype, property, function () {
      var known = lists.get(this);
      if (!known) { lists.set(this, known = {}); }
      if (!known[property]) {
        known[property] = host.tokenList(this, attribute);
        if (words) { supported.set(known[property], words.split(' ')); }
      }
      return known[property];
    }, function (value) { this.setAttribute(attribute, value); });
  };

  host.whenMade('DOMTokenList', function (prototype) {
    var engines = {toggle: prototype.toggle, contains: prototype.contains, forEach: prototype.forEach};
    var value = Object.getOwnPropertyDescriptor(prototype, 'value');
    tools.methods(prototype, {
      toggle: function toggle(token, force) {
        var name = String(token);
        // The engine's knows no second argument. What is no token it refuses.
        return force === undefined || !isToken(name) || this.contains(name) !== !!force ? engines.toggle.call(this, name) : !!force;
      },
      contains: function contains(token) {
        var name = String(token);
        return isToken(name) && engines.contains.call(this, name);
      },
      forEach: function forEach(callback, self) {
        engines.forEach.call(this, self === undefined ? callback : callback.bind(self));
      },
      supports: function supports(token) {
        var words = supported.get(this);
        if (!words) { throw new TypeError("Failed to execute 'supports' on 'DOMTokenList': DOMTokenList has no supported tokens."); }
        return words.indexOf(String(token).toLowerCase()) >= 0;
      },
      toString: function toString() { return this.value; }
    });
    tools.getter(prototype, 'value', function () { return value.get.call(this) || ''; }, value.set);
  });

  function isToken(name) {
    return name !== '' && !/[\t\n\f\r ]/.test(name);
  }
})
