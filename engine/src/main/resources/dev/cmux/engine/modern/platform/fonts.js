// Fonts are there: nothing is drawn with them, so each is loaded as soon as a script asks. https://drafts.csswg.org/css-font-loading/
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var method = tools.method, methods = tools.methods, getter = tools.getter;

  var faces = new WeakMap();
  var DESCRIPTORS = {style: 'normal', weight: 'normal', stretch: 'normal', unicodeRange: 'U+0-10FFFF', variant: 'normal', featureSettings: 'normal', variationSettings: 'normal',
    display: 'auto', ascentOverride: 'normal', descentOverride: 'normal', lineGapOverride: 'normal', sizeAdjust: '100%'};
  function FontFace(family, source, descriptors) {
    if (!new.target) { throw new TypeError("Failed to construct 'FontFace': Please use the 'new' operator, this DOM object constructor cannot be called as a function."); }
    if (arguments.length < 2) { throw new TypeError("Failed to construct 'FontFace': 2 arguments required, but only " + arguments.length + ' present.'); }
    var face = Object.create(new.target.prototype), own = {family: String(family), status: typeof source === 'string' ? 'unloaded' : 'loaded'};
    Object.keys(DESCRIPTORS).forEach(function (name) {
      var given = descriptors ? descriptors[name] : undefined;
      own[name] = given === undefined ? DESCRIPTORS[name] : String(given);
    });
    own.loaded = new Promise(function (resolve) { own.finish = function () { own.status = 'loaded'; resolve(face); }; });
    if (own.status === 'loaded') { own.finish(); }
    faces.set(face, own);
    return face;
  }
  FontFace.prototype = host.prototypeOf('FontFace');
  tools.constructorOf(FontFace.prototype, FontFace);
  ['family'].concat(Object.keys(DESCRIPTORS)).forEach(function (name) {
    getter(FontFace.prototype, name, function () { return faces.get(this)[name]; }, function (value) { faces.get(this)[name] = String(value); });
  });
  tools.getters(FontFace.prototype, {status: function () { return faces.get(this).status; }, loaded: function () { return faces.get(this).loaded; }});
  methods(FontFace.prototype, {
    load: function load() {
      faces.get(this).finish();
      return faces.get(this).loaded;
    }
  });
  tools.named('FontFace', FontFace);

  // ---- those of a document that scripts have added

  var added = new WeakMap();
  function facesOf(fonts) {
    if (!added.has(fonts)) { added.set(fonts, new Set()); }
    return added.get(fonts);
  }
  host.whenMade('FontFaceSet', function (fonts) {
    tools.missing(fonts, {
      load: function load() { return Promise.resolve([]); }, check: function check() { return true; },
      addEventListener: function addEventListener() {}, removeEventListener: function removeEventListener() {}
    });
    methods(fonts, {
      add: function add(face) {
        if (!faces.has(face)) { throw new TypeError("Failed to execute 'add' on 'FontFaceSet': parameter 1 is not of type 'FontFace'."); }
        facesOf(this).add(face);
        return this;
      },
      delete: function (face) { return facesOf(this).delete(face); },
      has: function has(face) { return facesOf(this).has(face); },
      clear: function clear() { facesOf(this).clear(); },
      forEach: function forEach(callback, self) {
        var fonts = this;
        facesOf(this).forEach(function (face) { callback.call(self, face, face, fonts); });
      },
      values: function values() { return facesOf(this).values(); },
      keys: function keys() { return facesOf(this).values(); },
      entries: function entries() { return facesOf(this).entries(); }
    });
    method(fonts, Symbol.iterator, fonts.values);
    getter(fonts, 'size', function () { return facesOf(this).size; });
    getter(fonts, 'ready', function () { return Promise.resolve(this); });
    getter(fonts, 'status', function () { return 'loaded'; });
  });
})
