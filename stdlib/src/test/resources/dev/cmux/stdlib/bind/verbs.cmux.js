// One success and one failure of every verb, each on a fresh surface over a real socket; VerbCasesTest holds them to the verb table.
// `works` answers [what came, what should come]; `fails` is the call and the code that it must be rejected with.
import { serve } from 'cmux:http';
import { readText, writeText, exists } from 'cmux:fs';

const PAGE = `<title>Home</title>
<h1 id=h class=big style="color: rgb(1, 2, 3)">Hello</h1><p id=log></p>
<form id=f action=/sent><input id=n name=n value=old><input id=c type=checkbox><input id=k type=checkbox checked>
<input id=r type=radio checked disabled><select id=sel><option value=1>One<option value=2>Two</select><input id=file type=file></form>
<button id=b onclick="log.textContent += 'clicked'" ondblclick="log.textContent += ' twice'" onmouseover="log.textContent += 'over'">Press</button>
<div id=drag draggable=true>drag</div><div id=drop ondragover="event.preventDefault()" ondrop="log.textContent = 'dropped'">drop</div>
<div id=box style="width: 30px; height: 20px; overflow: scroll"><p style="height: 900px">tall</p></div>
<a id=away href=/other>away</a><a id=file-link href=/file.txt>file</a><div id=hidden hidden>x</div>`;
const site = await serve({
  'GET /': PAGE,
  'GET /other': '<title>Other</title><p>other</p>',
  'GET /sent': '<title>Sent</title>',
  'GET /echo': request => ({ json: { headers: request.headers } }),
  'GET /file.txt': () => ({ headers: { 'Content-Disposition': 'attachment; filename="note.txt"' }, body: 'note' }),
  'GET /secret': request =>
    request.headers.authorization === `Basic ${btoa('ann:pw')}` ? 'welcome' : { status: 401, headers: { 'WWW-Authenticate': 'Basic realm="x"' }, body: 'no' },
});
const at = path => new URL(path, site.url).href;
const log = s => s.get.text('#log');
const quick = { timeoutMs: 50 };
const closed = verb => [async s => { await s.close(); return verb(s); }, 'closed'];
const extra = verb => [s => verb(s)(1, 2, 3, 4, 5, 6), 'invalid_params'];
const missing = call => [s => call(s, '#none', quick), 'not_found'];

const storage = area => ({
  get: {
    works: async s => { await s.storage[area].set('a', '1'); return [[await s.storage[area].get('a'), await s.storage[area].get('b'), await s.storage[area].get()], ['1', null, { a: '1' }]]; },
    fails: extra(s => s.storage[area].get),
  },
  set: {
    works: async s => { await s.storage[area].set('k', 'v'); return [await s.eval(a => window[a + 'Storage'].k, area), 'v']; },
    fails: [s => s.storage[area].set('k'), 'invalid_params'],
  },
  remove: {
    works: async s => { await s.storage[area].set('k', 'v'); await s.storage[area].remove('k'); return [await s.storage[area].get(), {}]; },
    fails: [s => s.storage[area].remove(), 'invalid_params'],
  },
  clear: {
    works: async s => { await s.storage[area].set('k', 'v'); await s.storage[area].clear(); return [await s.storage[area].get(), {}]; },
    fails: extra(s => s.storage[area].clear),
  },
});

