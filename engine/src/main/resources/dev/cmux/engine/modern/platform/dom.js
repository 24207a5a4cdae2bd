// Corrections and additions to the tree's own classes that frameworks meet at once.
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var method = tools.method, methods = tools.methods, missing = tools.missing, getter = tools.getter;
  var document = window.document;
  var Element = window.Element.prototype, HTMLElement = window.HTMLElement.prototype;
  var Document = window.Document.prototype;

  // ---- DOMException is an Error

  var DOMException = window.DOMException;
  Object.setPrototypeOf(DOMException.prototype, Error.prototype);
  method(DOMException.prototype, 'toString', Error.prototype.toString);
  if (!('stack' in DOMException.prototype)) {
    getter(DOMException.prototype, 'stack', function () { return String(this); });
  }

  // ---- HTML text in and out

  function owner(name) {
    return Object.prototype.hasOwnProperty.call(Element, name) ? Element : HTMLElement;
  }
  var innerHtml = Object.getOwnPropertyDescriptor(owner('innerHTML'), 'innerHTML');
  getter(owner('innerHTML'), 'innerHTML', function () { return host.innerHtml(this); }, function (html) {
    var text = html === null ? '' : String(html);
    if (!host.setElementHtml(this, text)) { innerHtml.set.call(this, host.readableHtml(text)); }
  });
  var outerHtml = Object.getOwnPropertyDescriptor(owner('outerHTML'), 'outerHTML');
  getter(owner('outerHTML'), 'outerHTML', function () { return host.outerHtml(this); }, outerHtml.set);
  methods(Element, {
    getHTML: function getHTML() { return host.innerHtml(this); },
    setHTMLUnsafe: function setHTMLUnsafe(html) { this.innerHTML = html; }
  });
  var fragment = window.Range.prototype.createContextualFragment;
  method(window.Range.prototype, 'createContextualFragment', function createContextualFragment(html) {
    var made = document.createDocumentFragment();
    return host.parseTablePart(made, String(html)) ? made : fragment.call(this, String(html));
  });
  var NativeRange = window.Range;
  function Range() {
    if (!new.target) { throw new TypeError("Class constructor Range cannot be invoked without 'new'"); }
    return document.createRange();
  }
  Range.prototype = NativeRange.prototype;
  Object.keys(NativeRange).forEach(function (key) { Range[key] = NativeRange[key]; });
  tools.constructorOf(Range.prototype, Range);
  method(window, 'Range', Range);

  // ---- selectors the engine does not know

  var EXTENDED = /:(?:scope|defined|any-link|modal|popover-open|read-only|read-write|placeholder-shown|focus-visible|focus-within|autofill|-webkit-autofill|fullscreen|host)\b/;
  function extended(call, single, many) {
    return function (selectors) {
      var text = String(selectors);
      return EXTENDED.test(text) ? host.withMarks(this, text, call) : call.call(this, text);
    };
  }
  [window.Element, window.Document, window.HTMLDocument, window.DocumentFragment, window.HTMLElement].forEach(function (owned) {
    var prototype = owned && owned.prototype;
    ['querySelector', 'querySelectorAll', 'matches', 'webkitMatchesSelector', 'closest'].forEach(function (name) {
      if (prototype && Object.prototype.hasOwnProperty.call(prototype, name)) {
        method(prototype, name, extended(prototype[name]));
      }
    });
  });

  // ---- dataset as a live view

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
      known = new host.natives.Proxy(Object.create(window.DOMStringMap.prototype), {
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
  getter(window.SVGElement.prototype, 'dataset', dataset);

  // ---- styles: a missing priority is none (the engine takes it for an unknown one and sets nothing)

  var Style = window.CSSStyleDeclaration.prototype;
  var setProperty = Style.setProperty;
  method(Style, 'setProperty', function (name, value, priority) {
    setProperty.call(this, String(name), value === null || value === undefined ? '' : String(value), priority ? String(priority) : '');
  });

  // ---- attributes as properties

  function reflect(prototype, property, attribute) {
    getter(prototype, property, function () { return this.getAttribute(attribute); }, function (value) {
      if (value === null || value === undefined) { this.removeAttribute(attribute); } else { this.setAttribute(attribute, value); }
    });
  }
  reflect(Element, 'role', 'role');
  ('Atomic AutoComplete BrailleLabel BrailleRoleDescription Busy Checked ColCount ColIndex ColSpan Current Description '
      + 'Disabled Expanded HasPopup Hidden Invalid KeyShortcuts Label Level Live Modal MultiLine MultiSelectable '
      + 'Orientation Placeholder PosInSet Pressed ReadOnly Relevant Required RoleDescription RowCount RowIndex RowSpan '
      + 'Selected SetSize Sort ValueMax ValueMin ValueNow ValueText').split(' ').forEach(function (name) {
    reflect(Element, 'aria' + name, 'aria-' + name.toLowerCase());
  });
  function flag(prototype, property) {
    if (!(property in prototype)) {
      getter(prototype, property, function () { return this.hasAttribute(property.toLowerCase()); }, function (value) {
        this.toggleAttribute(property.toLowerCase(), !!value);
      });
    }
  }
  function text(prototype, property, attribute, fallback) {
    if (!(property in prototype)) {
      getter(prototype, property, function () { return this.getAttribute(attribute) || fallback || ''; },
          function (value) { this.setAttribute(attribute, value); });
    }
  }
  flag(HTMLElement, 'inert');
  flag(HTMLElement, 'autofocus');
  text(HTMLElement, 'enterKeyHint', 'enterkeyhint');
  text(HTMLElement, 'inputMode', 'inputmode');
  text(HTMLElement, 'autocapitalize', 'autocapitalize');
  text(HTMLElement, 'nonce', 'nonce');
  text(HTMLElement, 'accessKey', 'accesskey');
  getter(HTMLElement, 'draggable', function () { return this.getAttribute('draggable') === 'true'; },
      function (value) { this.setAttribute('draggable', value ? 'true' : 'false'); });
  if (!('spellcheck' in HTMLElement)) {
    getter(HTMLElement, 'spellcheck', function () { return this.getAttribute('spellcheck') !== 'false'; },
        function (value) { this.setAttribute('spellcheck', value ? 'true' : 'false'); });
  }
  if (!('part' in Element)) { reflect(Element, 'part', 'part'); }
  flag(window.HTMLScriptElement.prototype, 'noModule');
  text(window.HTMLScriptElement.prototype, 'crossOrigin', 'crossorigin');
  text(window.HTMLScriptElement.prototype, 'integrity', 'integrity');
  text(window.HTMLScriptElement.prototype, 'referrerPolicy', 'referrerpolicy');
  method(window.HTMLScriptElement, 'supports', function supports(type) {
    return type === 'classic' || type === 'module' || type === 'importmap';
  });
  text(window.HTMLImageElement.prototype, 'loading', 'loading', 'eager');
  text(window.HTMLImageElement.prototype, 'decoding', 'decoding', 'auto');
  text(window.HTMLImageElement.prototype, 'srcset', 'srcset');
  text(window.HTMLImageElement.prototype, 'sizes', 'sizes');
  missing(window.HTMLImageElement.prototype, {decode: function decode() { return Promise.resolve(); }});

  var lists = new WeakMap();
  getter(window.HTMLLinkElement.prototype, 'relList', function () {
    var link = this, list = lists.get(link);
    if (!list) {
      // A DOMTokenList over another attribute: the class list of a stand-in kept in step with `rel`.
      var stand = document.createElement('i');
      list = stand.classList;
      lists.set(link, list);
      ['add', 'remove', 'toggle', 'replace'].forEach(function (name) {
        var engines = list[name];
        method(list, name, function () {
          stand.className = link.rel || '';
          var result = engines.apply(list, arguments);
          link.rel = stand.className;
          return result;
        });
      });
      var contains = list.contains;
      method(list, 'contains', function (token) {
        stand.className = link.rel || '';
        return contains.call(list, token);
      });
      method(list, 'supports', function supports(token) {
        return ['stylesheet', 'preload', 'modulepreload', 'prefetch', 'icon', 'alternate', 'canonical', 'manifest']
            .indexOf(String(token).toLowerCase()) >= 0;
      });
    }
    return list;
  });

  // ---- form controls

  var Input = window.HTMLInputElement.prototype, Select = window.HTMLSelectElement.prototype;
  getter(Input, 'valueAsNumber', function () {
    if (/^(number|range)$/.test(this.type)) { return this.value === '' ? NaN : Number(this.value); }
    var date = this.valueAsDate;
    return date ? date.getTime() : NaN;
  }, function (value) { this.value = isNaN(value) ? '' : String(value); });
  getter(Input, 'valueAsDate', function () {
    var value = this.value;
    var found = this.type === 'date' ? value : this.type === 'month' ? value + '-01' : this.type === 'time' ? '1970-01-01T' + value + 'Z' : '';
    var date = value ? new Date(found) : null;
    return date && !isNaN(date.getTime()) ? date : null;
  }, function (date) {
    var iso = date === null ? '' : date.toISOString();
    this.value = this.type === 'month' ? iso.slice(0, 7) : this.type === 'time' ? iso.slice(11, 16) : iso.slice(0, 10);
  });
  function step(input, count) {
    var size = Number(input.step) || 1, base = Number(input.min) || 0;
    var next = (Number(input.value) || 0) + count * size;
    if (input.min !== '' && next < Number(input.min)) { next = Number(input.min); }
    if (input.max !== '' && next > Number(input.max)) {
      next = base + Math.floor((Number(input.max) - base) / size) * size;
    }
    input.value = String(Math.round(next * 1e10) / 1e10);
  }
  methods(Input, {
    stepUp: function stepUp(n) { step(this, n === undefined ? 1 : n); },
    stepDown: function stepDown(n) { step(this, -(n === undefined ? 1 : n)); }
  });
  missing(Input, {showPicker: function showPicker() {}});
  [Input, window.HTMLTextAreaElement.prototype].forEach(function (control) {
    missing(control, {
      setRangeText: function setRangeText(replacement, start, end, mode) {
        var from = start === undefined ? this.selectionStart : start, to = end === undefined ? this.selectionEnd : end;
        this.value = this.value.slice(0, from) + replacement + this.value.slice(to);
        var after = from + String(replacement).length;
        if (mode === 'select') { this.setSelectionRange(from, after); } else { this.setSelectionRange(after, after); }
      }
    });
    text(control, 'dirName', 'dirname');
  });
  if (!('selectedOptions' in Select)) {
    getter(Select, 'selectedOptions', function () {
      return Array.prototype.filter.call(this.options, function (option) { return option.selected; });
    });
  }
  missing(Select, {namedItem: function namedItem(name) { return this.options.namedItem(name); }});

  // ---- dialogs: the engine's open and close, with what happens around them

  var Dialog = window.HTMLDialogElement.prototype;
  var modal = new WeakSet();
  var show = Dialog.show, showModal = Dialog.showModal;
  function requestClose(dialog, value) {
    if (dialog.dispatchEvent(new window.Event('cancel', {cancelable: true}))) { dialog.close(value); }
  }
  function focusIn(dialog) {
    var first = dialog.querySelector('[autofocus]') || dialog.querySelector('button, input, select, textarea, a[href], [tabindex]');
    if (first && !first.disabled) { first.focus(); }
  }
  methods(Dialog, {
    show: function () {
      show.call(this);
      focusIn(this);
    },
    showModal: function () {
      if (this.open && !modal.has(this)) {
        throw tools.domError('InvalidStateError', 'The dialog is already open as non-modal');
      }
      if (!this.isConnected) { throw tools.domError('InvalidStateError', 'The element is not in a Document.'); }
      modal.add(this);
      showModal.call(this);
      focusIn(this);
    },
    close: function (value) {
      if (!this.open) { return; }
      modal['delete'](this);
      this.removeAttribute('open');
      if (value !== undefined) { this.returnValue = String(value); }
      var dialog = this;
      host.task(function () { dialog.dispatchEvent(new window.Event('close')); });
    },
    requestClose: function (value) { requestClose(this, value); }
  });
  host.isModal = function (dialog) { return modal.has(dialog); };

  // ---- details

  getter(window.HTMLDetailsElement.prototype, 'open', function () { return this.hasAttribute('open'); }, function (value) {
    var was = this.open;
    this.toggleAttribute('open', !!value);
    if (was !== !!value) { toggled(this, was); }
  });
  function toggled(element, was) {
    host.task(function () {
      element.dispatchEvent(new window.ToggleEvent('toggle', {oldState: was ? 'open' : 'closed', newState: was ? 'closed' : 'open'}));
    });
  }

  // ---- what needs no layout here

  missing(Element, {
    checkVisibility: function checkVisibility(options) {
      if (!this.isConnected) { return false; }
      for (var at = this; at && at.nodeType === 1; at = at.assignedSlot || at.parentNode || at.host) {
        var style = window.getComputedStyle(at);
        if (style.display === 'none') { return false; }
      }
      var own = window.getComputedStyle(this);
      var hidden = options && (options.checkVisibilityCSS || options.visibilityProperty) && own.visibility !== 'visible' && own.visibility !== '';
      var clear = options && (options.checkOpacity || options.opacityProperty) && own.opacity === '0';
      return !hidden && !clear;
    },
    scroll: function scroll() {},
    scrollTo: function scrollTo() {},
    scrollBy: function scrollBy() {},
    scrollIntoView: function scrollIntoView() {},
    setPointerCapture: function setPointerCapture() {},
    releasePointerCapture: function releasePointerCapture() {},
    hasPointerCapture: function hasPointerCapture() { return false; },
    getAnimations: function getAnimations() { return []; },
    animate: function animate(frames, options) { return host.finishedAnimation(this, frames, options); }
  });
  missing(Document, {
    getAnimations: function getAnimations() { return []; },
    elementFromPoint: function elementFromPoint() { return null; },
    elementsFromPoint: function elementsFromPoint(x, y) {
      var found = this.elementFromPoint(x, y);
      return found ? [found] : [];
    },
    hasFocus: function hasFocus() { return true; }
  });
  missing(window.Node.prototype, {
    lookupNamespaceURI: function lookupNamespaceURI(prefix) {
      return prefix ? null : (this.documentElement || this).namespaceURI || null;
    },
    isDefaultNamespace: function isDefaultNamespace(uri) { return this.lookupNamespaceURI(null) === (uri || null); }
  });
  getter(Document, 'scrollingElement', function () { return this.documentElement; });
  getter(Document, 'visibilityState', function () { return 'visible'; });
  getter(Document, 'hidden', function () { return false; });
  tools.handler(Document, 'visibilitychange');
  var createEvent = Document.createEvent;
  method(Document, 'createEvent', function (kind) {
    var event = createEvent.call(this, kind);
    host.compose(event, false);
    return event;
  });
  getter(host.natives.Event.prototype, 'isTrusted', function () { return host.isTrusted(this); });

  ['beforeinput', 'beforetoggle', 'formdata', 'slotchange', 'beforematch', 'securitypolicyviolation', 'scrollend']
      .forEach(function (type) {
    if (!('on' + type in HTMLElement)) { tools.handler(HTMLElement, type); }
  });
})
