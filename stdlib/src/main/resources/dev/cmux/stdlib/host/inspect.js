// Values as people want to see them: the layout of Node's util.inspect, without running a getter.
(java, load) => {
  'use strict';

  const COLORS = { string: 32, number: 33, boolean: 33, bigint: 33, undefined: 90, null: 1, symbol: 32, special: 36, date: 35, regexp: 31 };
  const KEY = /^[A-Za-z_$][\w$]*$/;
  const custom = Symbol.for('cmux.inspect');
  const tag = Symbol.toStringTag;
  const has = (object, key) => Object.prototype.hasOwnProperty.call(object, key);

  /** Escape sequences of a page must not reach the terminal. Line breaks and tabs may. */
  const harmless = text =>
    text.replace(/[\0-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, c =>
      c === '\r' ? '\\r' : `\\x${c.codePointAt(0).toString(16).toUpperCase().padStart(2, '0')}`);

  function quote(text) {
    const mark = !text.includes("'") ? "'" : !text.includes('"') ? '"' : !text.includes('`') && !text.includes('${') ? '`' : "'";
    const escaped = text.replace(/[\\\n\r\t]/g, c => ({ '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' })[c]);
    return mark + harmless(mark === "'" ? escaped.replaceAll("'", "\\'") : escaped) + mark;
  }

  class Inspector {
    constructor({ depth = 2, colors = false, breakLength = 80, maxArrayLength = 100, maxStringLength = 10000 } = {}) {
      this.depth = depth ?? Infinity;
      this.colors = colors;
      this.breakLength = breakLength;
      this.maxArrayLength = maxArrayLength ?? Infinity;
      this.maxStringLength = maxStringLength ?? Infinity;
      this.inside = [];
      this.circular = new Map();
    }

    paint(text, style) {
      return this.colors ? `\x1b[${COLORS[style]}m${text}\x1b[${style === 'null' ? 22 : 39}m` : text;
    }

    value(value, level) {
      switch (typeof value) {
        case 'string': return this.string(value, level);
        case 'number': return this.paint(Object.is(value, -0) ? '-0' : String(value), 'number');
        case 'bigint': return this.paint(`${value}n`, 'bigint');
        case 'boolean': return this.paint(String(value), 'boolean');
        case 'undefined': return this.paint('undefined', 'undefined');
        case 'symbol': return this.paint(harmless(String(value)), 'symbol');
        default: return value === null ? this.paint('null', 'null') : this.object(value, level);
      }
    }

    string(text, level) {
      const cut = text.length > this.maxStringLength ? text.slice(0, this.maxStringLength) : text;
      const rest = text.length - cut.length;
      const lines = level > 0 && cut.length > 16 && cut.length > this.breakLength - level * 2 - 10 ? cut.split(/(?<=\n)/) : [cut];
      const quoted = lines.map(line => this.paint(quote(line), 'string')).join(` +\n${'  '.repeat(level + 1)}`);
      return rest > 0 ? `${quoted}... ${rest} more character${rest > 1 ? 's' : ''}` : quoted;
    }

    object(object, level) {
      if (this.inside.includes(object)) {
        if (!this.circular.has(object)) this.circular.set(object, this.circular.size + 1);
        return this.paint(`[Circular *${this.circular.get(object)}]`, 'special');
      }
      const own = custom in object && typeof object[custom] === 'function' ? object[custom](this.depth - level) : undefined;
      if (own?.painted) return own.painted.map(([text, style]) => (style ? this.paint(harmless(text), style) : harmless(text))).join('');
      if (own !== undefined) return typeof own === 'string' ? harmless(own) : this.value(own, level);
      this.inside.push(object);
      try {
        const text = this.structure(object, level);
        const number = this.circular.get(object);
        return number === undefined ? text : `${this.paint(`<ref *${number}>`, 'special')} ${text}`;
      } finally {
        this.inside.pop();
      }
    }

    structure(object, level) {
      const name = className(object);
      const prefix = (fallback, size) => {
        const label = name === null ? `[${fallback}: null prototype]` : name;
        const sized = size === undefined ? label : `${label}(${size})`;
        return name === fallback && (fallback === 'Object' || fallback === 'Array') ? '' : `${sized} `;
      };
      if (typeof object === 'function') return this.wrap(this.paint(functionLabel(object), 'special'), this.members(object, level, Object.keys(object)), '{', '}', level);
      if (object instanceof Error) return this.error(object, level);
      if (object instanceof RegExp) return this.wrap(this.paint(harmless(RegExp.prototype.toString.call(object)), 'regexp'), this.members(object, level), '{', '}', level);
      if (object instanceof Date) return this.paint(Number.isNaN(object.getTime()) ? 'Invalid Date' : object.toISOString(), 'date');
      if (object instanceof String || object instanceof Number || object instanceof Boolean) {
        return this.paint(`[${name}: ${this.value(object.valueOf(), level)}]`, typeof object.valueOf());
      }
      if (object instanceof Promise) return `Promise { ${this.paint('<awaitable>', 'special')} }`;
      if (object instanceof WeakMap || object instanceof WeakSet || object instanceof WeakRef) return `${name} { ${this.paint('<items unknown>', 'special')} }`;
      const tooDeep = level > this.depth;
      if (Array.isArray(object)) {
        if (tooDeep) return this.paint(`[${name ?? 'Array'}]`, 'special');
        const label = name === 'Array' ? '' : prefix('Array', object.length);
        return this.wrap(label.trimEnd(), [...this.items(object, level), ...this.members(object, level, extraKeys(object))], '[', ']', level, true);
      }
      if (ArrayBuffer.isView(object) && !(object instanceof DataView)) {
        if (tooDeep) return this.paint(`[${name}]`, 'special');
        return this.wrap(`${name}(${object.length})`, this.items(object, level), '[', ']', level, true);
      }
      if (tooDeep) return this.paint(`[${name ?? 'Object: null prototype'}]`, 'special');
      if (object instanceof Map) {
        const entries = this.limited([...Map.prototype.entries.call(object)], ([key, value]) => `${this.value(key, level + 1)} => ${this.value(value, level + 1)}`);
        return this.wrap(`${name}(${object.size})`, [...entries, ...this.members(object, level)], '{', '}', level);
      }
      if (object instanceof Set) {
        const entries = this.limited([...Set.prototype.values.call(object)], value => this.value(value, level + 1));
        return this.wrap(`${name}(${object.size})`, [...entries, ...this.members(object, level)], '{', '}', level);
      }
      if (object instanceof ArrayBuffer) return `ArrayBuffer { byteLength: ${this.value(object.byteLength, level)} }`;
      const toStringTag = typeof object[tag] === 'string' && object[tag] !== name ? `[${object[tag]}]` : '';
      const label = `${prefix('Object')}${toStringTag}`.trimEnd();
      return this.wrap(label === 'Object' ? '' : label, this.members(object, level), '{', '}', level);
    }

    error(error, level) {
      const stack = describe(error, 'stack');
      // An import that failed is an object of the host: it answers, but has no properties of its own.
      const message = describe(error, 'message') || (Object.getOwnPropertyNames(error).length === 0 ? String(error.message ?? '') : '');
      const title = harmless(`${describe(error, 'name') || className(error) || 'Error'}${message ? `: ${message}` : ''}`);
      const frames = stack.includes('\n    at ') ? stack.slice(stack.indexOf('\n    at ')).replace(/\n    at [^\n]*\(?cmux:[^\n]*/g, '') : '';
      const hidden = new Set(['stack', 'message', 'name', 'cause', 'errors']);
      const keys = Object.keys(error).filter(key => !hidden.has(key) && error[key] !== undefined);
      const members = this.members(error, level, keys);
      if (has(error, 'cause') && error.cause !== undefined) members.push(`[cause]: ${this.value(error.cause, level + 1)}`);
      if (has(error, 'errors')) members.push(`[errors]: ${this.value(error.errors, level + 1)}`);
      const text = frames ? title + harmless(frames).replaceAll('\n', `\n${'  '.repeat(level)}`) : level > 0 ? `[${title}]` : title;
      return members.length ? `${text} {\n${members.map(m => '  '.repeat(level + 1) + m).join(',\n')}\n${'  '.repeat(level)}}` : text;
    }

    items(array, level) {
      const parts = [];
      const shown = Math.min(array.length, this.maxArrayLength);
      for (let i = 0; i < shown; i++) {
        if (i in array) {
          parts.push(this.property(array, i, level, true));
        } else {
          let holes = 1;
          while (i + holes < array.length && !(i + holes in array)) holes++;
          parts.push(this.paint(`<${holes} empty item${holes > 1 ? 's' : ''}>`, 'undefined'));
          i += holes - 1;
        }
      }
      const rest = array.length - shown;
      if (rest > 0) parts.push(`... ${rest} more item${rest > 1 ? 's' : ''}`);
      return parts;
    }

    limited(entries, show) {
      const parts = entries.slice(0, this.maxArrayLength).map(show);
      const rest = entries.length - parts.length;
      if (rest > 0) parts.push(`... ${rest} more item${rest > 1 ? 's' : ''}`);
      return parts;
    }

    members(object, level, keys = Object.keys(object)) {
      const symbols = Object.getOwnPropertySymbols(object).filter(symbol => Object.prototype.propertyIsEnumerable.call(object, symbol));
      return [...keys, ...symbols].map(key => {
        const label = typeof key === 'symbol' ? `[${this.paint(harmless(String(key)), 'symbol')}]` : KEY.test(key) ? key : this.paint(quote(key), 'string');
        return `${label}: ${this.property(object, key, level)}`;
      });
    }

    property(object, key, level) {
      const descriptor = Object.getOwnPropertyDescriptor(object, key);
      if (descriptor === undefined) return this.paint('undefined', 'undefined');
      if (!descriptor.get && !descriptor.set) return this.value(descriptor.value, level + 1);
      return this.paint(descriptor.get ? (descriptor.set ? '[Getter/Setter]' : '[Getter]') : '[Setter]', 'special');
    }

    /** On one line when it fits, else one member a line; long lists of short items in columns. */
    wrap(label, parts, open, close, level, isList = false) {
      const head = label ? `${label} ` : '';
      if (parts.length === 0) return open === '{' && label && !/^(Map|Set|\[|[A-Z]\w*(\(\d+\))?$)/.test(label) ? label : label.startsWith('[Function') || label.startsWith('[class') || label.startsWith('/') ? label : `${head}${open}${close}`;
      const plain = parts.map(part => part.replace(/\x1b\[\d+m/g, ''));
      const total = plain.reduce((sum, part) => sum + part.length + 2, head.length + level * 2);
      const single = total <= Math.min(this.breakLength, 76) && !plain.some(part => part.includes('\n'));
      if (single && (!isList || parts.length <= 6 || total <= 72)) return `${head}${open} ${parts.join(', ')} ${close}`;
      const pad = '  '.repeat(level + 1);
      const rows = isList && parts.length > 6 && plain.every(part => part.length <= 16 || part.startsWith('... ')) ? columns(parts, plain, Math.min(this.breakLength, 80)) : parts;
      return `${head}${open}\n${rows.map(row => pad + row).join(',\n')}\n${'  '.repeat(level)}${close}`;
    }
  }

  /** Short items side by side; what says how many more there are stays on its own line. */
  function columns(parts, plain, room) {
    const items = plain.filter(part => !part.startsWith('... '));
    const lengths = items.map(part => part.length + 2);
    const longest = Math.max(...lengths);
    // Node's formula: about two and a half times as wide as high, never more than 15 in a row.
    const biased = Math.max(longest - 3, 1);
    const perRow = Math.max(1, Math.min(Math.round(Math.sqrt(2.5 * biased * items.length) / biased), Math.floor(room / longest), 12, 15));
    const widths = Array.from({ length: perRow }, (_, column) => Math.max(0, ...lengths.filter((_, i) => i % perRow === column)));
    const numeric = items.every(part => /^-?[\d.]+(e[+-]?\d+)?n?$|^NaN$|^-?Infinity$/.test(part));
    const rows = [];
    for (let i = 0; i < items.length; i += perRow) {
      const row = parts.slice(i, Math.min(i + perRow, items.length));
      rows.push(row.map((part, j) => {
        const space = ' '.repeat(widths[j] - lengths[i + j]);
        const isLast = j === row.length - 1;
        return numeric ? `${space}${part}${isLast ? '' : ', '}` : isLast ? part : `${part}, ${space}`;
      }).join(''));
    }
    return [...rows, ...parts.slice(items.length)];
  }

  /** The name of the object's class; null without prototype. Reads data properties only. */
  function className(object) {
    for (let proto = Object.getPrototypeOf(object), first = true; proto !== null; proto = Object.getPrototypeOf(proto), first = false) {
      const descriptor = Object.getOwnPropertyDescriptor(proto, 'constructor');
      if (descriptor && typeof descriptor.value === 'function' && typeof descriptor.value.name === 'string' && descriptor.value.name !== '') {
        return harmless(descriptor.value.name);
      }
    }
    return null;
  }

  function functionLabel(fn) {
    const name = typeof Object.getOwnPropertyDescriptor(fn, 'name')?.value === 'string' ? harmless(fn.name) : '';
    if (/^class\b/.test(Function.prototype.toString.call(fn))) {
      const parent = Object.getPrototypeOf(fn);
      const base = typeof parent === 'function' && parent.name ? ` extends ${parent.name}` : '';
      return `[class ${name || '(anonymous)'}${base}]`;
    }
    const kind = className(fn) ?? 'Function';
    return `[${kind}${name ? `: ${name}` : ' (anonymous)'}]`;
  }

  /** A string member of an error, found without running the user's getters. */
  function describe(error, key) {
    for (let object = error; object !== null; object = Object.getPrototypeOf(object)) {
      const descriptor = Object.getOwnPropertyDescriptor(object, key);
      if (descriptor) return typeof descriptor.value === 'string' ? descriptor.value : '';
    }
    return '';
  }

  const extraKeys = array => Object.keys(array).filter(key => !/^(0|[1-9]\d*)$/.test(key));

  return { inspect: (value, options) => new Inspector(options).value(value, 0), quote, harmless, className };
}
