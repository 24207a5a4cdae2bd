// Matrices of transforms as styles write them, and what changes one in place: the engine's are made from numbers only.
// https://drafts.fxtf.org/geometry/
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var FIELDS = 'm11 m12 m13 m14 m21 m22 m23 m24 m31 m32 m33 m34 m41 m42 m43 m44'.split(' ');
  var engines = {DOMMatrix: host.engineClass('DOMMatrix'), DOMMatrixReadOnly: host.engineClass('DOMMatrixReadOnly')};

  function made(name, numbers) { return host.construct(engines[name], numbers ? [numbers] : []); }
  function numbersOf(matrix) {
    return matrix.is2D ? [matrix.m11, matrix.m12, matrix.m21, matrix.m22, matrix.m41, matrix.m42] : FIELDS.map(function (field) { return matrix[field]; });
  }
  // What a dictionary says, a matrix among them; `m11` and `a` are the same.
  function numbersOfInit(init) {
    var given = init || {}, flat = {m11: 'a', m12: 'b', m21: 'c', m22: 'd', m41: 'e', m42: 'f'}, two = given.is2D;
    var all = FIELDS.map(function (field, i) {
      var value = given[field] !== undefined ? given[field] : given[flat[field]];
      return value === undefined ? (i % 5 === 0 ? 1 : 0) : Number(value);
    });
    var isFlat = all.every(function (value, i) { return FIELDS[i] in flat || value === (i % 5 === 0 ? 1 : 0); });
    return two === false || !isFlat ? all : [all[0], all[1], all[4], all[5], all[12], all[13]];
  }
  function scaled(matrix, x, y, z) {
    return matrix.multiply(made('DOMMatrix', z === 1 ? [x, 0, 0, y, 0, 0] : [x, 0, 0, 0, 0, y, 0, 0, 0, 0, z, 0, 0, 0, 0, 1]));
  }

  // ---- text: https://drafts.csswg.org/css-transforms/#transform-functions

  function angle(text) {
    var number = parseFloat(text), unit = /[a-z]*$/i.exec(text)[0].toLowerCase();
    return number * (unit === 'turn' ? 360 : unit === 'grad' ? 0.9 : unit === 'rad' ? 180 / Math.PI : 1);
  }
  var FUNCTIONS = {
    matrix: function (m, a) { return m.multiply(made('DOMMatrix', a.map(Number))); },
    matrix3d: function (m, a) { return m.multiply(made('DOMMatrix', a.map(Number))); },
    translate: function (m, a) { return m.translate(parseFloat(a[0]), parseFloat(a[1] || 0), 0); },
    translatex: function (m, a) { return m.translate(parseFloat(a[0]), 0, 0); },
    translatey: function (m, a) { return m.translate(0, parseFloat(a[0]), 0); },
    translatez: function (m, a) { return m.translate(0, 0, parseFloat(a[0])); },
    translate3d: function (m, a) { return m.translate(parseFloat(a[0]), parseFloat(a[1]), parseFloat(a[2])); },
    scale: function (m, a) { return scaled(m, Number(a[0]), Number(a.length > 1 ? a[1] : a[0]), 1); },
    scalex: function (m, a) { return scaled(m, Number(a[0]), 1, 1); },
    scaley: function (m, a) { return scaled(m, 1, Number(a[0]), 1); },
    scalez: function (m, a) { return scaled(m, 1, 1, Number(a[0])); },
    scale3d: function (m, a) { return scaled(m, Number(a[0]), Number(a[1]), Number(a[2])); },
    rotate: function (m, a) { return m.rotate(angle(a[0])); },
    rotatex: function (m, a) { return m.rotateAxisAngle(1, 0, 0, angle(a[0])); },
    rotatey: function (m, a) { return m.rotateAxisAngle(0, 1, 0, angle(a[0])); },
    rotatez: function (m, a) { return m.rotateAxisAngle(0, 0, 1, angle(a[0])); },
    skewx: function (m, a) { return m.skewX(angle(a[0])); },
    skewy: function (m, a) { return m.skewY(angle(a[0])); }
  };
  function read(text) {
    var matrix = made('DOMMatrix'), left = text.replace(/([a-z0-9]+)\(([^()]*)\)/gi, function (all, name, list) {
      var read = FUNCTIONS[name.toLowerCase()];
      if (!read) { return all; }
      matrix = read(matrix, list.split(',').map(function (each) { return each.trim(); }));
      return '';
    });
    if (!/^\s*(?:none\s*)?$/.test(left)) { throw tools.domError('SyntaxError', "Failed to parse '" + text + "'."); }
    return numbersOf(matrix);
  }

  // ---- the interfaces

  var prototypes = {DOMMatrix: host.prototypeOf('DOMMatrix'), DOMMatrixReadOnly: host.prototypeOf('DOMMatrixReadOnly')};
  function constructor(name) {
    function Matrix(init) {
      if (!new.target) { throw new TypeError("Failed to construct '" + name + "': Please use the 'new' operator, this DOM object constructor cannot be called as a function."); }
      return made(name, init === undefined ? null : typeof init === 'object' && init !== null && init.length >= 0 ? host.listOf(init) : read(String(init)));
    }
    Matrix.prototype = prototypes[name];
    tools.constructorOf(Matrix.prototype, Matrix);
    tools.methods(Matrix, {
      fromMatrix: function fromMatrix(init) { return made(name, numbersOfInit(init)); },
      fromFloat32Array: function fromFloat32Array(numbers) { return made(name, host.listOf(numbers)); },
      fromFloat64Array: function fromFloat64Array(numbers) { return made(name, host.listOf(numbers)); }
    });
    return tools.named(name, Matrix);
  }
  Object.setPrototypeOf(constructor('DOMMatrix'), constructor('DOMMatrixReadOnly'));
  host.classes.WebKitCSSMatrix = host.classes.DOMMatrix;
  tools.method(window, 'WebKitCSSMatrix', host.classes.DOMMatrix);

  tools.methods(prototypes.DOMMatrixReadOnly, {
    scale: function scale(x, y, z, originX, originY, originZ) {
      var by = x === undefined ? 1 : Number(x), ox = originX || 0, oy = originY || 0, oz = originZ || 0;
      return scaled(this.translate(ox, oy, oz), by, y === undefined ? by : Number(y), z === undefined ? 1 : Number(z)).translate(-ox, -oy, -oz);
    },
    scaleNonUniform: function scaleNonUniform(x, y) { return this.scale(x, y === undefined ? 1 : y); },
    scale3d: function scale3d(by, x, y, z) { return this.scale(by, by, by, x, y, z); },
    rotateFromVector: function rotateFromVector(x, y) { return this.rotate(Math.atan2(y || 0, x || 0) * 180 / Math.PI); },
    toString: function toString() { return (this.is2D ? 'matrix(' : 'matrix3d(') + numbersOf(this).join(', ') + ')'; },
    transformPoint: function transformPoint(point) { return host.classes.DOMPoint.fromPoint(point).matrixTransform(this); }
  });
  // The engine makes texts of objects without asking them.
  Object.defineProperty(prototypes.DOMMatrixReadOnly, Symbol.toPrimitive, {value: function (hint) { return hint === 'number' ? NaN : this.toString(); }, configurable: true});
  function take(matrix, from) {
    FIELDS.forEach(function (field) { matrix[field] = from[field]; });
    return matrix;
  }
  function inPlace(name) {
    return function () { return take(this, this[name].apply(this, arguments)); };
  }
  var changing = {
    preMultiplySelf: function preMultiplySelf(other) { return take(this, host.classes.DOMMatrix.fromMatrix(other).multiply(this)); },
    invertSelf: function invertSelf() { return take(this, this.inverse()); },
    setMatrixValue: function setMatrixValue(text) { return take(this, made('DOMMatrix', read(String(text)))); }
  };
  ['multiply', 'translate', 'scale', 'scale3d', 'rotate', 'rotateFromVector', 'rotateAxisAngle', 'skewX', 'skewY'].forEach(function (name) { changing[name + 'Self'] = inPlace(name); });
  tools.methods(prototypes.DOMMatrix, changing);

  ['DOMRect', 'DOMRectReadOnly'].forEach(function (name) {
    tools.methods(host.classes[name], {
      fromRect: function fromRect(rect) {
        var given = rect || {};
        return new host.classes[name](given.x || 0, given.y || 0, given.width || 0, given.height || 0);
      }
    });
  });
  ['DOMPoint', 'DOMPointReadOnly'].forEach(function (name) {
    tools.methods(host.classes[name], {
      fromPoint: function fromPoint(point) {
        var given = point || {};
        return new host.classes[name](given.x || 0, given.y || 0, given.z || 0, given.w === undefined ? 1 : given.w);
      }
    });
  });
})
