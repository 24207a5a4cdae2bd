// Where things are and what is seen, as far as it needs no layout: all of it is there and visible, and what scrolls says so.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var missing = tools.missing, getter = tools.getter;
  var Element = classes.Element.prototype, Document = classes.Document.prototype;

  missing(Element, {
    checkVisibility: function checkVisibility(options) {
      if (!this.isConnected) { return false; }
      for (var at = this; at && at.nodeType === 1; at = at.assignedSlot || at.parentNode || at.host) {
        var style = window.getComputedStyle(at);
        if (style.display === 'none') { return false; }
      }
      var own = window.getComputedStyle(this);
      var hidden = options && (options.checkVisibilityCSS || options.visibilityProperty) && own.visibility !== 'visible' && own.visibility !== '';
      var clear = options && (options.checkOpacity || options.opacityProperty) && own.opacity === '0';
      return !hidden && !clear;
    },
    setPointerCapture: function setPointerCapture() {},
    releasePointerCapture: function releasePointerCapture() {},
    hasPointerCapture: function hasPointerCapture() { return false; }
  });
  // What scrolls tells of it in a task, once for all that a script does at a time.
  var scrolled = new Set();
  ['scrollTop', 'scrollLeft'].forEach(function (name) {
    var engines = Object.getOwnPropertyDescriptor(Element, name);
    getter(Element, name, engines.get, function (value) {
      var element = this, before = engines.get.call(element);
      engines.set.call(element, value);
      if (engines.get.call(element) === before || scrolled.has(element)) { return; }
      scrolled.add(element);
      host.task(function () {
        scrolled['delete'](element);
        element.dispatchEvent(new classes.Event('scroll'));
      });
    });
  });
  missing(Document, {
    elementsFromPoint: function elementsFromPoint(x, y) {
      var found = this.elementFromPoint(x, y);
      return found ? [found] : [];
    }
  });
  getter(Document, 'scrollingElement', function () { return this.documentElement; });
  getter(Document, 'visibilityState', function () { return 'visible'; });
  getter(Document, 'hidden', function () { return false; });
  tools.handler(Document, 'visibilitychange');
})
