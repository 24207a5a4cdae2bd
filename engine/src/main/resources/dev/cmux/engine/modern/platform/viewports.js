// From the units of a shape to those of its drawing, and to the pixels of the page; loaded by svg.js when somebody asks.
// https://svgwg.org/svg2-draft/coords.html
(function (host, window) {
  'use strict';
  var shapes = host.shapes, times = shapes.times, numbers = shapes.numbers;
  var UNSEEN = 'defs, symbol, clippath, mask, marker, pattern, lineargradient, radialgradient, filter, title, desc, metadata';

  function isDrawing(element) { return shapes.tagOf(element) === 'svg'; }
  function above(element) {
    var parent = element.parentNode;
    return parent && parent.nodeType === 1 && parent.namespaceURI === 'http://www.w3.org/2000/svg' && shapes.tagOf(parent) !== 'foreignobject' ? parent : null;
  }
  function drawingAround(element) {
    for (var at = above(element); at; at = above(at)) {
      if (isDrawing(at)) { return at; }
    }
    return null;
  }
  function farthest(element) {
    var found = null;
    for (var at = drawingAround(element); at; at = drawingAround(at)) { found = at; }
    return found;
  }

  // The sides of what a drawing or a symbol is shown in.
  function sides(drawing) {
    if (!above(drawing)) { return host.drawingBox(drawing).slice(2); }
    return within(drawing, drawing);
  }
  // The sides that the attributes of an element say, which are those of the drawing around without them.
  function within(element, from) {
    var outer = drawingAround(from), box = outer ? numbers(outer.getAttribute('viewBox')) : [];
    var around = box.length === 4 ? box.slice(2) : outer ? sides(outer) : [0, 0];
    return ['width', 'height'].map(function (name, i) {
      var text = element.getAttribute(name) || '100%', value = parseFloat(text);
      return isNaN(value) ? around[i] : /%\s*$/.test(text) ? value / 100 * around[i] : value;
    });
  }

  // What a viewBox does to what is in it.
  function fitted(element, width, height) {
    var box = numbers(element.getAttribute('viewBox'));
    if (box.length < 4 || box[2] <= 0 || box[3] <= 0) { return [1, 0, 0, 1, 0, 0]; }
    var kept = /^\s*(none|x(Min|Mid|Max)Y(Min|Mid|Max))(?:\s+(slice))?/.exec(element.getAttribute('preserveAspectRatio') || '') || ['', '', 'Mid', 'Mid'];
    var sx = width / box[2], sy = height / box[3], free = {Min: 0, Mid: 0.5, Max: 1};
    if (kept[1] === 'none') { return [sx, 0, 0, sy, -box[0] * sx, -box[1] * sy]; }
    var s = kept[4] ? Math.max(sx, sy) : Math.min(sx, sy);
    return [s, 0, 0, s, free[kept[2]] * (width - box[2] * s) - box[0] * s, free[kept[3]] * (height - box[3] * s) - box[1] * s];
  }

  // From the units inside an element to those around it.
  function step(element) {
    var matrix = shapes.transformOf(element);
    if (!isDrawing(element)) { return matrix; }
    var size = sides(element);
    if (above(element)) { matrix = times(matrix, [1, 0, 0, 1, shapes.length(element, 'x'), shapes.length(element, 'y')]); }
    return times(matrix, fitted(element, size[0], size[1]));
  }
  function toDrawing(element) {
    var matrix = step(element);
    for (var at = element; !isDrawing(at) && (at = above(at));) { matrix = times(step(at), matrix); }
    return matrix;
  }
  function toPage(element) {
    var matrix = step(element), last = element;
    for (var at = above(element); at; at = above(at)) {
      matrix = times(step(at), matrix);
      last = at;
    }
    var box = isDrawing(last) ? host.drawingBox(last) : [0, 0];
    return times([1, 0, 0, 1, box[0], box[1]], matrix);
  }

  host.viewports = {
    nearest: drawingAround,
    farthest: farthest,
    sides: sides,
    toDrawing: toDrawing,
    toPage: toPage,
    // What shows a symbol shows it by its viewBox.
    shown: function (symbol, use) {
      var size = within(use, use);
      return fitted(symbol, size[0], size[1]);
    },
    // The box of an element in the page: left, top, width, height.
    box: function (element) {
      if (isDrawing(element) && !above(element)) { return host.drawingBox(element); }
      if (!element.isConnected || element.closest(UNSEEN) || window.getComputedStyle(element).display === 'none') { return [0, 0, 0, 0]; }
      var box = shapes.map(toPage(element), isDrawing(element) ? shapes.within(element) : shapes.boxOf(element));
      return box ? [box[0], box[1], box[2] - box[0], box[3] - box[1]] : [0, 0, 0, 0];
    }
  };
})
