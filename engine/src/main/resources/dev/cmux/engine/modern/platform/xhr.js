// XMLHttpRequest over the same requests as fetch: an asynchronous one never holds the page.
// https://xhr.spec.whatwg.org/
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var EventTarget = classes.EventTarget;
  var UNSENT = 0, OPENED = 1, HEADERS_RECEIVED = 2, LOADING = 3, DONE = 4;
  var EVENTS = ['loadstart', 'progress', 'abort', 'error', 'load', 'timeout', 'loadend'];

  function subclass(name, parent, constructor) {
    constructor.prototype = Object.create(parent.prototype);
    tools.constructorOf(constructor.prototype, constructor);
    Object.setPrototypeOf(constructor, parent);
    return tools.named(name, constructor);
  }
  var XMLHttpRequestEventTarget = subclass('XMLHttpRequestEventTarget', EventTarget,
      tools.illegal('XMLHttpRequestEventTarget'));
  EVENTS.forEach(function (type) { tools.handler(XMLHttpRequestEventTarget.prototype, type); });
  var XMLHttpRequestUpload = subclass('XMLHttpRequestUpload', XMLHttpRequestEventTarget,
      tools.illegal('XMLHttpRequestUpload'));

  function XMLHttpRequest() {
    var target = new.target || (this instanceof XMLHttpRequest && this.constructor) || XMLHttpRequest;
    var xhr = host.construct(EventTarget, [], target);
    Object.defineProperty(xhr, '_x', {value: {
      state: UNSENT, method: 'GET', url: '', async: true, headers: [], sent: false, response: null, mime: null,
      type: '', timeout: 0, credentials: false, cancel: null, timer: 0, cached: undefined, failed: false,
      upload: host.construct(EventTarget, [], XMLHttpRequestUpload)
    }});
    return xhr;
  }
  subclass('XMLHttpRequest', XMLHttpRequestEventTarget, XMLHttpRequest);
  ['UNSENT', 'OPENED', 'HEADERS_RECEIVED', 'LOADING', 'DONE'].forEach(function (name, value) {
    [XMLHttpRequest, XMLHttpRequest.prototype].forEach(function (target) {
      Object.defineProperty(target, name, {value: value, enumerable: true});
    });
  });
  tools.handler(XMLHttpRequest.prototype, 'readystatechange');

  function state(xhr, value) {
    xhr._x.state = value;
    xhr.dispatchEvent(new classes.Event('readystatechange'));
  }
  function progress(target, type, loaded, total) {
    target.dispatchEvent(new classes.ProgressEvent(type,
        {loaded: loaded || 0, total: total || 0, lengthComputable: !!total}));
  }
  function invalid(message) {
    return tools.domError('InvalidStateError', message);
  }
  function bytes(x) {
    return x.response && x.response.body ? x.response.body : new Uint8Array(0);
  }
  function header(x, name) {
    if (!x.response) { return null; }
    var key = String(name).toLowerCase();
    var values = x.response.headers.filter(function (entry) { return entry[0].toLowerCase() === key; });
    return values.length ? values.map(function (entry) { return entry[1]; }).join(', ') : null;
  }
  function contentType(x) {
    return x.mime || header(x, 'content-type') || '';
  }
  function charset(x) {
    var named = /charset="?([^";\s]+)/i.exec(contentType(x));
    if (!named) { return 'UTF-8'; }
    try { return new classes.TextDecoder(named[1]).encoding; } catch (e) { return 'UTF-8'; }
  }
  function text(x) {
    if (x.text === undefined) { x.text = host.decode(bytes(x), charset(x)).replace(/^\ufeff/, ''); }
    return x.text;
  }
  function parsed(x, asked) {
    var type = contentType(x).split(';')[0].trim().toLowerCase();
    if (!classes.DOMParser) { return null; }
    if (type === 'text/html') {
      return asked ? new classes.DOMParser().parseFromString(text(x), 'text/html') : null;
    }
    if (type === '' || /^(text|application)\/xml$|\+xml$/.test(type)) {
      var document = new classes.DOMParser().parseFromString(text(x), 'text/xml');
      return document.getElementsByTagName('parsererror').length ? null : document;
    }
    return null;
  }

  tools.methods(XMLHttpRequest.prototype, {
    open: function open(method, url, async, user, password) {
      var x = this._x;
      var verb = String(method);
      if (!/^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/.test(verb)) {
        throw tools.domError('SyntaxError', "'" + verb + "' is not a valid HTTP method.");
      }
      if (/^(connect|trace|track)$/i.test(verb)) {
        throw tools.domError('SecurityError', "'" + verb + "' HTTP method is unsupported.");
      }
      try {
        var address = new classes.URL(String(url), host.baseUri());
      } catch (e) {
        throw tools.domError('SyntaxError', 'Invalid URL');
      }
      if (x.cancel) { x.cancel(); }
      x.method = /^(delete|get|head|options|post|put)$/i.test(verb) ? verb.toUpperCase() : verb;
      x.async = async === undefined ? true : !!async;
      x.headers = [];
      if (user !== undefined && user !== null) {
        x.headers.push(['authorization', 'Basic ' + window.btoa(user + ':' + (password || ''))]);
      }
      x.url = address.href;
      x.sent = x.failed = false;
      x.response = x.cancel = null;
      x.cached = x.text = undefined;
      if (x.state !== OPENED) { state(this, OPENED); }
    },
    setRequestHeader: function setRequestHeader(name, value) {
      if (this._x.state !== OPENED || this._x.sent) { throw invalid("The object's state must be OPENED."); }
      var headers = new classes.Headers();
      headers._guard = 'request';
      try {
        headers.append(name, value);
      } catch (e) {
        throw tools.domError('SyntaxError', e.message);
      }
      var added = headers._list[0];
      if (!added) { return; }
      var known = this._x.headers.find(function (entry) { return entry[0] === added[0]; });
      if (known) { known[1] += ', ' + added[1]; } else { this._x.headers.push(added); }
    },
    send: function send(body) {
      var xhr = this, x = this._x;
      if (x.state !== OPENED || x.sent) { throw invalid("The object's state must be OPENED."); }
      x.sent = true;
      var bodyless = x.method === 'GET' || x.method === 'HEAD' || body === undefined || body === null;
      var content = null;
      if (!bodyless) {
        var given = body instanceof classes.Document ? new classes.XMLSerializer().serializeToString(body) : body;
        content = host.extractBody(given);
        var typed = x.headers.find(function (entry) { return entry[0] === 'content-type'; });
        var type = body instanceof classes.Document
            ? (body instanceof classes.XMLDocument ? 'application/xml' : 'text/html') + ';charset=UTF-8' : content.type;
        if (!typed && type) { x.headers.push(['content-type', type]); }
      }
      var request = {url: x.url, method: x.method.toUpperCase(), headers: x.headers, body: content ? content.bytes : null,
        mode: 'cors', credentials: x.credentials ? 'include' : 'same-origin', redirect: 'follow', bypassCache: false,
        sendReferrer: true};
      if (!x.async) {
        x.response = host.sendAndWait(request);
        if (!x.response) {
          x.failed = true;
          x.state = DONE;
          throw tools.domError('NetworkError', "Failed to execute 'send' on 'XMLHttpRequest': Failed to load '" + x.url + "'.");
        }
        state(xhr, DONE);
        progress(xhr, 'load', bytes(x).length, bytes(x).length);
        progress(xhr, 'loadend', bytes(x).length, bytes(x).length);
        return;
      }
      progress(xhr, 'loadstart');
      if (content) { progress(x.upload, 'loadstart', 0, content.bytes.length); }
      if (x.state !== OPENED || !x.sent) { return; }
      var cancel = host.send(request, function (result) {
        if (x.cancel !== cancel) { return; }
        if (content) {
          ['progress', 'load', 'loadend'].forEach(function (type) {
            progress(x.upload, type, content.bytes.length, content.bytes.length);
          });
        }
        x.response = result;
        var size = bytes(x).length;
        state(xhr, HEADERS_RECEIVED);
        if (x.cancel !== cancel) { return; }
        if (size) {
          state(xhr, LOADING);
          if (x.cancel !== cancel) { return; }
          // The length that a server tells is that of what it sends.
          progress(xhr, 'progress', size, header(x, 'content-encoding') ? 0 : Number(header(x, 'content-length')) || size);
        }
        finish(xhr, 'load', size);
      }, function () {
        if (x.cancel === cancel) { fail(xhr, 'error'); }
      });
      x.cancel = cancel;
      if (x.timeout) { startTimer(xhr); }
    },
    abort: function abort() {
      var x = this._x;
      if (x.cancel) { x.cancel(); }
      if ((x.state === OPENED && x.sent) || x.state === HEADERS_RECEIVED || x.state === LOADING) { fail(this, 'abort'); }
      if (x.state === DONE) {
        x.state = UNSENT;
        x.response = null;
      }
    },
    getResponseHeader: function getResponseHeader(name) { return header(this._x, name); },
    getAllResponseHeaders: function getAllResponseHeaders() {
      if (!this._x.response) { return ''; }
      var headers = new classes.Headers(this._x.response.headers);
      var all = '';
      headers.forEach(function (value, name) { all += name + ': ' + value + '\r\n'; });
      return all;
    },
    overrideMimeType: function overrideMimeType(mime) {
      if (this._x.state >= LOADING) { throw invalid('MimeType cannot be overridden when the state is LOADING or DONE.'); }
      this._x.mime = String(mime);
    }
  });

  function startTimer(xhr) {
    xhr._x.timer = host.setTimeout(function () {
      if (xhr._x.cancel && xhr._x.state !== DONE) {
        xhr._x.cancel();
        fail(xhr, 'timeout');
      }
    }, xhr._x.timeout);
  }
  function finish(xhr, type, size) {
    var x = xhr._x;
    host.clearTimeout(x.timer);
    x.cancel = null;
    x.sent = false;
    state(xhr, DONE);
    progress(xhr, type, size, size);
    progress(xhr, 'loadend', size, size);
  }
  function fail(xhr, type) {
    var x = xhr._x;
    x.response = null;
    x.failed = true;
    if (x.upload) { progress(x.upload, type); progress(x.upload, 'loadend'); }
    finish(xhr, type, 0);
  }

  tools.getters(XMLHttpRequest.prototype, {
    readyState: function () { return this._x.state; },
    upload: function () { return this._x.upload; },
    status: function () { return this._x.response ? this._x.response.status : 0; },
    statusText: function () { return this._x.response ? this._x.response.statusText : ''; },
    responseURL: function () { return this._x.response ? this._x.response.url.split('#')[0] : ''; },
    responseText: function () {
      var x = this._x;
      if (x.type !== '' && x.type !== 'text') {
        throw invalid("The value is only accessible if the object's 'responseType' is '' or 'text' (was '" + x.type + "').");
      }
      return x.state >= LOADING && x.response ? text(x) : '';
    },
    responseXML: function () {
      var x = this._x;
      if (x.type !== '' && x.type !== 'document') {
        throw invalid("The value is only accessible if the object's 'responseType' is '' or 'document'.");
      }
      if (x.state !== DONE || !x.response) { return null; }
      if (x.cached === undefined) { x.cached = parsed(x, x.type === 'document'); }
      return x.cached;
    },
    response: function () {
      var x = this._x;
      if (x.type === '' || x.type === 'text') { return x.state >= LOADING && x.response ? text(x) : ''; }
      if (x.state !== DONE || !x.response) { return null; }
      if (x.cached === undefined) {
        switch (x.type) {
          case 'arraybuffer': x.cached = bytes(x).buffer; break;
          case 'blob': x.cached = new classes.Blob([bytes(x)], {type: contentType(x)}); break;
          case 'document': x.cached = parsed(x, true); break;
          default:
            try { x.cached = JSON.parse(host.decode(bytes(x), 'UTF-8').replace(/^\ufeff/, '')); } catch (e) { x.cached = null; }
        }
      }
      return x.cached;
    }
  });
  tools.getter(XMLHttpRequest.prototype, 'responseType', function () { return this._x.type; }, function (value) {
    if (this._x.state >= LOADING) { throw invalid('The response type cannot be set if the state is LOADING or DONE.'); }
    if (['', 'arraybuffer', 'blob', 'document', 'json', 'text'].indexOf(String(value)) >= 0) { this._x.type = String(value); }
  });
  tools.getter(XMLHttpRequest.prototype, 'timeout', function () { return this._x.timeout; }, function (value) {
    this._x.timeout = Number(value) || 0;
    if (this._x.cancel && this._x.timeout) { startTimer(this); }
  });
  tools.getter(XMLHttpRequest.prototype, 'withCredentials', function () { return this._x.credentials; }, function (value) {
    this._x.credentials = !!value;
  });
})
