// Smaller things on the window.
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var missing = tools.missing, getter = tools.getter;

  getter(window, 'origin', function () { return host.origin(); }, tools.replaceable('origin'));
  getter(window, 'crossOriginIsolated', function () { return false; }, tools.replaceable('crossOriginIsolated'));
  getter(window, 'isSecureContext', function () {
    return window.location.protocol === 'file:' || /^https:|^http:\/\/(localhost|127\.|\[::1\]|.*\.localhost(:|$))/.test(host.origin());
  }, tools.replaceable('isSecureContext'));
  tools.methods(window, {reportError: function reportError(error) { host.reportError(error); }});
  ['screenX', 'screenY', 'screenLeft', 'screenTop'].forEach(function (name) {
    getter(window, name, function () { return 0; }, tools.replaceable(name));
  });
})
