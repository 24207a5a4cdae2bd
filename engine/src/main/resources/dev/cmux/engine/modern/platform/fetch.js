// fetch, Headers, Request, Response. https://fetch.spec.whatwg.org/
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var method = tools.method;
  var TOKEN = /^[!#$%&'*+\-.^_`|~0-9A-Za-z]+$/;

  // ---- Headers

  function headerName(name) {
    var text = String(name);
    if (!TOKEN.test(text)) { throw new TypeError("Invalid header name '" + text + "'"); }
    return text.toLowerCase();
  }
  function headerValue(value) {
    var text = String(value).replace(/^[\t\n\r ]+|[\t\n\r ]+$/g, '');
    if (/[\0\r\n]/.test(text)) { throw new TypeError('Invalid header value'); }
    return text;
  }

  function Headers(init) {
    if (!new.target) { throw new TypeError("Class constructor Headers cannot be invoked without 'new'"); }
    Object.defineProperty(this, '_list', {value: [], writable: true});
    Object.defineProperty(this, '_guard', {value: 'none', writable: true});
    if (init !== undefined && init !== null) { fill(this, init); }
  }
  function fill(headers, init) {
    if (typeof init !== 'object' && typeof init !== 'function') {
      throw new TypeError("Failed to construct 'Headers': the provided value is not of type 'HeadersInit'");
    }
    if (init instanceof Headers) {
      init._list.forEach(function (entry) { headers.append(entry[0], entry[1]); });
    } else if (typeof init[Symbol.iterator] === 'function') {
      host.listOf(init).forEach(function (entry) {
        var pair = host.listOf(entry);
        if (pair.length !== 2) { throw new TypeError("Failed to construct 'Headers': Invalid value"); }
        headers.append(pair[0], pair[1]);
      });
    } else {
      Reflect.ownKeys(init).forEach(function (name) {
        var own = Object.getOwnPropertyDescriptor(init, name);
        if (own && own.enumerable) { headers.append(name, init[name]); }
      });
    }
  }
  // What page code may not set. https://fetch.spec.whatwg.org/#forbidden-request-header
  var FORBIDDEN = /^(accept-charset|accept-encoding|access-control-request-headers|access-control-request-method|connection|content-length|cookie|cookie2|date|dnt|expect|host|keep-alive|origin|referer|set-cookie|te|trailer|transfer-encoding|upgrade|via|proxy-.*|sec-.*)$/;
  function refused(headers, name) {
    if (headers._guard === 'immutable') { throw new TypeError('Headers are immutable'); }
    return headers._guard === 'request' && FORBIDDEN.test(name);
  }
  function grouped(headers) {
    var names = [], values = {};
    headers._list.forEach(function (entry) {
      var name = entry[0].toLowerCase();
      if (name === 'set-cookie') {
        names.push([name, entry[1]]);
      } else if (values[name]) {
        values[name][1] += ', ' + entry[1];
      } else {
        values[name] = [name, entry[1]];
        names.push(values[name]);
      }
    });
    return names.sort(function (a, b) { return a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : 0; });
  }
  tools.methods(Headers.prototype, {
    append: function append(name, value) {
      var key = headerName(name), text = headerValue(value);
      if (!refused(this, key)) { this._list.push([key, text]); }
    },
    'delete': function (name) {
      var key = headerName(name);
      if (!refused(this, key)) { this._list = this._list.filter(function (entry) { return entry[0] !== key; }); }
    },
    get: function get(name) {
      var key = headerName(name);
      var values = this._list.filter(function (entry) { return entry[0] === key; });
      return values.length ? values.map(function (entry) { return entry[1]; }).join(', ') : null;
    },
    getSetCookie: function getSetCookie() {
      return this._list.filter(function (entry) { return entry[0] === 'set-cookie'; })
          .map(function (entry) { return entry[1]; });
    },
    has: function has(name) {
      var key = headerName(name);
      return this._list.some(function (entry) { return entry[0] === key; });
    },
    set: function set(name, value) {
      var key = headerName(name), text = headerValue(value);
      if (refused(this, key)) { return; }
      var at = this._list.findIndex(function (entry) { return entry[0] === key; });
      this._list = this._list.filter(function (entry, i) { return entry[0] !== key || i === at; });
      if (at < 0) { this._list.push([key, text]); } else { this._list[this._list.findIndex(function (entry) { return entry[0] === key; })] = [key, text]; }
    },
    forEach: function forEach(callback, self) {
      var headers = this;
      grouped(this).forEach(function (entry) { callback.call(self, entry[1], entry[0], headers); });
    },
    keys: function keys() { return grouped(this).map(function (entry) { return entry[0]; })[Symbol.iterator](); },
    values: function values() { return grouped(this).map(function (entry) { return entry[1]; })[Symbol.iterator](); },
    entries: function entries() { return grouped(this)[Symbol.iterator](); }
  });
  method(Headers.prototype, Symbol.iterator, Headers.prototype.entries);
  tools.named('Headers', Headers);

  // ---- bodies

  function isStream(value) {
    return host.streams && value instanceof host.streams.ReadableStream;
  }

  // What a body is made of: bytes, or a stream that is read when asked, and the type it suggests.
  function extract(value) {
    if (value instanceof classes.Blob) { return {bytes: host.blobBytes(value), type: value.type}; }
    if (value instanceof ArrayBuffer) { return {bytes: new Uint8Array(value.slice(0)), type: ''}; }
    if (ArrayBuffer.isView(value)) {
      return {bytes: new Uint8Array(value.buffer.slice(value.byteOffset, value.byteOffset + value.byteLength)), type: ''};
    }
    if (value instanceof classes.FormData) { return host.encodeFormData(value); }
    if (value instanceof classes.URLSearchParams) {
      return {bytes: host.encodeUtf8(String(value)), type: 'application/x-www-form-urlencoded;charset=UTF-8'};
    }
    if (isStream(value)) { return {stream: value, type: ''}; }
    return {bytes: host.encodeUtf8(String(value)), type: 'text/plain;charset=UTF-8'};
  }
  host.extractBody = extract;

  function setBody(object, value, headers) {
    var body = value === undefined || value === null ? null : extract(value);
    Object.defineProperty(object, '_body', {value: body, writable: true});
    Object.defineProperty(object, '_used', {value: false, writable: true});
    if (body && body.type && !headers.has('content-type')) { headers.append('content-type', body.type); }
  }

  function readStream(stream) {
    var reader = stream.getReader(), chunks = [], size = 0;
    function next(result) {
      if (result.done) {
        var all = new Uint8Array(size), at = 0;
        chunks.forEach(function (chunk) { all.set(chunk, at); at += chunk.length; });
        return all;
      }
      if (!(result.value instanceof Uint8Array)) { throw new TypeError('Received non-Uint8Array chunk'); }
      chunks.push(result.value);
      size += result.value.length;
      return reader.read().then(next);
    }
    return reader.read().then(next);
  }

  // The bytes of a body, once.
  function consume(object) {
    if (object.bodyUsed) { return Promise.reject(new TypeError('body stream already read')); }
    var body = object._body;
    object._used = true;
    if (!body) { return Promise.resolve(new Uint8Array(0)); }
    if (body.stream && body.stream.locked) { return Promise.reject(new TypeError('body stream is locked')); }
    return body.stream ? readStream(body.stream) : body.all ? body.all() : Promise.resolve(body.bytes);
  }

  // The body of a response that is still arriving: `all` gives its bytes when they are there, `next` the next of them.
  function arriving(source, signal) {
    var known = null, waiting = null, aborted = null;
    host.onAbort(signal, function (reason) {
      aborted = {reason: reason};
      if (waiting) { waiting(reason); }
    });
    function read(all) {
      return new Promise(function (resolve, reject) {
        if (aborted) { throw aborted.reason; }
        waiting = reject;
        source.read(function (bytes, failure) {
          if (failure) { reject(new TypeError('network error: ' + failure)); } else { resolve(bytes); }
        }, all);
      });
    }
    return {type: '', next: function () { return read(false); }, all: function () { return known = known || read(true); }};
  }

  function text(bytes) {
    return host.decode(bytes, 'UTF-8').replace(/^\ufeff/, '');
  }

  var bodyMethods = {
    arrayBuffer: function arrayBuffer() {
      return consume(this).then(function (bytes) {
        return bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength);
      });
    },
    bytes: function bytes() { return consume(this); },
    blob: function blob() {
      var type = this.headers.get('content-type') || '';
      return consume(this).then(function (bytes) { return new classes.Blob([bytes], {type: type}); });
    },
    formData: function formData() {
      var type = this.headers.get('content-type') || '';
      return consume(this).then(function (bytes) { return host.decodeFormData(bytes, type); });
    },
    json: function json() { return consume(this).then(function (bytes) { return JSON.parse(text(bytes)); }); },
    text: function () { return consume(this).then(text); }
  };
  function bodyOf(prototype) {
    tools.methods(prototype, bodyMethods);
    tools.getter(prototype, 'bodyUsed', function () {
      return this._used || !!(this._body && this._body.read);
    });
    tools.getter(prototype, 'body', function () {
      var body = this._body;
      if (!body) { return null; }
      if (!body.stream) {
        var ReadableStream = classes.ReadableStream;
        body.stream = new ReadableStream({
          type: 'bytes',
          pull: function (controller) {
            body.read = true;
            function give(bytes) {
              if (bytes && bytes.length) { controller.enqueue(new Uint8Array(bytes)); }
              if (bytes && body.next) { return; }
              controller.close();
              var request = controller.byobRequest;
              if (request) { request.respond(0); }
            }
            if (!body.all) { return give(body.bytes); }
            return body.next ? body.next().then(give) : body.all().then(give);
          },
          cancel: function () { if (body.cancel) { body.cancel(); } }
        }, {highWaterMark: 0});
      }
      return body.stream;
    });
  }
  function cloneBody(body) {
    if (!body) { return null; }
    if (!body.stream) {
      // Two readers share what has come; neither gets it piece by piece.
      body.next = null;
      return {bytes: body.bytes, all: body.all, type: body.type};
    }
    var two = body.stream.tee();
    body.stream = two[0];
    return {stream: two[1], type: body.type};
  }

  // ---- Request

  function absolute(input) {
    var url;
    try {
      url = new classes.URL(String(input), host.baseUri());
    } catch (e) {
      throw new TypeError('Failed to parse URL from ' + input);
    }
    if (url.username || url.password) {
      throw new TypeError('Request cannot be constructed from a URL that includes credentials: ' + input);
    }
    return url.href;
  }

  var FIELDS = {mode: 'cors', credentials: 'same-origin', cache: 'default', redirect: 'follow', referrer: 'about:client',
    referrerPolicy: '', integrity: '', keepalive: false, duplex: 'half'};

  function Request(input, init) {
    if (!new.target) { throw new TypeError("Class constructor Request cannot be invoked without 'new'"); }
    if (arguments.length === 0) { throw new TypeError("Failed to construct 'Request': 1 argument required"); }
    var options = init || {};
    var from = input instanceof Request ? input : null;
    var own = {url: from ? from.url : absolute(input), destination: ''};
    Object.keys(FIELDS).forEach(function (field) {
      own[field] = options[field] !== undefined ? options[field] : from ? from[field] : FIELDS[field];
    });
    if (own.mode === 'navigate') { throw new TypeError("Cannot construct a Request with a mode of 'navigate'"); }
    ['mode', 'credentials', 'redirect', 'cache'].forEach(function (field) { own[field] = String(own[field]); });
    check('mode', own.mode, ['cors', 'no-cors', 'same-origin']);
    check('credentials', own.credentials, ['omit', 'same-origin', 'include']);
    check('redirect', own.redirect, ['follow', 'error', 'manual']);
    own.method = normalMethod(options.method !== undefined ? options.method : from ? from.method : 'GET');
    own.signal = options.signal !== undefined && options.signal !== null ? options.signal
        : from && options.signal === undefined ? from.signal : new classes.AbortController().signal;
    if (!(own.signal instanceof classes.AbortSignal)) {
      throw new TypeError("Failed to construct 'Request': member signal is not of type AbortSignal.");
    }
    var headers = new Headers();
    headers._guard = 'request';
    fill(headers, options.headers !== undefined ? options.headers : from ? from.headers : {});
    own.headers = headers;
    Object.defineProperty(this, '_own', {value: own});
    var given = options.body !== undefined && options.body !== null;
    if ((given || (from && from._body)) && (own.method === 'GET' || own.method === 'HEAD')) {
      throw new TypeError("Failed to construct 'Request': Request with GET/HEAD method cannot have body.");
    }
    if (from && !given && from._body) {
      if (from.bodyUsed) { throw new TypeError('Cannot construct a Request with a Request object that has already been used.'); }
      setBody(this, null, headers);
      this._body = from._body;
      from._used = true;
    } else {
      setBody(this, given ? options.body : null, headers);
    }
  }
  function check(field, value, allowed) {
    if (allowed.indexOf(value) < 0) {
      throw new TypeError("The provided value '" + value + "' is not a valid enum value of Request " + field + '.');
    }
  }
  function normalMethod(value) {
    var name = String(value);
    if (!TOKEN.test(name)) { throw new TypeError("'" + name + "' is not a valid HTTP method."); }
    var upper = name.toUpperCase();
    if (/^(CONNECT|TRACE|TRACK)$/.test(upper)) { throw new TypeError("'" + name + "' HTTP method is unsupported."); }
    return /^(DELETE|GET|HEAD|OPTIONS|POST|PUT)$/.test(upper) ? upper : name;
  }
  ['url', 'method', 'headers', 'signal', 'destination'].concat(Object.keys(FIELDS)).forEach(function (field) {
    tools.getter(Request.prototype, field, function () { return this._own[field]; });
  });
  bodyOf(Request.prototype);
  method(Request.prototype, 'clone', function clone() {
    if (this.bodyUsed) { throw new TypeError("Failed to execute 'clone' on 'Request': Request body is already used"); }
    var body = cloneBody(this._body);
    var copy = new Request(this.url, {method: this.method, headers: this.headers, mode: this.mode,
      credentials: this.credentials, cache: this.cache, redirect: this.redirect, referrer: this.referrer,
      integrity: this.integrity, keepalive: this.keepalive, signal: this.signal});
    copy._body = body;
    return copy;
  });
  tools.named('Request', Request);

  // ---- Response

  function Response(body, init) {
    if (!new.target) { throw new TypeError("Class constructor Response cannot be invoked without 'new'"); }
    var options = init || {};
    var status = options.status === undefined ? 200 : Number(options.status);
    if (!(status >= 200 && status <= 599)) {
      throw new RangeError("Failed to construct 'Response': The status provided (" + status + ') is outside the range [200, 599].');
    }
    if (body !== undefined && body !== null && [204, 205, 304].indexOf(status) >= 0) {
      throw new TypeError("Failed to construct 'Response': Response with null body status cannot have body");
    }
    var headers = new Headers(options.headers);
    become(this, {type: 'default', url: '', status: status, redirected: false, headers: headers,
      statusText: options.statusText === undefined ? '' : String(options.statusText)});
    setBody(this, body, headers);
  }
  function become(response, own) {
    Object.defineProperty(response, '_own', {value: own});
  }
  function received(result, signal, cancel) {
    var response = Object.create(Response.prototype);
    var headers = new Headers();
    result.headers.forEach(function (entry) { headers._list.push([entry[0].toLowerCase(), entry[1]]); });
    headers._guard = 'immutable';
    result.headers = headers;
    var body = result.body;
    become(response, result);
    setBody(response, null, headers);
    if (result.status && [101, 103, 204, 205, 304].indexOf(result.status) < 0) {
      response._body = arriving(body, signal);
      response._body.cancel = cancel;
    }
    return response;
  }
  ['type', 'url', 'status', 'redirected', 'statusText', 'headers'].forEach(function (field) {
    tools.getter(Response.prototype, field, function () { return this._own[field]; });
  });
  tools.getter(Response.prototype, 'ok', function () { return this.status >= 200 && this.status <= 299; });
  bodyOf(Response.prototype);
  method(Response.prototype, 'clone', function clone() {
    if (this.bodyUsed) { throw new TypeError("Failed to execute 'clone' on 'Response': Response body is already used"); }
    var copy = Object.create(Response.prototype);
    var own = Object.assign({}, this._own);
    own.headers = new Headers(this.headers);
    become(copy, own);
    setBody(copy, null, own.headers);
    copy._body = cloneBody(this._body);
    return copy;
  });
  tools.methods(Response, {
    error: function error() {
      return received({type: 'error', url: '', status: 0, statusText: '', redirected: false, headers: [], body: null});
    },
    redirect: function redirect(url, status) {
      var code = status === undefined ? 302 : status;
      if ([301, 302, 303, 307, 308].indexOf(code) < 0) { throw new RangeError('Invalid status code'); }
      var response = new Response(null, {headers: {location: absolute(url)}});
      response._own.status = code;
      return response;
    },
    json: function json(data, init) {
      var options = Object.assign({}, init);
      options.headers = new Headers(options.headers);
      if (!options.headers.has('content-type')) { options.headers.set('content-type', 'application/json'); }
      return new Response(JSON.stringify(data), options);
    }
  });
  tools.named('Response', Response);

  // ---- fetch

  host.fetch = fetch;
  tools.methods(window, {fetch: fetch});
  function fetch(input, init) {
    return new Promise(function (resolve, reject) {
      var request = new Request(input, init);
      if (request.signal.aborted) {
        reject(request.signal.reason);
        return;
      }
      var body = request._body;
      if (body && body.stream) {
        readStream(body.stream).then(function (bytes) { go(bytes); }, reject);
      } else {
        go(body ? body.bytes : null);
      }
      function go(bytes) {
        var cancel = host.stream({
          url: request.url, method: request.method.toUpperCase(), headers: request.headers._list, body: bytes,
          mode: request.mode, credentials: request.credentials, redirect: request.redirect,
          bypassCache: /^(no-store|reload|no-cache)$/.test(request.cache),
          sendReferrer: request.referrer !== '' && request.referrerPolicy !== 'no-referrer'
        }, function (result) {
          resolve(received(result, request.signal, cancel));
        }, function (message) {
          window.console.warn(message);
          reject(new TypeError('Failed to fetch'));
        });
        host.onAbort(request.signal, function (reason) {
          cancel();
          reject(reason);
        });
      }
    });
  }
})
