// URL and URLSearchParams. https://url.spec.whatwg.org/
(function (host, window) {
  'use strict';
  var tools = host.tools;

  function encode(text) {
    // encodeURIComponent refuses lone surrogates, the standard replaces them.
    return encodeURIComponent(String(text).toWellFormed()).replace(/%20/g, '+').replace(/[!'()~]/g, function (c) {
      return '%' + c.charCodeAt(0).toString(16).toUpperCase();
    });
  }
  function decode(text) {
    var plain = text.replace(/\+/g, ' ');
    try {
      return decodeURIComponent(plain);
    } catch (e) {
      var bytes = [];
      plain.replace(/%([0-9a-fA-F]{2})|[\s\S]/g, function (all, hex) {
        if (hex) { bytes.push(parseInt(hex, 16)); } else { Array.prototype.push.apply(bytes, host.listOf(host.encodeUtf8(all))); }
      });
      return host.decode(new Uint8Array(bytes), 'UTF-8');
    }
  }

  function URLSearchParams(init) {
    if (!new.target) { throw new TypeError("Class constructor URLSearchParams cannot be invoked without 'new'"); }
    Object.defineProperty(this, '_list', {value: [], writable: true});
    Object.defineProperty(this, '_url', {value: null, writable: true});
    if (init === undefined) { return; }
    if (init !== null && typeof init === 'object' && typeof init[Symbol.iterator] === 'function') {
      this._list = host.listOf(init, function (entry) {
        var pair = host.listOf(entry);
        if (pair.length !== 2) { throw new TypeError('Each query pair must be an iterable [name, value] tuple'); }
        return [String(pair[0]), String(pair[1])];
      });
    } else if (init !== null && typeof init === 'object') {
      this._list = Object.keys(init).map(function (name) { return [name, String(init[name])]; });
    } else {
      this._list = parse(String(init).replace(/^\?/, ''));
    }
  }
  function parse(query) {
    return query.split('&').filter(Boolean).map(function (part) {
      var equals = part.indexOf('=');
      return equals < 0 ? [decode(part), ''] : [decode(part.slice(0, equals)), decode(part.slice(equals + 1))];
    });
  }
  function changed(params) {
    if (params._url) { params._url._parts = host.changeUrl(params._url._parts.href, 'search', params.toString()); }
  }
  function same(name, value) {
    return function (entry) { return entry[0] === name && (value === undefined || entry[1] === value); };
  }
  tools.methods(URLSearchParams.prototype, {
    append: function append(name, value) {
      this._list.push([String(name), String(value)]);
      changed(this);
    },
    'delete': function (name, value) {
      var match = same(String(name), value === undefined ? undefined : String(value));
      this._list = this._list.filter(function (entry) { return !match(entry); });
      changed(this);
    },
    get: function get(name) {
      var found = this._list.find(same(String(name)));
      return found ? found[1] : null;
    },
    getAll: function getAll(name) { return this._list.filter(same(String(name))).map(function (entry) { return entry[1]; }); },
    has: function has(name, value) { return this._list.some(same(String(name), value === undefined ? undefined : String(value))); },
    set: function set(name, value) {
      var key = String(name), done = false;
      this._list = this._list.filter(function (entry) {
        if (entry[0] !== key) { return true; }
        if (done) { return false; }
        done = true;
        entry[1] = String(value);
        return true;
      });
      if (!done) { this._list.push([key, String(value)]); }
      changed(this);
    },
    sort: function sort() {
      this._list = this._list.map(function (entry, i) { return [entry, i]; }).sort(function (a, b) {
        return a[0][0] < b[0][0] ? -1 : a[0][0] > b[0][0] ? 1 : a[1] - b[1];
      }).map(function (pair) { return pair[0]; });
      changed(this);
    },
    forEach: function forEach(callback, self) {
      var params = this;
      this._list.forEach(function (entry) { callback.call(self, entry[1], entry[0], params); });
    },
    keys: function keys() { return this._list.map(function (entry) { return entry[0]; })[Symbol.iterator](); },
    values: function values() { return this._list.map(function (entry) { return entry[1]; })[Symbol.iterator](); },
    entries: function entries() { return this._list.map(function (entry) { return [entry[0], entry[1]]; })[Symbol.iterator](); },
    toString: function toString() {
      return this._list.map(function (entry) { return encode(entry[0]) + '=' + encode(entry[1]); }).join('&');
    }
  });
  tools.method(URLSearchParams.prototype, Symbol.iterator, URLSearchParams.prototype.entries);
  tools.getter(URLSearchParams.prototype, 'size', function () { return this._list.length; });
  tools.named('URLSearchParams', URLSearchParams);

  function URL(url, base) {
    if (!new.target) { throw new TypeError("Class constructor URL cannot be invoked without 'new'"); }
    if (arguments.length === 0) { throw new TypeError("Failed to construct 'URL': 1 argument required, but only 0 present."); }
    var parts = host.parseUrl(String(url), base === undefined ? undefined : String(base));
    if (!parts) { throw new TypeError("Failed to construct 'URL': Invalid URL"); }
    Object.defineProperty(this, '_parts', {value: parts, writable: true});
    Object.defineProperty(this, '_params', {value: null, writable: true});
  }
  ['protocol', 'username', 'password', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'].forEach(function (part) {
    tools.getter(URL.prototype, part, function () { return this._parts[part]; }, function (value) {
      this._parts = host.changeUrl(this._parts.href, part, String(value));
      if (part === 'search' && this._params) { this._params._list = parse(this._parts.search.slice(1)); }
    });
  });
  tools.getter(URL.prototype, 'href', function () { return this._parts.href; }, function (value) {
    var parts = host.parseUrl(String(value));
    if (!parts) { throw new TypeError("Failed to set the 'href' property on 'URL': Invalid URL"); }
    this._parts = parts;
    if (this._params) { this._params._list = parse(parts.search.slice(1)); }
  });
  tools.getters(URL.prototype, {
    origin: function () { return this._parts.origin; },
    searchParams: function () {
      if (!this._params) {
        this._params = new URLSearchParams(this._parts.search);
        this._params._url = this;
      }
      return this._params;
    }
  });
  tools.methods(URL.prototype, {
    toString: function toString() { return this._parts.href; },
    toJSON: function toJSON() { return this._parts.href; }
  });
  tools.methods(URL, {
    canParse: function canParse(url, base) {
      return host.parseUrl(String(url), base === undefined ? undefined : String(base)) !== null;
    },
    parse: function (url, base) {
      return URL.canParse(url, base) ? new URL(url, base) : null;
    },
    createObjectURL: function createObjectURL(blob) { return host.objectUrl(blob); },
    revokeObjectURL: function revokeObjectURL(url) { return host.revokeUrl(url); }
  });
  tools.named('URL', URL);
  tools.method(window, 'webkitURL', URL);
})
