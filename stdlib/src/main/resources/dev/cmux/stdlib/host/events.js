// Event, EventTarget, AbortController, AbortSignal and DOMException, as the DOM standard describes them.
() => {
  'use strict';

  const CODES = { InvalidCharacterError: 5, NotSupportedError: 9, InvalidStateError: 11, SyntaxError: 12, AbortError: 20, TimeoutError: 23, DataCloneError: 25 };

  class DOMException extends Error {
    #name;
    constructor(message = '', name = 'Error') {
      super(message);
      this.#name = String(name);
      Object.defineProperty(this, 'stack', {
        value: this.stack.replace(/^[^\n]*/, () => `${name}: ${message}`),
        writable: true,
        configurable: true,
        enumerable: false,
      });
    }
    get name() {
      return this.#name;
    }
    get code() {
      return CODES[this.#name] ?? 0;
    }
  }

  class Event {
    #type;
    #cancelable;
    #bubbles;
    #prevented = false;
    constructor(type, { bubbles = false, cancelable = false } = {}) {
      if (arguments.length === 0) throw new TypeError('An Event needs a type');
      this.#type = String(type);
      this.#bubbles = Boolean(bubbles);
      this.#cancelable = Boolean(cancelable);
      this.timeStamp = performance.now();
    }
    get type() {
      return this.#type;
    }
    get bubbles() {
      return this.#bubbles;
    }
    get cancelable() {
      return this.#cancelable;
    }
    get defaultPrevented() {
      return this.#prevented;
    }
    get target() {
      return targets.get(this)?.target ?? null;
    }
    get currentTarget() {
      return this.target;
    }
    preventDefault() {
      if (this.#cancelable && !targets.get(this)?.passive) this.#prevented = true;
    }
    stopPropagation() {}
    stopImmediatePropagation() {
      const dispatch = targets.get(this);
      if (dispatch) dispatch.stopped = true;
    }
  }
  const targets = new WeakMap();

  class CustomEvent extends Event {
    #detail;
    constructor(type, options = {}) {
      super(type, options);
      this.#detail = options.detail ?? null;
    }
    get detail() {
      return this.#detail;
    }
  }

  class EventTarget {
    #listeners = new Map();
    addEventListener(type, listener, options) {
      if (listener == null) return;
      const { once = false, signal, capture = false, passive = false } = typeof options === 'object' && options !== null ? options : { capture: Boolean(options) };
      if (signal?.aborted) return;
      const list = this.#listeners.get(String(type)) ?? [];
      if (list.some(entry => entry.listener === listener && entry.capture === capture)) return;
      this.#listeners.set(String(type), [...list, { listener, once, capture, passive }]);
      signal?.addEventListener('abort', () => this.removeEventListener(type, listener, { capture }), { once: true });
    }
    removeEventListener(type, listener, options) {
      const capture = Boolean(typeof options === 'object' && options !== null ? options.capture : options);
      const list = this.#listeners.get(String(type)) ?? [];
      this.#listeners.set(String(type), list.filter(entry => entry.listener !== listener || entry.capture !== capture));
    }
    dispatchEvent(event) {
      if (!(event instanceof Event)) throw new TypeError('dispatchEvent needs an Event');
      const dispatch = { target: this, stopped: false, passive: false };
      targets.set(event, dispatch);
      for (const entry of this.#listeners.get(event.type) ?? []) {
        if (dispatch.stopped) break;
        if (!this.#listeners.get(event.type).includes(entry)) continue;
        if (entry.once) this.removeEventListener(event.type, entry.listener, entry);
        dispatch.passive = entry.passive;
        try {
          if (typeof entry.listener === 'function') entry.listener.call(this, event);
          else entry.listener.handleEvent(event);
        } catch (error) {
          // A listener's error is reported as uncaught and does not keep the others from hearing the event.
          queueMicrotask(() => {
            throw error;
          });
        }
      }
      return !event.defaultPrevented;
    }
  }

  const own = Symbol('AbortSignal');

  class AbortSignal extends EventTarget {
    #aborted = false;
    #reason;
    #handler = null;
    constructor(key) {
      if (key !== own) throw new TypeError('Illegal constructor: use new AbortController().signal');
      super();
    }
    get aborted() {
      return this.#aborted;
    }
    get reason() {
      return this.#reason;
    }
    get onabort() {
      return this.#handler;
    }
    set onabort(handler) {
      // Heard in the place where the first handler was set, as an event handler attribute is.
      if (this.#handler === null) this.addEventListener('abort', event => this.#handler?.call(this, event));
      this.#handler = typeof handler === 'function' ? handler : null;
    }
    throwIfAborted() {
      if (this.#aborted) throw this.#reason;
    }
    static abort(reason) {
      const signal = new AbortSignal(own);
      signal[own](reason);
      return signal;
    }
    static timeout(ms) {
      const signal = new AbortSignal(own);
      setTimeout(() => signal[own](new DOMException('The operation timed out.', 'TimeoutError')), ms);
      return signal;
    }
    static any(signals) {
      const signal = new AbortSignal(own);
      for (const source of signals) {
        if (source.aborted) {
          signal[own](source.reason);
          break;
        }
        source.addEventListener('abort', () => signal[own](source.reason), { once: true });
      }
      return signal;
    }
    [own](reason) {
      if (this.#aborted) return;
      this.#aborted = true;
      this.#reason = reason === undefined ? new DOMException('The operation was aborted.', 'AbortError') : reason;
      this.dispatchEvent(new Event('abort'));
    }
  }

  class AbortController {
    #signal = new AbortSignal(own);
    get signal() {
      return this.#signal;
    }
    abort(reason) {
      this.#signal[own](reason);
    }
  }

  for (const type of [DOMException, Event, CustomEvent, EventTarget, AbortSignal, AbortController]) {
    Object.defineProperty(type.prototype, Symbol.toStringTag, { value: type.name, configurable: true });
  }
  return { DOMException, Event, CustomEvent, EventTarget, AbortSignal, AbortController };
}