const cases = {
  goto: {
    works: async s => [(await s.goto(at('/other'))).status, 200],
    fails: [s => s.goto('http://127.0.0.1:1/'), 'navigation_failed'],
  },
  back: {
    works: async s => { await s.goto(at('/other')); await s.back(); return [await s.get.title(), 'Home']; },
    fails: [s => s.back({ waitUntil: 'never' }), 'invalid_params'],
  },
  forward: {
    works: async s => { await s.goto(at('/other')); await s.back(); await s.forward(); return [await s.get.title(), 'Other']; },
    fails: [s => s.forward({ waitUntil: 'never' }), 'invalid_params'],
  },
  reload: {
    works: async s => { await s.fill('#n', 'x'); await s.reload(); return [await s.get.value('#n'), 'old']; },
    fails: [async s => { await s.set.offline(true); return s.reload(); }, 'navigation_failed'],
  },
  'get.url': { works: async s => [await s.get.url(), at('/')], fails: closed(s => s.get.url()) },
  'get.title': { works: async s => [await s.get.title(), 'Home'], fails: extra(s => s.get.title) },
  'get.text': { works: async s => [await s.get.text('h1'), 'Hello'], fails: [s => s.get.text('option'), 'ambiguous'] },
  'get.html': { works: async s => [await s.get.html('#log'), '<p id="log"></p>'], fails: missing((s, ...none) => s.get.html(...none)) },
  'get.value': { works: async s => [await s.get.value('#n'), 'old'], fails: [s => s.get.value('#h'), 'invalid_params'] },
  'get.attr': { works: async s => [[await s.get.attr('#h', 'class'), await s.get.attr('#h', 'title')], ['big', null]], fails: [s => s.get.attr('#h'), 'invalid_params'] },
  'get.count': { works: async s => [await s.get.count('option'), 2], fails: [s => s.get.count('p['), 'invalid_params'] },
  'get.box': { works: async s => [(await s.get.box('#box')).width >= 30, true], fails: missing((s, ...none) => s.get.box(...none)) },
  'get.styles': { works: async s => [await s.get.styles('#h', 'color'), { color: 'rgb(1, 2, 3)' }], fails: missing((s, ...none) => s.get.styles(...none)) },
  'is.visible': { works: async s => [[await s.is.visible('#h'), await s.is.visible('#hidden'), await s.is.visible('#none')], [true, false, false]], fails: [s => s.is.visible('option'), 'ambiguous'] },
  'is.enabled': { works: async s => [[await s.is.enabled('#n'), await s.is.enabled('#r')], [true, false]], fails: missing((s, ...none) => s.is.enabled(...none)) },
  'is.checked': { works: async s => [[await s.is.checked('#c'), await s.is.checked('#k')], [false, true]], fails: [s => s.is.checked('#h', quick), 'invalid_params'] },
  'is.editable': { works: async s => [await s.is.editable('#n'), true], fails: missing((s, ...none) => s.is.editable(...none)) },
  snapshot: {
    works: async s => { const { text, refs } = await s.snapshot({ selector: '#b' }); return [[text.includes('button "Press"'), Object.values(refs)], [true, [{ role: 'button', name: 'Press' }]]]; },
    fails: [s => s.click('e999', quick), 'not_found'],
  },
  screenshot: {
    works: async s => { const png = await s.screenshot({ selector: '#h', path: 'h.png' }); return [[String.fromCharCode(...png.slice(1, 4)), await exists('h.png')], ['PNG', true]]; },
    fails: [s => s.screenshot({ selector: '#hidden', ...quick }), 'timeout'],
  },
  pdf: {
    works: async s => [String.fromCharCode(...(await s.pdf({ format: 'a6' })).slice(0, 5)), '%PDF-'],
    fails: [s => s.pdf({ format: 'b5' }), 'invalid_params'],
  },
  wait: {
    works: async s => { await s.eval(() => { setTimeout(() => { log.textContent = 'later'; }, 10); }); await s.wait({ text: 'later' }); return [await log(s), 'later']; },
    fails: [s => s.wait({ selector: '#none', ...quick }), 'timeout'],
  },
  eval: { works: async s => [await s.eval((a, b) => Promise.resolve({ sum: a + b }), 1, 2), { sum: 3 }], fails: [s => s.eval(() => nothing.here), 'js_error'] },
  evalOn: { works: async s => [await s.find.css('#h').eval((e, mark) => e.textContent + mark, '!'), 'Hello!'], fails: [s => s.evalOn('option', 'this'), 'ambiguous'] },
  addInitScript: {
    works: async s => { await s.addInitScript(() => { window.early = 1; }); await s.goto(at('/other')); return [await s.eval('early'), 1]; },
    fails: [s => s.addInitScript(5), 'invalid_params'],
  },
  addScript: { works: async s => { await s.addScript('window.now = 2'); return [await s.eval('now'), 2]; }, fails: [s => s.addScript(), 'invalid_params'] },
  addStyle: { works: async s => { await s.addStyle('#h { display: none }'); return [await s.is.visible('#h'), false]; }, fails: [s => s.addStyle(), 'invalid_params'] },
  click: { works: async s => { await s.click('#b'); return [(await log(s)).endsWith('clicked'), true]; }, fails: [s => s.click('#hidden', quick), 'timeout'] },
  dblclick: { works: async s => { await s.dblclick('#b'); return [(await log(s)).endsWith('twice'), true]; }, fails: missing((s, ...none) => s.dblclick(...none)) },
  hover: { works: async s => { await s.hover('#b'); return [await log(s), 'over']; }, fails: missing((s, ...none) => s.hover(...none)) },
  focus: { works: async s => { await s.focus('#n'); return [await s.eval('document.activeElement.id'), 'n']; }, fails: missing((s, ...none) => s.focus(...none)) },
  fill: { works: async s => { await s.fill('#n', 'new'); return [await s.get.value('#n'), 'new']; }, fails: [s => s.fill('#h', 'x', quick), 'invalid_params'] },
  type: { works: async s => { await s.type('#n', 'er'); return [await s.get.value('#n'), 'older']; }, fails: [s => s.type('#n'), 'invalid_params'] },
  press: { works: async s => { await s.press('#n', 'Enter'); return [await s.get.title(), 'Sent']; }, fails: [s => s.press('#n', 'NoSuchKey'), 'invalid_params'] },
  keydown: { works: async s => { await s.focus('#n'); await s.keydown('Shift'); await s.keydown('a'); return [(await s.get.value('#n')).includes('A'), true]; }, fails: [s => s.keydown('NoSuchKey'), 'invalid_params'] },
  keyup: {
    works: async s => { await s.focus('#n'); await s.eval(() => { n.onkeyup = e => { log.textContent = e.key; }; }); await s.keydown('b'); await s.keyup('b'); return [await log(s), 'b']; },
    fails: [s => s.keyup('NoSuchKey'), 'invalid_params'],
  },
  select: { works: async s => [[await s.select('#sel', 'Two'), await s.select('#sel', { index: 0 }), await s.select('#sel', [{ label: 'Two' }])], [['2'], ['1'], ['2']]], fails: [s => s.select('#sel', 'Three', quick), 'not_found'] },
  check: { works: async s => { await s.check('#c'); return [await s.is.checked('#c'), true]; }, fails: [s => s.check('#h', quick), 'invalid_params'] },
  uncheck: { works: async s => { await s.uncheck('#k'); return [await s.is.checked('#k'), false]; }, fails: [s => s.uncheck('#r', quick), 'timeout'] },
  scroll: { works: async s => { await s.scroll({ dy: 70 }); return [await s.eval('scrollY'), 70]; }, fails: [s => s.scroll({ selector: '#none', dy: 1, ...quick }), 'not_found'] },
  scrollIntoView: { works: async s => { await s.scrollIntoView('#away'); return [await s.is.visible('#away'), true]; }, fails: missing((s, ...none) => s.scrollIntoView(...none)) },
  upload: {
    works: async s => { await writeText('up.txt', 'content'); await s.upload('#file', 'up.txt'); return [await s.eval('file.files[0].text()'), 'content']; },
    fails: [s => s.upload('#file', 'none.txt'), 'not_found'],
  },
  submit: { works: async s => { await s.submit('#f'); return [await s.get.url(), at('/sent?n=old')]; }, fails: [s => s.submit('#h', quick), 'invalid_state'] },
  drag: { works: async s => { await s.drag('#drag', '#drop'); return [await log(s), 'dropped']; }, fails: [s => s.drag('#drag', '#none', quick), 'timeout'] },
  'tab.list': { works: async s => [(await s.tab.list()).map(t => [t.id, t.title, t.active]), [['t1', 'Home', true]]], fails: extra(s => s.tab.list) },
  'tab.new': { works: async s => { const { id } = await s.tab.new(at('/other')); return [[id, await s.get.title()], ['t2', 'Other']]; }, fails: [s => s.tab.new('http://127.0.0.1:1/'), 'navigation_failed'] },
  'tab.switch': { works: async s => { await s.tab.new(at('/other')); await s.tab.switch('t1'); return [await s.get.title(), 'Home']; }, fails: [s => s.tab.switch('t9'), 'not_found'] },
  'tab.close': { works: async s => { await s.tab.new(at('/other')); await s.tab.close(); return [(await s.tab.list()).length, 1]; }, fails: [s => s.tab.close(), 'invalid_state'] },
  'cookies.get': { works: async s => { await s.eval("document.cookie = 'a=1'"); return [(await s.cookies.get({ name: 'a' })).map(c => c.value), ['1']]; }, fails: [s => s.cookies.get({ nam: 'a' }), 'invalid_params'] },
  'cookies.set': { works: async s => [[await s.cookies.set({ name: 'b', value: '2', url: at('/') }), await s.eval('document.cookie')], [1, 'b=2']], fails: [s => s.cookies.set({ name: 'b' }), 'invalid_params'] },
  'cookies.clear': { works: async s => { await s.cookies.set({ name: 'b', value: '2', url: at('/') }); return [[await s.cookies.clear({ all: true }), await s.cookies.get()], [1, []]]; }, fails: [s => s.cookies.clear(), 'invalid_params'] },
  'state.save': { works: async s => { await s.storage.local.set('k', 'v'); await s.state.save('state.json'); return [(await readText('state.json')).includes('"k"'), true]; }, fails: [s => s.state.save('.'), 'invalid_params'] },
  'state.load': {
    works: async s => { await s.storage.local.set('k', 'kept'); await s.state.save('load.json'); await s.storage.local.clear(); await s.state.load('load.json'); return [await s.storage.local.get('k'), 'kept']; },
    fails: [s => s.state.load('none.json'), 'not_found'],
  },
  'state.export': { works: async s => { await s.cookies.set({ name: 'b', value: '2', url: at('/') }); return [(await s.state.export()).cookies.map(c => c.name), ['b']]; }, fails: extra(s => s.state.export) },
  'state.import': {
    works: async s => { await s.state.import({ cookies: [{ name: 'i', value: '1', domain: '127.0.0.1', path: '/' }], origins: [] }); return [(await s.cookies.get()).length, 1]; },
    fails: [s => s.state.import({ cookies: 'none' }), 'invalid_params'],
  },
  'dialog.accept': { works: async s => { await s.eval("setTimeout(() => { confirm('Sure?'); window.asked = true; })"); await s.wait({ function: 'window.asked === true' }); return [(await s.dialog.accept()).message, 'Sure?']; }, fails: [s => s.dialog.accept(), 'not_found'] },
  'dialog.dismiss': { works: async s => { await s.eval("alert('Hi')"); return [(await s.dialog.dismiss()).type, 'alert']; }, fails: [s => s.dialog.dismiss(), 'not_found'] },
  'dialog.list': { works: async s => { await s.eval("alert('Hi')"); return [(await s.dialog.list()).map(d => d.message), ['Hi']]; }, fails: extra(s => s.dialog.list) },
  'download.wait': { works: async s => { await s.click('#file-link'); const d = await s.download.wait({ path: 'note.txt' }); return [[d.suggestedFilename, await readText('note.txt')], ['note.txt', 'note']]; }, fails: [s => s.download.wait(quick), 'timeout'] },
  'download.list': { works: async s => { await s.click('#file-link'); await s.download.wait(); return [(await s.download.list()).map(d => d.bytes), [4]]; }, fails: extra(s => s.download.list) },
  'console.list': { works: async s => { await s.eval("console.log('said')"); return [(await s.console.list()).map(e => [e.level, e.text]), [['log', 'said']]]; }, fails: extra(s => s.console.list) },
  'console.clear': { works: async s => { await s.eval("console.log('said')"); await s.console.clear(); return [await s.console.list(), []]; }, fails: extra(s => s.console.clear) },
  'errors.list': { works: async s => { await s.eval("setTimeout(() => { window.thrown = true; throw new Error('late') })"); await s.wait({ function: 'window.thrown' }); return [(await s.errors.list()).map(e => e.message.includes('late')), [true]]; }, fails: extra(s => s.errors.list) },
  'errors.clear': { works: async s => { await s.errors.clear(); return [await s.errors.list(), []]; }, fails: extra(s => s.errors.clear) },
  'network.requests': { works: async s => [(await s.network.requests()).map(r => [r.method, r.url, r.status]), [['GET', at('/'), 200]]], fails: [s => s.network.requests({ uri: 'x' }), 'invalid_params'] },
  'network.route': { works: async s => { await s.network.route('**/echo', { json: 7 }); return [await (await s.fetch(at('/echo'))).json(), 7]; }, fails: [s => s.network.route('**', { statusCode: 200 }), 'invalid_params'] },
  'network.unroute': { works: async s => { await s.network.route('**/other', { abort: true }); return [[await s.network.unroute('**/other'), (await s.goto(at('/other'))).status], [1, 200]]; }, fails: [s => s.network.unroute('no.glob.matches/this'), 'invalid_params'] },
  'network.har.start': { works: async s => { await s.network.har.start('a.har'); await s.fetch(at('/other')); await s.network.har.stop(); return [(await readText('a.har')).includes('/other'), true]; }, fails: [s => s.network.har.start('.'), 'invalid_params'] },
  'network.har.stop': { works: async s => { await s.network.har.start('b.har'); await s.fetch(at('/other')); return [await s.network.har.stop(), 1]; }, fails: [s => s.network.har.stop(), 'invalid_state'] },
  'network.har.replay': {
    works: async s => { await s.network.har.start('c.har'); await s.fetch(at('/other')); await s.network.har.stop(); await s.network.har.replay('c.har'); return [await s.fetch(at('/echo')).catch(e => e.code), 'not_found']; },
    fails: [s => s.network.har.replay('none.har'), 'not_found'],
  },
  fetch: { works: async s => { await s.cookies.set({ name: 'b', value: '2', url: at('/') }); return [(await (await s.fetch(at('/echo'))).json()).headers.cookie, 'b=2']; }, fails: [s => s.fetch('http://127.0.0.1:1/'), 'navigation_failed'] },
  'set.viewport': { works: async s => { await s.set.viewport(500, 400); return [await s.eval('[innerWidth, innerHeight]'), [500, 400]]; }, fails: [s => s.set.viewport(-1, 5), 'invalid_params'] },
  'set.headers': { works: async s => { await s.set.headers({ 'X-Mine': 'yes' }); return [(await (await s.fetch(at('/echo'))).json()).headers['x-mine'], 'yes']; }, fails: [s => s.set.headers('none'), 'invalid_params'] },
  'set.userAgent': { works: async s => { await s.set.userAgent('mine/1'); return [(await (await s.fetch(at('/echo'))).json()).headers['user-agent'], 'mine/1']; }, fails: [s => s.set.userAgent(), 'invalid_params'] },
  'set.credentials': { works: async s => { await s.set.credentials('ann', 'pw'); return [await (await s.fetch(at('/secret'))).text(), 'welcome']; }, fails: [s => s.set.credentials('ann'), 'invalid_params'] },
  'set.offline': { works: async s => { await s.set.offline(true); return [await s.goto(at('/other')).catch(e => e.code), 'navigation_failed']; }, fails: [s => s.set.offline('perhaps'), 'invalid_params'] },
  'set.geolocation': {
    works: async s => { await s.set.geolocation(52.5, 13.4); await s.reload(); return [await s.eval('new Promise(done => navigator.geolocation.getCurrentPosition(p => done(p.coords.latitude)))'), 52.5]; },
    fails: [s => s.set.geolocation(200, 0), 'invalid_params'],
  },
};
for (const area of ['local', 'session']) for (const [verb, each] of Object.entries(storage(area))) cases[`storage.${area}.${verb}`] = each;

for (const [verb, { works, fails: [call, code] }] of Object.entries(cases)) {
  const s = await cmux.open(site.url);
  try {
    const [came, expected] = await works(s);
    cmux.output({ verb, kind: 'works', came: JSON.stringify(came), expected: JSON.stringify(expected) });
  } catch (error) {
    cmux.output({ verb, kind: 'works', came: String(error), expected: 'no error' });
  }
  await s.close();
  const t = await cmux.open(site.url);
  try {
    cmux.output({ verb, kind: 'fails', came: `no error, but ${JSON.stringify(await call(t))}`, expected: code });
  } catch (error) {
    cmux.output({ verb, kind: 'fails', came: error.code ?? String(error), expected: code });
  }
  await t.close();
}
