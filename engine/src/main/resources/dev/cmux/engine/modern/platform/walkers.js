// Tree walkers with a filter: the engine's take exponential time where a filter skips. https://dom.spec.whatwg.org/#interface-treewalker
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var ACCEPT = 1, REJECT = 2, SKIP = 3;
  var plain = classes.Document.prototype.createTreeWalker, engines = host.prototypeOf('TreeWalker');

  function Walker(root, what, filter) {
    Object.defineProperty(this, '_w', {value: {root: root, what: what, filter: filter, current: root, busy: false}});
  }
  Walker.prototype = Object.create(engines);

  function judge(own, node) {
    if (own.busy) { throw new window.DOMException('The filter of this walker is running.', 'InvalidStateError'); }
    if (!(1 << node.nodeType - 1 & own.what)) { return SKIP; }
    own.busy = true;
    try {
      return Number(typeof own.filter === 'function' ? own.filter(node) : own.filter.acceptNode(node));
    } finally {
      own.busy = false;
    }
  }
  function at(own, node) {
    own.current = node;
    return node;
  }

  // The first or last child that counts.
  function child(own, inner, beside) {
    var node = own.current[inner];
    while (node) {
      var judged = judge(own, node);
      if (judged === ACCEPT) { return at(own, node); }
      if (judged === SKIP && node[inner]) {
        node = node[inner];
        continue;
      }
      while (!node[beside]) {
        node = node.parentNode;
        if (!node || node === own.root || node === own.current) { return null; }
      }
      node = node[beside];
    }
    return null;
  }
  // The next or previous sibling that counts, in what is skipped too.
  function sibling(own, inner, beside) {
    var node = own.current;
    while (node && node !== own.root) {
      var next = node[beside];
      while (next) {
        node = next;
        var judged = judge(own, node);
        if (judged === ACCEPT) { return at(own, node); }
        next = judged !== REJECT && node[inner] || node[beside];
      }
      node = node.parentNode;
      if (!node || node === own.root || judge(own, node) === ACCEPT) { return null; }
    }
    return null;
  }

  tools.methods(Walker.prototype, {
    parentNode: function parentNode() {
      var own = this._w, node = own.current;
      while (node && node !== own.root) {
        node = node.parentNode;
        if (node && judge(own, node) === ACCEPT) { return at(own, node); }
      }
      return null;
    },
    firstChild: function firstChild() { return child(this._w, 'firstChild', 'nextSibling'); },
    lastChild: function lastChild() { return child(this._w, 'lastChild', 'previousSibling'); },
    nextSibling: function nextSibling() { return sibling(this._w, 'firstChild', 'nextSibling'); },
    previousSibling: function previousSibling() { return sibling(this._w, 'lastChild', 'previousSibling'); },
    nextNode: function nextNode() {
      var own = this._w, node = own.current, judged = ACCEPT;
      for (;;) {
        while (judged !== REJECT && node.firstChild) {
          node = node.firstChild;
          judged = judge(own, node);
          if (judged === ACCEPT) { return at(own, node); }
        }
        while (node && node !== own.root && !node.nextSibling) { node = node.parentNode; }
        if (!node || node === own.root) { return null; }
        node = node.nextSibling;
        judged = judge(own, node);
        if (judged === ACCEPT) { return at(own, node); }
      }
    },
    previousNode: function previousNode() {
      var own = this._w, node = own.current;
      while (node && node !== own.root) {
        if (node.previousSibling) {
          node = node.previousSibling;
          var judged = judge(own, node);
          while (judged !== REJECT && node.lastChild) {
            node = node.lastChild;
            judged = judge(own, node);
          }
          if (judged === ACCEPT) { return at(own, node); }
        } else {
          node = node.parentNode;
          if (node && judge(own, node) === ACCEPT) { return at(own, node); }
        }
      }
      return null;
    }
  });
  tools.getters(Walker.prototype, {
    root: function () { return this._w.root; },
    whatToShow: function () { return this._w.what; },
    filter: function () { return this._w.filter; }
  });
  tools.getter(Walker.prototype, 'currentNode', function () { return this._w.current; }, function (node) { this._w.current = node; });

  tools.method(classes.Document.prototype, 'createTreeWalker', function createTreeWalker(root, what, filter) {
    return filter ? new Walker(root, what === undefined ? 0xFFFFFFFF : what >>> 0, filter) : plain.apply(this, arguments);
  });
})
