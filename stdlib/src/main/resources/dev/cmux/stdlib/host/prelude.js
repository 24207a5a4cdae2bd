// Runs first in every realm. Kept short: each start of `cmux run` pays for it. What a script seldom needs is loaded when it is touched.
(java => {
  'use strict';

  class CmuxError extends Error {
    constructor(code, message, { hint, surface, data, cause } = {}) {
      super(message, cause === undefined ? undefined : { cause });
      // GraalJS drops all frames of an error made by a class of an internal source: take those of a plain one.
      hide(this, 'stack', withFrames(this.message, new Error().stack));
      this.code = code;
      if (surface != null) this.surface = surface;
      if (data != null) this.data = data;
      if (hint != null) this.hint = hint;
    }
  }
  hide(CmuxError.prototype, 'name', 'CmuxError');

  function hide(object, name, value) {
    Object.defineProperty(object, name, { value, writable: true, configurable: true, enumerable: false });
  }

  /** No regular expression: the first one costs 30 ms, and every run would pay them. */
  function withFrames(message, stack) {
    const end = stack.indexOf('\n');
    return `CmuxError: ${message}${end < 0 ? '' : stack.slice(end)}`;
  }

  /**
   * A function that returns a promise for what Java does elsewhere. The stack is read now: only now is the line of the caller on it,
   * and GraalJS composes it when it is first asked for.
   */
  function promising(name, start) {
    const call = (...args) => {
      const { stack } = new Error();
      return new Promise((resolve, reject) => {
        start(args, stack, resolve, (code, message, hint, surface, data) => {
          const error = new CmuxError(code, message, { hint, surface, data });
          hide(error, 'stack', withFrames(message, stack));
          reject(error);
        });
      });
    };
    return Object.defineProperty(call, 'name', { value: name });
  }

  const modules = new Map();
  const load = name => {
    if (!modules.has(name)) modules.set(name, java.load(name)(java, load, CmuxError));
    return modules.get(name);
  };

  // Completion may run these getters, all getters of these objects, and no others.
  load.safeGetters = new Set();
  load.describeError = java.describeError;

  load.nearest = java.nearest;

  /** Refuses options that a function does not have: a misspelt one would be ignored. */
  load.checkOptions = (name, given, known) => {
    const unknown = Object.keys(given ?? {}).find(option => !known.includes(option));
    if (unknown === undefined) return;
    const near = java.nearest(unknown, known);
    throw new CmuxError('invalid_params', `\`${name}\` has no option \`${unknown}\`.`, {
      hint: `${near === null ? '' : `Did you mean \`${near}\`? `}It takes: ${known.join(', ')}.`,
    });
  };

  // Work that belongs to a module and starts when its top level has ended; the run goes on until it is done.
  const endings = [];
  load.whenModuleEnds = work => void endings.push(work);

  /** Globals whose source is read when the first of them is touched. */
  function lazy(file, ...names) {
    for (const name of names) {
      const get = () => {
        hide(globalThis, name, load(file)[name]);
        return globalThis[name];
      };
      load.safeGetters.add(get);
      Object.defineProperty(globalThis, name, {
        configurable: true,
        enumerable: false,
        get,
        set(value) {
          hide(globalThis, name, value);
        },
      });
    }
  }

  function callable(fn, name) {
    if (typeof fn !== 'function') throw new TypeError(`${name} needs a function, not ${fn === null ? 'null' : typeof fn}`);
    return fn;
  }

  const LONGEST = 2 ** 31 - 1; // of browsers and Node; a longer delay fires at once there, here it is the longest
  const delay = ms => Math.min(LONGEST, Math.max(0, Math.trunc(Number(ms)) || 0));
  const number = id => (Number.isInteger(id) ? java.clearTimer(id) : undefined);
  const globals = {
    CmuxError,
    setTimeout: (fn, ms, ...args) => java.setTimer(delay(ms), false, callable(fn, 'setTimeout').bind(null, ...args)),
    setInterval: (fn, ms, ...args) => java.setTimer(Math.max(1, delay(ms)), true, callable(fn, 'setInterval').bind(null, ...args)),
    setImmediate: (fn, ...args) => java.setTimer(0, false, callable(fn, 'setImmediate').bind(null, ...args)),
    clearTimeout: id => void number(id),
    clearInterval: id => void number(id),
    clearImmediate: id => void number(id),
    queueMicrotask: fn => void Promise.resolve().then(callable(fn, 'queueMicrotask')),
  };
  for (const [name, value] of Object.entries(globals)) hide(globalThis, name, value);
  lazy('console', 'console');
  lazy('url', 'URL', 'URLSearchParams');
  lazy('events', 'Event', 'CustomEvent', 'EventTarget', 'AbortController', 'AbortSignal', 'DOMException');
  lazy('clone', 'structuredClone');
  lazy('codecs', 'atob', 'btoa', 'crypto');

  // `onRejection` is whose turn it is when a module runs the script's functions piece by piece.
  Graal.setUnhandledPromiseRejectionHandler(reason => (load.onRejection ? load.onRejection(reason, java.unhandled) : java.unhandled(reason)));
  delete globalThis.Graal;

  return {
    CmuxError,
    load,
    promising,
    newError: (code, message, hint, surface, data) => new CmuxError(code, message, { hint, surface, data }),
    importModule: (specifier, settled, rejected) => {
      import(specifier)
        .then(async module => {
          while (endings.length) await endings.shift()();
          return 'default' in module ? module.default : undefined;
        })
        .then(settled, rejected);
    },
    callFunction: (fn, args, settled, rejected) => {
      new Promise(resolve => resolve(fn(...args))).then(settled, rejected);
    },
    prompt: () => load('prompt'),
    /** A module's text result is shown as it is, a prompt's as it would be typed. */
    display: (value, asTyped, columns) => {
      if (typeof value === 'string' && !asTyped) return value;
      if (columns === undefined) return load('inspect').inspect(value, { colors: java.colors });
      return load('tables').records(value, columns) ?? load('inspect').inspect(value, { colors: java.colors, breakLength: columns });
    },
    /** The same for a value of the prompt, with nothing left out but what is nested too deeply for the stack. */
    whole: (value, columns) => {
      const shown = depth => load('inspect').inspect(value, { colors: java.colors, breakLength: columns || undefined, depth, maxArrayLength: null, maxStringLength: null });
      try {
        return (columns && load('tables').records(value, columns)) || shown(null);
      } catch (error) {
        if (!(error instanceof RangeError)) throw error;
        return shown(100);
      }
    },
    json: value => {
      try {
        return JSON.stringify(value);
      } catch {
        return undefined;
      }
    },
  };
})
