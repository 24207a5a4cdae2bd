// Listeners that a signal takes off again, and events that cross the borders of shadow trees.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;

  tools.methods(classes.EventTarget.prototype, {
    addEventListener: function addEventListener(type, callback, options) {
      var given = options !== null && typeof options === 'object';
      var capture = given ? !!options.capture : !!options;
      if (given && options.signal) {
        if (options.signal.aborted) { return; }
        var target = this;
        options.signal.addEventListener('abort', function () {
          target.removeEventListener(type, callback, capture);
        }, {once: true});
      }
      host.listen(this, type, callback, capture, given && !!options.once, given && !!options.passive);
    },
    removeEventListener: function removeEventListener(type, callback, options) {
      host.unlisten(this, type, callback, options !== null && typeof options === 'object' ? !!options.capture : !!options);
    }
  });
})
