// Event constructors that keep every field they are given. HtmlUnit's take some and drop the rest; events that the
// engine makes itself keep its getters.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;

  var modifiers = {ctrlKey: false, shiftKey: false, altKey: false, metaKey: false};
  var mouse = {screenX: 0, screenY: 0, clientX: 0, clientY: 0, button: 0, buttons: 0, relatedTarget: null,
    movementX: 0, movementY: 0};
  function plus() {
    return Object.assign.apply(Object, [{}].concat(Array.prototype.slice.call(arguments)));
  }
  var ui = {detail: 0, view: null};
  var base = {};

  // name: [parent, fields with their defaults]
  var kinds = {
    Event: [null, base],
    CustomEvent: ['Event', {detail: null}],
    UIEvent: ['Event', ui],
    FocusEvent: ['UIEvent', plus(ui, {relatedTarget: null})],
    MouseEvent: ['UIEvent', plus(ui, modifiers, mouse)],
    PointerEvent: ['MouseEvent', plus(ui, modifiers, mouse, {pointerId: 0, width: 1, height: 1, pressure: 0,
      tangentialPressure: 0, tiltX: 0, tiltY: 0, twist: 0, altitudeAngle: Math.PI / 2, azimuthAngle: 0, pointerType: '',
      isPrimary: false})],
    WheelEvent: ['MouseEvent', plus(ui, modifiers, mouse, {deltaX: 0, deltaY: 0, deltaZ: 0, deltaMode: 0})],
    DragEvent: ['MouseEvent', plus(ui, modifiers, mouse, {dataTransfer: null})],
    KeyboardEvent: ['UIEvent', plus(ui, modifiers, {key: '', code: '', location: 0, repeat: false, isComposing: false,
      keyCode: 0, charCode: 0, which: 0})],
    InputEvent: ['UIEvent', plus(ui, {data: null, inputType: '', isComposing: false, dataTransfer: null})],
    CompositionEvent: ['UIEvent', plus(ui, {data: ''})],
    TouchEvent: ['UIEvent', plus(ui, modifiers, {touches: [], targetTouches: [], changedTouches: []})],
    SubmitEvent: ['Event', {submitter: null}],
    FormDataEvent: ['Event', {formData: null}],
    ToggleEvent: ['Event', {oldState: '', newState: '', source: null}],
    ClipboardEvent: ['Event', {clipboardData: null}],
    AnimationEvent: ['Event', {animationName: '', elapsedTime: 0, pseudoElement: ''}],
    TransitionEvent: ['Event', {propertyName: '', elapsedTime: 0, pseudoElement: ''}],
    PopStateEvent: ['Event', {state: null, hasUAVisualTransition: false}],
    HashChangeEvent: ['Event', {oldURL: '', newURL: ''}],
    PageTransitionEvent: ['Event', {persisted: false}],
    StorageEvent: ['Event', {key: null, oldValue: null, newValue: null, url: '', storageArea: null}],
    MessageEvent: ['Event', {data: null, origin: '', lastEventId: '', source: null, ports: []}],
    ErrorEvent: ['Event', {message: '', filename: '', lineno: 0, colno: 0, error: undefined}],
    PromiseRejectionEvent: ['Event', {promise: undefined, reason: undefined}],
    ProgressEvent: ['Event', {lengthComputable: false, loaded: 0, total: 0}],
    CloseEvent: ['Event', {wasClean: false, code: 0, reason: ''}],
    MediaQueryListEvent: ['Event', {media: '', matches: false}],
    BeforeUnloadEvent: ['Event', base]
  };

  function define(name, parent, fields) {
    var native = host.engineClass(name);
    var prototype = native ? native.prototype : Object.create(classes[parent].prototype);
    // Classes whose native constructor refuses page code are made as plain events that look like them.
    var maker = usable(native) ? native : host.engineClass('Event');
    var names = Object.keys(fields);

    function EventClass(type, init) {
      if (arguments.length === 0) {
        throw new TypeError("Failed to construct '" + name + "': 1 argument required, but only 0 present.");
      }
      var target = new.target || (this instanceof EventClass ? this.constructor : EventClass);
      var options = init === undefined || init === null ? {} : init;
      var event = host.construct(maker, [String(type), {bubbles: !!options.bubbles, cancelable: !!options.cancelable}],
          target);
      if (Object.getPrototypeOf(event) !== target.prototype) { Object.setPrototypeOf(event, target.prototype); }
      host.compose(event, !!options.composed);
      names.forEach(function (field) {
        var value = field in options && options[field] !== undefined ? options[field] : fields[field];
        if (event[field] !== value) {
          Object.defineProperty(event, field, {value: value, configurable: true, enumerable: false, writable: false});
        }
      });
      return event;
    }
    EventClass.prototype = prototype;
    Object.getOwnPropertyNames(native || {}).forEach(function (key) {
      if (!(key in EventClass)) { Object.defineProperty(EventClass, key, Object.getOwnPropertyDescriptor(native, key)); }
    });
    tools.constructorOf(prototype, EventClass);
    if (parent) { Object.setPrototypeOf(EventClass, classes[parent]); }
    names.forEach(function (field) {
      if (!tools.has(prototype, field)) {
        tools.getter(prototype, field, function () { return fields[field]; });
      }
    });
    tools.named(name, EventClass);
  }

  function usable(native) {
    if (!native) { return false; }
    try {
      host.construct(native, ['probe', {}]);
      return true;
    } catch (e) {
      return false;
    }
  }

  Object.keys(kinds).forEach(function (name) { define(name, kinds[name][0], kinds[name][1]); });

  var Mouse = classes.MouseEvent.prototype;
  function modifierState(key) {
    return !!{Control: this.ctrlKey, Shift: this.shiftKey, Alt: this.altKey, Meta: this.metaKey}[key];
  }
  tools.method(Mouse, 'getModifierState', modifierState);
  tools.method(classes.KeyboardEvent.prototype, 'getModifierState', modifierState);
  // No layout scrolls here, so page and client coordinates agree.
  tools.getter(Mouse, 'x', function () { return this.clientX; });
  tools.getter(Mouse, 'y', function () { return this.clientY; });
  tools.getter(Mouse, 'pageX', function () { return this.clientX; });
  tools.getter(Mouse, 'pageY', function () { return this.clientY; });
  tools.getter(Mouse, 'offsetX', function () { return this.clientX - corner(this).left; });
  tools.getter(Mouse, 'offsetY', function () { return this.clientY - corner(this).top; });
  function corner(event) {
    var target = event.target;
    return target && target.getBoundingClientRect ? target.getBoundingClientRect() : {left: 0, top: 0};
  }
  tools.methods(classes.PointerEvent.prototype, {
    getCoalescedEvents: function getCoalescedEvents() { return []; },
    getPredictedEvents: function getPredictedEvents() { return []; }
  });
  tools.method(classes.InputEvent.prototype, 'getTargetRanges', function getTargetRanges() { return []; });

  // ---- what a drag or a paste carries

  function DataTransfer() {
    if (!new.target) { throw new TypeError("Class constructor DataTransfer cannot be invoked without 'new'"); }
    var data = [], files = [];
    function kind(format) {
      var type = String(format).toLowerCase();
      return type === 'text' ? 'text/plain' : type === 'url' ? 'text/uri-list' : type;
    }
    Object.defineProperty(this, '_t', {value: {data: data, files: files, kind: kind}});
    this.dropEffect = 'none';
    this.effectAllowed = 'none';
  }
  tools.methods(DataTransfer.prototype, {
    setData: function setData(format, value) {
      var own = this._t, type = own.kind(format);
      this.clearData(type);
      own.data.push([type, String(value)]);
    },
    getData: function getData(format) {
      var type = this._t.kind(format);
      var found = this._t.data.find(function (entry) { return entry[0] === type; });
      return found ? found[1] : '';
    },
    clearData: function clearData(format) {
      var own = this._t;
      for (var i = own.data.length - 1; i >= 0; i--) {
        if (format === undefined || own.data[i][0] === own.kind(format)) { own.data.splice(i, 1); }
      }
    },
    setDragImage: function setDragImage() {}
  });
  tools.getters(DataTransfer.prototype, {
    types: function () {
      return this._t.data.map(function (entry) { return entry[0]; }).concat(this._t.files.length ? ['Files'] : []);
    },
    files: function () { return this._t.files; },
    items: function () {
      var own = this._t;
      var items = own.data.map(function (entry) {
        return {kind: 'string', type: entry[0], getAsString: function (callback) { host.task(function () { callback(entry[1]); }); }, getAsFile: function () { return null; }};
      }).concat(own.files.map(function (file) {
        return {kind: 'file', type: file.type, getAsFile: function () { return file; }, getAsString: function () {}};
      }));
      var transfer = this;
      items.add = function (value, type) {
        if (value instanceof classes.File) { own.files.push(value); } else { transfer.setData(type, value); }
      };
      return items;
    }
  });
  tools.named('DataTransfer', DataTransfer);
})
