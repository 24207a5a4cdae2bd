// What form controls lack. Made when one of their interfaces is.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var methods = tools.methods, missing = tools.missing, getter = tools.getter, text = tools.text;

  host.whenMade('HTMLInputElement', function (Input) {
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
    // HtmlUnit's time fields know only twelve hours: `14:30` is no time to them.
    var value = Object.getOwnPropertyDescriptor(Input, 'value');
    getter(Input, 'value', function () {
      var own = value.get.call(this);
      var time = own === '' && this.type === 'time' ? /^\s*((?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d(?:\.\d{1,3})?)?)\s*$/.exec(host.rawValue(this)) : null;
      return time ? time[1] : own;
    }, function (to) { value.set.call(this, to); });
    ['checkValidity', 'reportValidity'].forEach(function (name) {
      var engines = Input[name];
      tools.method(Input, name, function () {
        if (this.type !== 'radio') { return engines.call(this); }
        return !this.willValidate || this.validity.valid || (this.dispatchEvent(new classes.Event('invalid', {cancelable: true})), false);
      });
    });
    missing(Input, {showPicker: function showPicker() {}});
    keepChecked(Input);
    editable(Input);
  });
  // Every field can be checked, and stays so when its type changes: frameworks set `type` last. HtmlUnit's text fields know
  // nothing of it, and a new type makes a new field.
  function keepChecked(Input) {
    var checked = Object.getOwnPropertyDescriptor(Input, 'checked'), type = Object.getOwnPropertyDescriptor(Input, 'type');
    var setAttribute = classes.Element.prototype.setAttribute, unseen = new WeakMap();
    function isBox(input) { return /^(checkbox|radio)$/.test(type.get.call(input)); }
    function check(box, to) {
      if (type.get.call(box) === 'radio') { host.checkRadio(box, !!to); } else { checked.set.call(box, to); }
    }
    function retype(input, change) {
      var before = input.checked;
      change();
      if (isBox(input)) {
        unseen.delete(input);
        if (before !== checked.get.call(input)) { check(input, before); }
      }
    }
    getter(Input, 'checked', function () {
      return unseen.has(this) ? unseen.get(this) : checked.get.call(this);
    }, function (to) {
      host.looksChanged(this);
      if (isBox(this)) { check(this, to); } else { unseen.set(this, !!to); }
    });
    getter(Input, 'type', type.get, function (to) {
      var input = this;
      retype(input, function () { type.set.call(input, to); });
    });
    tools.method(Input, 'setAttribute', function (name, value) {
      var input = this;
      if (String(name).toLowerCase() !== 'type') { return setAttribute.call(input, name, value); }
      retype(input, function () { setAttribute.call(input, name, value); });
    });
  }

  host.whenMade('RadioNodeList', function (prototype) {
    var value = Object.getOwnPropertyDescriptor(prototype, 'value');
    getter(prototype, 'value', value.get, function (to) {
      var found = Array.prototype.find.call(this, function (control) { return control.type === 'radio' && control.value === String(to); });
      if (found) { host.checkRadio(found, true); }
    });
  });

  // What is wrong with a radio button is wrong with its group; the engine looks for buttons of the same name in the document.
  host.whenMade('ValidityState', function (prototype) {
    var missing = Object.getOwnPropertyDescriptor(prototype, 'valueMissing'), valid = Object.getOwnPropertyDescriptor(prototype, 'valid');
    getter(prototype, 'valueMissing', function () {
      var isMissing = host.isRadioMissing(this);
      return isMissing === null ? missing.get.call(this) : isMissing;
    });
    getter(prototype, 'valid', function () {
      var isMissing = host.isRadioMissing(this);
      return isMissing === null ? valid.get.call(this) : !isMissing && !this.customError;
    });
  });

  host.whenMade('HTMLOptionElement', function (option) {
    var label = Object.getOwnPropertyDescriptor(option, 'label');
    tools.getter(option, 'label', function () {
      return this.getAttribute('label') === null ? this.text : this.getAttribute('label');
    }, label.set);
    // Without a choice of the user's, the options that are selected by default are; HtmlUnit's property cannot be set, and React and Radix set it.
    tools.getter(option, 'defaultSelected', function () { return this.hasAttribute('selected'); }, function (to) { this.toggleAttribute('selected', !!to); });
  });

  host.whenMade('HTMLTextAreaElement', editable);
  // The engine knows where a selection begins and ends; its direction is remembered as long as a script has made it.
  function editable(control) {
    var start = Object.getOwnPropertyDescriptor(control, 'selectionStart'), end = Object.getOwnPropertyDescriptor(control, 'selectionEnd');
    var select = control.setSelectionRange, made = new WeakMap();
    function directed(field) {
      var selection = made.get(field);
      return selection && selection.start === start.get.call(field) && selection.end === end.get.call(field) ? selection.direction : 'forward';
    }
    tools.method(control, 'setSelectionRange', function setSelectionRange(from, to, direction) {
      select.call(this, from, to);
      made.set(this, {start: start.get.call(this), end: end.get.call(this), direction: direction === 'backward' ? 'backward' : 'forward'});
    });
    tools.getter(control, 'selectionDirection', function () { return start.get.call(this) === null ? null : directed(this); },
        function (direction) { this.setSelectionRange(start.get.call(this), end.get.call(this), String(direction)); });
    missing(control, {
      setRangeText: function setRangeText(replacement, start, end, mode) {
        var was = {start: this.selectionStart, end: this.selectionEnd}, text = String(replacement);
        var from = start === undefined ? was.start : start, to = end === undefined ? was.end : end, after = from + text.length, grown = text.length - (to - from);
        function kept(place, inside) { return place > to ? place + grown : place > from ? inside : place; }
        this.value = this.value.slice(0, from) + text + this.value.slice(to);
        if (mode === 'select') {
          this.setSelectionRange(from, after);
        } else if (mode === 'start' || mode === 'end') {
          this.setSelectionRange(mode === 'start' ? from : after, mode === 'start' ? from : after);
        } else {
          this.setSelectionRange(kept(was.start, from), kept(was.end, after));
        }
      }
    });
    text(control, 'dirName', 'dirname');
  }

  host.whenMade('HTMLSelectElement', function (Select) {
    if (!('selectedOptions' in Select)) {
      getter(Select, 'selectedOptions', function () {
        return Array.prototype.filter.call(this.options, function (option) { return option.selected; });
      });
    }
    missing(Select, {namedItem: function namedItem(name) { return this.options.namedItem(name); }});
  });
})
