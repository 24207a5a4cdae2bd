// Shadow roots and their slots. Made when one of their interfaces is.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes, document = window.document;
  var methods = tools.methods, getter = tools.getter, getters = tools.getters;

  host.whenMade('HTMLSlotElement', function (prototype) {
    methods(prototype, {
      assignedNodes: function assignedNodes(options) { return host.assigned(this, !!(options && options.flatten), false); },
      assignedElements: function assignedElements(options) {
        return host.assigned(this, !!(options && options.flatten), true);
      },
      assign: function assign() {
        host.assign(this, host.listOf(arguments, function (node) {
          if (!(node instanceof classes.Element || node instanceof classes.Text)) {
            throw new TypeError("Failed to execute 'assign' on 'HTMLSlotElement': The provided value is not of type '(Element or Text)'.");
          }
          return node;
        }));
      }
    });
    getter(prototype, 'name', function () { return this.getAttribute('name') || ''; },
        function (value) { this.setAttribute('name', value); });
  });

  // ---- the focus of a host that leaves it to its tree: https://html.spec.whatwg.org/multipage/interaction.html#focus-delegate

  // What has the focus, as a tree sees it: a host stands for all that is inside.
  var focused = Object.getOwnPropertyDescriptor(classes.Document.prototype, 'activeElement');
  function seenFrom(tree, element) {
    for (var at = element; at; at = host.shadowHost(host.rootOf(at))) {
      if (host.rootOf(at) === tree) { return at; }
    }
    return null;
  }
  getter(classes.Document.prototype, 'activeElement', function () {
    var element = focused.get.call(this);
    return element && seenFrom(this, element) || element;
  });

  var delegating = new WeakSet(), watched = false;
  var FOCUSABLE = 'button, input:not([type=hidden]), select, textarea, a[href], area[href], summary, iframe, [tabindex], [contenteditable]:not([contenteditable=false])';
  function delegate(root) {
    var found = host.listOf(root.querySelectorAll('*')).map(function (element) {
      var inner = host.shadowRoot(element);
      return inner && delegating.has(inner) ? delegate(inner) : element.matches(FOCUSABLE) && !host.isDisabled(element) ? element : null;
    }).filter(Boolean);
    return found.find(function (element) { return element.hasAttribute('autofocus'); }) || found[0];
  }
  host.delegateFocus = function (root) {
    delegating.add(root);
    if (watched) { return; }
    watched = true;
    var HTMLElement = classes.HTMLElement.prototype, focus = HTMLElement.focus;
    tools.method(HTMLElement, 'focus', function (options) {
      var root = host.shadowRoot(this);
      if (!root || !delegating.has(root)) {
        focus.call(this, options);
      } else if (!root.activeElement && delegate(root)) {
        focus.call(delegate(root), options);
      }
    });
  };

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
      delegatesFocus: function () { return delegating.has(this); },
      slotAssignment: function () { return host.isManual(this) ? 'manual' : 'named'; },
      clonable: function () { return false; },
      serializable: function () { return false; },
      parentNode: function () { return null; },
      parentElement: function () { return null; },
      isConnected: function () { return host.isConnected(this); },
      activeElement: function () { return seenFrom(this, focused.get.call(document)); },
      styleSheets: function () {
        return Array.prototype.map.call(this.querySelectorAll('style'), function (style) { return style.sheet; });
      }
    });
    getter(prototype, 'innerHTML', function () { return host.innerHtml(this); },
        function (html) {
          var text = html === null ? '' : String(html);
          host.setHtml(this, text);
          host.readAsText(this, text);
        });
    methods(prototype, {
      getElementById: function getElementById(id) { return this.querySelector('#' + window.CSS.escape(id)); },
      getSelection: function getSelection() { return window.getSelection(); },
      elementFromPoint: function elementFromPoint() { return null; },
      getHTML: function getHTML() { return host.innerHtml(this); },
      setHTMLUnsafe: function setHTMLUnsafe(html) {
        this.innerHTML = html;
        host.declareShadows(this);
      },
      getAnimations: function getAnimations() { return []; }
    });
  });
})
