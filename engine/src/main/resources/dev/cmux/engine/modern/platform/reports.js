// How a window tells its listeners of errors; made when the first error comes. Both functions answer whether a listener prevented the default.
(function (host, window) {
  'use strict';
  var classes = host.classes;

  // The engine would call `window.onerror` with the event; its five arguments are from an older time.
  host.error = function (message, file, line, column, error) {
    var event = new classes.ErrorEvent('error',
        {message: message, filename: file, lineno: line, colno: column, error: error, cancelable: true});
    var handler = window.onerror;
    if (typeof handler !== 'function') { return !window.dispatchEvent(event); }
    window.onerror = null;
    try {
      if (handler.call(window, message, file, line, column, error) === true) { event.preventDefault(); }
    } catch (e) {
      host.reportError(e);
    }
    window.dispatchEvent(event);
    if (window.onerror === null) { window.onerror = handler; }
    return event.defaultPrevented;
  };
  host.rejection = function (type, promise, reason) {
    return !window.dispatchEvent(new classes.PromiseRejectionEvent(type,
        {promise: promise, reason: reason, cancelable: type === 'unhandledrejection'}));
  };
})
