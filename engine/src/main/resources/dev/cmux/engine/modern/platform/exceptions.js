// DOMException is an Error.
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var method = tools.method, getter = tools.getter;

  host.whenMade('DOMException', function (prototype) {
    Object.setPrototypeOf(prototype, Error.prototype);
    method(prototype, 'toString', Error.prototype.toString);
    if (!('stack' in prototype)) {
      getter(prototype, 'stack', function () { return String(this); });
    }
  });
})
