// What plays sound and pictures: here nothing does, so each is at its beginning for good, and what scripts set of it is kept.
// https://html.spec.whatwg.org/multipage/media.html#media-elements
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes, document = window.document;
  var getter = tools.getter, getters = tools.getters, text = tools.text, flag = tools.flag;

  var states = new WeakMap();
  function stateOf(element) {
    var state = states.get(element);
    if (!state) { states.set(element, state = {currentTime: 0, volume: 1, playbackRate: 1, defaultPlaybackRate: 1, preservesPitch: true, srcObject: null}); }
    return state;
  }
  function numbers(prototype, names) {
    names.split(' ').forEach(function (name) {
      getter(prototype, name, function () { return stateOf(this)[name]; }, function (value) {
        var number = Number(value);
        if (!isFinite(number)) { throw new TypeError("Failed to set the '" + name + "' property on 'HTMLMediaElement': The provided double value is non-finite."); }
        if (name === 'volume' && (number < 0 || number > 1)) {
          throw tools.domError('IndexSizeError', "Failed to set the 'volume' property on 'HTMLMediaElement': The volume provided (" + number + ') is outside the range [0, 1].');
        }
        stateOf(this)[name] = number;
      });
    });
  }
  function noTimes() {
    var times = Object.create(host.prototypeOf('TimeRanges'));
    function outside(name) {
      return function (index) {
        throw tools.domError('IndexSizeError', "Failed to execute '" + name + "' on 'TimeRanges': The index provided (" + index + ') is greater than or equal to the maximum bound (0).');
      };
    }
    Object.defineProperties(times, {length: {value: 0}, start: {value: outside('start')}, end: {value: outside('end')}});
    return times;
  }
  function noTracks() {
    var tracks = new classes.EventTarget();
    Object.defineProperties(tracks, {length: {value: 0}, getTrackById: {value: function () { return null; }}});
    tracks[Symbol.iterator] = function () { return [].values(); };
    return tracks;
  }

  host.whenMade('HTMLMediaElement', function (prototype) {
    host.addresses(prototype, 'src');
    ['autoplay', 'controls', 'loop'].forEach(function (name) { flag(prototype, name); });
    text(prototype, 'preload', 'preload', 'metadata');
    tools.reflect(prototype, 'crossOrigin', 'crossorigin');
    numbers(prototype, 'currentTime volume playbackRate defaultPlaybackRate');
    getter(prototype, 'defaultMuted', function () { return this.hasAttribute('muted'); }, function (to) { this.toggleAttribute('muted', !!to); });
    getter(prototype, 'muted', function () {
      var state = stateOf(this);
      return state.muted === undefined ? this.hasAttribute('muted') : state.muted;
    }, function (to) { stateOf(this).muted = !!to; });
    ['preservesPitch', 'srcObject'].forEach(function (name) {
      getter(prototype, name, function () { return stateOf(this)[name]; }, function (to) { stateOf(this)[name] = name === 'srcObject' ? to : !!to; });
    });
    tools.methods(prototype, {
      play: function play() { return Promise.reject(tools.domError('NotSupportedError', 'Failed to load because no supported source was found.')); }
    });
    getters(prototype, {
      paused: function () { return true; },
      ended: function () { return false; },
      seeking: function () { return false; },
      duration: function () { return NaN; },
      error: function () { return null; },
      readyState: function () { return 0; },
      networkState: function () { return 0; },
      currentSrc: function () { return ''; },
      buffered: noTimes,
      seekable: noTimes,
      played: noTimes,
      textTracks: function () {
        var state = stateOf(this);
        return state.tracks || (state.tracks = noTracks());
      }
    });
  });
  host.whenMade('HTMLVideoElement', function (prototype) {
    host.addresses(prototype, 'poster');
    flag(prototype, 'playsInline');
    flag(prototype, 'disablePictureInPicture');
    getters(prototype, {videoWidth: function () { return 0; }, videoHeight: function () { return 0; }});
  });

  // The engine's makes an object without an element.
  function Audio(src) {
    if (!new.target) { throw new TypeError("Failed to construct 'Audio': Please use the 'new' operator, this DOM object constructor cannot be called as a function."); }
    var audio = document.createElement('audio');
    audio.setAttribute('preload', 'auto');
    if (src !== undefined) { audio.setAttribute('src', src); }
    return audio;
  }
  Audio.prototype = classes.HTMLAudioElement.prototype;
  host.classes.Audio = Audio;
  tools.method(window, 'Audio', Audio);
})
