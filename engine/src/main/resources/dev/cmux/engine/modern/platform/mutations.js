// Observers of the tree.
(function (host, window) {
  'use strict';
  var tools = host.tools;

  function MutationObserver(callback) {
    if (!new.target) { throw new TypeError("Class constructor MutationObserver cannot be invoked without 'new'"); }
    host.openObserver(this, callback);
  }
  tools.methods(MutationObserver.prototype, {
    observe: function observe(target, options) { host.observe(this, target, options); },
    disconnect: function disconnect() { host.unobserve(this); },
    takeRecords: function takeRecords() { return host.takeRecords(this); }
  });
  tools.named('MutationObserver', MutationObserver);
  tools.method(window, 'WebKitMutationObserver', MutationObserver);
  tools.named('MutationRecord', tools.illegal('MutationRecord'));
})
