// Frames and idle time: the engine's own frames wait to be asked for.
(function (host, window) {
  'use strict';
  var methods = host.tools.methods;

  var frames = new Map(), nextFrame = 1, scheduled = false;
  // Each callback is a job of its own, so that the promises it settles are seen before the next callback runs.
  function runFrames() {
    scheduled = false;
    var now = window.performance.now();
    host.listOf(frames.keys()).forEach(function (id) {
      host.task(function () {
        var callback = frames.get(id);
        if (frames['delete'](id)) { callback(now); }
      });
    });
  }
  methods(window, {
    requestAnimationFrame: function requestAnimationFrame(callback) {
      if (typeof callback !== 'function') { throw new TypeError("parameter 1 is not of type 'Function'."); }
      var id = nextFrame++;
      frames.set(id, callback);
      if (!scheduled) {
        scheduled = true;
        window.setTimeout(runFrames, 16);
      }
      return id;
    },
    cancelAnimationFrame: function cancelAnimationFrame(id) { frames['delete'](Number(id)); },
    requestIdleCallback: function requestIdleCallback(callback) {
      return window.setTimeout(function () {
        var end = window.performance.now() + 50;
        callback({didTimeout: false, timeRemaining: function () { return Math.max(0, end - window.performance.now()); }});
      }, 1);
    },
    cancelIdleCallback: function cancelIdleCallback(id) { window.clearTimeout(id); }
  });
})
