// visualViewport: nobody zooms and no keyboard covers the page, so what is seen is the window. https://drafts.csswg.org/cssom-view/#visualViewport
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var EventTarget = classes.EventTarget;
  var VisualViewport = tools.illegal('VisualViewport');
  VisualViewport.prototype = Object.create(EventTarget.prototype);
  tools.constructorOf(VisualViewport.prototype, VisualViewport);
  tools.named('VisualViewport', VisualViewport);
  ['resize', 'scroll', 'scrollend'].forEach(function (type) { tools.handler(VisualViewport.prototype, type); });
  tools.getters(VisualViewport.prototype, {
    offsetLeft: function () { return 0; },
    offsetTop: function () { return 0; },
    pageLeft: function () { return window.scrollX; },
    pageTop: function () { return window.scrollY; },
    width: function () { return window.document.documentElement.clientWidth; },
    height: function () { return window.document.documentElement.clientHeight; },
    scale: function () { return 1; }
  });
  var viewport = host.construct(EventTarget, [], VisualViewport);
  window.addEventListener('resize', function () { viewport.dispatchEvent(new classes.Event('resize')); });
  tools.methods(window, {visualViewport: viewport});
})
