// IndexedDB. Records are text in sorted areas that the surface keeps for each origin (KeyValues.java), so that they
// outlive the page and every tab sees the same; keys are encoded so that their text sorts as the standard sorts them.
// https://w3c.github.io/IndexedDB/
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;
  var store = host.keyValues;
  var EventTarget = classes.EventTarget;
  var META = '\u0000databases';

  function error(name, message) { return tools.domError(name, message); }

  // ---- keys

  function hex(number) {
    var view = new DataView(new ArrayBuffer(8));
    view.setFloat64(0, number === 0 ? 0 : number);
    var high = view.getUint32(0), low = view.getUint32(4);
    if (high >>> 31) {
      high = ~high >>> 0;
      low = ~low >>> 0;
    } else {
      high = (high | 0x80000000) >>> 0;
    }
    return ('0000000' + high.toString(16)).slice(-8) + ('0000000' + low.toString(16)).slice(-8);
  }
  // The text of a valid key, or undefined. Every text ends by itself, so texts can be joined.
  function encode(key, inside) {
    if (typeof key === 'number') { return key === key ? '1' + hex(key) : undefined; }
    if (key instanceof Date) { return isNaN(key.getTime()) ? undefined : '2' + hex(key.getTime()); }
    if (typeof key === 'string') {
      // \u0001 ends the text; lower characters are escaped so that it sorts first.
      return '3' + key.replace(/[\u0000-\u0002]/g, function (c) { return '\u0002' + String.fromCharCode(c.charCodeAt(0) + 3); }) + '\u0001';
    }
    if (key instanceof ArrayBuffer || ArrayBuffer.isView(key)) {
      var bytes = key instanceof ArrayBuffer ? new Uint8Array(key) : new Uint8Array(key.buffer, key.byteOffset, key.byteLength);
      return '4' + host.listOf(bytes, function (b) { return String.fromCharCode(b + 16); }).join('') + '\u0001';
    }
    if (Array.isArray(key)) {
      var parents = inside || [];
      if (parents.indexOf(key) >= 0) { return undefined; }
      var text = '5';
      for (var i = 0; i < key.length; i++) {
        var part = encode(key[i], parents.concat([key]));
        if (part === undefined) { return undefined; }
        text += part;
      }
      return text + '\u0001';
    }
    return undefined;
  }
  function valid(key) {
    var text = encode(key);
    if (text === undefined) { throw error('DataError', 'The parameter is not a valid key.'); }
    return text;
  }

  function IDBKeyRange(lower, upper, lowerOpen, upperOpen) {
    this.lower = lower;
    this.upper = upper;
    this.lowerOpen = !!lowerOpen;
    this.upperOpen = !!upperOpen;
  }
  tools.methods(IDBKeyRange, {
    only: function only(key) {
      valid(key);
      return new IDBKeyRange(key, key, false, false);
    },
    lowerBound: function lowerBound(key, open) {
      valid(key);
      return new IDBKeyRange(key, undefined, open, true);
    },
    upperBound: function upperBound(key, open) {
      valid(key);
      return new IDBKeyRange(undefined, key, true, open);
    },
    bound: function bound(lower, upper, lowerOpen, upperOpen) {
      var a = valid(lower), b = valid(upper);
      if (a > b || (a === b && (lowerOpen || upperOpen))) {
        throw error('DataError', 'The lower key is greater than the upper key.');
      }
      return new IDBKeyRange(lower, upper, lowerOpen, upperOpen);
    }
  });
  tools.method(IDBKeyRange.prototype, 'includes', function includes(key) {
    var text = valid(key), limits = span(this, false);
    return (limits[0] === null || text > limits[0] || (text === limits[0] && !limits[1]))
        && (limits[2] === null || text < limits[2] || (text === limits[2] && !limits[3]));
  });
  tools.named('IDBKeyRange', IDBKeyRange);
  // [lower text, open, upper text, open] of a range or key; an index has primary keys behind its own.
  function span(query, joined) {
    if (query === undefined || query === null) { return [null, false, null, false]; }
    var range = query instanceof IDBKeyRange ? query : IDBKeyRange.only(query);
    var lower = range.lower === undefined ? null : encode(range.lower);
    var upper = range.upper === undefined ? null : encode(range.upper);
    if (!joined) { return [lower, range.lowerOpen, upper, range.upperOpen]; }
    return [lower === null ? null : range.lowerOpen ? lower + '\uffff' : lower, false,
      upper === null ? null : range.upperOpen ? upper : upper + '\uffff', range.upperOpen];
  }

  // ---- values as text

  function pack(value) {
    var nodes = [], seen = new Map();
    function base64(buffer) { return host.toBase64(new Uint8Array(buffer)); }
    function ref(item) {
      if (item === undefined) { return ['u']; }
      if (typeof item === 'number' && (item !== item || !isFinite(item) || Object.is(item, -0))) { return ['f', Object.is(item, -0) ? '-0' : String(item)]; }
      if (typeof item === 'bigint') { return ['n', String(item)]; }
      if (item === null || typeof item !== 'object') { return item; }
      if (seen.has(item)) { return ['r', seen.get(item)]; }
      var id = nodes.length;
      seen.set(item, id);
      nodes.push(null);
      nodes[id] = node(item);
      return ['r', id];
    }
    function pairs(item) { return Object.keys(item).map(function (key) { return [key, ref(item[key])]; }); }
    function node(item) {
      if (Array.isArray(item)) { return ['A', item.length, pairs(item)]; }
      if (item instanceof ArrayBuffer) { return ['B', base64(item)]; }
      if (ArrayBuffer.isView(item)) { return ['V', item.constructor.name, ref(item.buffer), item.byteOffset, item instanceof DataView ? item.byteLength : item.length]; }
      if (item instanceof Map) { return ['M', host.listOf(item, function (entry) { return [ref(entry[0]), ref(entry[1])]; })]; }
      if (item instanceof Set) { return ['S', host.listOf(item, ref)]; }
      if (item instanceof Date) { return ['D', item.getTime()]; }
      if (item instanceof RegExp) { return ['X', item.source, item.flags]; }
      if (item instanceof classes.Blob) {
        return ['K', host.toBase64(host.blobBytes(item)), item.type, item instanceof classes.File ? [item.name, item.lastModified] : null];
      }
      if (item instanceof Error) { return ['E', item.name, item.message]; }
      if (item instanceof String || item instanceof Number || item instanceof Boolean) { return ['P', item.valueOf()]; }
      return ['O', pairs(item)];
    }
    var root = ref(value);
    return JSON.stringify([root, nodes]);
  }
  function unpack(text) {
    var data = JSON.parse(text), nodes = data[1], made = [];
    function bytes(base64) { return host.fromBase64(base64); }
    function value(ref) {
      if (!Array.isArray(ref)) { return ref; }
      switch (ref[0]) {
        case 'u': return undefined;
        case 'f': return ref[1] === '-0' ? -0 : Number(ref[1]);
        case 'n': return BigInt(ref[1]);
        default: return ref[1] in made ? made[ref[1]] : make(ref[1]);
      }
    }
    function fill(target, pairs) {
      pairs.forEach(function (pair) { target[pair[0]] = value(pair[1]); });
      return target;
    }
    function make(id) {
      var node = nodes[id];
      switch (node[0]) {
        case 'A':
          made[id] = new Array(node[1]);
          return fill(made[id], node[2]);
        case 'B': return made[id] = bytes(node[1]).buffer;
        case 'V': return made[id] = new window[node[1]](value(node[2]), node[3], node[4]);
        case 'M':
          made[id] = new Map();
          node[1].forEach(function (entry) { made[id].set(value(entry[0]), value(entry[1])); });
          return made[id];
        case 'S':
          made[id] = new Set();
          node[1].forEach(function (entry) { made[id].add(value(entry)); });
          return made[id];
        case 'D': return made[id] = new Date(node[1]);
        case 'X': return made[id] = new RegExp(node[1], node[2]);
        case 'K':
          return made[id] = node[3] ? new classes.File([bytes(node[1])], node[3][0], {type: node[2], lastModified: node[3][1]})
              : new classes.Blob([bytes(node[1])], {type: node[2]});
        case 'E':
          made[id] = new Error(node[2]);
          made[id].name = node[1];
          return made[id];
        case 'P': return made[id] = Object(node[1]);
        default:
          made[id] = {};
          return fill(made[id], node[1]);
      }
    }
    return value(data[0]);
  }
  // The key at a path inside a value; undefined where there is none.
  function at(value, path) {
    if (Array.isArray(path)) {
      var keys = path.map(function (one) { return at(value, one); });
      return keys.some(function (key) { return key === undefined; }) ? undefined : keys;
    }
    if (path === '') { return value; }
    return path.split('.').reduce(function (from, name) {
      return from === undefined || from === null ? undefined : from[name];
    }, value);
  }
  function inject(value, path, key) {
    var names = path.split('.'), last = names.pop();
    names.reduce(function (from, name) { return from[name] || (from[name] = {}); }, value)[last] = key;
  }

  // ---- classes

  function subclass(name, parent) {
    var constructor = tools.illegal(name);
    if (parent) {
      constructor.prototype = Object.create(parent.prototype);
      Object.setPrototypeOf(constructor, parent);
    }
    tools.constructorOf(constructor.prototype, constructor);
    return tools.named(name, constructor);
  }
  function make(constructor) { return host.construct(EventTarget, [], constructor); }
  function names(list) {
    var sorted = list.slice().sort();
    sorted.contains = function (name) { return sorted.indexOf(String(name)) >= 0; };
    sorted.item = function (i) { return i in sorted ? sorted[i] : null; };
    return sorted;
  }
  var IDBRequest = subclass('IDBRequest', EventTarget);
  var IDBOpenDBRequest = subclass('IDBOpenDBRequest', IDBRequest);
  var IDBDatabase = subclass('IDBDatabase', EventTarget);
  var IDBTransaction = subclass('IDBTransaction', EventTarget);
  var IDBObjectStore = subclass('IDBObjectStore');
  var IDBIndex = subclass('IDBIndex');
  var IDBCursor = subclass('IDBCursor');
  var IDBCursorWithValue = subclass('IDBCursorWithValue', IDBCursor);
  var IDBFactory = subclass('IDBFactory');
  [[IDBRequest, 'success error'], [IDBOpenDBRequest, 'upgradeneeded blocked'], [IDBDatabase, 'abort close error versionchange'],
    [IDBTransaction, 'abort complete error']].forEach(function (entry) {
    entry[1].split(' ').forEach(function (type) { tools.handler(entry[0].prototype, type); });
  });
  function IDBVersionChangeEvent(type, init) {
    var event = new classes.Event(type, init);
    Object.setPrototypeOf(event, IDBVersionChangeEvent.prototype);
    Object.defineProperty(event, 'oldVersion', {value: (init && init.oldVersion) || 0});
    Object.defineProperty(event, 'newVersion', {value: init && init.newVersion !== undefined ? init.newVersion : null});
    return event;
  }
  IDBVersionChangeEvent.prototype = Object.create(classes.Event.prototype);
  tools.constructorOf(IDBVersionChangeEvent.prototype, IDBVersionChangeEvent);
  tools.named('IDBVersionChangeEvent', IDBVersionChangeEvent);

  function request(constructor, source, transaction) {
    var made = make(constructor);
    Object.defineProperty(made, '_q', {value: {done: false, result: undefined, error: null, source: source, transaction: transaction}});
    return made;
  }
  tools.getters(IDBRequest.prototype, {
    readyState: function () { return this._q.done ? 'done' : 'pending'; },
    source: function () { return this._q.source; },
    transaction: function () { return this._q.transaction; },
    result: function () {
      if (!this._q.done) { throw error('InvalidStateError', 'The request has not finished.'); }
      return this._q.result;
    },
    error: function () {
      if (!this._q.done) { throw error('InvalidStateError', 'The request has not finished.'); }
      return this._q.error;
    }
  });

  // ---- transactions

  var live = [];
  function transaction(database, scope, mode) {
    var made = make(IDBTransaction);
    Object.defineProperty(made, '_t', {value: {db: database, scope: scope, mode: mode, queue: [], undo: [], state: 'active',
      error: null, started: false, scheduled: false, stores: {}}});
    live.push(made);
    schedule(made);
    return made;
  }
  function blocked(tx) {
    return live.slice(0, live.indexOf(tx)).some(function (other) {
      return other._t.db._d.name === tx._t.db._d.name && (other._t.mode !== 'readonly' || tx._t.mode !== 'readonly')
          && (other._t.mode === 'versionchange' || tx._t.mode === 'versionchange'
              || other._t.scope.some(function (name) { return tx._t.scope.indexOf(name) >= 0; }));
    });
  }
  function schedule(tx) {
    var own = tx._t;
    if (own.scheduled || own.state === 'finished') { return; }
    own.scheduled = true;
    host.task(function () {
      own.scheduled = false;
      if (own.state === 'finished' || (!own.started && blocked(tx))) { return; }
      own.started = true;
      var next = own.queue.shift();
      if (!next) {
        commit(tx);
        return;
      }
      step(tx, next);
      if (own.state !== 'finished') { schedule(tx); }
    });
  }
  function step(tx, next) {
    var own = tx._t, q = next.request._q;
    try {
      q.result = next.run();
      q.error = null;
    } catch (e) {
      q.result = undefined;
      q.error = e;
    }
    q.done = true;
    own.state = 'active';
    if (q.error) {
      var failed = new classes.Event('error', {bubbles: true, cancelable: true});
      if (fire(next.request, failed, tx) && own.state !== 'finished') { abort(tx, q.error); }
    } else {
      fire(next.request, new classes.Event('success'), tx);
    }
  }
  // Errors travel from the request to its transaction and database.
  function fire(target, event, tx) {
    var goOn = target.dispatchEvent(event);
    if (event.bubbles) {
      [tx, tx._t.db].forEach(function (outer) {
        var copy = new classes.Event(event.type, {cancelable: true});
        Object.defineProperty(copy, 'target', {value: target, configurable: true});
        goOn = outer.dispatchEvent(copy) && goOn;
      });
    }
    return goOn;
  }
  function finish(tx) {
    tx._t.state = 'finished';
    live = live.filter(function (one) { return one !== tx; });
    live.forEach(schedule);
  }
  function commit(tx) {
    finish(tx);
    tx.dispatchEvent(new classes.Event('complete'));
    if (tx._t.then) { tx._t.then(true); }
  }
  function abort(tx, reason) {
    var own = tx._t;
    own.undo.reverse().forEach(function (undo) { undo(); });
    own.error = reason || null;
    finish(tx);
    own.queue.splice(0).forEach(function (next) {
      next.request._q.done = true;
      next.request._q.error = error('AbortError', 'The transaction was aborted.');
      next.request.dispatchEvent(new classes.Event('error', {bubbles: true, cancelable: true}));
    });
    host.task(function () {
      tx.dispatchEvent(new classes.Event('abort', {bubbles: true}));
      if (own.then) { own.then(false); }
    });
  }
  tools.getters(IDBTransaction.prototype, {
    db: function () { return this._t.db; },
    mode: function () { return this._t.mode; },
    error: function () { return this._t.error; },
    durability: function () { return 'default'; },
    objectStoreNames: function () { return names(this._t.mode === 'versionchange' ? Object.keys(this._t.db._d.schema.stores) : this._t.scope); }
  });
  tools.methods(IDBTransaction.prototype, {
    objectStore: function objectStore(name) {
      var own = this._t;
      if (own.state === 'finished') { throw error('InvalidStateError', 'The transaction has finished.'); }
      if (!own.db._d.schema.stores[name] || (own.mode !== 'versionchange' && own.scope.indexOf(String(name)) < 0)) {
        throw error('NotFoundError', 'The specified object store was not found.');
      }
      if (!own.stores[name]) {
        own.stores[name] = Object.create(IDBObjectStore.prototype);
        Object.defineProperty(own.stores[name], '_s', {value: {tx: this, name: String(name)}});
      }
      return own.stores[name];
    },
    abort: function () {
      if (this._t.state === 'finished') { throw error('InvalidStateError', 'The transaction has finished.'); }
      abort(this, null);
    },
    commit: function () {}
  });
  function enqueue(tx, source, run) {
    if (tx._t.state === 'finished') { throw error('TransactionInactiveError', 'The transaction has finished.'); }
    var made = request(IDBRequest, source, tx);
    tx._t.queue.push({request: made, run: run});
    schedule(tx);
    return made;
  }
  function writable(tx) {
    if (tx._t.mode === 'readonly') { throw error('ReadOnlyError', 'The transaction is read-only.'); }
  }

  // ---- records

  function area(tx, name, index) { return tx._t.db._d.name + '\u0000' + name + (index ? '\u0000' + index : ''); }
  function set(tx, where, key, text) {
    var before = store.put(where, key, text);
    tx._t.undo.push(function () { if (before === null) { store.remove(where, key); } else { store.put(where, key, before); } });
  }
  function unset(tx, where, key) {
    var before = store.remove(where, key);
    if (before !== null) { tx._t.undo.push(function () { store.put(where, key, before); }); }
  }
  function schemaOf(own) { return own.tx._t.db._d.schema.stores[own.name]; }
  function indexKeys(index, value) {
    var key = at(value, index.keyPath);
    if (index.multiEntry && Array.isArray(key)) {
      var unique = {};
      return key.filter(function (one) {
        var text = encode(one), fresh = text !== undefined && !unique[text];
        unique[text] = true;
        return fresh;
      });
    }
    return encode(key) === undefined ? [] : [key];
  }
  function unindex(own, primary, value) {
    var schema = schemaOf(own);
    Object.keys(schema.indexes).forEach(function (name) {
      indexKeys(schema.indexes[name], value).forEach(function (key) { unset(own.tx, area(own.tx, own.name, name), encode(key) + primary); });
    });
  }
  function toIndex(own, name, key, primary, value) {
    var index = schemaOf(own).indexes[name], where = area(own.tx, own.name, name);
    indexKeys(index, value).forEach(function (found) {
      var text = encode(found);
      var taken = index.unique ? store.range(where, text, false, text + '\uffff', false, 2, false) : [];
      if (taken.some(function (entry) { return entry[0] !== text + primary; })) {
        throw error('ConstraintError', "A mutation operation in the transaction failed because a constraint was not satisfied (index '" + name + "').");
      }
      set(own.tx, where, text + primary, pack([found, key]));
    });
  }
  function erase(own, primary) {
    var where = area(own.tx, own.name), old = store.get(where, primary);
    if (old !== null) {
      unindex(own, primary, unpack(old)[1]);
      unset(own.tx, where, primary);
    }
  }
  function write(own, value, key, overwrite) {
    var schema = schemaOf(own);
    if (schema.keyPath !== null) {
      key = at(value, schema.keyPath);
      if (key === undefined && schema.autoIncrement) {
        key = schema.next++;
        inject(value, schema.keyPath, key);
        save(own.tx._t.db);
      } else if (typeof key === 'number' && schema.autoIncrement && key >= schema.next) {
        schema.next = Math.floor(key) + 1;
      }
    } else if (key === undefined && schema.autoIncrement) {
      key = schema.next++;
      save(own.tx._t.db);
    } else if (typeof key === 'number' && schema.autoIncrement && key >= schema.next) {
      schema.next = Math.floor(key) + 1;
    }
    var primary = valid(key), where = area(own.tx, own.name);
    if (!overwrite && store.get(where, primary) !== null) {
      throw error('ConstraintError', 'Key already exists in the object store.');
    }
    erase(own, primary);
    set(own.tx, where, primary, pack([key, value]));
    Object.keys(schema.indexes).forEach(function (name) { toIndex(own, name, key, primary, value); });
    return key;
  }
  function put(self, value, key, overwrite) {
    var own = self._s, schema = schemaOf(own);
    writable(own.tx);
    var copy = host.clone(value);
    if (schema.keyPath !== null) {
      if (key !== undefined) { throw error('DataError', 'The object store uses in-line keys and the key parameter was provided.'); }
      var inline = at(copy, schema.keyPath);
      if (inline === undefined ? !schema.autoIncrement : encode(inline) === undefined) {
        throw error('DataError', "Evaluating the object store's key path did not yield a value.");
      }
    } else if (key === undefined ? !schema.autoIncrement : encode(key) === undefined) {
      throw error('DataError', 'The object store uses out-of-line keys and has no key generator and the key parameter was not provided.');
    }
    return enqueue(own.tx, self, function () { return write(own, copy, key, overwrite); });
  }

  // What stores and indexes have in common: entries as [key, primary key, value] in order.
  function entries(self, query, limit, reverse) {
    var own = self._s || self._x, index = self._x ? own.index : null;
    var limits = span(query, !!index);
    var found = store.range(area(own.tx, own.name, index), limits[0], limits[1], limits[2], limits[3], limit || 0, !!reverse);
    return found.map(function (entry) {
      var data = unpack(entry[1]);
      if (!index) { return [data[0], data[0], data[1], entry[0]]; }
      var record = store.get(area(own.tx, own.name), encode(data[1]));
      return [data[0], data[1], record === null ? undefined : unpack(record)[1], entry[0]];
    });
  }
  function reader(pick) {
    return function (query, count) {
      var self = this, own = self._s || self._x;
      if (query !== undefined && query !== null && !(query instanceof IDBKeyRange)) { valid(query); }
      return enqueue(own.tx, self, function () { return pick(self, query, count); });
    };
  }
  var reading = {
    get: reader(function (self, query) { var found = entries(self, query, 1); return found.length ? found[0][2] : undefined; }),
    getKey: reader(function (self, query) { var found = entries(self, query, 1); return found.length ? found[0][1] : undefined; }),
    getAll: reader(function (self, query, count) { return entries(self, query, count).map(function (entry) { return entry[2]; }); }),
    getAllKeys: reader(function (self, query, count) { return entries(self, query, count).map(function (entry) { return entry[1]; }); }),
    count: reader(function (self, query) { return entries(self, query).length; }),
    openCursor: function openCursor(query, direction) { return cursor(this, query, direction, IDBCursorWithValue); },
    openKeyCursor: function openKeyCursor(query, direction) { return cursor(this, query, direction, IDBCursor); }
  };
  tools.methods(IDBObjectStore.prototype, reading);
  tools.methods(IDBIndex.prototype, reading);
  tools.getters(IDBObjectStore.prototype, {
    name: function () { return this._s.name; },
    keyPath: function () { return schemaOf(this._s).keyPath; },
    autoIncrement: function () { return schemaOf(this._s).autoIncrement; },
    indexNames: function () { return names(Object.keys(schemaOf(this._s).indexes)); },
    transaction: function () { return this._s.tx; }
  });
  tools.methods(IDBObjectStore.prototype, {
    put: function (value, key) { return put(this, value, key, true); },
    add: function (value, key) { return put(this, value, key, false); },
    'delete': function (query) {
      var self = this, own = this._s;
      writable(own.tx);
      if (!(query instanceof IDBKeyRange)) { valid(query); }
      return enqueue(own.tx, self, function () {
        entries(self, query).forEach(function (entry) { erase(own, entry[3]); });
      });
    },
    clear: function clear() {
      var self = this, own = this._s;
      writable(own.tx);
      return enqueue(own.tx, self, function () { entries(self).forEach(function (entry) { erase(own, entry[3]); }); });
    },
    createIndex: function createIndex(name, keyPath, options) {
      var own = this._s, schema = schemaOf(own), self = this;
      changing(own.tx);
      if (schema.indexes[name]) { throw error('ConstraintError', 'An index with the specified name already exists.'); }
      schema.indexes[name] = {keyPath: keyPath, unique: !!(options && options.unique), multiEntry: !!(options && options.multiEntry)};
      save(own.tx._t.db);
      entries(self).forEach(function (entry) { toIndex(own, name, entry[1], entry[3], entry[2]); });
      return this.index(name);
    },
    deleteIndex: function deleteIndex(name) {
      var own = this._s;
      changing(own.tx);
      if (!schemaOf(own).indexes[name]) { throw error('NotFoundError', 'The specified index was not found.'); }
      delete schemaOf(own).indexes[name];
      store.clear(area(own.tx, own.name, name));
      save(own.tx._t.db);
    },
    index: function index(name) {
      var own = this._s;
      if (!schemaOf(own).indexes[name]) { throw error('NotFoundError', 'The specified index was not found.'); }
      var made = Object.create(IDBIndex.prototype);
      Object.defineProperty(made, '_x', {value: {tx: own.tx, name: own.name, index: String(name), store: this}});
      return made;
    }
  });
  tools.getters(IDBIndex.prototype, {
    name: function () { return this._x.index; },
    objectStore: function () { return this._x.store; },
    keyPath: function () { return schemaOf(this._x).indexes[this._x.index].keyPath; },
    unique: function () { return schemaOf(this._x).indexes[this._x.index].unique; },
    multiEntry: function () { return schemaOf(this._x).indexes[this._x.index].multiEntry; }
  });
  function changing(tx) {
    if (tx._t.mode !== 'versionchange') { throw error('InvalidStateError', 'The database is not running a version change transaction.'); }
  }

  // ---- cursors

  function cursor(source, query, direction, constructor) {
    var own = source._s || source._x, way = direction || 'next';
    if (query !== undefined && query !== null && !(query instanceof IDBKeyRange)) { valid(query); }
    var made = Object.create(constructor.prototype);
    var found = enqueue(own.tx, source, function () {
      var all = entries(source, query, 0, /^prev/.test(way));
      if (/unique$/.test(way)) {
        all = all.filter(function (entry, i) { return i === 0 || encode(all[i - 1][0]) !== encode(entry[0]); });
      }
      made._c.all = all;
      return all.length ? made : null;
    });
    Object.defineProperty(made, '_c', {value: {source: source, way: way, all: [], at: 0, request: found}});
    return found;
  }
  function current(self) { return self._c.all[self._c.at]; }
  tools.getters(IDBCursor.prototype, {
    source: function () { return this._c.source; },
    direction: function () { return this._c.way; },
    request: function () { return this._c.request; },
    key: function () { return current(this)[0]; },
    primaryKey: function () { return current(this)[1]; }
  });
  tools.getter(IDBCursorWithValue.prototype, 'value', function () { return current(this)[2]; });
  function move(self, steps) {
    var c = self._c, tx = (c.source._s || c.source._x).tx;
    if (tx._t.state === 'finished') { throw error('TransactionInactiveError', 'The transaction has finished.'); }
    c.request._q.done = false;
    tx._t.queue.push({request: c.request, run: function () {
      c.at = steps(c);
      return c.at < c.all.length ? self : null;
    }});
    schedule(tx);
  }
  tools.methods(IDBCursor.prototype, {
    'continue': function (key) {
      var back = /^prev/.test(this._c.way), text = key === undefined ? null : valid(key);
      move(this, function (c) {
        var next = c.at + 1;
        while (text !== null && next < c.all.length && (back ? encode(c.all[next][0]) > text : encode(c.all[next][0]) < text)) { next++; }
        return next;
      });
    },
    advance: function advance(count) {
      if (!(count > 0)) { throw new TypeError('A count argument with value 0 (zero) was supplied, must be greater than 0.'); }
      move(this, function (c) { return c.at + count; });
    },
    continuePrimaryKey: function continuePrimaryKey(key, primaryKey) {
      var text = valid(key) + valid(primaryKey);
      move(this, function (c) {
        var next = c.at + 1;
        while (next < c.all.length && encode(c.all[next][0]) + encode(c.all[next][1]) < text) { next++; }
        return next;
      });
    },
    update: function update(value) {
      var own = storeOf(this), entry = current(this), copy = host.clone(value);
      writable(own.tx);
      return enqueue(own.tx, this, function () { return write(own, copy, schemaOf(own).keyPath === null ? entry[1] : undefined, true); });
    },
    'delete': function () {
      var own = storeOf(this), entry = current(this);
      writable(own.tx);
      return enqueue(own.tx, this, function () { erase(own, encode(entry[1])); });
    }
  });
  function storeOf(cursor) { return cursor._c.source._s || cursor._c.source._x.store._s; }

  // ---- databases

  var open = [];
  function load(name) {
    var text = store.get(META, name);
    return text === null ? null : JSON.parse(text);
  }
  function save(db) { store.put(META, db._d.name, JSON.stringify(db._d.schema)); }
  function connect(name, schema) {
    var db = make(IDBDatabase);
    Object.defineProperty(db, '_d', {value: {name: name, schema: schema, closed: false}});
    open.push(db);
    return db;
  }
  tools.getters(IDBDatabase.prototype, {
    name: function () { return this._d.name; },
    version: function () { return this._d.schema.version; },
    objectStoreNames: function () { return names(Object.keys(this._d.schema.stores)); }
  });
  tools.methods(IDBDatabase.prototype, {
    transaction: function (scope, mode) {
      var wanted = (typeof scope === 'string' ? [scope] : host.listOf(scope)).map(String), own = this._d;
      if (own.closed) { throw error('InvalidStateError', 'The database connection is closing.'); }
      // Another page may have changed the database since.
      own.schema = load(own.name) || own.schema;
      if (wanted.length === 0) { throw error('InvalidAccessError', 'The storeNames parameter was empty.'); }
      wanted.forEach(function (name) {
        if (!own.schema.stores[name]) { throw error('NotFoundError', 'One of the specified object stores was not found.'); }
      });
      if (mode !== undefined && mode !== 'readonly' && mode !== 'readwrite') { throw new TypeError("The mode provided ('" + mode + "') is not one of 'readonly' or 'readwrite'."); }
      return transaction(this, wanted, mode || 'readonly');
    },
    createObjectStore: function createObjectStore(name, options) {
      var own = this._d;
      if (!own.upgrade) { throw error('InvalidStateError', 'The database is not running a version change transaction.'); }
      if (own.schema.stores[name]) { throw error('ConstraintError', 'An object store with the specified name already exists.'); }
      var keyPath = options && options.keyPath !== undefined ? options.keyPath : null;
      own.schema.stores[name] = {keyPath: keyPath, autoIncrement: !!(options && options.autoIncrement), next: 1, indexes: {}};
      save(this);
      return own.upgrade.objectStore(name);
    },
    deleteObjectStore: function deleteObjectStore(name) {
      var own = this._d;
      if (!own.upgrade) { throw error('InvalidStateError', 'The database is not running a version change transaction.'); }
      if (!own.schema.stores[name]) { throw error('NotFoundError', 'The specified object store was not found.'); }
      Object.keys(own.schema.stores[name].indexes).forEach(function (index) { store.clear(area(own.upgrade, name, index)); });
      store.clear(area(own.upgrade, name));
      delete own.schema.stores[name];
      save(this);
    },
    close: function close() {
      this._d.closed = true;
      open = open.filter(function (db) { return db !== this; }, this);
    }
  });

  function settle(made, result, failure) {
    made._q.done = true;
    made._q.result = result;
    made._q.error = failure || null;
    made.dispatchEvent(new classes.Event(failure ? 'error' : 'success', failure ? {bubbles: true, cancelable: true} : {}));
  }
  function others(name, change) {
    open.filter(function (db) { return db._d.name === name; }).forEach(function (db) { db.dispatchEvent(change); });
    return open.some(function (db) { return db._d.name === name; });
  }
  // Waits until no connection of this page holds an older version.
  function whenFree(made, name, oldVersion, newVersion, go) {
    function change(type) { return new IDBVersionChangeEvent(type, {oldVersion: oldVersion, newVersion: newVersion}); }
    if (!others(name, change('versionchange'))) {
      go();
      return;
    }
    made.dispatchEvent(change('blocked'));
    (function again() {
      if (open.some(function (db) { return db._d.name === name; })) { host.setTimeout(again, 10); } else { go(); }
    })();
  }
  tools.methods(IDBFactory.prototype, {
    open: function (name, version) {
      if (version !== undefined && !(version >= 1)) { throw new TypeError("Failed to execute 'open' on 'IDBFactory': The version provided must not be 0."); }
      var made = request(IDBOpenDBRequest, null, null), key = String(name);
      host.task(function () {
        var schema = load(key), old = schema ? schema.version : 0, wanted = version === undefined ? old || 1 : Math.floor(version);
        if (wanted < old) {
          settle(made, undefined, error('VersionError', 'The requested version (' + wanted + ') is less than the existing version (' + old + ').'));
        } else if (wanted === old) {
          settle(made, connect(key, schema));
        } else {
          whenFree(made, key, old, wanted, function () { upgrade(made, key, schema, old, wanted); });
        }
      });
      return made;
    },
    deleteDatabase: function deleteDatabase(name) {
      var made = request(IDBOpenDBRequest, null, null), key = String(name);
      host.task(function () {
        var schema = load(key), old = schema ? schema.version : 0;
        whenFree(made, key, old, null, function () {
          store.clearAll(key);
          store.remove(META, key);
          made._q.done = true;
          made.dispatchEvent(new IDBVersionChangeEvent('success', {oldVersion: old, newVersion: null}));
        });
      });
      return made;
    },
    databases: function databases() {
      return Promise.resolve(store.range(META, null, false, null, false, 0, false).map(function (entry) {
        return {name: entry[0], version: JSON.parse(entry[1]).version};
      }));
    },
    cmp: function cmp(a, b) {
      var left = valid(a), right = valid(b);
      return left < right ? -1 : left > right ? 1 : 0;
    }
  });
  function upgrade(made, name, before, old, wanted) {
    var kept = before ? JSON.stringify(before) : null;
    var db = connect(name, before || {version: 0, stores: {}});
    db._d.schema.version = wanted;
    save(db);
    var tx = transaction(db, [], 'versionchange');
    db._d.upgrade = tx;
    tx._t.undo.push(function () { if (kept === null) { store.remove(META, name); } else { store.put(META, name, kept); } });
    tx._t.then = function (done) {
      db._d.upgrade = null;
      made._q.transaction = null;
      if (done) {
        settle(made, db);
      } else {
        db.close();
        settle(made, undefined, error('AbortError', 'Version change transaction was aborted in upgradeneeded event handler.'));
      }
    };
    made._q.transaction = tx;
    made._q.result = db;
    made._q.done = true;
    made.dispatchEvent(new IDBVersionChangeEvent('upgradeneeded', {oldVersion: old, newVersion: wanted}));
  }
  var factory = Object.create(IDBFactory.prototype);
  tools.methods(window, {indexedDB: factory});
})
