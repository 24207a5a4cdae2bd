// Ranges: `new Range()`, copies, fragments of tables, and `StaticRange`.
(function (host, window) {
  'use strict';
  var tools = host.tools, document = window.document;
  var prototype = host.prototypeOf('Range'), native = prototype.constructor;

  var fragment = prototype.createContextualFragment;
  tools.method(prototype, 'createContextualFragment', function createContextualFragment(html) {
    var made = document.createDocumentFragment();
    return host.parseTablePart(made, String(html)) ? made : fragment.call(this, String(html));
  });
  // The engine's copy is an object without a class.
  tools.method(prototype, 'cloneRange', function cloneRange() {
    var copy = document.createRange();
    copy.setStart(this.startContainer, this.startOffset);
    copy.setEnd(this.endContainer, this.endOffset);
    return copy;
  });
  function Range() {
    if (!new.target) { throw new TypeError("Class constructor Range cannot be invoked without 'new'"); }
    return document.createRange();
  }
  Range.prototype = prototype;
  Object.keys(native).forEach(function (key) { Range[key] = native[key]; });
  tools.constructorOf(prototype, Range);
  tools.named('Range', Range);

  var places = ['startContainer', 'startOffset', 'endContainer', 'endOffset'];
  function StaticRange(init) {
    if (!new.target) { throw new TypeError("Class constructor StaticRange cannot be invoked without 'new'"); }
    var given = Object(init), own = {};
    places.forEach(function (name) {
      if (given[name] === undefined) { throw new TypeError("Failed to construct 'StaticRange': required member " + name + ' is undefined.'); }
      own[name] = /Offset/.test(name) ? given[name] >>> 0 : given[name];
    });
    Object.defineProperty(this, '_r', {value: own});
  }
  StaticRange.prototype = Object.create(host.prototypeOf('AbstractRange'));
  tools.constructorOf(StaticRange.prototype, StaticRange);
  places.forEach(function (name) {
    tools.getter(StaticRange.prototype, name, function () { return this._r[name]; });
  });
  tools.getter(StaticRange.prototype, 'collapsed', function () {
    return this.startContainer === this.endContainer && this.startOffset === this.endOffset;
  });
  tools.named('StaticRange', StaticRange);
})
