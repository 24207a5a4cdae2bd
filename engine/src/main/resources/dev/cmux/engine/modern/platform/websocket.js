// Web sockets. https://websockets.spec.whatwg.org/
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var EventTarget = classes.EventTarget;
  var CONNECTING = 0, OPEN = 1, CLOSING = 2, CLOSED = 3;
  var TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

  function syntaxError(message) {
    return tools.domError('SyntaxError', "Failed to construct 'WebSocket': " + message);
  }
  function addressOf(url) {
    var address;
    try {
      address = new classes.URL(String(url), host.baseUri());
    } catch (e) {
      throw syntaxError("The URL '" + url + "' is invalid.");
    }
    if (/^https?:$/.test(address.protocol)) { address = new classes.URL(address.href.replace(/^http/, 'ws')); }
    if (!/^wss?:$/.test(address.protocol)) {
      throw syntaxError("The URL's scheme must be either 'http', 'https', 'ws', or 'wss'. '" + address.protocol.slice(0, -1) + "' is not allowed.");
    }
    if (address.hash || /#$/.test(address.href)) { throw syntaxError('The URL contains a fragment identifier.'); }
    return address;
  }
  function protocolsOf(given) {
    var list = given === undefined ? [] : typeof given === 'string' ? [given] : host.listOf(given, String);
    list.forEach(function (name, index) {
      if (!TOKEN.test(name) || list.indexOf(name) !== index) { throw syntaxError("The subprotocol '" + name + "' is invalid or duplicated."); }
    });
    return list;
  }

  function WebSocket(url, protocols) {
    if (!new.target) { throw new TypeError("Class constructor WebSocket cannot be invoked without 'new'"); }
    if (arguments.length === 0) { throw new TypeError("Failed to construct 'WebSocket': 1 argument required, but only 0 present."); }
    var address = addressOf(url), list = protocolsOf(protocols);
    var socket = host.construct(EventTarget, [], new.target);
    var own = {url: address.href, state: CONNECTING, protocol: '', binary: 'blob', buffered: 0, wire: null};
    Object.defineProperty(socket, '_w', {value: own});
    own.wire = host.connect(own.url, list, {
      open: function (protocol) {
        if (own.state !== CONNECTING) { return; }
        own.state = OPEN;
        own.protocol = protocol;
        socket.dispatchEvent(new classes.Event('open'));
      },
      message: function (data) {
        if (own.state !== OPEN) { return; }
        var value = typeof data === 'string' ? data : own.binary === 'blob' ? new classes.Blob([data]) : data.buffer;
        socket.dispatchEvent(new classes.MessageEvent('message', {data: value, origin: address.origin}));
      },
      close: function (code, reason, clean) {
        own.state = CLOSED;
        if (!clean) { socket.dispatchEvent(new classes.Event('error')); }
        socket.dispatchEvent(new classes.CloseEvent('close', {code: code, reason: reason, wasClean: clean}));
      }
    });
    return socket;
  }
  WebSocket.prototype = Object.create(EventTarget.prototype);
  tools.constructorOf(WebSocket.prototype, WebSocket);
  Object.setPrototypeOf(WebSocket, EventTarget);
  [['CONNECTING', CONNECTING], ['OPEN', OPEN], ['CLOSING', CLOSING], ['CLOSED', CLOSED]].forEach(function (pair) {
    [WebSocket, WebSocket.prototype].forEach(function (owner) {
      Object.defineProperty(owner, pair[0], {value: pair[1], enumerable: true});
    });
  });
  tools.getters(WebSocket.prototype, {
    url: function () { return this._w.url; },
    readyState: function () { return this._w.state; },
    bufferedAmount: function () { return this._w.buffered; },
    protocol: function () { return this._w.protocol; },
    extensions: function () { return ''; }
  });
  tools.getter(WebSocket.prototype, 'binaryType', function () { return this._w.binary; },
      function (value) { if (value === 'blob' || value === 'arraybuffer') { this._w.binary = value; } });
  ['open', 'message', 'error', 'close'].forEach(function (type) { tools.handler(WebSocket.prototype, type); });
  tools.methods(WebSocket.prototype, {
    send: function send(data) {
      var own = this._w;
      if (own.state === CONNECTING) {
        throw tools.domError('InvalidStateError', "Failed to execute 'send' on 'WebSocket': Still in CONNECTING state.");
      }
      var binary = data instanceof classes.Blob || data instanceof ArrayBuffer || ArrayBuffer.isView(data);
      var bytes = binary ? host.extractBody(data).bytes : host.encodeUtf8(String(data));
      own.buffered += bytes.length;
      if (own.state === OPEN) {
        own.wire.send(binary ? bytes : String(data), function () { own.buffered -= bytes.length; });
      }
    },
    close: function close(code, reason) {
      var own = this._w, text = reason === undefined ? '' : String(reason);
      if (code !== undefined && code !== 1000 && !(code >= 3000 && code <= 4999)) {
        throw tools.domError('InvalidAccessError', "The close code must be either 1000, or between 3000 and 4999. " + code + ' is neither.');
      }
      if (host.encodeUtf8(text).length > 123) {
        throw tools.domError('SyntaxError', 'The close reason must not be greater than 123 UTF-8 bytes.');
      }
      if (own.state === CLOSING || own.state === CLOSED) { return; }
      own.state = CLOSING;
      own.wire.close(code === undefined ? 1000 : code, text);
    }
  });
  tools.named('WebSocket', WebSocket);
})
