// structuredClone and the message channels that use it; values are copied by Java, which lets nothing of one window come into another.
// https://html.spec.whatwg.org/multipage/structured-data.html
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;

  tools.methods(window, {structuredClone: structuredClone});
  function structuredClone(value, options) {
    if (arguments.length === 0) { throw new TypeError("Failed to execute 'structuredClone': 1 argument required, but only 0 present."); }
    return host.clone(value, transferred(options));
  }
  function transferred(options) {
    return options && options.transfer ? host.listOf(options.transfer) : [];
  }
  // What goes along with a message: a list, or the options that have one.
  host.transferred = function (given) {
    return given && typeof given[Symbol.iterator] === 'function' ? host.listOf(given) : transferred(given);
  };

  // ---- message channels

  var EventTarget = classes.EventTarget;
  function makePort() {
    return host.construct(EventTarget, [], MessagePort);
  }
  host.makePort = makePort;
  var MessagePort = tools.illegal('MessagePort');
  MessagePort.prototype = Object.create(EventTarget.prototype);
  tools.constructorOf(MessagePort.prototype, MessagePort);
  tools.named('MessagePort', MessagePort);
  tools.handler(MessagePort.prototype, 'message');
  tools.handler(MessagePort.prototype, 'messageerror');
  var onmessage = Object.getOwnPropertyDescriptor(MessagePort.prototype, 'onmessage');
  tools.getter(MessagePort.prototype, 'onmessage', onmessage.get, function (callback) {
    onmessage.set.call(this, callback);
    this.start();
  });
  tools.methods(MessagePort.prototype, {
    postMessage: function postMessage(message, transfer) {
      host.portPost(this, message, host.transferred(transfer));
    },
    start: function start() { host.portStart(this); },
    close: function close() { host.portClose(this); }
  });
  function MessageChannel() {
    if (!new.target) { throw new TypeError("Class constructor MessageChannel cannot be invoked without 'new'"); }
    var one = makePort(), two = makePort();
    host.entangle(one, two);
    Object.defineProperty(this, 'port1', {value: one, enumerable: true});
    Object.defineProperty(this, 'port2', {value: two, enumerable: true});
  }
  tools.named('MessageChannel', MessageChannel);
})
