// `dataset` as a live view of an element's attributes.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var getter = tools.getter;
  var HTMLElement = classes.HTMLElement.prototype;

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
      known = new host.Proxy(Object.create(classes.DOMStringMap.prototype), {
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
})
