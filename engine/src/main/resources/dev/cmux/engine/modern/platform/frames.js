// Frames and idle time: the engine's own frames wait to be asked for.
(function (host, window) {
  'use strict';
  var methods = host.tools.methods;

  var frames = new Map(), nextFrame = 1, scheduled = false;
  // Each callback is a job of its own, so that the promises it settles are seen before the next callback runs.
  function runFrames() {
    scheduled = false;
    var now = host.now();
    host.listOf(frames.keys()).forEach(function (id) {
      host.task(function () {
        var callback = frames.get(id);
        if (frames['delete'](id)) { callback(now); }
      });
    });
  }
  host.requestFrame = function (callback) {
    var id = nextFrame++;
    frames.set(id, callback);
    if (!scheduled) {
      scheduled = true;
      host.setTimeout(runFrames, 16);
    }
    return id;
  };
  methods(window, {
    requestAnimationFrame: function requestAnimationFrame(callback) {
      if (typeof callback !== 'function') { throw new TypeError("parameter 1 is not of type 'Function'."); }
      return host.requestFrame(callback);
    },
    cancelAnimationFrame: function cancelAnimationFrame(id) { frames['delete'](Number(id)); },
    requestIdleCallback: function requestIdleCallback(callback) {
      return host.setTimeout(function () {
        var end = host.now() + 50;
        callback({didTimeout: false, timeRemaining: function () { return Math.max(0, end - host.now()); }});
      }, 1);
    },
    cancelIdleCallback: function cancelIdleCallback(id) { host.clearTimeout(id); }
  });
})
