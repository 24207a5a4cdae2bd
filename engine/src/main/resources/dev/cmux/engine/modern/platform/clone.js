// structuredClone and the message channels that use it.
// https://html.spec.whatwg.org/multipage/structured-data.html
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var ERRORS = ['Error', 'EvalError', 'RangeError', 'ReferenceError', 'SyntaxError', 'TypeError', 'URIError'];
  var tag = Object.prototype.toString;

  function refuse(value) {
    var name = typeof value === 'function' || typeof value === 'symbol' ? String(value).slice(0, 60) : '#<' + (value.constructor && value.constructor.name || 'Object') + '>';
    throw tools.domError('DataCloneError', name + ' could not be cloned.');
  }

  function structuredClone(value, options) {
    var seen = new Map();
    var transfer = options && options.transfer ? Array.from(options.transfer) : [];
    transfer.forEach(function (item) { seen.set(item, item); });

    function keys(from, to) {
      Object.keys(from).forEach(function (key) {
        Object.defineProperty(to, key, {value: copy(from[key]), writable: true, enumerable: true, configurable: true});
      });
      return to;
    }
    function copy(item) {
      if (item === null || (typeof item !== 'object' && typeof item !== 'function' && typeof item !== 'symbol')) {
        return item;
      }
      if (typeof item !== 'object') { refuse(item); }
      if (seen.has(item)) { return seen.get(item); }
      var made;
      if (host.isProxy(item)) { refuse(item); }
      if (Array.isArray(item)) {
        made = new Array(item.length);
        seen.set(item, made);
        return keys(item, made);
      }
      if (item instanceof ArrayBuffer) {
        made = item.slice(0);
      } else if (ArrayBuffer.isView(item)) {
        made = new item.constructor(copy(item.buffer), item.byteOffset, item instanceof DataView ? item.byteLength : item.length);
      } else if (item instanceof Map) {
        made = new Map();
        seen.set(item, made);
        Array.from(item).forEach(function (entry) { made.set(copy(entry[0]), copy(entry[1])); });
      } else if (item instanceof Set) {
        made = new Set();
        seen.set(item, made);
        Array.from(item).forEach(function (entry) { made.add(copy(entry)); });
      } else if (item instanceof window.Blob || item instanceof window.DOMException) {
        made = item;
      } else {
        switch (tag.call(item)) {
          case '[object Date]': made = new Date(item.getTime()); break;
          case '[object RegExp]': made = new RegExp(item.source, item.flags); break;
          case '[object Boolean]': made = Object(Boolean.prototype.valueOf.call(item)); break;
          case '[object Number]': made = Object(Number.prototype.valueOf.call(item)); break;
          case '[object String]': made = Object(String.prototype.valueOf.call(item)); break;
          case '[object Error]':
            made = Object.create(window[ERRORS.indexOf(item.name) < 0 ? 'Error' : item.name].prototype);
            seen.set(item, made);
            ['message', 'stack', 'cause'].forEach(function (key) {
              if (Object.prototype.hasOwnProperty.call(item, key)) {
                Object.defineProperty(made, key, {value: copy(item[key]), writable: true, configurable: true});
              }
            });
            break;
          default:
            if (host.isPlatformObject(item) || item instanceof Promise || item instanceof WeakMap || item instanceof WeakSet) {
              refuse(item);
            }
            made = {};
            seen.set(item, made);
            keys(item, made);
        }
      }
      seen.set(item, made);
      return made;
    }
    return copy(value);
  }
  tools.method(window, 'structuredClone', structuredClone);
  host.clone = structuredClone;

  // ---- message channels

  var EventTarget = window.EventTarget;
  var ports = new WeakMap();
  function makePort() {
    var port = host.construct(EventTarget, [], MessagePort);
    ports.set(port, {other: null, started: false, waiting: []});
    return port;
  }
  function deliver(port, data, transferred) {
    var own = ports.get(port);
    if (!own.started) {
      own.waiting.push([data, transferred]);
      return;
    }
    host.task(function () {
      if (own.other !== null) {
        port.dispatchEvent(new window.MessageEvent('message', {data: data, ports: transferred}));
      }
    });
  }
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
      var list = Array.isArray(transfer) ? transfer : (transfer && transfer.transfer) || [];
      var data = structuredClone(message, {transfer: list});
      var other = ports.get(this).other;
      if (other) {
        deliver(other, data, list.filter(function (item) { return item instanceof MessagePort; }));
      }
    },
    start: function start() {
      var own = ports.get(this), port = this;
      if (own.started) { return; }
      own.started = true;
      own.waiting.splice(0).forEach(function (message) { deliver(port, message[0], message[1]); });
    },
    close: function close() {
      var own = ports.get(this);
      if (own.other) { ports.get(own.other).other = null; }
      own.other = null;
    }
  });
  function MessageChannel() {
    if (!new.target) { throw new TypeError("Class constructor MessageChannel cannot be invoked without 'new'"); }
    var one = makePort(), two = makePort();
    ports.get(one).other = two;
    ports.get(two).other = one;
    Object.defineProperty(this, 'port1', {value: one, enumerable: true});
    Object.defineProperty(this, 'port2', {value: two, enumerable: true});
  }
  tools.named('MessageChannel', MessageChannel);
})
