// The drawing context of a canvas: what the engine's lacks, leaves empty or forgets, and paths. A path is a list of what was called on
// it, and is drawn by calling that on the context.
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var prototype = host.prototypeOf('CanvasRenderingContext2D');
  var describe = Object.getOwnPropertyDescriptor;
  var STATE = {fillStyle: '#000000', strokeStyle: '#000000', font: '10px sans-serif', textAlign: 'start', textBaseline: 'alphabetic', direction: 'ltr',
    shadowBlur: 0, shadowColor: 'rgba(0, 0, 0, 0)', shadowOffsetX: 0, shadowOffsetY: 0, globalCompositeOperation: 'source-over', filter: 'none',
    imageSmoothingEnabled: true, imageSmoothingQuality: 'low', lineDashOffset: 0, miterLimit: 10};
  var states = new WeakMap();

  function stateOf(context) {
    var stack = states.get(context);
    if (!stack) { states.set(context, stack = [Object.assign({lineDash: []}, STATE)]); }
    return stack;
  }
  function current(context) {
    var stack = stateOf(context);
    return stack[stack.length - 1];
  }

  // The engine draws with colours only; a gradient is remembered and leaves the colour as it was.
  Object.keys(STATE).forEach(function (name) {
    var native = describe(prototype, name);
    tools.getter(prototype, name, function () { return current(this)[name]; }, function (value) {
      current(this)[name] = value;
      if (native && native.set && typeof value === 'string') { native.set.call(this, value); }
    });
  });

  var save = prototype.save, restore = prototype.restore;
  tools.methods(prototype, {
    save: function () {
      stateOf(this).push(Object.assign({}, current(this)));
      save.call(this);
    },
    restore: function () {
      var stack = stateOf(this);
      if (stack.length > 1) { stack.pop(); }
      restore.call(this);
    },
    getLineDash: function () { return current(this).lineDash.slice(); },
    setLineDash: function (lengths) {
      var list = Array.prototype.map.call(lengths, Number);
      if (list.every(function (length) { return length >= 0 && length < Infinity; })) {
        current(this).lineDash = list.length % 2 ? list.concat(list) : list;
      }
    }
  });
  delete prototype.getLineData;

  var setTransform = prototype.setTransform;
  tools.method(prototype, 'setTransform', function (a, b, c, d, e, f) {
    if (a !== null && typeof a === 'object') { setTransform.call(this, a.a, a.b, a.c, a.d, a.e, a.f); }
    else if (arguments.length) { setTransform.call(this, a, b, c, d, e, f); }
    else { this.resetTransform(); }
  });

  // ---- paths

  function roundRect(x, y, width, height, radii) {
    var given = [].concat(radii === undefined ? 0 : radii).map(function (radius) { return typeof radius === 'object' ? radius.x : Number(radius); });
    if (given.some(function (radius) { return radius < 0; })) { throw new RangeError('Radius value ' + radii + ' is negative.'); }
    var all = [given[0], given.length > 1 ? given[1] : given[0], given.length > 2 ? given[2] : given[0], given[given.length > 3 ? 3 : given.length > 1 ? 1 : 0]];
    var most = Math.max(all[0] + all[1], all[1] + all[2], all[2] + all[3], all[3] + all[0]);
    var scale = most > 0 ? Math.min(1, Math.abs(width) / most, Math.abs(height) / most) : 0;
    var r = all.map(function (radius) { return radius * scale; });
    var right = x + width, bottom = y + height;
    // The engine's arcTo draws nothing. A quarter of a circle is nearly this curve.
    var near = 0.4477;
    this.moveTo(x + r[0], y);
    this.lineTo(right - r[1], y);
    this.bezierCurveTo(right - near * r[1], y, right, y + near * r[1], right, y + r[1]);
    this.lineTo(right, bottom - r[2]);
    this.bezierCurveTo(right, bottom - near * r[2], right - near * r[2], bottom, right - r[2], bottom);
    this.lineTo(x + r[3], bottom);
    this.bezierCurveTo(x + near * r[3], bottom, x, bottom - near * r[3], x, bottom - r[3]);
    this.lineTo(x, y + r[0]);
    this.bezierCurveTo(x, y + near * r[0], x + near * r[0], y, x + r[0], y);
    this.closePath();
  }
  tools.missing(prototype, {
    roundRect: roundRect,
    resetTransform: function resetTransform() { setTransform.call(this, 1, 0, 0, 1, 0, 0); },
    reset: function reset() {
      this.resetTransform();
      this.clearRect(0, 0, this.canvas.width, this.canvas.height);
      this.beginPath();
      states.delete(this);
    },
    createConicGradient: function createConicGradient() { return this.createLinearGradient(0, 0, 0, 0); },
    drawFocusIfNeeded: function drawFocusIfNeeded() {}
  });

  var calls = new WeakMap();
  function Path2D(path) {
    if (!new.target) { throw new TypeError("Class constructor Path2D cannot be invoked without 'new'"); }
    calls.set(this, calls.has(path) ? calls.get(path).slice() : []);
  }
  ['moveTo', 'lineTo', 'closePath', 'bezierCurveTo', 'quadraticCurveTo', 'arc', 'arcTo', 'ellipse', 'rect'].forEach(function (name) {
    tools.method(Path2D.prototype, name, function () { calls.get(this).push([name, arguments]); });
  });
  tools.methods(Path2D.prototype, {
    roundRect: roundRect,
    addPath: function addPath(path) { calls.set(this, calls.get(this).concat(calls.get(path))); }
  });
  tools.named('Path2D', Path2D);
  ['fill', 'stroke', 'clip'].forEach(function (name) {
    var native = prototype[name];
    tools.method(prototype, name, function (path, rule) {
      var list = path !== null && typeof path === 'object' ? calls.get(path) : undefined;
      if (!list) { return path === undefined ? native.call(this) : native.call(this, path); }
      this.beginPath();
      for (var i = 0; i < list.length; i++) { this[list[i][0]].apply(this, list[i][1]); }
      return rule === undefined ? native.call(this) : native.call(this, rule);
    });
  });
})
