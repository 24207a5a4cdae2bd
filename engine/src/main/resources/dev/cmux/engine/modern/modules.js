// The modules of one document: fetched once a URL, linked, evaluated once. ECMAScript, "Cyclic Module Records", and
// the HTML standard, "fetch a module script graph". What a module is, once lowered, says ModuleRewrite.java.
// Runs as it is in the page engine; its value is a function that makes the registry from what Java offers:
//   host.source(url)      the module's record, or throws what to tell the page
//   host.expects(urls)    says what will be asked for, so that it can be fetched meanwhile
//   host.absolute(text, base)  the address a URL-like specifier means, or null when it is not URL-like
//   host.importMaps()     texts of the document's import maps
//   host.later(function)  calls it in a task of its own
//   host.failed(error)    tells the user that a module ended with this error
//   host.base()           the document's base address
(function (host) {
  var modules = new Map();
  var settled = new Set(); // getters whose value stays what it is
  var importMap = null;

  // Import maps: HTML standard, "resolve a module specifier".

  function readImportMap() {
    var merged = { imports: Object.create(null), scopes: Object.create(null) };
    var texts = host.importMaps();
    for (var i = 0; i < texts.length; i++) {
      var parsed;
      try {
        parsed = JSON.parse(texts[i]);
      } catch (e) {
        host.failed(new SyntaxError('The import map is not valid JSON: ' + e.message));
        continue;
      }
      copyAddresses(parsed.imports, merged.imports);
      for (var scope in parsed.scopes || {}) {
        var prefix = host.absolute(scope, host.base());
        var entries = merged.scopes[prefix] = merged.scopes[prefix] || Object.create(null);
        copyAddresses(parsed.scopes[scope], entries);
      }
    }
    return merged;
  }

  function copyAddresses(from, to) {
    for (var key in from || {}) {
      var address = host.absolute(key, host.base());
      var name = address === null ? key : address;
      if (!(name in to)) {
        to[name] = host.absolute(from[key], host.base());
      }
    }
  }

  function mapped(name, entries) {
    if (entries[name]) {
      return entries[name];
    }
    var best = null;
    for (var key in entries) {
      if (key.charAt(key.length - 1) === '/' && name.indexOf(key) === 0 && (best === null || key.length > best.length)) {
        best = key;
      }
    }
    return best === null ? null : host.absolute(name.substring(best.length), entries[best])
      || entries[best] + name.substring(best.length);
  }

  function resolve(specifier, base) {
    importMap = importMap || readImportMap();
    var address = host.absolute(specifier, base);
    var name = address === null ? specifier : address;
    var found = null;
    Object.keys(importMap.scopes).sort(function (a, b) { return b.length - a.length; }).forEach(function (scope) {
      var applies = scope === base || scope.charAt(scope.length - 1) === '/' && base.indexOf(scope) === 0;
      if (found === null && applies) {
        found = mapped(name, importMap.scopes[scope]);
      }
    });
    found = found || mapped(name, importMap.imports) || address;
    if (found === null) {
      throw new TypeError('Failed to resolve module specifier "' + specifier
        + '". Relative references must start with either "/", "./", or "../".');
    }
    return found;
  }

  // Fetching.

  // Breadth first, so that all that one module asks for is on its way before the first of it is read.
  function fetched(url) {
    var queue = [], module = known(url, queue);
    fillAll(queue);
    return module;
  }

  function fillAll(queue) {
    while (queue.length > 0) {
      fill(queue.shift(), queue);
    }
  }

  // The module of an address; a new one comes into the queue.
  function known(url, queue) {
    var module = modules.get(url);
    if (!module) {
      module = newModule(url, function () { return host.source(url); });
      modules.set(url, module);
      queue.push(module);
    }
    return module;
  }

  function newModule(url, source) {
    return {
      source: source,
      url: url, record: null, requested: [], namespace: Object.create(null), state: 'new', error: null,
      hasError: false, local: {}, getters: null, start: null, done: null
    };
  }

  function fill(module, queue) {
    try {
      module.record = module.source();
    } catch (e) {
      fail(module, e);
      return;
    }
    var from = queue.length;
    module.record.requests.forEach(function (specifier) {
      try {
        module.requested.push(known(resolve(specifier, module.base || module.url), queue));
      } catch (e) {
        fail(module, e);
      }
    });
    // One alone is asked for next.
    if (queue.length > 1) {
      host.expects(queue.slice(from).map(function (wanted) { return wanted.url; }));
    }
  }

  function fail(module, error) {
    if (!module.hasError) {
      module.hasError = true;
      module.error = error;
    }
  }

  // The first error among a module and what it asks for, as the standard looks for it before linking.
  function errorBelow(module, seen) {
    if (seen.has(module)) {
      return null;
    }
    seen.add(module);
    if (module.hasError) {
      return module;
    }
    for (var i = 0; i < module.requested.length; i++) {
      var found = errorBelow(module.requested[i], seen);
      if (found) {
        return found;
      }
    }
    return null;
  }

  // Linking.

  function link(root) {
    var graph = [];
    (function collect(module) {
      if (module.state === 'new') {
        module.state = 'linking';
        module.requested.forEach(collect);
        graph.push(module);
      }
    })(root);
    graph.forEach(instantiate);
    graph.forEach(offer);
    graph.forEach(check);
    graph.forEach(function (module) {
      module.state = 'linked';
    });
  }

  function instantiate(module) {
    var proceed;
    var own = {
      namespaces: module.requested.map(function (other) { return other.namespace; }),
      meta: metaOf(module),
      load: function (specifier) { return load(specifier, module.base || module.url); },
      exports: function (getters) { module.local = getters; },
      linked: new Promise(function (done) { proceed = done; })
    };
    // Not as a method: "this" of a module is undefined.
    var run = module.record.run;
    var running = run(own);
    if (module.record.waits) {
      module.start = function () {
        proceed();
        return running;
      };
    } else {
      running.next();
      module.start = function () {
        running.next();
        return null;
      };
    }
  }

  function metaOf(module) {
    var meta = Object.create(null);
    meta.url = module.base || module.url;
    meta.resolve = function (specifier) { return resolve(String(specifier), meta.url); };
    return meta;
  }

  // The getter behind a name, undefined when there is none, null when two modules offer it.
  function find(module, name, seen) {
    if (seen.indexOf(module) >= 0) {
      return undefined;
    }
    seen = seen.concat([module]);
    if (Object.prototype.hasOwnProperty.call(module.local, name)) {
      return module.local[name];
    }
    var indirect = module.record.indirect;
    for (var i = 0; i < indirect.length; i += 3) {
      if (indirect[i] === name) {
        var other = module.requested[indirect[i + 1]];
        return indirect[i + 2] === '*' ? namespaceGetter(other) : find(other, indirect[i + 2], seen);
      }
    }
    if (name === 'default') {
      return undefined;
    }
    var found;
    module.record.stars.forEach(function (request) {
      var getter = find(module.requested[request], name, seen);
      if (getter !== undefined) {
        found = found === undefined || found === getter ? getter : null;
      }
    });
    return found;
  }

  function namespaceGetter(module) {
    if (!module.asValue) {
      module.asValue = function () { return module.namespace; };
      settled.add(module.asValue);
    }
    return module.asValue;
  }

  function namesOf(module, seen) {
    if (seen.indexOf(module) >= 0) {
      return [];
    }
    seen.push(module);
    var names = Object.keys(module.local);
    for (var i = 0; i < module.record.indirect.length; i += 3) {
      names.push(module.record.indirect[i]);
    }
    module.record.stars.forEach(function (request) {
      namesOf(module.requested[request], seen).forEach(function (name) {
        if (name !== 'default' && names.indexOf(name) < 0) {
          names.push(name);
        }
      });
    });
    return names;
  }

  function offer(module) {
    namesOf(module, []).sort().forEach(function (name) {
      var getter = find(module, name, []);
      if (getter) {
        Object.defineProperty(module.namespace, name, { get: getter, enumerable: true, configurable: true });
      }
    });
    Object.defineProperty(module.namespace, Symbol.toStringTag, { value: 'Module' });
    Object.preventExtensions(module.namespace);
  }

  function check(module) {
    var imports = module.record.imports;
    for (var i = 0; i < imports.length; i += 2) {
      expect(module, imports[i], imports[i + 1]);
    }
    var indirect = module.record.indirect;
    for (var j = 0; j < indirect.length; j += 3) {
      if (indirect[j + 2] !== '*') {
        expect(module, indirect[j + 1], indirect[j + 2]);
      }
    }
  }

  function expect(module, request, name) {
    if (!find(module.requested[request], name, [])) {
      throw new SyntaxError("The requested module '" + module.record.requests[request]
        + "' does not provide an export named '" + name + "'");
    }
  }

  // The module has run: its exports but for those that may change are plain properties from now on. A getter is a call for each use of an imported name.
  function settle(module) {
    Object.keys(module.local).forEach(function (name) {
      if (module.record.changing.indexOf(name) < 0) {
        settled.add(module.local[name]);
      }
    });
    Object.keys(module.namespace).forEach(function (name) {
      var getter = Object.getOwnPropertyDescriptor(module.namespace, name).get;
      Object.defineProperty(module.namespace, name, settled.has(getter)
        ? { value: getter(), writable: false, enumerable: true, configurable: false }
        : { get: getter, enumerable: true, configurable: false });
    });
  }

  // Evaluating. Gives a promise when something has to be waited for, else null.

  function evaluate(module) {
    if (module.state === 'evaluated' || module.state === 'evaluating') {
      if (module.hasError) {
        throw module.error;
      }
      return module.done;
    }
    module.state = 'evaluating';
    try {
      var waiting = module.requested.map(evaluate).filter(function (done) { return done !== null; });
      if (waiting.length === 0) {
        module.done = module.start();
      } else {
        module.done = Promise.all(waiting).then(function () { return module.start(); });
      }
    } catch (e) {
      fail(module, e);
      throw e;
    } finally {
      module.state = 'evaluated';
    }
    if (module.done === null) {
      settle(module);
    } else {
      module.done.then(function () { settle(module); }, function (e) { fail(module, e); });
    }
    return module.done;
  }

  function prepared(module) {
    var broken = errorBelow(module, new Set());
    if (broken) {
      throw broken.error;
    }
    try {
      link(module);
    } catch (e) {
      fail(module, e);
      throw e;
    }
    return module;
  }

  // What import() gives.
  function load(specifier, base) {
    return new Promise(function (fulfil, reject) {
      var text = String(specifier);
      host.later(function () {
        try {
          var module = prepared(fetched(resolve(text, base)));
          var done = evaluate(module);
          if (done === null) {
            fulfil(module.namespace);
          } else {
            done.then(function () { fulfil(module.namespace); }, reject);
          }
        } catch (e) {
          reject(e);
        }
      });
    });
  }

  return {
    load: load,
    // A module script with a src; throws when the graph cannot be had.
    external: function (url) { return prepared(fetched(url)); },
    // A module script in the page; it has no address of its own.
    inline: function (source, base) {
      var module = newModule(null, source), queue = [module];
      module.base = base;
      fillAll(queue);
      return prepared(module);
    },
    run: function (module) {
      var done = evaluate(module);
      if (done !== null) {
        done.then(null, host.failed);
      }
    }
  };
})
