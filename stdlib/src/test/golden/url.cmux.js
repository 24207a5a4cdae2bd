// Cases in the manner of the URL standard's own tests: input, base, href or failure.
const cases = [
  ['http://EXAMPLE.com:80/a/../b/./c?x=1#f'], ['https://user:pa%20ss@host:8443/p?q#h'], ['http://a b/'], ['//x/y', 'https://h/p'], ['/abs', 'https://h:1/p/q?r'],
  ['rel', 'https://h/p/q?r#s'], ['../up', 'https://h/a/b/c'], ['?q', 'https://h/p#f'], ['#f', 'https://h/p?q'], ['', 'https://h/p?q#f'], ['\\back\\slash', 'http://h/p'],
  ['http:\\\\h\\p'], ['http:rel', 'http://h/a/b'], ['https:rel', 'http://h/a/b'], ['mailto:a@b.c?subject=x y'], ['javascript:alert(1)'], ['data:text/plain,hello world#x'],
  ['file:///C:/x/../y'], ['file:c|/x'], ['file://localhost/etc'], ['file://host/share'], ['file:rel', 'file:///a/b'], ['about:blank'], ['blob:https://h/uuid'],
  ['http://0x7f.1/'], ['http://256.1.1.1/'], ['http://1.2.3/'], ['http://192.168.257/'], ['http://[::1]:3000/'], ['http://[1:0:0:2::]/'], ['http://[::ffff:1.2.3.4]/'], ['http://[1::2::3]/'], ['http://[::1'],
  ['http://bücher.example/ä?ö#ü'], ['http://ＧＯ.com'], ['http://xn--bcher-kva.example/'], ['http://h:99999/'], ['http://h:x/'], ['http://h:/'], ['http:///h/p'], ['http://'], ['no scheme'], ['foo://h/p/../q'], ['foo:/p/./q'], ['foo:opaque/../x'],
  ['http://h/%2e%2E/x/%2e'], ["http://h/a'b?c'd\"<>"], ['http://h/{}|^`'], ['foo://h/?\'"'], [' \n http://h/ta\tb \r'], ['http://u@/x'], ['http://u:p@h@h2/'], ['http://%41.com/'], ['http://a%00b/'], ['ws://h:80/'], ['wss://h:443/x'], ['ftp://h:21/'],
  ['http://h/..//x'], ['foo:///p'], ['foo://'], ['//h', 'foo:opaque'], ['#x', 'foo:opaque'], ['http://ho%73t'], ['HTTP://h'], ['http://h?x'], ['http://h#x'], ['http://a.b.c.'], ['http://1.2.3.4.'],
];
for (const [input, base] of cases) {
  const shown = `${JSON.stringify(input)}${base ? ` on ${base}` : ''}`;
  try {
    console.log(shown, '->', new URL(input, base).href);
  } catch (e) {
    console.log(shown, '->', e.name, e.message);
  }
}
const url = new URL('https://user:pass@example.com:8080/a/b?x=1&y=2#frag');
console.log(url.protocol, url.username, url.password, url.host, url.hostname, url.port, url.pathname, url.search, url.hash, url.origin);
url.searchParams.append('z', 'ä &=+');
url.searchParams.delete('x');
console.log(url.href);
url.search = '?k=v';
url.pathname = '/new path';
url.hash = '';
url.port = '443';
url.hostname = 'other.example';
url.protocol = 'http';
url.username = '';
url.password = '';
console.log(url.href, url.searchParams.get('k'), String(url), JSON.stringify({ url }), url);
url.host = 'h:1';
url.port = '';
console.log(url.host, URL.canParse('x'), URL.canParse('x', 'http://h'), URL.parse('nope'));
const params = new URLSearchParams('?a=1&b=2&a=3&c&d=%C3%A4+x&%zz');
console.log([...params], params.getAll('a'), params.has('c'), params.get('none'), params.size, String(params), params);
params.set('a', '9');
params.sort();
console.log(String(params), String(new URLSearchParams({ x: 1, y: 'z z' })), String(new URLSearchParams([['p', 'q'], ['p', 'r']])), [...params.keys()].join());
params.forEach((value, name) => console.log(name, value));
