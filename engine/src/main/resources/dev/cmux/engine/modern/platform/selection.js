// The selection of a page: one range with a direction. The engine keeps several, the end before the start when a selection goes backwards, and lacks what the
// newer editors call. https://w3c.github.io/selection-api/#selection-interface
(function (host, window) {
  'use strict';
  var tools = host.tools, document = window.document;
  var prototype = host.prototypeOf('Selection');
  var native = {collapse: prototype.collapse, addRange: prototype.addRange};
  // The range that goes backwards. Whoever selects something else selects forwards.
  var backward = null;

  function rangeOf(selection) { return selection.rangeCount ? selection.getRangeAt(0) : null; }
  function needed(selection) {
    if (!selection.rangeCount) { throw tools.domError('InvalidStateError', 'There is no selection to begin with.'); }
    return selection.getRangeAt(0);
  }
  function isBackward(range) {
    return backward !== null && backward[0] === range.startContainer && backward[1] === range.startOffset && backward[2] === range.endContainer && backward[3] === range.endOffset;
  }
  function size(node) { return node.nodeType === 3 || node.nodeType === 8 ? node.data.length : node.childNodes.length; }
  function checked(node, offset) {
    offset = offset >>> 0;
    if (offset > size(node)) { throw tools.domError('IndexSizeError', 'The offset ' + offset + ' is larger than the node\'s length (' + size(node) + ').'); }
    return offset;
  }
  function indexIn(ancestor, node) {
    while (node.parentNode !== ancestor) { node = node.parentNode; }
    return Array.prototype.indexOf.call(ancestor.childNodes, node);
  }
  function isBefore(node, offset, other, otherOffset) {
    if (node === other) { return offset < otherOffset; }
    var position = node.compareDocumentPosition(other);
    if (position & 16) { return offset <= indexIn(node, other); }
    if (position & 8) { return indexIn(other, node) < otherOffset; }
    return (position & 4) !== 0;
  }
  function select(selection, anchor, anchorOffset, focus, focusOffset) {
    var range = document.createRange(), turned = isBefore(focus, focusOffset, anchor, anchorOffset);
    range.setStart(turned ? focus : anchor, turned ? focusOffset : anchorOffset);
    range.setEnd(turned ? anchor : focus, turned ? anchorOffset : focusOffset);
    selection.removeAllRanges();
    native.addRange.call(selection, range);
    backward = turned ? [focus, focusOffset, anchor, anchorOffset] : null;
  }
  function end(name, first) {
    return function () {
      var range = rangeOf(this);
      return range ? range[(isBackward(range) ? !first : first) ? 'start' + name : 'end' + name] : name === 'Offset' ? 0 : null;
    };
  }

  tools.getters(prototype, {
    anchorNode: end('Container', true),
    anchorOffset: end('Offset', true),
    focusNode: end('Container', false),
    focusOffset: end('Offset', false),
    type: function () { return !this.rangeCount ? 'None' : this.isCollapsed ? 'Caret' : 'Range'; },
    direction: function () { return !this.rangeCount || this.isCollapsed ? 'none' : isBackward(this.getRangeAt(0)) ? 'backward' : 'forward'; }
  });

  function collapse(node, offset) {
    if (node === null) { this.removeAllRanges(); } else { native.collapse.call(this, node, checked(node, offset)); }
  }
  tools.methods(prototype, {
    collapse: collapse,
    setPosition: collapse,
    addRange: function addRange(range) {
      if (!this.rangeCount) { native.addRange.call(this, range); }
    },
    extend: function extend(node, offset) {
      needed(this);
      select(this, this.anchorNode, this.anchorOffset, node, checked(node, offset));
    },
    setBaseAndExtent: function setBaseAndExtent(anchor, anchorOffset, focus, focusOffset) {
      select(this, anchor, checked(anchor, anchorOffset), focus, checked(focus, focusOffset));
    },
    selectAllChildren: function selectAllChildren(node) { select(this, node, 0, node, node.childNodes.length); },
    collapseToStart: function collapseToStart() {
      var range = needed(this);
      this.collapse(range.startContainer, range.startOffset);
    },
    collapseToEnd: function collapseToEnd() {
      var range = needed(this);
      this.collapse(range.endContainer, range.endOffset);
    },
    containsNode: function containsNode(node, partly) {
      var range = rangeOf(this);
      if (!range || !node.parentNode) { return false; }
      var parent = node.parentNode, index = indexIn(parent, node), from = range.startContainer, to = range.endContainer;
      return partly
          ? isBefore(from, range.startOffset, parent, index + 1) && isBefore(parent, index, to, range.endOffset)
          : !isBefore(parent, index, from, range.startOffset) && !isBefore(to, range.endOffset, parent, index + 1)
              || node.nodeType === 3 && range.startContainer === node && range.endContainer === node && range.startOffset === 0 && range.endOffset === size(node);
    },
    // As in browsers, words that are none do nothing.
    modify: function modify(alter, direction, granularity) {
      var range = rangeOf(this), extend = /^extend$/i.test(alter), moves = extend || /^move$/i.test(alter);
      var backwards = /^(backward|left)$/i.test(direction);
      if (!range || !moves || !backwards && !/^(forward|right)$/i.test(direction)) { return; }
      var reach = String(granularity).toLowerCase();
      if (!extend && !range.collapsed && reach === 'character') {
        if (backwards) { this.collapseToStart(); } else { this.collapseToEnd(); }
        return;
      }
      var to = host.caret(this.focusNode, this.focusOffset, reach, backwards);
      if (to) {
        if (extend) { this.extend(to[0], to[1]); } else { this.collapse(to[0], to[1]); }
      }
    },
    deleteFromDocument: function deleteFromDocument() {
      var range = rangeOf(this);
      if (range) {
        range.deleteContents();
        this.collapse(range.startContainer, range.startOffset);
      }
    }
  });
})
