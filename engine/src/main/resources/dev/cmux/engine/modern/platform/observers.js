// Observers of size and visibility. Nothing is laid out here, so each target is reported once, as visible and with
// the box the engine gives it, and again when it is observed again. What content was put before since then has left the view, as
// far as anybody can say, and comes back when something scrolls: lists that load more at their end ask no more.
(function (host, window) {
  'use strict';
  var tools = host.tools, classes = host.classes;

  function box(rect) {
    return {x: rect.left, y: rect.top, left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom,
      width: rect.width, height: rect.height};
  }
  // After the next frame's layout, as browsers do it.
  function tell(observer, target, left) {
    var own = observer._o;
    if (own.waiting.push({target: target, left: left}) > 1) { return; }
    host.requestFrame(function () {
      var records = observer.takeRecords();
      place(observer, records);
      if (records.length) { own.callback.call(observer, records, observer); }
    });
  }

  var watched = [], scrolling = false;
  function watch(observer) {
    if (watched.indexOf(observer) >= 0) { return; }
    if (watched.push(observer) === 1) { window.addEventListener('scroll', scrolled, true); }
  }
  function place(observer, records) {
    var targets = records.map(function (record) { return record.target; });
    host.elementsBefore(targets).forEach(function (count, i) { observer._o.places.set(targets[i], count); });
  }
  function scrolled() {
    if (scrolling) { return; }
    scrolling = true;
    host.requestFrame(function () {
      scrolling = false;
      watched = watched.filter(function (observer) { return observer._o.targets.length; });
      if (!watched.length) { window.removeEventListener('scroll', scrolled, true); }
      watched.forEach(function (observer) {
        var own = observer._o, targets = own.targets;
        host.elementsBefore(targets).forEach(function (count, i) {
          if (count > own.places.get(targets[i])) { reenter(observer, targets[i]); }
        });
      });
    });
  }
  // In two frames, since it is the change that applications wait for.
  function reenter(observer, target) {
    tell(observer, target, true);
    host.requestFrame(function () {
      host.requestFrame(function () {
        if (observer._o.targets.indexOf(target) >= 0) { tell(observer, target, false); }
      });
    });
  }

  function observer(name, entryName, describe) {
    var Entry = tools.illegal(entryName);
    tools.named(entryName, Entry);
    function Observer(callback, options) {
      if (!new.target) { throw new TypeError('Class constructor ' + name + " cannot be invoked without 'new'"); }
      if (typeof callback !== 'function') {
        throw new TypeError("Failed to construct '" + name + "': parameter 1 is not of type 'Function'.");
      }
      Object.defineProperty(this, '_o', {value: {callback: callback, options: options || {}, targets: [], waiting: [], places: new WeakMap()}});
    }
    tools.methods(Observer.prototype, {
      observe: function observe(target) {
        if (!(target instanceof classes.Element)) {
          throw new TypeError("Failed to execute 'observe' on '" + name + "': parameter 1 is not of type 'Element'.");
        }
        if (this._o.targets.indexOf(target) >= 0) { return; }
        this._o.targets.push(target);
        if (name === 'IntersectionObserver') { watch(this); }
        tell(this, target, false);
      },
      unobserve: function unobserve(target) {
        this._o.targets = this._o.targets.filter(function (one) { return one !== target; });
        this._o.waiting = this._o.waiting.filter(function (one) { return one.target !== target; });
      },
      disconnect: function disconnect() {
        this._o.targets = [];
        this._o.waiting = [];
      },
      takeRecords: function takeRecords() {
        var own = this._o;
        return own.waiting.splice(0).map(function (one) {
          return Object.assign(Object.create(Entry.prototype), describe(one.target, own.options, one.left));
        });
      }
    });
    return tools.named(name, Observer);
  }

  observer('ResizeObserver', 'ResizeObserverEntry', function (target) {
    var rect = target.getBoundingClientRect();
    var size = [{inlineSize: rect.width, blockSize: rect.height}];
    return {target: target, borderBoxSize: size, contentBoxSize: size, devicePixelContentBoxSize: size,
      contentRect: {x: 0, y: 0, left: 0, top: 0, right: rect.width, bottom: rect.height, width: rect.width, height: rect.height}};
  });
  var Intersection = observer('IntersectionObserver', 'IntersectionObserverEntry', function (target, options, left) {
    var rect = box(target.getBoundingClientRect());
    var shown = !left && target.isConnected && target.checkVisibility();
    return {target: target, isIntersecting: shown, intersectionRatio: shown ? 1 : 0, isVisible: false,
      time: window.performance.now(), boundingClientRect: rect,
      intersectionRect: shown ? rect : box({left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0}),
      rootBounds: options.root instanceof classes.Element ? box(options.root.getBoundingClientRect())
          : box({left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight, width: window.innerWidth, height: window.innerHeight})};
  });
  tools.getters(Intersection.prototype, {
    root: function () { return this._o.options.root || null; },
    rootMargin: function () { return this._o.options.rootMargin || '0px 0px 0px 0px'; },
    thresholds: function () { return [].concat(this._o.options.threshold === undefined ? 0 : this._o.options.threshold); }
  });
})
