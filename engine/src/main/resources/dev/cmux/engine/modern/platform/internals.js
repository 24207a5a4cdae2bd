// What a custom element knows of itself: ElementInternals, with its part in forms. Made when the first element asks.
// https://html.spec.whatwg.org/multipage/custom-elements.html#element-internals
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var known = new WeakMap();
  var FLAGS = ['valueMissing', 'typeMismatch', 'patternMismatch', 'tooLong', 'tooShort', 'rangeUnderflow', 'rangeOverflow', 'stepMismatch',
    'badInput', 'customError'];

  var ElementInternals = tools.named('ElementInternals', tools.illegal('ElementInternals'));

  host.attachInternals = function (element) {
    var name = element.getAttribute('is') || element.localName, constructor = window.customElements.get(name);
    if (!constructor || element.getAttribute('is') || known.has(element)) {
      throw tools.domError('NotSupportedError', known.has(element) ? 'ElementInternals for the specified element was already attached.'
          : 'Unable to attach ElementInternals to non-custom elements.');
    }
    if (host.listOf(constructor.disabledFeatures || []).indexOf('internals') >= 0) {
      throw tools.domError('NotSupportedError', 'ElementInternals is disabled by disabledFeatures static field.');
    }
    var internals = Object.create(ElementInternals.prototype);
    var own = {element: element, inForms: !!constructor.formAssociated, value: null, flags: {}, message: '', states: new Set()};
    Object.defineProperty(internals, '_i', {value: own});
    known.set(element, own);
    return internals;
  };
  function inForms(internals) {
    if (!internals._i.inForms) { throw tools.domError('NotSupportedError', 'The target element is not a form-associated custom element.'); }
    return internals._i;
  }
  function validates(own) { return !host.isDisabled(own.element) && !own.element.hasAttribute('readonly') && !own.element.closest('datalist'); }
  function isValid(own) { return !validates(own) || FLAGS.every(function (flag) { return !own.flags[flag]; }); }
  function check(own) {
    return isValid(own) || (own.element.dispatchEvent(new classes.Event('invalid', {cancelable: true})), false);
  }

  tools.getters(ElementInternals.prototype, {
    shadowRoot: function () { return host.shadowRoot(this._i.element) || null; },
    states: function () { return this._i.states; },
    form: function () { return host.formOf(inForms(this).element); },
    labels: function () { return host.labelsOf(inForms(this).element); },
    willValidate: function () { return validates(inForms(this)); },
    validationMessage: function () { return inForms(this).message; },
    validity: function () {
      var own = inForms(this), state = {};
      FLAGS.forEach(function (flag) { state[flag] = !!own.flags[flag]; });
      state.valid = FLAGS.every(function (flag) { return !own.flags[flag]; });
      return state;
    }
  });
  tools.methods(ElementInternals.prototype, {
    setFormValue: function setFormValue(value) {
      var given = value === undefined ? null : value;
      inForms(this).value = given instanceof classes.FormData ? host.listOf(given) : given;
    },
    setValidity: function setValidity(flags, message) {
      var own = inForms(this), set = flags || {}, wrong = FLAGS.some(function (flag) { return set[flag]; });
      if (wrong && !message) { throw new TypeError("Failed to execute 'setValidity' on 'ElementInternals': The second argument should not be empty if one or more flags in the first argument are true."); }
      own.flags = Object.assign({}, set);
      own.message = wrong ? String(message) : '';
    },
    checkValidity: function checkValidity() { return check(inForms(this)); },
    reportValidity: function reportValidity() { return check(inForms(this)); }
  });

  // ---- their part in forms

  function membersOf(form) {
    return host.listOf(form.elements).filter(function (element) { return known.has(element); });
  }
  host.customFormValues = function (element) {
    var own = known.get(element), value = own ? own.value : null, name = element.getAttribute('name');
    if (value === null || host.isDisabled(element)) { return []; }
    return Array.isArray(value) ? value : name ? [[name, value instanceof classes.File ? value : String(value)]] : [];
  };
  var Form = classes.HTMLFormElement.prototype;
  ['checkValidity', 'reportValidity'].forEach(function (name) {
    var engines = Form[name];
    tools.method(Form, name, function () {
      var fields = engines.call(this);
      return membersOf(this).map(function (element) { return check(known.get(element)); }).every(Boolean) && fields;
    });
  });
  host.customFormValid = function (form) {
    return membersOf(form).map(function (element) { return check(known.get(element)); }).every(Boolean);
  };
})
