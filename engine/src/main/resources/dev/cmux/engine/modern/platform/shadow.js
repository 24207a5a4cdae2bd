// Shadow roots and their slots. Made when one of their interfaces is.
(function (host, window) {
  'use strict';
  var tools = host.tools, document = window.document;
  var methods = tools.methods, getter = tools.getter, getters = tools.getters;

  host.whenMade('HTMLSlotElement', function (prototype) {
    methods(prototype, {
      assignedNodes: function assignedNodes(options) { return host.assigned(this, !!(options && options.flatten), false); },
      assignedElements: function assignedElements(options) {
        return host.assigned(this, !!(options && options.flatten), true);
      }
    });
    getter(prototype, 'name', function () { return this.getAttribute('name') || ''; },
        function (value) { this.setAttribute('name', value); });
  });

  // The engine looks for forms and labels of controls past the border of their tree.
  ['Button', 'FieldSet', 'Input', 'Object', 'Output', 'Select', 'TextArea', 'Meter', 'Progress'].forEach(function (name) {
    host.whenMade('HTML' + name + 'Element', function (prototype) {
      if ('form' in prototype) { getter(prototype, 'form', function () { return host.formOf(this); }); }
      if ('labels' in prototype) { getter(prototype, 'labels', function () { return host.labelsOf(this); }); }
    });
  });

  host.whenMade('ShadowRoot', function (prototype) {
    getters(prototype, {
      host: function () { return host.shadowHost(this); },
      mode: function () { return host.isOpen(this) ? 'open' : 'closed'; },
      delegatesFocus: function () { return false; },
      slotAssignment: function () { return 'named'; },
      parentNode: function () { return null; },
      parentElement: function () { return null; },
      isConnected: function () { return host.isConnected(this); },
      activeElement: function () {
        var active = document.activeElement;
        return active && host.rootOf(active) === this ? active : null;
      },
      styleSheets: function () {
        return Array.prototype.map.call(this.querySelectorAll('style'), function (style) { return style.sheet; });
      }
    });
    getter(prototype, 'innerHTML', function () { return host.innerHtml(this); },
        function (html) { host.setHtml(this, html === null ? '' : String(html)); });
    methods(prototype, {
      getElementById: function getElementById(id) { return this.querySelector('#' + window.CSS.escape(id)); },
      getSelection: function getSelection() { return window.getSelection(); },
      elementFromPoint: function elementFromPoint() { return null; },
      getHTML: function getHTML() { return host.innerHtml(this); },
      setHTMLUnsafe: function setHTMLUnsafe(html) { this.innerHTML = html; },
      getAnimations: function getAnimations() { return []; }
    });
  });
})
