// Events from a server. https://html.spec.whatwg.org/multipage/server-sent-events.html
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var EventTarget = classes.EventTarget;
  var CONNECTING = 0, OPEN = 1, CLOSED = 2;
  var PATIENCE = 3000;

  function EventSource(url, options) {
    if (!new.target) { throw new TypeError("Class constructor EventSource cannot be invoked without 'new'"); }
    var source = host.construct(EventTarget, [], new.target), address;
    try {
      address = new classes.URL(String(url), host.baseUri());
    } catch (e) {
      throw tools.domError('SyntaxError', "Cannot open an EventSource to '" + url + "'. The URL is invalid.");
    }
    Object.defineProperty(source, '_s', {value: {url: address.href, origin: address.origin, state: CONNECTING, credentials: !!(options && options.withCredentials),
      lastId: '', retry: PATIENCE, cancel: null, timer: 0}});
    connect(source);
    return source;
  }
  EventSource.prototype = Object.create(EventTarget.prototype);
  tools.constructorOf(EventSource.prototype, EventSource);
  Object.setPrototypeOf(EventSource, EventTarget);
  [['CONNECTING', CONNECTING], ['OPEN', OPEN], ['CLOSED', CLOSED]].forEach(function (pair) {
    [EventSource, EventSource.prototype].forEach(function (owner) {
      Object.defineProperty(owner, pair[0], {value: pair[1], enumerable: true});
    });
  });
  tools.getters(EventSource.prototype, {
    url: function () { return this._s.url; },
    withCredentials: function () { return this._s.credentials; },
    readyState: function () { return this._s.state; }
  });
  ['open', 'message', 'error'].forEach(function (type) { tools.handler(EventSource.prototype, type); });
  tools.methods(EventSource.prototype, {
    close: function close() {
      this._s.state = CLOSED;
      host.clearTimeout(this._s.timer);
      if (this._s.cancel) { this._s.cancel(); }
    }
  });
  tools.named('EventSource', EventSource);

  function connect(source) {
    var own = source._s, headers = [['accept', 'text/event-stream'], ['cache-control', 'no-store']];
    if (own.lastId !== '') { headers.push(['last-event-id', own.lastId]); }
    own.cancel = host.stream({url: own.url, method: 'GET', headers: headers, body: null, mode: 'cors',
      credentials: own.credentials ? 'include' : 'same-origin', redirect: 'follow', bypassCache: true, sendReferrer: true},
    function (response) {
      var type = response.headers.find(function (entry) { return entry[0].toLowerCase() === 'content-type'; });
      if (response.status !== 200 || !type || !/^text\/event-stream\b/i.test(type[1])) {
        own.cancel();
        own.state = CLOSED;
        source.dispatchEvent(new classes.Event('error'));
        return;
      }
      own.state = OPEN;
      source.dispatchEvent(new classes.Event('open'));
      read(source, response.body, parser(source, new classes.URL(response.url).origin));
    }, function () { again(source); }, true);
  }
  function read(source, body, take) {
    if (source._s.state === CLOSED) { return; }
    var decoder = take.decoder;
    body.read(function (bytes) {
      if (source._s.state === CLOSED) { return; }
      if (bytes === null) {
        again(source);
        return;
      }
      take(decoder.decode(bytes, {stream: true}));
      read(source, body, take);
    }, false);
  }
  function again(source) {
    var own = source._s;
    if (own.state === CLOSED) { return; }
    own.state = CONNECTING;
    source.dispatchEvent(new classes.Event('error'));
    if (own.state === CONNECTING) { own.timer = host.setTimeout(function () { connect(source); }, own.retry); }
  }

  // Cuts the stream into lines, which end with LF, CR or both, and the lines into events.
  function parser(source, origin) {
    var own = source._s, rest = '', data = [], type = '', id = own.lastId;
    function line(text) {
      if (text === '') {
        own.lastId = id;
        if (data.length) {
          source.dispatchEvent(new classes.MessageEvent(type || 'message', {data: data.join('\n'), origin: origin, lastEventId: id}));
        }
        data = [];
        type = '';
        return;
      }
      var colon = text.indexOf(':');
      var field = colon < 0 ? text : text.slice(0, colon), value = colon < 0 ? '' : text.slice(colon + 1).replace(/^ /, '');
      if (field === 'data') { data.push(value); }
      if (field === 'event') { type = value; }
      if (field === 'id' && value.indexOf('\0') < 0) { id = value; }
      if (field === 'retry' && /^\d+$/.test(value)) { own.retry = Number(value); }
    }
    function take(text) {
      rest += text;
      for (var found = /\r\n|\n|\r(?=[^])/.exec(rest); found && own.state !== CLOSED; found = /\r\n|\n|\r(?=[^])/.exec(rest)) {
        var before = rest.slice(0, found.index);
        rest = rest.slice(found.index + found[0].length);
        line(before);
      }
    }
    take.decoder = new classes.TextDecoder();
    return take;
  }
})
