// URL and URLSearchParams, after the URL standard (https://url.spec.whatwg.org/).
java => {
  'use strict';

  const own = Symbol('own');
  const PORTS = { 'ftp:': '21', 'file:': '', 'http:': '80', 'https:': '443', 'ws:': '80', 'wss:': '443' };
  const special = scheme => scheme in PORTS;

  // Percent-encode sets: what must be encoded besides controls and everything beyond ASCII.
  const FRAGMENT = ' "<>`';
  const QUERY = ' "#<>';
  const SPECIAL_QUERY = `${QUERY}'`;
  const PATH = `${QUERY}?^\`{}`;
  const USERINFO = `${PATH}/:;=@[\\]|`;
  const FORM_SAFE = /^[A-Za-z0-9*\-._]$/;
  const FORBIDDEN_HOST = /[\0\t\n\r #/:<>?@[\\\]^|]/;
  const FORBIDDEN_DOMAIN = /[\0-\x20"#%/:<>?@[\\\]^`{|}\x7f]/;

  const bytes = text => new TextEncoder().encode(text);
  const percent = byte => `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
  const encode = (text, set) => {
    let out = '';
    for (const char of text) {
      const code = char.codePointAt(0);
      out += code > 0x1f && code < 0x7f && !set.includes(char) ? char : [...bytes(char)].map(percent).join('');
    }
    return out;
  };
  const decode = text => {
    if (!text.includes('%')) return text;
    const out = [];
    const raw = bytes(text);
    for (let i = 0; i < raw.length; i++) {
      const hex = raw[i] === 0x25 ? String.fromCharCode(raw[i + 1] ?? 0, raw[i + 2] ?? 0) : '';
      if (/^[0-9a-fA-F]{2}$/.test(hex)) {
        out.push(parseInt(hex, 16));
        i += 2;
      } else {
        out.push(raw[i]);
      }
    }
    return new TextDecoder().decode(new Uint8Array(out));
  };

  /** A record of the parts of a URL, or null when the text is none. */
  function parse(text, base) {
    const input = text.replace(/^[\0-\x20]+|[\0-\x20]+$/g, '').replace(/[\t\n\r]/g, '');
    const hash = input.indexOf('#');
    const head = hash < 0 ? input : input.slice(0, hash);
    const url = parseHead(head, base);
    if (url && hash >= 0) url.fragment = encode(input.slice(hash + 1), FRAGMENT);
    return url;
  }

  const fresh = (scheme, parts) => ({ scheme, username: '', password: '', host: null, port: '', path: [], opaque: null, query: null, fragment: null, ...parts });
  const authorityOf = ({ username, password, host, port }) => ({ username, password, host, port });

  function parseHead(head, base) {
    const found = /^([A-Za-z][A-Za-z0-9+.-]*):/.exec(head);
    if (!found) {
      if (!base) return null;
      if (base.opaque !== null) return head === '' ? { ...base, fragment: null } : null;
      return base.scheme === 'file:' ? parseFile(head, base) : parseRelative(head, base);
    }
    const scheme = found[0].toLowerCase();
    const rest = head.slice(found[0].length);
    if (scheme === 'file:') return parseFile(rest, base?.scheme === 'file:' ? base : null);
    if (special(scheme)) {
      if (base?.scheme === scheme && !/^[/\\]{2}/.test(rest) && !/^[/\\]/.test(rest)) return parseRelative(rest, base);
      if (base?.scheme === scheme && /^\/(?![/\\])/.test(rest)) return parseRelative(rest, base);
      return parseAuthority(fresh(scheme), rest.replace(/^[/\\]*/, ''));
    }
    if (rest.startsWith('//')) return parseAuthority(fresh(scheme), rest.slice(2));
    if (rest.startsWith('/')) return withPath(fresh(scheme), rest);
    const [path, query] = cut(rest, '?');
    return fresh(scheme, { opaque: encode(path, ''), query: query === null ? null : encode(query, QUERY) });
  }

  function cut(text, mark) {
    const at = text.indexOf(mark);
    return at < 0 ? [text, null] : [text.slice(0, at), text.slice(at + 1)];
  }

  const slashes = (scheme, text) => (special(scheme) ? text.replace(/^[^?]*/, path => path.replaceAll('\\', '/')) : text);

  function parseRelative(text, base) {
    const rest = slashes(base.scheme, text);
    if (rest.startsWith('//')) return parseAuthority(fresh(base.scheme), special(base.scheme) ? rest.replace(/^\/*/, '') : rest.slice(2));
    const url = fresh(base.scheme, authorityOf(base));
    if (rest.startsWith('/')) return withPath(url, rest);
    return withRelativePath(url, rest, base);
  }

  function withRelativePath(url, rest, base) {
    const [path, query] = cut(rest, '?');
    if (path === '') {
      url.path = [...base.path];
      url.query = query === null ? base.query : encode(query, special(url.scheme) ? SPECIAL_QUERY : QUERY);
      return url;
    }
    url.path = base.path.slice(0, -1);
    if (base.path.length === 1 && url.scheme === 'file:' && isDrive(base.path[0])) url.path = [...base.path];
    return withPath(url, rest);
  }

  function parseAuthority(url, rest) {
    const end = rest.search(special(url.scheme) ? /[/\\?]/ : /[/?]/);
    const authority = end < 0 ? rest : rest.slice(0, end);
    const at = authority.lastIndexOf('@');
    if (at >= 0) {
      const [username, password] = cut(authority.slice(0, at), ':');
      url.username = encode(username, USERINFO);
      url.password = encode(password ?? '', USERINFO);
    }
    const hostPort = authority.slice(at + 1);
    const split = /^(\[[^\]]*\]|[^:]*)(?::(.*))?$/s.exec(hostPort);
    if (!split || (split[1] === '' && (special(url.scheme) || split[2] !== undefined || at >= 0))) return null;
    url.host = parseHost(split[1], special(url.scheme));
    if (url.host === null) return null;
    const port = parsePort(split[2] ?? '', url.scheme);
    if (port === null) return null;
    url.port = port;
    return withPath(url, end < 0 ? '' : rest.slice(end));
  }

  function parsePort(text, scheme) {
    if (!/^\d*$/.test(text)) return null;
    if (text === '') return '';
    const number = Number(text);
    return number > 65535 ? null : String(number) === PORTS[scheme] ? '' : String(number);
  }

  const isDrive = text => /^[A-Za-z][:|]$/.test(text);
  const startsWithDrive = text => /^[A-Za-z][:|](?:[/\\?]|$)/.test(text);

  function parseFile(text, base) {
    const rest = slashes('file:', text);
    const url = fresh('file:', { host: '' });
    if (rest.startsWith('//')) {
      const after = rest.slice(2);
      const [authority] = /^[^/?]*/.exec(after);
      if (isDrive(authority)) return withPath(url, `/${after}`);
      url.host = authority === '' ? '' : parseHost(authority, true);
      if (url.host === null) return null;
      if (url.host === 'localhost') url.host = '';
      return withPath(url, after.slice(authority.length));
    }
    if (rest.startsWith('/')) {
      if (base) {
        url.host = base.host;
        if (!startsWithDrive(rest.slice(1)) && base.path.length && isDrive(base.path[0])) url.path = [base.path[0]];
      }
      return withPath(url, rest);
    }
    if (!base) return withPath(url, `/${rest}`);
    url.host = base.host;
    return startsWithDrive(rest) ? withPath(fresh('file:', { host: '' }), `/${rest}`) : withRelativePath(url, rest, base);
  }

  /** Appends a path, with its dots resolved, and takes the query. */
  function withPath(url, rest) {
    const [text, query] = cut(rest, '?');
    if (query !== null) url.query = encode(query, special(url.scheme) ? SPECIAL_QUERY : QUERY);
    const path = slashes(url.scheme, text).replace(/^\//, '');
    if (text === '' && !special(url.scheme)) return url;
    const parts = path.split('/');
    parts.forEach((part, i) => {
      const plain = part.replace(/%2e/gi, '.');
      const isLast = i === parts.length - 1;
      if (plain === '..') {
        if (!(url.scheme === 'file:' && url.path.length === 1 && isDrive(url.path[0]))) url.path.pop();
        if (isLast) url.path.push('');
      } else if (plain === '.') {
        if (isLast) url.path.push('');
      } else {
        const encoded = encode(part, PATH);
        url.path.push(url.scheme === 'file:' && url.path.length === 0 && isDrive(encoded) ? `${encoded[0]}:` : encoded);
      }
    });
    return url;
  }

  function parseHost(text, isSpecial) {
    if (text.startsWith('[')) {
      const pieces = text.endsWith(']') ? parseIpv6(text.slice(1, -1)) : null;
      return pieces && `[${writeIpv6(pieces)}]`;
    }
    if (!isSpecial) return FORBIDDEN_HOST.test(text) ? null : encode(text, '');
    const domain = decode(text);
    const ascii = /^[\0-\x7f]*$/.test(domain) && !/(^|\.)xn--/i.test(domain) ? domain.toLowerCase() : java.domainToAscii(domain);
    if (!ascii || FORBIDDEN_DOMAIN.test(ascii)) return null;
    const labels = ascii.split('.');
    if (labels.at(-1) === '' && labels.length > 1) labels.pop();
    return /^(\d+|0x[0-9a-f]*)$/.test(labels.at(-1)) ? parseIpv4(labels) : ascii;
  }

  function parseIpv4(labels) {
    if (labels.length > 4) return null;
    const numbers = labels.map(label => {
      if (/^0x[0-9a-f]*$/.test(label)) return parseInt(label.slice(2) || '0', 16);
      if (/^0[0-7]*$/.test(label)) return parseInt(label, 8);
      return /^[1-9]\d*$/.test(label) ? Number(label) : NaN;
    });
    const last = numbers.pop();
    if (numbers.some(n => !(n <= 255)) || !(last < 256 ** (4 - numbers.length))) return null;
    let address = last;
    numbers.forEach((n, i) => {
      address += n * 256 ** (3 - i);
    });
    return [24, 16, 8, 0].map(shift => Math.floor(address / 2 ** shift) % 256).join('.');
  }

  function parseIpv6(text) {
    let source = text;
    const dotted = /:(\d+)\.(\d+)\.(\d+)\.(\d+)$/.exec(text);
    if (dotted) {
      const [a, b, c, d] = dotted.slice(1).map(part => (/^(0|[1-9]\d{0,2})$/.test(part) && part <= 255 ? Number(part) : NaN));
      if ([a, b, c, d].some(Number.isNaN)) return null;
      source = `${text.slice(0, dotted.index + 1)}${(a * 256 + b).toString(16)}:${(c * 256 + d).toString(16)}`;
    }
    const halves = source.split('::');
    if (halves.length > 2) return null;
    const pieces = halves.map(half => (half === '' ? [] : half.split(':')));
    if (!pieces.flat().every(piece => /^[0-9a-fA-F]{1,4}$/.test(piece))) return null;
    const count = pieces.flat().length;
    if (halves.length === 1 ? count !== 8 : count > 7) return null;
    const zeros = halves.length === 2 ? new Array(8 - count).fill('0') : [];
    return [...pieces[0], ...zeros, ...(pieces[1] ?? [])].map(piece => parseInt(piece, 16));
  }

  /** The longest run of zeros, of at least two, is left out. */
  function writeIpv6(pieces) {
    let best = { start: -1, length: 1 };
    for (let i = 0; i < 8; i++) {
      let length = 0;
      while (pieces[i + length] === 0) length++;
      if (length > best.length) best = { start: i, length };
      if (length) i += length;
    }
    const hex = list => list.map(piece => piece.toString(16)).join(':');
    return best.start < 0 ? hex(pieces) : `${hex(pieces.slice(0, best.start))}::${hex(pieces.slice(best.start + best.length))}`;
  }

  const pathOf = url => (url.opaque ?? (url.path.length ? `/${url.path.join('/')}` : ''));

  function serialize(url, withFragment = true) {
    let text = url.scheme;
    if (url.host !== null) {
      const credentials = url.username || url.password ? `${url.username}${url.password ? `:${url.password}` : ''}@` : '';
      text += `//${credentials}${url.host}${url.port && `:${url.port}`}`;
    } else if (url.opaque === null && url.path.length > 1 && url.path[0] === '') {
      text += '/.';
    }
    text += pathOf(url);
    if (url.query !== null) text += `?${url.query}`;
    return withFragment && url.fragment !== null ? `${text}#${url.fragment}` : text;
  }

  const formDecode = text => decode(text.replaceAll('+', ' '));
  const formEncode = text => [...bytes(text)].map(byte => {
    const char = String.fromCharCode(byte);
    return byte === 0x20 ? '+' : FORM_SAFE.test(char) ? char : percent(byte);
  }).join('');
  const scalar = value => String(value).toWellFormed();

  class URLSearchParams {
    #list = [];
    #changed = () => {};

    constructor(init = '', ...hidden) {
      if (hidden[0] === own) this.#changed = hidden[1];
      if (typeof init === 'object' && init !== null && typeof init[Symbol.iterator] === 'function') {
        for (const pair of init) {
          const both = [...pair];
          if (both.length !== 2) throw new TypeError('Each pair of URLSearchParams has a name and a value');
          this.#list.push(both.map(scalar));
        }
      } else if (typeof init === 'object' && init !== null) {
        this.#list = Object.entries(init).map(pair => pair.map(scalar));
      } else {
        this[own](scalar(init));
      }
    }
    [own](text) {
      this.#list = text.replace(/^\?/, '').split('&').filter(Boolean).map(pair => {
        const [name, value] = cut(pair, '=');
        return [formDecode(name), formDecode(value ?? '')];
      });
    }
    get size() {
      return this.#list.length;
    }
    append(name, value) {
      this.#list.push([scalar(name), scalar(value)]);
      this.#changed();
    }
    delete(name, value) {
      this.#list = this.#list.filter(([key, item]) => key !== scalar(name) || (value !== undefined && item !== scalar(value)));
      this.#changed();
    }
    get(name) {
      return this.#list.find(([key]) => key === scalar(name))?.[1] ?? null;
    }
    getAll(name) {
      return this.#list.filter(([key]) => key === scalar(name)).map(([, value]) => value);
    }
    has(name, value) {
      return this.#list.some(([key, item]) => key === scalar(name) && (value === undefined || item === scalar(value)));
    }
    set(name, value) {
      const key = scalar(name);
      const first = this.#list.find(([existing]) => existing === key);
      if (first) {
        first[1] = scalar(value);
        this.#list = this.#list.filter(pair => pair === first || pair[0] !== key);
      } else {
        this.#list.push([key, scalar(value)]);
      }
      this.#changed();
    }
    sort() {
      this.#list.sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0));
      this.#changed();
    }
    forEach(fn, self) {
      for (const [name, value] of this) fn.call(self, value, name, this);
    }
    *entries() {
      for (let i = 0; i < this.#list.length; i++) yield [...this.#list[i]];
    }
    *keys() {
      for (const [name] of this.entries()) yield name;
    }
    *values() {
      for (const [, value] of this.entries()) yield value;
    }
    [Symbol.iterator]() {
      return this.entries();
    }
    toString() {
      return this.#list.map(pair => pair.map(formEncode).join('=')).join('&');
    }
    [Symbol.for('cmux.inspect')]() {
      return `URLSearchParams { ${this.#list.map(([name, value]) => `'${name}' => '${value}'`).join(', ')} }`.replace('{  }', '{}');
    }
  }

  class URL {
    #url;
    #params;

    constructor(input, base) {
      if (arguments.length === 0) throw new TypeError('A URL needs a text');
      const text = scalar(input);
      const parsedBase = base === undefined ? null : parse(scalar(base));
      if (base !== undefined && !parsedBase) throw invalid(scalar(base));
      this.#url = parse(text, parsedBase);
      if (!this.#url) throw invalid(text);
      this.#params = new URLSearchParams(this.#url.query ?? '', own, () => {
        const query = this.#params.toString();
        this.#url.query = query === '' ? null : query;
      });
    }
    static canParse(input, base) {
      const parsedBase = base === undefined ? null : parse(scalar(base));
      return (base === undefined || parsedBase !== null) && parse(scalar(input), parsedBase) !== null;
    }
    static parse(input, base) {
      return URL.canParse(input, base) ? new URL(input, base) : null;
    }
    get href() {
      return serialize(this.#url);
    }
    set href(value) {
      const url = parse(scalar(value));
      if (!url) throw invalid(scalar(value));
      this.#url = url;
      this.#params[own](url.query ?? '');
    }
    get origin() {
      const { scheme, host, port } = this.#url;
      if (scheme === 'blob:') {
        const inner = URL.parse(this.#url.opaque);
        return inner && /^https?:$/.test(inner.protocol) ? inner.origin : 'null';
      }
      return special(scheme) && scheme !== 'file:' ? `${scheme}//${host}${port && `:${port}`}` : 'null';
    }
    get protocol() {
      return this.#url.scheme;
    }
    set protocol(value) {
      const scheme = /^([A-Za-z][A-Za-z0-9+.-]*)(?::|$)/.exec(scalar(value))?.[1].toLowerCase();
      const { scheme: current, username, password, port, host } = this.#url;
      if (!scheme || special(`${scheme}:`) !== special(current)) return;
      if (scheme === 'file' && (username || password || port)) return;
      if (current === 'file:' && host === '') return;
      this.#url.scheme = `${scheme}:`;
      if (port === PORTS[`${scheme}:`]) this.#url.port = '';
    }
    get username() {
      return this.#url.username;
    }
    set username(value) {
      if (this.#hasAuthority()) this.#url.username = encode(scalar(value), USERINFO);
    }
    get password() {
      return this.#url.password;
    }
    set password(value) {
      if (this.#hasAuthority()) this.#url.password = encode(scalar(value), USERINFO);
    }
    get host() {
      const { host, port } = this.#url;
      return host === null ? '' : `${host}${port && `:${port}`}`;
    }
    set host(value) {
      this.#setHost(scalar(value), true);
    }
    get hostname() {
      return this.#url.host ?? '';
    }
    set hostname(value) {
      this.#setHost(scalar(value), false);
    }
    get port() {
      return this.#url.port;
    }
    set port(value) {
      if (!this.#hasAuthority()) return;
      const text = scalar(value);
      const digits = /^\d*/.exec(text)[0];
      if (text !== '' && digits === '') return;
      this.#url.port = parsePort(digits, this.#url.scheme) ?? this.#url.port;
    }
    get pathname() {
      return pathOf(this.#url);
    }
    set pathname(value) {
      if (this.#url.opaque !== null) return;
      this.#url.path = [];
      const text = scalar(value).replaceAll('?', '%3F');
      withPath({ ...this.#url, path: this.#url.path }, special(this.#url.scheme) || text.startsWith('/') || text === '' ? text : `/${text}`);
    }
    get search() {
      return this.#url.query ? `?${this.#url.query}` : '';
    }
    set search(value) {
      const text = scalar(value).replace(/^\?/, '');
      this.#url.query = text === '' ? null : encode(text, special(this.#url.scheme) ? SPECIAL_QUERY : QUERY);
      this.#params[own](text);
    }
    get searchParams() {
      return this.#params;
    }
    get hash() {
      return this.#url.fragment ? `#${this.#url.fragment}` : '';
    }
    set hash(value) {
      const text = scalar(value).replace(/^#/, '');
      this.#url.fragment = text === '' ? null : encode(text, FRAGMENT);
    }
    #hasAuthority() {
      return this.#url.host !== null && this.#url.host !== '' && this.#url.scheme !== 'file:';
    }
    #setHost(text, withPort) {
      if (this.#url.opaque !== null) return;
      const end = text.search(special(this.#url.scheme) ? /[/\\?#]/ : /[/?#]/);
      const split = /^(\[[^\]]*\]|[^:]*)(?::(\d*))?/.exec(end < 0 ? text : text.slice(0, end));
      if (split[1] === '' && special(this.#url.scheme) && this.#url.scheme !== 'file:') return;
      const host = parseHost(split[1], special(this.#url.scheme));
      if (host === null) return;
      this.#url.host = host;
      if (withPort && split[2]) this.#url.port = parsePort(split[2], this.#url.scheme) ?? this.#url.port;
    }
    toString() {
      return this.href;
    }
    toJSON() {
      return this.href;
    }
    [Symbol.for('cmux.inspect')]() {
      return `URL { ${this.href} }`;
    }
  }

  const invalid = text => Object.assign(new TypeError(`Invalid URL: ${text.length > 200 ? `${text.slice(0, 200)}…` : text}`), { code: 'ERR_INVALID_URL', input: text });

  for (const type of [URL, URLSearchParams]) {
    Object.defineProperty(type.prototype, Symbol.toStringTag, { value: type.name, configurable: true });
  }
  return { URL, URLSearchParams };
}
