/**
 * A small HTTP server on the loopback interface, for samples, mocks and tests.
 *
 * @example
 * import { serve } from 'cmux:http';
 * const site = await serve({
 *   'GET /': '<h1>Hello</h1>',
 *   'POST /login': req => ({ redirect: '/', cookies: { sid: req.form.user } }),
 *   'GET /api/users/:id': req => ({ json: { id: req.params.id } }),
 * });
 * console.log(site.url.startsWith('http://127.0.0.1:'));
 * site.close();
 */

/**
 * Starts a server. A route is `'METHOD /path'`, or `'/path'` for every method; `:name` matches one part of a path and a final `*` the rest.
 * Its handler is a function of the request, or the answer itself: a text (HTML), or
 * `{ status, headers, body, json, redirect, cookies, delayMs }`. `undefined` is a 404.
 *
 * @param {object} routes
 * @param {object} options `port` (any free one) · `host` ('127.0.0.1') · `keepAlive`: the script goes on until the server is closed
 */
export async function serve(routes, options = {}) {
  host.load.checkOptions('serve', options, ['port', 'host', 'keepAlive']);
  const { port = 0, host: address = '127.0.0.1', keepAlive = false } = options;
  if (typeof routes !== 'object' || routes === null) throw new CmuxError('invalid_params', 'serve needs an object of routes.');
  const table = Object.entries(routes).map(([pattern, handler]) => route(pattern, handler));
  const requests = [];
  const server = await host.httpServe(raw => answer(table, requests, raw), address, port);
  const closed = keepAlive ? host.httpClosed(server.id) : undefined;
  const site = {
    port: server.port,
    url: `http://${address}:${server.port}`,
    /** What was asked so far, oldest first. */
    requests,
    /** The same server under another name of this machine, such as `localhost`: another origin and other cookies. */
    urlOn: name => `http://${name}:${server.port}`,
    /** Adds or replaces a route. */
    route(pattern, handler) {
      const added = route(pattern, handler);
      const same = table.findIndex(existing => existing.pattern === pattern);
      table.splice(same < 0 ? table.length : same, same < 0 ? 0 : 1, added);
    },
    close: () => void host.httpClose(server.id),
    [Symbol.dispose ?? Symbol('dispose')]: () => void host.httpClose(server.id),
  };
  closed?.catch(() => {});
  return site;
}

function route(pattern, handler) {
  const parts = /^(?:([A-Z]+)\s+)?(\/\S*|\*)$/.exec(pattern);
  if (!parts) {
    throw new CmuxError('invalid_params', `\`${pattern}\` is not a route.`, { hint: "Write it as 'GET /path', or '/path' for every method." });
  }
  const names = [];
  const source = parts[2]
    .replace(/[.+?^${}()|[\]\\]/g, '\\$&')
    .replace(/:(\w+)|\*$/g, (_, name) => {
      names.push(name ?? 'rest');
      return name ? '([^/]+)' : '(.*)';
    });
  return { pattern, method: parts[1], regExp: new RegExp(`^${source}$`), names, handler };
}

async function answer(table, requests, raw) {
  const request = readRequest(raw);
  requests.push(request);
  try {
    const fits = table.map(entry => [entry, entry.regExp.exec(request.path)]).filter(([, found]) => found);
    const allowed = ([entry]) => !entry.method || entry.method === request.method || (entry.method === 'GET' && request.method === 'HEAD');
    const hit = fits.find(allowed);
    if (!hit) {
      if (!fits.length) return writeResponse({ status: 404, body: `Not found: ${request.path}`, headers: { 'content-type': 'text/plain; charset=utf-8' } });
      return writeResponse({ status: 405, headers: { allow: fits.map(([entry]) => entry.method).join(', '), 'content-type': 'text/plain' }, body: 'Method not allowed' });
    }
    const [entry, found] = hit;
    request.params = Object.fromEntries(entry.names.map((name, i) => [name, decode(found[i + 1])]));
    const result = typeof entry.handler === 'function' ? await entry.handler(request) : entry.handler;
    if (result?.delayMs > 0) await new Promise(resolve => setTimeout(resolve, result.delayMs));
    return writeResponse(result === undefined ? { status: 404, body: 'Not found' } : result);
  } catch (error) {
    console.error(`${request.method} ${request.path} failed:`, error);
    return writeResponse({ status: 500, body: `The handler failed: ${error?.message ?? error}`, headers: { 'content-type': 'text/plain; charset=utf-8' } });
  }
}

const decode = text => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

function pairs(text, separator) {
  return text.split(separator).filter(Boolean).map(pair => {
    const at = pair.indexOf('=');
    const clean = part => decode(part.replaceAll('+', ' '));
    return at < 0 ? [clean(pair), ''] : [clean(pair.slice(0, at)), clean(pair.slice(at + 1))];
  });
}

