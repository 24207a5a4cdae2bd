// Animations are over at once.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var method = tools.method, missing = tools.missing;

  function finishedAnimation(element, frames, options) {
    var EventTarget = classes.EventTarget;
    var Animation = classes.Animation;
    var animation = host.construct(EventTarget, [], EventTarget);
    if (Animation && Animation.prototype) { Object.setPrototypeOf(animation, Object.create(Animation.prototype)); }
    var finished = Promise.resolve(animation);
    var state = 'finished';
    function own(name, value) { Object.defineProperty(animation, name, {value: value, writable: true, configurable: true, enumerable: true}); }
    own('id', (options && options.id) || '');
    own('currentTime', typeof options === 'number' ? options : (options && options.duration) || 0);
    own('startTime', 0);
    own('playbackRate', 1);
    own('pending', false);
    own('replaceState', 'active');
    own('finished', finished);
    own('ready', finished);
    own('effect', {target: element, getKeyframes: function () { return Array.isArray(frames) ? frames : []; },
      getTiming: function () { return typeof options === 'object' && options ? options : {duration: options}; },
      getComputedTiming: function () { return {progress: 1}; }, updateTiming: function () {}, setKeyframes: function () {}});
    own('onfinish', null);
    own('oncancel', null);
    Object.defineProperty(animation, 'playState', {get: function () { return state; }, enumerable: true, configurable: true});
    ['play', 'pause', 'reverse', 'finish', 'persist', 'commitStyles', 'updatePlaybackRate'].forEach(function (name) {
      method(animation, name, function () {});
    });
    method(animation, 'cancel', function () { state = 'idle'; });
    host.task(function () {
      if (state !== 'finished') { return; }
      var event = new classes.Event('finish');
      if (typeof animation.onfinish === 'function') { animation.onfinish.call(animation, event); }
      animation.dispatchEvent(event);
    });
    return animation;
  }
  missing(classes.Element.prototype, {
    getAnimations: function getAnimations() { return []; },
    animate: function animate(frames, options) { return finishedAnimation(this, frames, options); }
  });
  missing(classes.Document.prototype, {
    getAnimations: function getAnimations() { return []; }
  });
})
