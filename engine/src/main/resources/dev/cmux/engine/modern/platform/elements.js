// Members of single interfaces that the engine lacks; each set is made when its interface is.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var missing = tools.missing, getter = tools.getter;

  function lacking(prototype, property, get, set) {
    if (!tools.has(prototype, property)) { getter(prototype, property, get, set); }
  }
  function numbers(prototype, names, absent) {
    names.split(' ').forEach(function (property) {
      lacking(prototype, property, function () {
        var number = parseInt(this.getAttribute(property), 10);
        return isNaN(number) ? absent : number;
      }, function (value) { this.setAttribute(property, String(value | 0)); });
    });
  }
  host.addresses = addresses;
  function addresses(prototype, property) {
    lacking(prototype, property, function () {
      var written = this.getAttribute(property), url = written ? classes.URL.parse(written, window.document.baseURI) : null;
      return url ? url.href : written || '';
    }, function (value) { this.setAttribute(property, value); });
  }
  // Properties that are attributes under another name, or under the same.
  function texts(prototype, names) {
    names.split(' ').forEach(function (property) { tools.text(prototype, property, property.toLowerCase()); });
  }
  function flags(prototype, names) {
    names.split(' ').forEach(function (property) { tools.flag(prototype, property); });
  }

  // A property that is one of some words: the first of them where the attribute is another.
  function oneOf(prototype, property, name, words, absent) {
    getter(prototype, property, function () {
      var value = this.getAttribute(name);
      if (value === null) { return absent; }
      value = value.toLowerCase();
      return words.indexOf(value) < 0 ? words[0] : value;
    }, function (value) { this.setAttribute(name, value); });
  }
  var METHODS = ['get', 'post', 'dialog'];
  var ENCODINGS = ['application/x-www-form-urlencoded', 'multipart/form-data', 'text/plain'];
  function sends(prototype) {
    texts(prototype, 'formAction formTarget');
    oneOf(prototype, 'formMethod', 'formmethod', METHODS, '');
    oneOf(prototype, 'formEnctype', 'formenctype', ENCODINGS, '');
  }

  lacking(classes.Document.prototype, 'dir', function () { return this.documentElement ? this.documentElement.dir : ''; },
      function (value) { this.documentElement.dir = value; });
  lacking(classes.Document.prototype, 'fullscreenEnabled', function () { return false; });
  lacking(classes.Document.prototype, 'fullscreenElement', function () { return null; });
  host.whenMade('HTMLElement', function (prototype) {
    missing(prototype, {
      attachInternals: function attachInternals() {
        host.load('internals');
        return host.attachInternals(this);
      },
      showPopover: function showPopover(options) {
        host.load('popovers');
        host.showPopover(this, options && options.source || null);
      },
      hidePopover: function hidePopover() {
        host.load('popovers');
        host.hidePopover(this);
      },
      togglePopover: function togglePopover(options) {
        host.load('popovers');
        return host.togglePopover(this, options);
      }
    });
    lacking(prototype, 'popover', function () {
      var value = this.getAttribute('popover');
      if (value === null) { return null; }
      value = value.toLowerCase();
      return value === '' ? 'auto' : value === 'auto' || value === 'hint' ? value : 'manual';
    }, function (value) {
      if (value === null || value === undefined) { this.removeAttribute('popover'); } else { this.setAttribute('popover', value); }
    });
  });
  function invokes(prototype) {
    var targets = new WeakMap();
    lacking(prototype, 'popoverTargetElement', function () {
      var id = this.getAttribute('popovertarget');
      return id ? this.getRootNode().getElementById(id) : id === '' && targets.get(this) || null;
    }, function (element) {
      if (element) { this.setAttribute('popovertarget', ''); } else { this.removeAttribute('popovertarget'); }
      targets.set(this, element);
    });
    lacking(prototype, 'popoverTargetAction', function () {
      var value = (this.getAttribute('popovertargetaction') || '').toLowerCase();
      return value === 'show' || value === 'hide' ? value : 'toggle';
    }, function (value) { this.setAttribute('popovertargetaction', value); });
  }
  host.whenMade('HTMLCanvasElement', function (prototype) {
    var getContext = prototype.getContext;
    tools.method(prototype, 'getContext', function (kind, options) {
      var context = getContext.call(this, kind, options);
      if (!context) { host.askedFor('canvas', String(kind)); }
      return context || null;
    });
    missing(prototype, {
      toBlob: function toBlob(callback, type, quality) {
        var data = this.toDataURL(type, quality), comma = data.indexOf(',');
        var blob = new classes.Blob([host.fromBase64(data.slice(comma + 1))], {type: data.slice(5, data.indexOf(';'))});
        host.task(function () { callback(blob); });
      }
    });
  });
  // The engine looks among a label's children only.
  host.whenMade('HTMLLabelElement', function (prototype) {
    getter(prototype, 'control', function () { return host.labeledBy(this); });
    getter(prototype, 'form', function () {
      var control = host.labeledBy(this);
      return control && host.formOf(control);
    });
  });
  host.whenMade('HTMLOutputElement', function (prototype) {
    lacking(prototype, 'value', function () { return this.textContent; }, function (value) { this.textContent = value; });
    lacking(prototype, 'type', function () { return 'output'; });
    lacking(prototype, 'defaultValue', function () { return this.textContent; }, function (value) { this.textContent = value; });
    host.tokens(prototype, 'htmlFor', 'for');
  });
  host.whenMade('HTMLInputElement', function (prototype) {
    invokes(prototype);
    lacking(prototype, 'list', function () {
      var id = this.getAttribute('list'), found = id ? this.getRootNode().getElementById(id) : null;
      return found instanceof classes.HTMLDataListElement ? found : null;
    });
    sends(prototype);
    texts(prototype, 'capture pattern useMap');
    flags(prototype, 'webkitdirectory multiple');
    var listen = classes.EventTarget.prototype.addEventListener;
    lacking(prototype, 'indeterminate', function () { return host.isUndecided(this); }, function (to) {
      var was = host.isUndecided(this);
      host.looksChanged(this);
      host.setUndecided(this, to);
      // A click decides, before anyone hears of it.
      if (to && !was) { listen.call(this, 'click', function (event) { event.currentTarget.indeterminate = false; }, {capture: true, once: true}); }
    });
  });
  host.whenMade('HTMLFormElement', function (prototype) {
    tools.text(prototype, 'acceptCharset', 'accept-charset');
    tools.text(prototype, 'autocomplete', 'autocomplete', 'on');
    oneOf(prototype, 'method', 'method', METHODS, METHODS[0]);
    oneOf(prototype, 'enctype', 'enctype', ENCODINGS, ENCODINGS[0]);
    oneOf(prototype, 'encoding', 'enctype', ENCODINGS, ENCODINGS[0]);
  });
  host.whenMade('HTMLButtonElement', function (prototype) {
    invokes(prototype);
    sends(prototype);
    flags(prototype, 'formNoValidate');
  });
  host.whenMade('HTMLImageElement', function (prototype) {
    texts(prototype, 'crossOrigin fetchPriority referrerPolicy useMap longDesc');
    flags(prototype, 'isMap');
    lacking(prototype, 'currentSrc', function () { return this.src; });
  });
  host.whenMade('HTMLIFrameElement', function (prototype) {
    texts(prototype, 'allow loading referrerPolicy srcdoc');
    texts(prototype, 'frameBorder longDesc marginHeight marginWidth scrolling');
    flags(prototype, 'allowFullscreen');
    host.tokens(prototype, 'sandbox', 'sandbox', 'allow-downloads allow-forms allow-modals allow-orientation-lock allow-pointer-lock allow-popups '
        + 'allow-popups-to-escape-sandbox allow-presentation allow-same-origin allow-scripts allow-top-navigation allow-top-navigation-by-user-activation');
    var setAttribute = classes.Element.prototype.setAttribute;
    tools.method(prototype, 'setAttribute', function (name, value) {
      setAttribute.call(this, name, value);
      if (String(name).toLowerCase() === 'srcdoc' && this.isConnected) { host.loadFrame(this); }
    });
  });
  host.whenMade('HTMLLinkElement', function (prototype) {
    texts(prototype, 'media hreflang charset target');
    host.tokens(prototype, 'sizes', 'sizes');
    texts(prototype, 'as crossOrigin fetchPriority imageSizes imageSrcset integrity referrerPolicy');
    host.tokens(prototype, 'relList', 'rel', 'alternate apple-touch-icon apple-touch-icon-precomposed canonical dns-prefetch icon manifest modulepreload next '
        + 'preconnect prefetch preload stylesheet');
  });
  // What the caret stands in. The engine carries out no command, and knows of none what it would change.
  var STYLES = {bold: ['fontWeight', /^(?:bold|[6-9]00)$/], italic: ['fontStyle', /^(?:italic|oblique)/], underline: ['textDecorationLine', /underline/], strikethrough: ['textDecorationLine', /line-through/]};
  function atCaret() {
    var node = window.getSelection().anchorNode;
    return node && node.nodeType === 3 ? node.parentNode : node;
  }
  tools.missing(classes.Document.prototype, {
    queryCommandState: function queryCommandState(command) {
      var style = STYLES[String(command).toLowerCase()];
      for (var at = style && atCaret(); at && at.nodeType === 1; at = at.parentNode) {
        if (style[1].test(window.getComputedStyle(at)[style[0]])) { return true; }
      }
      return false;
    },
    queryCommandValue: function queryCommandValue(command) {
      var name = String(command).toLowerCase();
      return name in STYLES ? String(this.queryCommandState(name)) : name === 'forecolor' && atCaret() ? window.getComputedStyle(atCaret()).color : '';
    },
    queryCommandIndeterm: function queryCommandIndeterm() { return false; }
  });
  host.whenMade('HTMLSourceElement', function (prototype) {
    addresses(prototype, 'src');
    texts(prototype, 'type media srcset sizes');
    numbers(prototype, 'width height', 0);
  });
  host.whenMade('HTMLTrackElement', function (prototype) {
    addresses(prototype, 'src');
    tools.text(prototype, 'kind', 'kind', 'subtitles');
    texts(prototype, 'srclang label');
    flags(prototype, 'default');
    lacking(prototype, 'readyState', function () { return 0; });
  });
  host.whenMade('HTMLScriptElement', function (prototype) {
    texts(prototype, 'charset');
    flags(prototype, 'defer');
  });
  host.whenMade('HTMLOListElement', function (prototype) {
    numbers(prototype, 'start', 1);
    flags(prototype, 'reversed');
  });
  host.whenMade('HTMLLIElement', function (prototype) { numbers(prototype, 'value', 0); });
  host.whenMade('HTMLAreaElement', function (prototype) { texts(prototype, 'download ping referrerPolicy shape target'); });
  host.whenMade('HTMLObjectElement', function (prototype) {
    addresses(prototype, 'data');
    texts(prototype, 'type useMap');
  });
  host.whenMade('HTMLTextAreaElement', function (prototype) { texts(prototype, 'wrap autocomplete'); });
  host.whenMade('HTMLSelectElement', function (prototype) { texts(prototype, 'autocomplete'); });
  host.whenMade('HTMLElement', function (prototype) {
    lacking(prototype, 'translate', function () {
      var around = this.closest('[translate]');
      return !around || around.getAttribute('translate') !== 'no';
    }, function (value) { this.setAttribute('translate', value ? 'yes' : 'no'); });
  });
  ['Anchor', 'Area', 'Form'].forEach(function (name) {
    host.whenMade('HTML' + name + 'Element', function (prototype) { host.tokens(prototype, 'relList', 'rel', 'noopener noreferrer opener'); });
  });
})