/** A name that occurs twice gives an array. */
function collected(entries) {
  const object = {};
  for (const [name, value] of entries) {
    object[name] = name in object ? [object[name], value].flat() : value;
  }
  return object;
}

function readRequest({ method, target, headers, bytes }) {
  const [path, query = ''] = target.split(/\?(.*)/s);
  const type = headers['content-type'] ?? '';
  const body = new TextDecoder().decode(bytes);
  const cookies = (headers.cookie ?? '').split(/;\s*/).filter(Boolean).map(pair => {
    const at = pair.indexOf('=');
    return at < 0 ? ['', pair] : [pair.slice(0, at), pair.slice(at + 1)];
  });
  const request = { method, path: decode(path), url: target, host: headers.host ?? '', query: collected(pairs(query, '&')), params: {}, headers, cookies: Object.fromEntries(cookies), body, form: {} };
  if (type.startsWith('application/x-www-form-urlencoded')) request.form = collected(pairs(body, '&'));
  if (type.startsWith('multipart/form-data')) request.form = collected(multipart(type, bytes));
  Object.defineProperty(request, 'bytes', { value: bytes, enumerable: false });
  Object.defineProperty(request, 'json', { get: () => JSON.parse(body), enumerable: false });
  return request;
}

/** The fields of a form with files; a file is `{ filename, type, text, bytes }`. */
function multipart(type, bytes) {
  const boundary = /boundary=(?:"([^"]+)"|([^;\s]+))/.exec(type);
  if (!boundary) return [];
  // One character a byte keeps positions; parts are decoded one by one.
  let raw = '';
  for (let i = 0; i < bytes.length; i += 8192) raw += String.fromCharCode(...bytes.subarray(i, i + 8192));
  const utf8 = part => new TextDecoder().decode(Uint8Array.from(part, char => char.charCodeAt(0)));
  return raw.split(`--${boundary[1] ?? boundary[2]}`).slice(1, -1).flatMap(part => {
    const head = part.indexOf('\r\n\r\n');
    const content = part.slice(head + 4, -2);
    const name = /name="([^"]*)"/.exec(part.slice(0, head));
    const filename = /filename="([^"]*)"/.exec(part.slice(0, head));
    if (!name) return [];
    if (!filename) return [[utf8(name[1]), utf8(content)]];
    const fileType = /content-type:\s*([^\r\n]+)/i.exec(part.slice(0, head))?.[1] ?? 'application/octet-stream';
    return [[utf8(name[1]), { filename: utf8(filename[1]), type: fileType, text: utf8(content), bytes: Uint8Array.from(content, char => char.charCodeAt(0)) }]];
  });
}

function writeResponse(result) {
  const response = typeof result === 'string' || result instanceof Uint8Array ? { body: result } : result ?? { status: 204 };
  const { status, headers = {}, body = '', json, redirect, cookies = {} } = response;
  const list = Object.entries(headers).flatMap(([name, value]) => [value].flat().map(one => [name, String(one)]));
  const has = name => list.some(([existing]) => existing.toLowerCase() === name);
  const content = json === undefined ? body : JSON.stringify(json);
  if (redirect !== undefined) list.push(['location', redirect]);
  if (json !== undefined && !has('content-type')) list.push(['content-type', 'application/json']);
  if (!has('content-type') && content.length) list.push(['content-type', typeof content === 'string' ? 'text/html; charset=utf-8' : 'application/octet-stream']);
  for (const [name, value] of Object.entries(cookies)) list.push(['set-cookie', cookie(name, value)]);
  return { status: status ?? (redirect === undefined ? 200 : 302), headers: list, body: content };
}

/** A cookie is its value, `null` to delete it, or `{ value, path, maxAge, httpOnly, secure, sameSite, domain }`. */
function cookie(name, given) {
  const { value, path = '/', maxAge, expires, domain, httpOnly, secure, sameSite } = given === null ? { value: '', maxAge: 0 } : typeof given === 'object' ? given : { value: given };
  const parts = [`${name}=${value}`, `Path=${path}`];
  if (maxAge !== undefined) parts.push(`Max-Age=${maxAge}`);
  if (expires !== undefined) parts.push(`Expires=${new Date(expires).toUTCString()}`);
  if (domain !== undefined) parts.push(`Domain=${domain}`);
  if (httpOnly) parts.push('HttpOnly');
  if (secure) parts.push('Secure');
  if (sameSite !== undefined) parts.push(`SameSite=${sameSite}`);
  return parts.join('; ');
}

export default serve;
