// What a worker's script finds in place of a window. Runs when the window has been stripped of what workers do not have (see WorkerNames.java).
// https://html.spec.whatwg.org/multipage/workers.html#the-workerglobalscope-common-interface
(function (host, self) {
  'use strict';
  var tools = host.tools;
  var navigator = self.navigator, url = new self.URL(host.workerUrl);

  function interfaceOf(name, parent) {
    var constructor = tools.illegal(name);
    if (parent) {
      constructor.prototype = Object.create(parent.prototype);
      tools.constructorOf(constructor.prototype, constructor);
      Object.setPrototypeOf(constructor, parent);
    }
    return tools.named(name, constructor);
  }
  var WorkerGlobalScope = interfaceOf('WorkerGlobalScope', self.EventTarget);
  var DedicatedWorkerGlobalScope = interfaceOf('DedicatedWorkerGlobalScope', WorkerGlobalScope);
  var WorkerLocation = interfaceOf('WorkerLocation');
  var WorkerNavigator = interfaceOf('WorkerNavigator');
  delete self[Symbol.toStringTag];
  Object.setPrototypeOf(self, DedicatedWorkerGlobalScope.prototype);

  ['href', 'origin', 'protocol', 'host', 'hostname', 'port', 'pathname', 'search', 'hash'].forEach(function (part) {
    tools.getter(WorkerLocation.prototype, part, function () { return url[part]; });
  });
  tools.methods(WorkerLocation.prototype, {toString: function toString() { return url.href; }});
  ['appCodeName', 'appName', 'appVersion', 'platform', 'product', 'userAgent', 'language', 'languages', 'onLine', 'hardwareConcurrency',
    'deviceMemory', 'permissions', 'userAgentData', 'locks'].forEach(function (name) {
    tools.getter(WorkerNavigator.prototype, name, function () { return navigator[name]; });
  });
  fixed(self, 'location', Object.create(WorkerLocation.prototype));
  fixed(self, 'navigator', Object.create(WorkerNavigator.prototype));
  fixed(self, 'self', self);
  function fixed(owner, name, value) {
    delete owner[name];
    tools.getter(owner, name, function () { return value; });
  }

  tools.methods(self, {
    postMessage: function postMessage(message, transfer) { host.answer(message, host.transferred(transfer)); },
    close: function close() { host.closeWorker(); },
    importScripts: function importScripts() {
      var addresses = Array.prototype.map.call(arguments, function (script) {
        try {
          return new self.URL(String(script), host.baseUri()).href;
        } catch (e) {
          throw tools.domError('SyntaxError', "Failed to execute 'importScripts' on 'WorkerGlobalScope': The URL '" + script + "' is invalid.");
        }
      });
      addresses.forEach(host.importScript);
    }
  });
  Object.defineProperty(self, 'name', {value: host.workerName, writable: true, enumerable: true, configurable: true});
})
