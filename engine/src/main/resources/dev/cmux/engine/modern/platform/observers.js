// Observers of size and visibility. Nothing is laid out here, so each target is reported once, as visible and with
// the box the engine gives it, and again only when it is observed again.
(function (host, window) {
  'use strict';
  var tools = host.tools;

  function box(rect) {
    return {x: rect.left, y: rect.top, left: rect.left, top: rect.top, right: rect.right, bottom: rect.bottom,
      width: rect.width, height: rect.height};
  }
  function observer(name, entryName, describe) {
    var Entry = tools.illegal(entryName);
    tools.named(entryName, Entry);
    function Observer(callback, options) {
      if (!new.target) { throw new TypeError('Class constructor ' + name + " cannot be invoked without 'new'"); }
      if (typeof callback !== 'function') {
        throw new TypeError("Failed to construct '" + name + "': parameter 1 is not of type 'Function'.");
      }
      Object.defineProperty(this, '_o', {value: {callback: callback, options: options || {}, targets: [], waiting: []}});
    }
    tools.methods(Observer.prototype, {
      observe: function observe(target) {
        if (!(target instanceof window.Element)) {
          throw new TypeError("Failed to execute 'observe' on '" + name + "': parameter 1 is not of type 'Element'.");
        }
        var self = this, own = this._o;
        if (own.targets.indexOf(target) >= 0) { return; }
        own.targets.push(target);
        if (own.waiting.push(target) > 1) { return; }
        // After the next frame's layout, as browsers do it.
        window.requestAnimationFrame(function () {
          var records = self.takeRecords();
          if (records.length) { own.callback.call(self, records, self); }
        });
      },
      unobserve: function unobserve(target) {
        this._o.targets = this._o.targets.filter(function (one) { return one !== target; });
        this._o.waiting = this._o.waiting.filter(function (one) { return one !== target; });
      },
      disconnect: function disconnect() {
        this._o.targets = [];
        this._o.waiting = [];
      },
      takeRecords: function takeRecords() {
        var own = this._o;
        return own.waiting.splice(0).map(function (target) {
          return Object.assign(Object.create(Entry.prototype), describe(target, own.options));
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
  var Intersection = observer('IntersectionObserver', 'IntersectionObserverEntry', function (target, options) {
    var rect = box(target.getBoundingClientRect());
    var shown = target.isConnected && target.checkVisibility();
    return {target: target, isIntersecting: shown, intersectionRatio: shown ? 1 : 0, isVisible: false,
      time: window.performance.now(), boundingClientRect: rect,
      intersectionRect: shown ? rect : box({left: 0, top: 0, right: 0, bottom: 0, width: 0, height: 0}),
      rootBounds: options.root ? box(options.root.getBoundingClientRect())
          : box({left: 0, top: 0, right: window.innerWidth, bottom: window.innerHeight, width: window.innerWidth, height: window.innerHeight})};
  });
  tools.getters(Intersection.prototype, {
    root: function () { return this._o.options.root || null; },
    rootMargin: function () { return this._o.options.rootMargin || '0px 0px 0px 0px'; },
    thresholds: function () { return [].concat(this._o.options.threshold === undefined ? 0 : this._o.options.threshold); }
  });
})
