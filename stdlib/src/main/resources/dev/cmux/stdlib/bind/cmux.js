// The global `cmux`. Every verb of the table becomes a method of Surface and, when its first argument is an element, of Locator
// (VerbMembers writes them here); all of them end in host.perform(surface, frames, verb, arguments). Every context runs this anew: nothing
// is made here that a script may never touch.
(host, CmuxError, load) => {
  'use strict';

  const settings = host.settings();

  /** What a snapshot says; printed, it is its text. */
  class Snapshot {
    constructor(plain) {
      Object.assign(this, plain);
    }
    toString() {
      return this.text;
    }
    /** The tree, with its roles, names and refs in colours. */
    [Symbol.for('cmux.inspect')]() {
      const pieces = this.text.split(/(?<=^ *- )([\w-]+)( "(?:[^"\\]|\\.)*")?|(\[ref=e\d+\])/gm);
      const styles = [undefined, 'special', 'string', 'undefined'];
      return { painted: pieces.map((text, i) => [text ?? '', styles[i % 4]]) };
    }
  }

  /** What has changed between two states; printed, it is a line each change. */
  class StateDiff {
    constructor({ text, ...plain }) {
      Object.assign(this, plain);
      Object.defineProperty(this, 'text', { value: text });
    }
    toString() {
      return this.text;
    }
  }

  /** What a server answered. The body is fetched from Java when it is asked for. */
  class Response {
    #body;
    constructor({ body, ...plain }) {
      this.#body = body;
      Object.assign(this, plain);
    }
    async text() {
      return host.bodyText(this.#body);
    }
    async json() {
      const text = host.bodyText(this.#body);
      try {
        return JSON.parse(text);
      } catch (cause) {
        throw new CmuxError('invalid_state', `The body of \`${this.url}\` is not JSON: ${cause.message}.`, {
          hint: 'Look at it with `text()`.',
          data: { excerpt: text.slice(0, 200) },
        });
      }
    }
    async bytes() {
      return host.bodyBytes(this.#body);
    }
  }

  const plainToAnswer = {
    goto: r => new Response(r),
    reload: r => new Response(r),
    fetch: r => new Response(r),
    back: r => r && new Response(r),
    forward: r => r && new Response(r),
    snapshot: s => new Snapshot(s),
  };

  /** Both have a plain form, which would reach the page and be of no use there. */
  function refuseHandles(args) {
    for (const [i, arg] of args.entries()) {
      const what = arg instanceof Surface ? 'surface' : arg instanceof Locator ? 'locator' : undefined;
      if (what) {
        throw new CmuxError('invalid_params', `\`args[${i}]\` must be plain data, a Date or bytes, but is a ${what}.`, {
          hint: 'A script gets an element from the locator itself: `locator.eval(element => …)`.',
        });
      }
    }
  }

  async function perform(surface, verb, args) {
    if (verb === 'eval' || verb === 'evalOn') refuseHandles(args.slice(1));
    const answer = await host.perform(surface.ref, surface[FRAMES], verb, args);
    if (answer !== null && typeof answer === 'object') {
      if (args.some(arg => arg !== null && typeof arg === 'object' && arg.snapshotAfter === true)) return new Snapshot(answer);
      const make = plainToAnswer[verb];
      if (make) return make(answer);
    }
    return answer ?? (verb === 'back' || verb === 'forward' ? null : answer);
  }

  const FRAMES = Symbol('frames');
  const TARGET = Symbol('target');

  /** What a surface does by other means than a verb of the table, by group. */
  const extras = {
    state: surface => ({
      import: (source, options) => host.importState(surface.ref, source, options),
      diff: async other => new StateDiff(await host.diffState(surface.ref, other)),
    }),
    network: surface => ({
      route: (pattern, handler) =>
        typeof handler === 'function'
          ? host.route(surface.ref, pattern, request => decide(handler, request))
          : perform(surface, 'network.route', [pattern, handler]),
    }),
  };

  /** A group of verbs is bound to its object, and made when first touched. */
  function group(self, name, members) {
    Object.assign(members, extras[name]?.(self));
    Object.defineProperty(self, name, { value: members, configurable: true, enumerable: false });
    return members;
  }

  function finders(surface, scope) {
    const locate = inner => new Locator(surface, scope === undefined ? inner : { by: 'within', scope, inner });
    return {
      role: (role, options) => locate({ ...options, by: 'role', role }),
      text: (text, options) => locate({ ...options, by: 'text', text }),
      label: (text, options) => locate({ ...options, by: 'label', text }),
      placeholder: (text, options) => locate({ ...options, by: 'placeholder', text }),
      alt: (text, options) => locate({ ...options, by: 'alt', text }),
      title: (text, options) => locate({ ...options, by: 'title', text }),
      testid: text => locate({ by: 'testid', text }),
      css: selector => locate({ by: 'css', selector }),
      xpath: expression => locate({ by: 'xpath', expression }),
    };
  }

  /** Names elements without looking for them: each use resolves it anew, and needs exactly one match. */
  class Locator {
    constructor(surface, target) {
      Object.defineProperty(this, 'surface', { value: surface, enumerable: false });
      this[TARGET] = target;
    }
    get find() {
      return group(this, 'find', finders(this.surface, this[TARGET]));
    }
    first() {
      return this.nth(0);
    }
    last() {
      return this.nth(-1);
    }
    nth(index) {
      return new Locator(this.surface, { by: 'nth', base: this[TARGET], index });
    }
    filter(options) {
      return new Locator(this.surface, { ...options, by: 'filter', base: this[TARGET] });
    }
    async all() {
      const count = await this.count();
      return Array.from({ length: count }, (_, index) => this.nth(index));
    }
    async eval(script, ...args) {
      return perform(this.surface, 'evalOn', [this[TARGET], script, ...args]);
    }
    async wait(options = {}) {
      return perform(this.surface, 'wait', [{ ...options, selector: this[TARGET] }]);
    }
    toJSON() {
      return this[TARGET];
    }
    [Symbol.for('cmux.inspect')]() {
      return `Locator ${host.describeTarget(this[TARGET])}`;
    }
    /* the verbs of locators */
  }

  /** One isolated session. */
  class Surface {
    constructor({ ref, name }, frames = []) {
      Object.defineProperty(this, 'ref', { value: ref, enumerable: true });
      Object.defineProperty(this, 'name', { value: name ?? null, enumerable: true });
      Object.defineProperty(this, FRAMES, { value: frames });
    }
    get closed() {
      return host.isClosed(this.ref);
    }
    get find() {
      return group(this, 'find', finders(this));
    }
    /** The surface with every verb inside a frame; `frame.main()` is the whole page again. */
    get frame() {
      const frame = async target => {
        const inner = new Surface(this, [...this[FRAMES], target]);
        await perform(inner, 'get.url', []);
        return inner;
      };
      return Object.assign(frame, { main: async () => new Surface(this) });
    }
    async close() {
      return host.closeIfOpen(this.ref);
    }
    toString() {
      return this.name === null ? this.ref : `${this.ref} (${this.name})`;
    }
    toJSON() {
      return { surface: this.ref };
    }
    /* the verbs of surfaces */
  }

  load.safeGetters.add(Surface.prototype).add(Locator.prototype);

  /** The promise of a surface: who forgot to wait for it is told so. */
  class Opening extends Promise {
    static get [Symbol.species]() {
      return Promise;
    }
  }
  Object.defineProperty(Opening, 'name', { value: 'Promise' });
  Object.setPrototypeOf(
    Opening.prototype,
    new Proxy(Object.create(Promise.prototype), {
      get(between, name, opening) {
        if (name in between || name === 'toJSON' || !(name in Surface.prototype)) return Reflect.get(between, name, opening);
        throw new CmuxError('invalid_state', `\`${name}\` was asked of a promise: \`cmux.open\` was not waited for.`, { hint: 'Put `await` before `cmux.open`.' });
      },
    }));

  /** What a handler of a route decides with; the first decision counts. A handler may also return its decision. */
  async function decide(handler, request) {
    let decision;
    const say = made => {
      decision ??= made;
    };
    const route = {
      request,
      fulfill: async (answer = {}) => say({ answer: { status: 200, ...answer } }),
      abort: async reason => say({ answer: { abort: reason ?? true } }),
      continue: async (changes = {}) => say({ changes }),
      fallback: async () => say({ fallback: true }),
    };
    const returned = await handler(route, request);
    return decision ?? (returned === undefined ? { changes: {} } : { answer: returned });
  }

  const list = value => {
    if (value === null || value === undefined || typeof value[Symbol.iterator] !== 'function') {
      throw new CmuxError('invalid_params', 'cmux.map needs a list of items.', { hint: 'Write cmux.map([…], async (surface, item) => …).' });
    }
    return [...value];
  };

  const asError = error =>
    error instanceof CmuxError
      ? error
      : Object.assign(new CmuxError('js_error', error instanceof Error ? error.message : String(error), { cause: error }), {});

  async function map(items, fn, options = {}) {
    load.checkOptions('cmux.map', options, ['concurrency', 'open']);
    const { concurrency = 8, open = {} } = options;
    const all = list(items);
    if (typeof fn !== 'function') throw new CmuxError('invalid_params', 'cmux.map needs a function of (surface, item, index).');
    if (!Number.isInteger(concurrency) || concurrency < 1) {
      throw new CmuxError('invalid_params', `\`concurrency\` must be a whole number, 1 or more, but is ${concurrency}.`);
    }
    const results = new Array(all.length);
    let next = 0;
    async function worker() {
      while (next < all.length) {
        const index = next++;
        const item = all[index];
        let surface;
        try {
          surface = await cmux.open(undefined, open);
          results[index] = { item, status: 'ok', value: await fn(surface, item, index) };
        } catch (error) {
          results[index] = { item, status: 'failed', error: asError(error) };
        } finally {
          if (surface) await surface.close();
        }
      }
    }
    await Promise.all(Array.from({ length: Math.min(concurrency, all.length) }, worker));
    return results;
  }

  const refOf = surface => (surface instanceof Surface ? surface.ref : surface);
  const cmux = {
    open: (url, options) => {
      const [address, given] = url !== null && typeof url === 'object' && options === undefined ? [undefined, url] : [url, options];
      return new Opening((resolve, reject) => host.open(address, given).then(plain => resolve(new Surface(plain)), reject));
    },
    surface: refOrName => new Surface(host.surface(refOf(refOrName))),
    surfaces: () => host.surfaces().map(plain => new Surface(plain)),
    closeSurface: async refOrName => host.close(host.surface(refOf(refOrName)).ref),
    closeAll: async () => host.closeAll(),
    map,
    sleep: async ms => host.sleep(ms),
    output: record => {
      host.output(record);
    },
    params: settings.params,
    args: settings.args,
    env: settings.env,
    version: settings.version,
  };
  Object.freeze(cmux);
  Object.defineProperty(globalThis, 'cmux', { value: cmux, writable: false, enumerable: true, configurable: false });
}
