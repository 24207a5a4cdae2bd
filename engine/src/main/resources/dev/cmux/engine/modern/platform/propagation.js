// What an event tells of its way through the tree.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var method = tools.method, getter = tools.getter;
  var Document = classes.Document.prototype;
  var Event = host.prototypeOf('Event');
  getter(Event, 'target', function () { return host.eventTarget(this); });
  getter(Event, 'srcElement', function () { return host.eventTarget(this); });
  getter(Event, 'composed', function () { return host.isComposed(this); });
  tools.methods(Event, {composedPath: function composedPath() { return host.path(this); }});
  getter(Event, 'isTrusted', function () { return host.isTrusted(this); });

  var createEvent = Document.createEvent;
  method(Document, 'createEvent', function (kind) {
    var event = createEvent.call(this, kind);
    host.compose(event, false);
    return event;
  });
})
