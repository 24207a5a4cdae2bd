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
  // -1 for a place before the other, 1 for one behind it. https://dom.spec.whatwg.org/#concept-range-bp-position
  function compare(node, offset, other, otherOffset) {
    if (node === other) { return Math.sign(offset - otherOffset); }
    if (node.compareDocumentPosition(other) & 2) { return -compare(other, otherOffset, node, offset); }
    for (var child = other; child; child = child.parentNode) {
      if (child.parentNode === node) { return indexOf(child) < offset ? 1 : -1; }
    }
    return -1;
  }
  function indexOf(node) {
    var index = 0;
    for (var before = node.previousSibling; before; before = before.previousSibling) { index++; }
    return index;
  }
  function together(range, node) {
    return node.getRootNode() === range.startContainer.getRootNode();
  }
  function comparePoint(range, node, offset) {
    if (compare(node, offset, range.startContainer, range.startOffset) < 0) { return -1; }
    return compare(node, offset, range.endContainer, range.endOffset) > 0 ? 1 : 0;
  }
  // The engine's is wrong about places of which one lies in the other's node.
  tools.methods(prototype, {
    compareBoundaryPoints: function compareBoundaryPoints(how, other) {
      if (!together(this, other.startContainer)) { throw tools.domError('WrongDocumentError', 'The two Ranges are not in the same tree.'); }
      var own = how === 0 || how === 3 ? 'start' : 'end', given = how < 2 ? 'start' : 'end';
      return compare(this[own + 'Container'], this[own + 'Offset'], other[given + 'Container'], other[given + 'Offset']);
    },
    comparePoint: function (node, offset) {
      if (!together(this, node)) { throw tools.domError('WrongDocumentError', 'The node is not in the tree of the Range.'); }
      return comparePoint(this, node, offset);
    },
    isPointInRange: function isPointInRange(node, offset) { return together(this, node) && comparePoint(this, node, offset) === 0; },
    intersectsNode: function intersectsNode(node) {
      var parent = node.parentNode, index = parent ? indexOf(node) : 0;
      return together(this, node) && (!parent || compare(parent, index, this.endContainer, this.endOffset) < 0
          && compare(parent, index + 1, this.startContainer, this.startOffset) > 0);
    }
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
