// Declarations of styles: custom properties, and priorities.
(function (host, window) {
  'use strict';
  var classes = host.classes;
  var method = host.tools.method;

  // ---- styles: a missing priority is none (the engine takes it for an unknown one and sets nothing)

  var Style = classes.CSSStyleDeclaration.prototype;
  var setProperty = Style.setProperty;
  method(Style, 'setProperty', function (name, value, priority) {
    var property = String(name), text = value === null || value === undefined ? '' : String(value), important = priority ? String(priority) : '';
    if (property.indexOf('--') === 0) {
      if (host.setCustom(this, property, text, important)) return;
      text = host.customText(text);
    }
    setProperty.call(this, property, text, important);
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
})
