// What elements of SVG say of themselves.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var methods = tools.methods, getter = tools.getter;
  var Element = classes.Element.prototype;

  // The engine knows SVG elements by names in lower case only.
  host.whenMade('SVGElement', function (prototype) {
    getter(prototype, 'tagName', function () { return host.svgTag(this); });
    getter(prototype, 'nodeName', function () { return host.svgTag(this); });
    getter(prototype, 'localName', function () { return host.svgTag(this).replace(/^.*:/, ''); });
  });
  // Changes of attributes of SVG elements, except of <svg> itself, send no event.
  host.whenMade('SVGElement', function (prototype) {
    function telling(name) {
      var native = Element[name];
      return function (attribute) {
        var old = this.getAttribute(attribute);
        native.apply(this, arguments);
        if (this.localName !== 'svg' && (name === 'setAttribute' || old !== null)) { host.attributeChanged(this, String(attribute), old); }
      };
    }
    methods(prototype, {setAttribute: telling('setAttribute'), removeAttribute: telling('removeAttribute')});
  });

  // The engine's documents give the focus to elements of HTML only.
  host.whenMade('SVGElement', function (prototype) {
    host.tools.missing(prototype, {focus: function focus() {}, blur: function blur() {}});
    getter(prototype, 'tabIndex', function () {
      var index = parseInt(this.getAttribute('tabindex'), 10);
      return isNaN(index) ? -1 : index;
    }, function (index) { this.setAttribute('tabindex', String(index | 0)); });
  });
  host.whenMade('SVGSVGElement', function (prototype) {
    host.tools.missing(prototype, {getElementById: function getElementById(id) { return this.querySelector('#' + window.CSS.escape(id)); }});
  });
})
