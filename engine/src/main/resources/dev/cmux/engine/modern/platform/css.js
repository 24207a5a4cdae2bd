// What the page asks about CSS before it uses it.
(function (host, window) {
  'use strict';
  var method = host.tools.method, document = window.document;

  host.whenMade('CSS', function (prototype) {
    var registered = new Set();
    // The checks of the standard; styles do without initial values. https://drafts.css-houdini.org/css-properties-values-api/#the-registerproperty-function
    method(prototype.constructor, 'registerProperty', function registerProperty(definition) {
      ['name', 'inherits'].forEach(function (member) {
        if (!definition || definition[member] === undefined) {
          throw new TypeError("Failed to execute 'registerProperty' on 'CSS': required member " + member + ' is undefined.');
        }
      });
      var name = String(definition.name);
      if (!/^--./.test(name)) { throw new window.DOMException("The name '" + name + "' is no name of a custom property.", 'SyntaxError'); }
      if (registered.has(name)) { throw new window.DOMException("The name '" + name + "' has already been registered.", 'InvalidModificationError'); }
      registered.add(name);
    });
    method(prototype.constructor, 'supports', function (property, value) {
      if (arguments.length > 1) { return known(String(property)) && String(value).trim() !== ''; }
      var text = String(property);
      if (/^\s*selector\(/.test(text)) { return true; }
      return text.split(/\)\s*and\s*\(/).every(function (part) {
        var found = /^\s*(not\s*)?\(*\s*([\w-]+)\s*:\s*([^)]*)/.exec(part);
        return found ? known(found[2]) !== !!found[1] : false;
      });
    });
  });
  function known(property) {
    if (/^--/.test(property)) { return true; }
    var name = property.replace(/^-ms-/, 'ms-').replace(/-([a-z])/g, function (_, c) { return c.toUpperCase(); });
    return name in document.documentElement.style || /^(accent-color|aspect-ratio|backdrop-filter|container-type|container-name|content-visibility|gap|inset|mask|object-fit|overscroll-behavior|scroll-behavior|scrollbar-width|scrollbar-gutter|text-wrap|translate|rotate|scale|display|position|grid|grid-template|grid-area)$/.test(property);
  }
})
