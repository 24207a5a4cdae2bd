// matchMedia: a screen of the window's size, with a mouse, in light colours, without preferences.
// https://drafts.csswg.org/mediaqueries/
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var FEATURES = {
    hover: 'hover', 'any-hover': 'hover', pointer: 'fine', 'any-pointer': 'fine', 'prefers-color-scheme': 'light',
    'prefers-reduced-motion': 'no-preference', 'prefers-reduced-transparency': 'no-preference',
    'prefers-contrast': 'no-preference', 'prefers-reduced-data': 'no-preference', 'forced-colors': 'none',
    'inverted-colors': 'none', 'display-mode': 'browser', scripting: 'enabled', update: 'fast', 'color-gamut': 'srgb',
    'dynamic-range': 'standard', 'overflow-block': 'scroll', 'overflow-inline': 'scroll', scan: 'progressive'
  };
  function range(name) {
    switch (name) {
      case 'width': return window.innerWidth;
      case 'height': return window.innerHeight;
      case 'device-width': return window.screen.width;
      case 'device-height': return window.screen.height;
      case 'aspect-ratio': case 'device-aspect-ratio': return window.innerWidth / window.innerHeight;
      case 'resolution': case '-webkit-device-pixel-ratio': return window.devicePixelRatio;
      case 'color': return 8;
      case 'monochrome': case 'color-index': case 'grid': return 0;
    }
  }
  function number(text) {
    var found = /^\s*(-?[\d.]+)\s*(px|em|rem|dppx|x|dpi|dpcm|pt|cm|mm|in|\/\s*[\d.]+)?\s*$/.exec(text);
    if (!found) { return NaN; }
    var value = Number(found[1]), unit = found[2] || '';
    if (unit.charAt(0) === '/') { return value / Number(unit.slice(1)); }
    return value * ({em: 16, rem: 16, dpi: 1 / 96, dpcm: 2.54 / 96, pt: 96 / 72, cm: 96 / 2.54, mm: 96 / 25.4, 'in': 96}[unit] || 1);
  }
  var COMPARE = {
    '<': function (a, b) { return a < b; }, '<=': function (a, b) { return a <= b; },
    '>': function (a, b) { return a > b; }, '>=': function (a, b) { return a >= b; }, '=': function (a, b) { return a === b; }
  };
  function feature(text) {
    var found = /^\s*([\w-]+)\s*:\s*(.+?)\s*$/.exec(text);
    if (found) {
      var limit = /^(min|max)-(.+)$/.exec(found[1]);
      if (limit) {
        var actual = range(limit[2]);
        return actual !== undefined && (limit[1] === 'min' ? actual >= number(found[2]) : actual <= number(found[2]));
      }
      if (found[1] === 'orientation') { return found[2] === (window.innerHeight >= window.innerWidth ? 'portrait' : 'landscape'); }
      return found[1] in FEATURES ? FEATURES[found[1]] === found[2] : range(found[1]) === number(found[2]);
    }
    var between = /^\s*([^<>=]+?)\s*(<=?|>=?|=)\s*([\w-]+)\s*(?:(<=?|>=?)\s*([^<>=]+?)\s*)?$/.exec(text);
    if (between && range(between[3]) !== undefined) {
      return COMPARE[between[2]](number(between[1]), range(between[3]))
          && (!between[4] || COMPARE[between[4]](range(between[3]), number(between[5])));
    }
    var single = /^\s*([\w-]+)\s*(<=?|>=?|=)\s*(.+?)\s*$/.exec(text);
    if (single && range(single[1]) !== undefined) { return COMPARE[single[2]](range(single[1]), number(single[3])); }
    var name = text.trim();
    return name in FEATURES ? !/^(none|no-preference)$/.test(FEATURES[name]) : !!range(name);
  }
  // condition := ['not'] part (('and' | 'or') part)*, part := type | '(' condition or feature ')'
  function condition(text) {
    var at = 0;
    function blank() { while (/\s/.test(text.charAt(at))) { at++; } }
    function word() {
      blank();
      var found = /^[\w-]+/.exec(text.slice(at));
      if (found) { at += found[0].length; }
      return found ? found[0] : '';
    }
    function part() {
      blank();
      if (text.charAt(at) !== '(') {
        var type = word();
        if (type === 'not') { return !part(); }
        if (type === 'only') { return part(); }
        return type === 'all' || type === 'screen';
      }
      var depth = 0, from = at;
      do {
        depth += text.charAt(at) === '(' ? 1 : text.charAt(at) === ')' ? -1 : 0;
        at++;
      } while (depth > 0 && at < text.length);
      var inside = text.slice(from + 1, at - 1);
      return /^\s*(\(|not\b)/.test(inside) ? condition(inside) : feature(inside);
    }
    var negated = /^\s*not\s+[a-z]/.test(text);
    if (negated) { word(); }
    var result = part();
    for (blank(); at < text.length; blank()) {
      var joint = word(), next = joint === 'and' || joint === 'or' ? part() : false;
      result = joint === 'or' ? result || next : result && next;
      if (!joint) { return false; }
    }
    return negated ? !result : result;
  }
  function matches(media) {
    return media === '' || media.split(',').some(function (query) { return condition(query.toLowerCase()); });
  }
  host.matchesMedia = matches;

  var EventTarget = classes.EventTarget;
  var MediaQueryList = tools.illegal('MediaQueryList');
  MediaQueryList.prototype = Object.create(EventTarget.prototype);
  tools.constructorOf(MediaQueryList.prototype, MediaQueryList);
  tools.named('MediaQueryList', MediaQueryList);
  tools.handler(MediaQueryList.prototype, 'change');
  tools.getters(MediaQueryList.prototype, {
    matches: function () { return matches(this._media); },
    media: function () { return this._media; }
  });
  // A list follows the window's size once somebody listens.
  var followed = new WeakSet();
  function follow(list) {
    if (followed.has(list)) { return; }
    followed.add(list);
    var last = list.matches;
    window.addEventListener('resize', function () {
      if (list.matches !== last) {
        last = list.matches;
        list.dispatchEvent(new classes.MediaQueryListEvent('change', {media: list.media, matches: last}));
      }
    });
  }
  tools.methods(MediaQueryList.prototype, {
    addEventListener: function addEventListener(type) {
      if (String(type) === 'change') { follow(this); }
      EventTarget.prototype.addEventListener.apply(this, arguments);
    },
    addListener: function addListener(callback) { this.addEventListener('change', callback); },
    removeListener: function removeListener(callback) { this.removeEventListener('change', callback); }
  });
  tools.method(window, 'matchMedia', function matchMedia(query) {
    var list = host.construct(EventTarget, [], MediaQueryList);
    var media = String(query).trim().replace(/\s+/g, ' ');
    Object.defineProperty(list, '_media', {value: media});
    return list;
  });
})
