// Ranges: `new Range()`, copies, and fragments of tables.
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
  tools.method(window, 'Range', Range);
})
