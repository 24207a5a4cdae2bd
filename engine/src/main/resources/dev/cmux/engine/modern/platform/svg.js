// The geometry of drawings: boxes and outlines of shapes, and of texts what can be known without fonts. A letter is as wide as in the boxes of HTML elements,
// 10 pixels at a font of 16, and a line 18 high. https://svgwg.org/svg2-draft/types.html#InterfaceSVGGraphicsElement
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var ADVANCE = 0.625, ASCENT = 0.875, LINE = 1.125;
  var NUMBERS = /[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?/gi;

  function tagOf(element) { return String(element.localName).toLowerCase(); }

  function numbers(text) { return (String(text || '').match(NUMBERS) || []).map(Number); }

  function children(element) {
    return Array.prototype.filter.call(element.childNodes, function (node) { return node.nodeType === 1; });
  }

  // A percentage is one of the drawing's side.
  function length(element, name) {
    var text = element.getAttribute(name) || '', value = parseFloat(text) || 0;
    if (/%\s*$/.test(text)) {
      var drawing = element.parentNode && element.parentNode.closest && element.parentNode.closest('svg');
      var flat = /^(x|cx|x[12]|r|rx|width)$/.test(name);
      return drawing ? value / 100 * (numbers(drawing.getAttribute('viewBox'))[flat ? 2 : 3] || parseFloat(drawing.getAttribute(flat ? 'width' : 'height')) || 0) : 0;
    }
    return /em\s*$/.test(text) ? value * fontSize(element) : value;
  }

  // ---- outlines

  function pathOf(element) {
    function of(name) { return length(element, name); }
    switch (tagOf(element)) {
      case 'path': return element.getAttribute('d') || '';
      case 'line': return 'M' + [of('x1'), of('y1'), of('x2'), of('y2')].join(' ');
      case 'polyline': return 'M' + (element.getAttribute('points') || '');
      case 'polygon': return 'M' + (element.getAttribute('points') || '') + 'Z';
      case 'rect': return 'M' + of('x') + ' ' + of('y') + 'h' + of('width') + 'v' + of('height') + 'H' + of('x') + 'Z';
      case 'circle': return round(of('cx'), of('cy'), of('r'), of('r'));
      case 'ellipse': return round(of('cx'), of('cy'), of('rx'), of('ry'));
      default: return null;
    }
  }
  function round(cx, cy, rx, ry) {
    var half = 'a' + rx + ' ' + ry + ' 0 1 1 ';
    return 'M' + (cx + rx) + ' ' + cy + half + -2 * rx + ' 0' + half + 2 * rx + ' 0Z';
  }

  var traced = new WeakMap();
  function outline(element) {
    var d = pathOf(element), known = traced.get(element);
    if (d === null) { return null; }
    if (!host.outlineOf) { host.load('outlines'); }
    if (!known || known.d !== d) { traced.set(element, known = {d: d, points: host.outlineOf(d)}); }
    return known.points;
  }

  // ---- texts

  function fontSize(element) {
    var styled = parseFloat(window.getComputedStyle(element).fontSize) || 16;
    var said = styled === 16 && element.closest('[font-size]');
    return said && parseFloat(said.getAttribute('font-size')) || styled;
  }
  function anchor(element) {
    var styled = window.getComputedStyle(element).getPropertyValue('text-anchor'), said = element.closest('[text-anchor]');
    return styled && styled !== 'start' ? styled : said ? said.getAttribute('text-anchor') : 'start';
  }

  // The pieces of a text, each with the element it is in, where it begins, how long it is and how high its letters are.
  function pieces(text) {
    var all = [], chunk = [], x = 0, y = 0;
    function place(last) {
      if (last && last.ends) { last.width -= ADVANCE * last.size; }
      var wide = chunk.reduce(function (sum, piece) { return sum + piece.width; }, 0);
      var at = chunk.length ? anchor(chunk[0].element) : '';
      chunk.forEach(function (piece) { piece.x -= at === 'middle' ? wide / 2 : at === 'end' ? wide : 0; });
      all = all.concat(chunk);
      chunk = [];
    }
    (function walk(element) {
      var size = fontSize(element);
      if (element.getAttribute('x')) { place(); x = length(element, 'x'); }
      if (element.getAttribute('y')) { y = length(element, 'y'); }
      x += length(element, 'dx');
      y += length(element, 'dy');
      Array.prototype.forEach.call(element.childNodes, function (node) {
        if (node.nodeType === 1) {
          if (/^(tspan|textpath|a)$/.test(tagOf(node))) { walk(node); }
        } else if (node.nodeType === 3) {
          var shown = node.data.replace(/\s+/g, ' ');
          if (!chunk.length) { shown = shown.trimStart(); }
          if (shown) {
            chunk.push({element: element, x: x, y: y, width: shown.length * ADVANCE * size, size: size, ends: / $/.test(shown)});
            x += shown.length * ADVANCE * size;
          }
        }
      });
    })(text);
    place(chunk[chunk.length - 1]);
    return all;
  }
  function piecesIn(element) {
    var text = element.closest('text') || element;
    return pieces(text).filter(function (piece) { return element.contains(piece.element); });
  }

  // ---- boxes: left, top, right and bottom; null for what has none

  function around(points) {
    return points.reduce(function (box, point) { return join(box, [point.x, point.y, point.x, point.y]); }, null);
  }
  function join(a, b) {
    return !a || !b ? a || b : [Math.min(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[2], b[2]), Math.max(a[3], b[3])];
  }
  function isShown(element) {
    return element.getAttribute('display') !== 'none' && !/display\s*:\s*none/.test(element.getAttribute('style') || '');
  }
  function within(element) {
    return children(element).filter(isShown).reduce(function (box, child) { return join(box, moved(child, boxOf(child))); }, null);
  }
  function boxOf(element) {
    var points = outline(element), tag = tagOf(element), x, y;
    if (points) { return around(points); }
    switch (tag) {
      case 'g': case 'a': case 'switch': return within(element);
      case 'text': case 'tspan': case 'textpath':
        return piecesIn(element).reduce(function (box, piece) {
          var top = piece.y - ASCENT * piece.size;
          return join(box, [piece.x, top, piece.x + piece.width, top + LINE * piece.size]);
        }, null);
      case 'image': case 'foreignobject': case 'svg':
        x = length(element, 'x');
        y = length(element, 'y');
        return [x, y, x + length(element, 'width'), y + length(element, 'height')];
      case 'use':
        var name = (element.getAttribute('href') || element.getAttribute('xlink:href') || '').slice(1);
        var used = name && element.ownerDocument.getElementById(name);
        var shown = used && (tagOf(used) === 'symbol' ? map(viewports().shown(used, element), within(used)) : moved(used, boxOf(used)));
        return map([1, 0, 0, 1, length(element, 'x'), length(element, 'y')], shown || null);
      default: return null;
    }
  }

  function times(m, n) {
    return [m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3],
      m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5]];
  }
  function single(kind, n) {
    var tan = Math.tan(n[0] * Math.PI / 180), cos = Math.cos(n[0] * Math.PI / 180), sin = Math.sin(n[0] * Math.PI / 180);
    switch (kind) {
      case 'matrix': return n.length === 6 ? n : null;
      case 'translate': return [1, 0, 0, 1, n[0], n[1] || 0];
      case 'scale': return [n[0], 0, 0, n.length > 1 ? n[1] : n[0], 0, 0];
      case 'rotate': return times(times([1, 0, 0, 1, n[1] || 0, n[2] || 0], [cos, sin, -sin, cos, 0, 0]), [1, 0, 0, 1, -n[1] || 0, -n[2] || 0]);
      case 'skewX': return [1, 0, tan, 1, 0, 0];
      case 'skewY': return [1, tan, 0, 1, 0, 0];
      default: return null;
    }
  }
  function transformOf(element) {
    var matrix = [1, 0, 0, 1, 0, 0], each, form = /(\w+)\s*\(([^)]*)\)/g, transforms = element.getAttribute('transform') || '';
    while ((each = form.exec(transforms))) { matrix = times(matrix, single(each[1], numbers(each[2])) || [1, 0, 0, 1, 0, 0]); }
    return matrix;
  }
  function map(matrix, box) {
    return box && around([[box[0], box[1]], [box[2], box[1]], [box[2], box[3]], [box[0], box[3]]].map(function (corner) {
      var point = times(matrix, [1, 0, 0, 1, corner[0], corner[1]]);
      return {x: point[4], y: point[5]};
    }));
  }
  // A box as whoever holds the element sees it.
  function moved(element, box) {
    return box && element.getAttribute('transform') ? map(transformOf(element), box) : box;
  }

  // ---- from the units of a shape to pixels: viewports.js has that

  host.shapes = {tagOf: tagOf, numbers: numbers, length: length, times: times, transformOf: transformOf, map: map, within: within, boxOf: boxOf};
  function viewports() {
    if (!host.viewports) { host.load('viewports'); }
    return host.viewports;
  }
  // For a user's pointer.
  host.drawnBox = function (element) { return viewports().box(element); };
  function matrixOf(values) {
    var matrix = window.document.createElementNS('http://www.w3.org/2000/svg', 'svg').createSVGMatrix();
    ['a', 'b', 'c', 'd', 'e', 'f'].forEach(function (name, i) { matrix[name] = values[i]; });
    return matrix;
  }

  // ---- what scripts see

  function getBBox() {
    var box = (this instanceof classes.SVGSVGElement ? within(this) : boxOf(this)) || [0, 0, 0, 0];
    return new classes.DOMRect(box[0], box[1], box[2] - box[0], box[3] - box[1]);
  }
  function getTotalLength() {
    var points = outline(this);
    return points && points.length ? points[points.length - 1].at : 0;
  }
  function getPointAtLength(distance) {
    var points = outline(this) || [], low = 0, high = points.length - 1;
    if (high < 0) { return new classes.DOMPoint(0, 0); }
    while (low < high) {
      var middle = (low + high) >> 1;
      if (points[middle].at < distance) { low = middle + 1; } else { high = middle; }
    }
    var end = points[low], start = points[Math.max(0, low - 1)], part = end.at > start.at ? Math.min(1, Math.max(0, (distance - start.at) / (end.at - start.at))) : 1;
    return new classes.DOMPoint(start.x + part * (end.x - start.x), start.y + part * (end.y - start.y));
  }

  var Graphics = host.prototypeOf('SVGGraphicsElement');
  tools.methods(Graphics, {
    getBBox: getBBox,
    getCTM: function getCTM() { return matrixOf(viewports().toDrawing(this)); },
    getScreenCTM: function getScreenCTM() { return matrixOf(viewports().toPage(this)); },
    getBoundingClientRect: function getBoundingClientRect() {
      var box = viewports().box(this);
      return new classes.DOMRect(box[0], box[1], box[2], box[3]);
    }
  });
  tools.getters(Graphics, {
    nearestViewportElement: function () { return viewports().nearest(this); },
    farthestViewportElement: function () { return viewports().farthest(this); }
  });
  tools.getters(host.prototypeOf('SVGElement'), {
    ownerSVGElement: function () { return viewports().nearest(this); },
    viewportElement: function () { return viewports().nearest(this); }
  });
  host.whenMade('SVGSVGElement', function (prototype) {
    tools.methods(prototype, {
      getScreenCTM: Graphics.getScreenCTM,
      createSVGPoint: function createSVGPoint() { return new classes.DOMPoint(0, 0); },
      createSVGRect: function createSVGRect() { return new classes.DOMRect(0, 0, 0, 0); }
    });
    ['width', 'height'].forEach(function (name, i) {
      tools.getter(prototype, name, function () {
        var value = viewports().sides(this)[i], length = {unitType: 1, value: value, valueInSpecifiedUnits: value, valueAsString: String(value)};
        return {baseVal: length, animVal: length};
      });
    });
    tools.getter(prototype, 'viewBox', function () {
      var box = numbers(this.getAttribute('viewBox')), rect = new classes.DOMRect(box[0] || 0, box[1] || 0, box[2] || 0, box[3] || 0);
      return {baseVal: rect, animVal: rect};
    });
  });
  host.whenMade('DOMPointReadOnly', function (prototype) {
    tools.methods(prototype, {
      matrixTransform: function matrixTransform(matrix) {
        return new classes.DOMPoint(matrix.a * this.x + matrix.c * this.y + matrix.e, matrix.b * this.x + matrix.d * this.y + matrix.f);
      }
    });
  });
  // The engine's own, of zeros.
  ['SVGGElement', 'SVGGeometryElement'].forEach(function (name) {
    host.whenMade(name, function (prototype) { tools.method(prototype, 'getBBox', getBBox); });
  });
  ['SVGGeometryElement', 'SVGPathElement'].forEach(function (name) {
    host.whenMade(name, function (prototype) { tools.methods(prototype, {getTotalLength: getTotalLength, getPointAtLength: getPointAtLength}); });
  });
  host.whenMade('SVGTextContentElement', function (prototype) {
    tools.methods(prototype, {
      getComputedTextLength: function getComputedTextLength() {
        return piecesIn(this).reduce(function (sum, piece) { return sum + piece.width; }, 0);
      },
      getNumberOfChars: function getNumberOfChars() { return this.textContent.replace(/\s+/g, ' ').trim().length; },
      getSubStringLength: function getSubStringLength(start, count) {
        return Math.max(0, Math.min(count, this.getNumberOfChars() - start)) * ADVANCE * fontSize(this);
      }
    });
  });
})
