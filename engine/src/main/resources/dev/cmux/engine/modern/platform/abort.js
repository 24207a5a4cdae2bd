// AbortController and AbortSignal. https://dom.spec.whatwg.org/#aborting-ongoing-activities
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var EventTarget = classes.EventTarget;
  var states = new WeakMap();

  function state(signal) {
    var found = states.get(signal);
    if (!found) { throw new TypeError('Illegal invocation'); }
    return found;
  }
  function makeSignal() {
    var signal = host.construct(EventTarget, [], AbortSignal);
    states.set(signal, {aborted: false, reason: undefined, handler: null, algorithms: []});
    return signal;
  }
  function abort(signal, reason) {
    var own = state(signal);
    if (own.aborted) { return; }
    own.aborted = true;
    own.reason = reason === undefined ? tools.domError('AbortError', 'signal is aborted without reason') : reason;
    var algorithms = own.algorithms;
    own.algorithms = [];
    algorithms.forEach(function (algorithm) { algorithm(own.reason); });
    signal.dispatchEvent(new classes.Event('abort'));
  }

  var AbortSignal = tools.illegal('AbortSignal');
  AbortSignal.prototype = Object.create(EventTarget.prototype);
  tools.constructorOf(AbortSignal.prototype, AbortSignal);
  Object.setPrototypeOf(AbortSignal, EventTarget);
  tools.getters(AbortSignal.prototype, {
    aborted: function () { return state(this).aborted; },
    reason: function () { return state(this).reason; }
  });
  tools.handler(AbortSignal.prototype, 'abort');
  tools.method(AbortSignal.prototype, 'throwIfAborted', function throwIfAborted() {
    if (state(this).aborted) { throw state(this).reason; }
  });
  tools.methods(AbortSignal, {
    abort: function (reason) {
      var signal = makeSignal();
      abort(signal, reason);
      return signal;
    },
    timeout: function timeout(milliseconds) {
      var signal = makeSignal();
      host.setTimeout(function () { abort(signal, tools.domError('TimeoutError', 'signal timed out')); }, milliseconds);
      return signal;
    },
    any: function any(signals) {
      var signal = makeSignal();
      host.listOf(signals).forEach(function (source) {
        if (state(source).aborted) {
          abort(signal, source.reason);
        } else {
          state(source).algorithms.push(function (reason) { abort(signal, reason); });
        }
      });
      return signal;
    }
  });
  tools.named('AbortSignal', AbortSignal);

  function AbortController() {
    if (!new.target) { throw new TypeError("Class constructor AbortController cannot be invoked without 'new'"); }
    Object.defineProperty(this, '_signal', {value: makeSignal()});
  }
  tools.getter(AbortController.prototype, 'signal', function () { return this._signal; });
  tools.method(AbortController.prototype, 'abort', function (reason) { abort(this._signal, reason); });
  tools.named('AbortController', AbortController);

  // For the other parts: work that ends when a signal aborts.
  host.onAbort = function (signal, algorithm) {
    if (state(signal).aborted) {
      algorithm(signal.reason);
    } else {
      state(signal).algorithms.push(algorithm);
    }
  };
})
