// The outline of a path of SVG, from its text: straight pieces between points that know how far they are from its start.
// https://svgwg.org/svg2-draft/paths.html#PathDataBNF
(function (host, window) {
  'use strict';
  var NUMBER = '[-+]?(?:\\d+\\.?\\d*|\\.\\d+)(?:e[-+]?\\d+)?';
  var COUNTS = {m: 2, l: 2, h: 1, v: 1, c: 6, s: 4, q: 4, t: 2, a: 7, z: 0};
  // A curve is that many pieces.
  var STEPS = 32;

  function operands(letter, text) {
    if (letter !== 'a') { return (text.match(new RegExp(NUMBER, 'gi')) || []).map(Number); }
    // Flags need nothing between them.
    var arc = new RegExp([NUMBER, NUMBER, NUMBER, '[01]', '[01]', NUMBER, NUMBER].map(function (part) { return '(' + part + ')'; }).join('[\\s,]*'), 'gi'), found, all = [];
    while ((found = arc.exec(text))) { all = all.concat(found.slice(1).map(Number)); }
    return all;
  }

  host.outlineOf = function (d) {
    var points = [], x = 0, y = 0, startX = 0, startY = 0, knotX, knotY, before = '';
    function to(px, py, moves) {
      var last = points[points.length - 1];
      points.push({x: px, y: py, at: !last ? 0 : moves ? last.at : last.at + Math.hypot(px - last.x, py - last.y)});
      x = px;
      y = py;
    }
    function cubic(ax, ay, bx, by, ex, ey) {
      var sx = x, sy = y;
      for (var i = 1; i <= STEPS; i++) {
        var t = i / STEPS, u = 1 - t, c0 = u * u * u, c1 = 3 * u * u * t, c2 = 3 * u * t * t, c3 = t * t * t;
        to(c0 * sx + c1 * ax + c2 * bx + c3 * ex, c0 * sy + c1 * ay + c2 * by + c3 * ey);
      }
    }
    function quadratic(ax, ay, ex, ey) {
      cubic(x + 2 / 3 * (ax - x), y + 2 / 3 * (ay - y), ex + 2 / 3 * (ax - ex), ey + 2 / 3 * (ay - ey), ex, ey);
    }
    // https://svgwg.org/svg2-draft/implnote.html#ArcConversionEndpointToCenter
    function arc(rx, ry, turn, large, sweep, ex, ey) {
      rx = Math.abs(rx);
      ry = Math.abs(ry);
      if (!rx || !ry || (ex === x && ey === y)) { to(ex, ey); return; }
      var cos = Math.cos(turn * Math.PI / 180), sin = Math.sin(turn * Math.PI / 180);
      var dx = (x - ex) / 2, dy = (y - ey) / 2, px = cos * dx + sin * dy, py = cos * dy - sin * dx;
      var grown = Math.max(1, Math.sqrt(px * px / (rx * rx) + py * py / (ry * ry)));
      rx *= grown;
      ry *= grown;
      var under = rx * rx * py * py + ry * ry * px * px;
      var factor = Math.sqrt(Math.max(0, rx * rx * ry * ry - under) / under) * (large === sweep ? -1 : 1);
      var qx = factor * rx * py / ry, qy = -factor * ry * px / rx;
      var cx = cos * qx - sin * qy + (x + ex) / 2, cy = sin * qx + cos * qy + (y + ey) / 2;
      var from = Math.atan2((py - qy) / ry, (px - qx) / rx), by = Math.atan2((-py - qy) / ry, (-px - qx) / rx) - from;
      if (sweep && by < 0) { by += 2 * Math.PI; }
      if (!sweep && by > 0) { by -= 2 * Math.PI; }
      for (var i = 1; i < STEPS; i++) {
        var a = from + by * i / STEPS, ax = rx * Math.cos(a), ay = ry * Math.sin(a);
        to(cos * ax - sin * ay + cx, sin * ax + cos * ay + cy);
      }
      to(ex, ey);
    }
    function step(letter, relative, n) {
      var ox = relative ? x : 0, oy = relative ? y : 0, kx = x, ky = y;
      switch (letter) {
        case 'm': to(ox + n[0], oy + n[1], true); startX = x; startY = y; break;
        case 'l': to(ox + n[0], oy + n[1]); break;
        case 'h': to(ox + n[0], y); break;
        case 'v': to(x, oy + n[0]); break;
        case 'z': to(startX, startY); break;
        case 'a': arc(n[0], n[1], n[2], n[3], n[4], ox + n[5], oy + n[6]); break;
        case 's':
          if (/[cs]/.test(before)) { kx = 2 * x - knotX; ky = 2 * y - knotY; }
          n = [kx - ox, ky - oy].concat(n);
          // falls through
        case 'c':
          knotX = ox + n[2];
          knotY = oy + n[3];
          cubic(ox + n[0], oy + n[1], knotX, knotY, ox + n[4], oy + n[5]);
          break;
        case 't':
          if (/[qt]/.test(before)) { kx = 2 * x - knotX; ky = 2 * y - knotY; }
          n = [kx - ox, ky - oy].concat(n);
          // falls through
        case 'q':
          knotX = ox + n[0];
          knotY = oy + n[1];
          quadratic(knotX, knotY, ox + n[2], oy + n[3]);
          break;
      }
      before = letter;
    }
    var commands = /([mlhvcsqtaz])([^mlhvcsqtaz]*)/gi, command;
    while ((command = commands.exec(d))) {
      var letter = command[1].toLowerCase(), relative = letter === command[1], count = COUNTS[letter], given = operands(letter, command[2]);
      for (var i = 0; i + count <= given.length; i += count || 1) {
        step(letter === 'm' && i ? 'l' : letter, relative, given.slice(i, i + count));
      }
    }
    return points;
  };
})
