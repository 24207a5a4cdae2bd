// The performance timeline, animation frames and idle callbacks. https://w3c.github.io/performance-timeline/
(function (host, window) {
  'use strict';
  var tools = host.tools;
  var performance = window.performance;
  var prototype = Object.getPrototypeOf(performance);
  var origin = host.timeOrigin;
  var entries = [], observers = [];

  function now() {
    return host.now();
  }
  function entryClass(name, parent) {
    var constructor = tools.illegal(name);
    if (parent) { constructor.prototype = Object.create(parent.prototype); }
    tools.constructorOf(constructor.prototype, constructor);
    return tools.named(name, constructor);
  }
  var PerformanceEntry = entryClass('PerformanceEntry');
  tools.method(PerformanceEntry.prototype, 'toJSON', function toJSON() { return Object.assign({}, this); });
  var Measure = entryClass('PerformanceMeasure', PerformanceEntry);
  var Navigation = entryClass('PerformanceNavigationTiming', PerformanceEntry);
  entryClass('PerformanceResourceTiming', PerformanceEntry);
  function PerformanceMark(name, options) {
    if (!new.target) { throw new TypeError("Class constructor PerformanceMark cannot be invoked without 'new'"); }
    fill(this, String(name), 'mark', options && options.startTime !== undefined ? options.startTime : now(), 0,
        {detail: options && options.detail !== undefined ? host.clone(options.detail) : null});
  }
  PerformanceMark.prototype = Object.create(PerformanceEntry.prototype);
  tools.constructorOf(PerformanceMark.prototype, PerformanceMark);
  tools.named('PerformanceMark', PerformanceMark);

  function fill(entry, name, type, start, duration, more) {
    var fields = Object.assign({name: name, entryType: type, startTime: start, duration: duration}, more);
    Object.keys(fields).forEach(function (key) {
      Object.defineProperty(entry, key, {value: fields[key], enumerable: true, configurable: true});
    });
    return entry;
  }
  function add(entry) {
    entries.push(entry);
    observers.forEach(function (observer) { observer.offer(entry); });
    return entry;
  }
  var navigation = fill(Object.create(Navigation.prototype), window.location.href, 'navigation', 0, undefined, {
    initiatorType: 'navigation', type: 'navigate', redirectCount: 0, fetchStart: 0, workerStart: 0, redirectStart: 0, redirectEnd: 0,
    transferSize: 0, encodedBodySize: 0, decodedBodySize: 0, nextHopProtocol: ''
  });
  // What the document has not come to yet is zero. The engine knows when an answer was there as a whole, not when it began.
  var STEPS = {requestStart: 'fetchStart', responseStart: 'responseEnd', duration: 'loadEventEnd'};
  ['requestStart', 'domainLookupStart', 'domainLookupEnd', 'connectStart', 'connectEnd', 'responseStart', 'responseEnd', 'domInteractive',
    'domContentLoadedEventStart', 'domContentLoadedEventEnd', 'domComplete', 'loadEventStart', 'loadEventEnd', 'duration'].forEach(function (name) {
    Object.defineProperty(navigation, name, {get: function () { return host.loadTimes()[STEPS[name] || name] || 0; }, enumerable: true});
  });
  entries.push(navigation);

  function sorted(list) {
    return list.slice().sort(function (a, b) { return a.startTime - b.startTime; });
  }
  function timeOf(mark) {
    if (typeof mark === 'number') { return mark; }
    for (var i = entries.length - 1; i >= 0; i--) {
      if (entries[i].entryType === 'mark' && entries[i].name === String(mark)) { return entries[i].startTime; }
    }
    if (mark === 'navigationStart') { return 0; }
    throw tools.domError('SyntaxError', "The mark '" + mark + "' does not exist.");
  }
  function clear(type, name) {
    entries = entries.filter(function (entry) {
      return entry.entryType !== type || (name !== undefined && entry.name !== String(name));
    });
  }
  tools.methods(prototype, {
    now: now,
    mark: function mark(name, options) { return add(new PerformanceMark(name, options)); },
    measure: function measure(name, startOrOptions, end) {
      var options = startOrOptions !== null && typeof startOrOptions === 'object' ? startOrOptions : {start: startOrOptions, end: end};
      var from = options.start !== undefined ? timeOf(options.start)
          : options.duration !== undefined && options.end !== undefined ? timeOf(options.end) - options.duration : 0;
      var to = options.end !== undefined ? timeOf(options.end) : options.duration !== undefined ? from + options.duration : now();
      return add(fill(Object.create(Measure.prototype), String(name), 'measure', from, to - from,
          {detail: options.detail === undefined ? null : host.clone(options.detail)}));
    },
    clearMarks: function clearMarks(name) { clear('mark', name); },
    clearMeasures: function clearMeasures(name) { clear('measure', name); },
    clearResourceTimings: function clearResourceTimings() {},
    setResourceTimingBufferSize: function setResourceTimingBufferSize() {},
    getEntries: function getEntries() { return sorted(entries); },
    getEntriesByType: function getEntriesByType(type) {
      return sorted(entries.filter(function (entry) { return entry.entryType === String(type); }));
    },
    getEntriesByName: function getEntriesByName(name, type) {
      return sorted(entries.filter(function (entry) {
        return entry.name === String(name) && (type === undefined || entry.entryType === String(type));
      }));
    },
    toJSON: function toJSON() { return {timeOrigin: origin, timing: {}, navigation: {}}; }
  });
  tools.getter(prototype, 'timeOrigin', function () { return origin; });
  tools.getter(prototype, 'timing', function () {
    var timing = {};
    ['navigationStart', 'fetchStart', 'domainLookupStart', 'domainLookupEnd', 'connectStart', 'connectEnd', 'requestStart',
      'responseStart', 'responseEnd', 'domLoading', 'domInteractive', 'domContentLoadedEventStart',
      'domContentLoadedEventEnd', 'domComplete', 'loadEventStart', 'loadEventEnd'].forEach(function (name) {
      timing[name] = Math.round(origin + (navigation[name] || 0));
    });
    return timing;
  });
  tools.method(window, 'performance', performance);

  // ---- observers

  var TYPES = Object.freeze(['mark', 'measure', 'navigation']);
  function PerformanceObserver(callback) {
    if (!new.target) { throw new TypeError("Class constructor PerformanceObserver cannot be invoked without 'new'"); }
    var observer = this, types = [], waiting = [];
    Object.defineProperty(this, '_observer', {value: {
      observe: function (options) {
        (options.entryTypes || [options.type]).forEach(function (type) { if (types.indexOf(type) < 0) { types.push(type); } });
        if (observers.indexOf(observer._observer) < 0) { observers.push(observer._observer); }
        if (options.buffered) { entries.forEach(observer._observer.offer); }
      },
      offer: function (entry) {
        if (types.indexOf(entry.entryType) < 0) { return; }
        if (waiting.push(entry) === 1) {
          host.task(function () {
            var taken = waiting.splice(0);
            if (taken.length) { callback.call(observer, list(taken), observer); }
          });
        }
      },
      disconnect: function () { observers = observers.filter(function (one) { return one !== observer._observer; }); waiting = []; },
      take: function () { return waiting.splice(0); }
    }});
  }
  function list(taken) {
    return {
      getEntries: function () { return sorted(taken); },
      getEntriesByType: function (type) { return sorted(taken.filter(function (entry) { return entry.entryType === type; })); },
      getEntriesByName: function (name) { return sorted(taken.filter(function (entry) { return entry.name === name; })); }
    };
  }
  tools.methods(PerformanceObserver.prototype, {
    observe: function observe(options) { this._observer.observe(options || {}); },
    disconnect: function disconnect() { this._observer.disconnect(); },
    takeRecords: function takeRecords() { return this._observer.take(); }
  });
  Object.defineProperty(PerformanceObserver, 'supportedEntryTypes', {value: TYPES});
  tools.named('PerformanceObserver', PerformanceObserver);
})
