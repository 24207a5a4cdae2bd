// Dedicated workers as their page has them. https://html.spec.whatwg.org/multipage/workers.html#dedicated-workers-and-the-worker-interface
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var EventTarget = classes.EventTarget, workers = host.workers();

  function Worker(url, options) {
    if (!new.target) { throw new TypeError("Failed to construct 'Worker': Please use the 'new' operator, this DOM object constructor cannot be called as a function."); }
    if (arguments.length === 0) { throw new TypeError("Failed to construct 'Worker': 1 argument required, but only 0 present."); }
    var given = options || {};
    var type = given.type === undefined ? 'classic' : String(given.type);
    if (type !== 'classic' && type !== 'module') {
      throw new TypeError("Failed to construct 'Worker': The provided value '" + type + "' is not a valid enum value of type WorkerType.");
    }
    var address;
    try {
      address = new classes.URL(String(url), host.baseUri()).href;
    } catch (e) {
      throw tools.domError('SyntaxError', "Failed to construct 'Worker': Script at '" + url + "' is no URL.");
    }
    if (!workers.may(address)) {
      throw tools.domError('SecurityError', "Failed to construct 'Worker': Script at '" + address + "' cannot be accessed from origin '" + host.origin() + "'.");
    }
    var worker = host.construct(EventTarget, [], new.target);
    workers.start(worker, address, type === 'module', given.name === undefined ? '' : String(given.name));
    return worker;
  }
  Worker.prototype = Object.create(EventTarget.prototype);
  tools.constructorOf(Worker.prototype, Worker);
  ['message', 'messageerror', 'error'].forEach(function (type) { tools.handler(Worker.prototype, type); });
  tools.methods(Worker.prototype, {
    postMessage: function postMessage(message, transfer) { workers.post(this, message, host.transferred(transfer)); },
    terminate: function terminate() { workers.end(this); }
  });
  tools.named('Worker', Worker);

  // Answers whether a listener prevented the default. Without a message nothing is known but that the worker could not start.
  host.workerError = function (worker, message, file, line, column) {
    return !worker.dispatchEvent(message === undefined ? new classes.Event('error')
        : new classes.ErrorEvent('error', {message: message, filename: file, lineno: line, colno: column, cancelable: true}));
  };
})
