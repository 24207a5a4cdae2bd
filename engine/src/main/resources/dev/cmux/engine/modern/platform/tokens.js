// Lists of tokens, such as classList: what the engine's lack. https://dom.spec.whatwg.org/#interface-domtokenlist
(function (host, window) {
  'use strict';
  var tools = host.tools;

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
      toString: function toString() { return this.value; }
    });
    tools.getter(prototype, 'value', function () { return value.get.call(this) || ''; }, value.set);
  });

  function isToken(name) {
    return name !== '' && !/[\t\n\f\r ]/.test(name);
  }
})
