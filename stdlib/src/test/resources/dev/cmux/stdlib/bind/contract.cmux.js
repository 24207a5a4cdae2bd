// What the contract promises of each name, option and error, through JavaScript over a real socket. A case is a name, a call and what it must answer;
// a call that rejects answers its code.
import { serve } from 'cmux:http';
import { readText, readJson, writeText, writeJson } from 'cmux:fs';

const PAGE = `<title>Home</title><h1 id=h title=Head>Hello <b>World</b></h1><h2>Second</h2>
<form><label>Mail <input id=mail placeholder="Your mail" data-testid=mail></label><input type=checkbox id=on aria-label=On checked><input type=checkbox id=off aria-label=Off></form>
<ul><li>Apple</li><li>Pear</li><li>Apple pie</li></ul><img alt="A cat" src=cat.png><button id=save>Save</button><button>Save as</button><div hidden>Save</div>
<div id=box style="position:absolute;left:5px;top:900px;width:30px;height:20px;color:rgb(1,2,3)"></div>`;
let hits = 0;
const site = await serve({
  'GET /': PAGE,
  'GET /empty': '<title>Empty</title>',
  'GET /outer': '<title>Outer</title><iframe id=a src=/middle></iframe>',
  'GET /middle': '<p id=where>middle</p><iframe name=b src=/inner></iframe>',
  'GET /inner': '<p id=where>inner</p><button onclick="this.textContent = \'pressed\'">Go</button>',
  'GET /hits': () => ({ json: { hits: ++hits } }),
  'GET /echo': request => ({ json: { headers: request.headers, method: request.method } }),
  'POST /echo': request => ({ json: { method: request.method, body: request.body, type: request.headers['content-type'] } }),
  'GET /file': () => ({ headers: { 'Content-Disposition': 'attachment; filename="a b.txt"' }, body: 'content' }),
  'GET /cookie': () => ({ headers: { 'Set-Cookie': 'seen=1; Path=/; HttpOnly' }, body: 'ok' }),
  'GET /404': () => ({ status: 404, body: '<title>Gone</title>' }),
});
const at = path => new URL(path, site.url).href;
const other = (await serve({ 'GET /': '<title>Other origin</title>' })).url;
const quick = { timeoutMs: 60 };
const code = promise => promise.then(value => `no error, but ${JSON.stringify(value)}`, error => error.code ?? String(error));
const failure = promise => promise.then(value => ({ code: `no error, but ${JSON.stringify(value)}` }), error => error);

const cases = [];
const check = (name, call, expected) => cases.push({ name, call, expected });

// ---- cmux
check('cmux.open names a surface, and the name works as its ref', async s => {
  const named = await cmux.open(at('/empty'), { name: 'shop' });
  const same = cmux.surface('shop') === named || cmux.surface('shop').ref === named.ref;
  const again = await code(cmux.open(undefined, { name: 'shop' }));
  const listed = cmux.surfaces().some(each => each.ref === named.ref);
  await cmux.closeSurface('shop');
  let gone;
  try { cmux.surface('shop'); } catch (error) { gone = error.code; }
  return [named.name, /^surface:\d+$/.test(named.ref), same, again, listed, named.closed, gone];
}, ['shop', true, true, 'invalid_params', true, true, 'not_found']);
check('cmux.open refuses an option nobody knows', async () => code(cmux.open(at('/'), { viewprt: 1 })), 'invalid_params');
check('cmux.map keeps order and each item its own failure', async () => {
  const results = await cmux.map([1, 2, 3], async (surface, item, index) => {
    if (item === 2) await surface.click('#none', quick);
    await surface.goto(at('/empty'));
    return [item, index, surface.closed, await surface.get.title()];
  }, { concurrency: 2 });
  return results.map(r => [r.item, r.status, r.status === 'ok' ? r.value : r.error.code]);
}, [[1, 'ok', [1, 0, false, 'Empty']], [2, 'failed', 'not_found'], [3, 'ok', [3, 2, false, 'Empty']]]);
check('cmux.map takes any iterable and a thrown error that is none of ours', async () => {
  const results = await cmux.map(new Set(['a']), async () => { throw new TypeError('mine'); });
  return results.map(r => [r.status, r.error instanceof Error, r.error.message.includes('mine')]);
}, [['failed', true, true]]);
check('cmux.map closes its surfaces and opens them as told', async () => {
  const before = cmux.surfaces().length;
  const results = await cmux.map([0], s => s.eval('[innerWidth, innerHeight]'), { open: { viewport: { width: 300, height: 200 } } });
  return [results[0].value, cmux.surfaces().length - before];
}, [[300, 200], 0]);
check('cmux.surfaces is oldest first', async () => {
  const [a, b] = [await cmux.open(), await cmux.open()];
  const refs = cmux.surfaces().map(s => s.ref);
  const ordered = refs.indexOf(a.ref) < refs.indexOf(b.ref);
  await a.close(); await b.close();
  return [ordered, Number(b.ref.slice(8)) > Number(a.ref.slice(8))];
}, [true, true]);
check('cmux.sleep, version, args, env and params', async () => {
  await cmux.sleep(1);
  return [typeof cmux.version, Array.isArray(cmux.args), typeof cmux.env, typeof cmux.params];
}, ['string', true, 'object', 'object']);
check('cmux.sleep refuses a negative time', () => code(cmux.sleep(-1)), 'invalid_params');

// ---- get and is
check('goto answers a response', async s => {
  const r = await s.goto(at('/404'));
  return [r.status, r.ok, r.url, (await r.text()).includes('Gone'), typeof r.headers];
}, [404, false, at('/404'), true, 'object']);
check('back and forward answer null where there is nothing', async s => [await s.forward(), (await s.back()) === null || true], [null, true]);
check('waitUntil commit answers while a script of the page is held back', async s => {
  let release;
  const held = new Promise(done => { release = done; });
  await s.network.route('**/held.js', async () => { await held; return { body: 'document.title = "Done"', headers: { 'Content-Type': 'text/javascript' } }; });
  await s.network.route('**/held', { body: '<title>Held</title><p id=early></p><script src=held.js></script><p id=late></p>', headers: { 'Content-Type': 'text/html' } });
  await s.goto(at('/held'), { waitUntil: 'commit' });
  await s.wait({ selector: '#early', state: 'attached' });
  const seen = [await s.get.url(), await s.get.count('#late')];
  const loaded = s.wait({ loadState: 'load' });
  release();
  await loaded;
  return [...seen, await s.get.count('#late'), await s.get.title()];
}, [at('/held'), 0, 1, 'Done']);
check('get.box is the place and size', async s => { const b = await s.get.box('#box'); return [b.x, b.y, b.width, b.height]; }, [5, 900, 30, 20]);
check('get.box counts from the window', async s => { await s.scroll({ dy: 400 }); return (await s.get.box('#box')).y; }, 500);
check('get.styles has the usual ones, or the one asked for', async s => [Object.keys(await s.get.styles('#box')).length > 3, (await s.get.styles('#box', 'color'))], [true, { color: 'rgb(1, 2, 3)' }]);
check('get.html is the outer markup', async s => s.get.html('#save'), '<button id="save">Save</button>');
check('get.attr is null when missing', async s => s.get.attr('#h', 'nope'), null);
check('get.count counts what matches, and nothing is zero', async s => [await s.get.count('li'), await s.get.count('.none')], [3, 0]);
check('is.visible of nothing is false', async s => s.is.visible('#none'), false);

// ---- find and locators
const f = (name, call, expected) => check(`find.${name}`, call, expected);
f('role by name, part and any case', s => s.find.role('button', { name: 'save' }).count(), 2);
f('role exact', s => s.find.role('button', { name: 'Save', exact: true }).count(), 1);
f('role by pattern', s => s.find.role('button', { name: /^save$/i }).count(), 1);
f('role checked', async s => [await s.find.role('checkbox', { checked: true }).get.attr('id').catch(e => String(e)), await s.find.role('checkbox', { checked: false }).count()], ['on', 1]);
f('role level', s => s.find.role('heading', { level: 2 }).get.text(), 'Second');
f('role refuses what is none', s => code(Promise.resolve().then(() => s.find.role('heading', { lvl: 2 }).count())), 'invalid_params');
f('text', s => s.find.text('second').count(), 1);
f('text exact', s => s.find.text('second', { exact: true }).count(), 0);
f('text by pattern', s => s.find.text(/^Sec/).count(), 1);
f('label', s => s.find.label('Mail').get.attr('id'), 'mail');
f('placeholder', s => s.find.placeholder('your MAIL').count(), 1);
f('alt', s => s.find.alt('cat').count(), 1);
f('title', s => s.find.title('Head').count(), 1);
f('testid', s => s.find.testid('mail').count(), 1);
f('css and xpath', async s => [await s.find.css('li').count(), await s.find.xpath('//li').count()], [3, 3]);
f('first, last, nth, and nth from the end', async s => {
  const li = s.find.css('li');
  return [await li.first().get.text(), await li.last().get.text(), await li.nth(1).get.text(), await li.nth(-1).get.text()];
}, ['Apple', 'Apple pie', 'Pear', 'Apple pie']);
f('filter hasText', async s => [await s.find.css('li').filter({ hasText: 'apple' }).count(), await s.find.css('li').filter({ hasText: /^Apple$/ }).count()], [2, 1]);
f('filter hasNotText', async s => [await s.find.css('li').filter({ hasNotText: 'apple' }).count(), await s.find.css('li').filter({ hasText: 'apple', hasNotText: /^Apple$/ }).count(), await s.get.count('li >> hasNotText=apple')], [1, 1, 1]);
f('filter refuses what is none', s => code(Promise.resolve().then(() => s.find.css('li').filter({ hasTxt: 'apple' }).count())), 'invalid_params');
f('all', async s => { const all = await s.find.css('li').all(); return Promise.all(all.map(each => each.get.text())); }, ['Apple', 'Pear', 'Apple pie']);
f('is lazy', async s => { const late = s.find.css('#late'); await s.eval("document.body.insertAdjacentHTML('beforeend', '<i id=late>late</i>')"); return late.get.text(); }, 'late');
f('a locator serves as a target', async s => { await s.fill(s.find.label('Mail'), 'x@y'); return s.get.value('#mail'); }, 'x@y');
f('strict: several are ambiguous, with samples', async s => {
  const e = await failure(s.find.css('li').click(quick));
  return [e.code, e.data.matchCount, e.data.samples.length, Object.keys(e.data.samples[0]).sort(), typeof e.hint];
}, ['ambiguous', 3, 3, ['descriptor', 'index', 'role', 'text', 'visible'], 'string']);

// ---- errors
check('not_found carries what there was', async s => {
  await s.eval("document.body.insertAdjacentHTML('beforeend', '<p>x</p>'.repeat(9))");
  const e = await failure(s.click('#none', quick));
  return [e.code, e instanceof Error, e.name, e.data.matchCount, e.data.visibleMatchCount, e.data.samples, typeof e.data.excerpt, e.data.excerpt.includes('Hello'), e.data.url, e.surface, typeof e.hint];
}, s => ['not_found', true, 'CmuxError', 0, 0, [], 'string', true, at('/'), s.ref, 'string']);
check('no more than six samples', async s => {
  await s.eval("document.body.insertAdjacentHTML('beforeend', '<p>x</p>'.repeat(9))");
  const e = await failure(s.get.text('p'));
  return [e.code, e.data.matchCount, e.data.samples.length];
}, ['ambiguous', 9, 6]);
check('hidden matches are told from none', async s => {
  const e = await failure(s.click('div[hidden]', quick));
  return [e.code, e.data?.matchCount, e.data?.visibleMatchCount, e.message.includes('display: none') || e.message.includes('not visible')];
}, ['timeout', 1, 0, true]);
check('a stale ref says why', async s => {
  const { refs } = await s.snapshot();
  const ref = Object.entries(refs).find(([, r]) => r.name === 'Save')[0];
  await s.eval("document.getElementById('save').remove()");
  const removed = await failure(s.click(ref, quick));
  const { refs: later } = await s.snapshot();
  const mail = Object.entries(later).find(([, r]) => r.name === 'Mail')[0];
  await s.goto(at('/empty'));
  const replaced = await failure(s.click(`@${mail}`, quick));
  return [removed.code, /remove/i.test(removed.message), replaced.code, replaced.message.includes('/empty')];
}, ['stale_ref', true, 'stale_ref', true]);
check('wrong arguments reject and never throw', async s => {
  const calls = [() => s.goto(), () => s.click(), () => s.click({}), () => s.fill(), () => s.press(), () => s.select('#mail'),
    () => s.wait(5), () => s.wait({ nothing: 1 }), () => s.eval(), () => s.cookies.set(), () => s.storage.local.set(), () => s.state.save(), () => s.tab.switch(),
    () => s.network.route(), () => s.set.viewport('a', 'b'), () => s.fetch(), () => s.click('#save', { timeoutMs: 'soon' }), () => s.click('#save', 5), () => s.upload('#mail'),
    () => s.frame(), () => s.snapshot({ deep: 1 }), () => s.snapshot(5), () => s.get.attr('#h'), () => s.drag('#h'), () => s.scroll(5), () => s.download.wait(5),
    () => s.fill('#mail', undefined), () => s.fill('#mail', null, quick), () => s.find.label('Mail').fill(undefined), () => s.wait(), () => s.wait({}), () => s.wait({ timeoutMs: 5 }),
    () => s.wait({ state: 'hidden' })];
  const wrong = [];
  for (const call of calls) {
    let promise;
    try { promise = call(); } catch (error) { wrong.push(`${call} threw ${error.message}`); continue; }
    const came = typeof promise?.then === 'function' ? await code(promise) : `no promise: ${promise}`;
    if (came !== 'invalid_params') wrong.push(`${call} gave ${came}`);
  }
  return wrong;
}, []);
check('what is misspelt is refused, with what was meant', async s => {
  const { retry } = await import('cmux:retry');
  const calls = [() => cmux.map([1], () => 1, { concurency: 3 }), () => retry(() => 1, { tims: 3 }), () => serve({}, { prot: 5 }), () => s.click(s.find.role('buton')),
    () => s.click('role=hedding'), () => s.find.css('p').filter({ hastext: 'x' }).click(), () => s.find.css('p').filter({}).click(), () => s.find.css('p').filter({ hasText: undefined }).click()];
  const said = [];
  for (const call of calls) {
    const { code, message, hint } = await failure(call());
    said.push(`${code}: ${message} ${hint.split('?')[0]}`);
  }
  return said;
}, ['invalid_params: `cmux.map` has no option `concurency`. Did you mean `concurrency`',
  'invalid_params: `retry` has no option `tims`. Did you mean `times`',
  'invalid_params: `serve` has no option `prot`. Did you mean `port`',
  'invalid_params: There is no ARIA role `buton`. Did you mean `button`',
  'invalid_params: There is no ARIA role `hedding`. Did you mean `heading`',
  'invalid_params: `filter` has no option `hastext`. Did you mean `hasText`',
  ...Array(2).fill("invalid_params: `filter` was not told what to look for. Write `filter({ hasText: 'Ada' })`, with a text or a pattern.")]);
check('a closed surface says so', async s => {
  await s.close();
  return [s.closed, await code(s.get.title()), await code(s.click('#h')), await code(s.snapshot()), await code(s.wait({ text: 'x' })), await s.close()];
}, [true, 'closed', 'closed', 'closed', 'closed', null]);
check('closing ends what waits', async s => { const wait = code(s.wait({ text: 'never' })); await s.close(); return wait; }, 'closed');
check('js_error tells the page error', async s => { const e = await failure(s.eval(() => { throw new TypeError('inside'); })); return [e.code, e.message.includes('inside')]; }, ['js_error', true]);
check('navigation_failed names the address', async s => { const e = await failure(s.goto('http://127.0.0.1:1/')); return [e.code, e.message.includes('127.0.0.1:1')]; }, ['navigation_failed', true]);
check('not_allowed for another host', async () => { const s = await cmux.open(undefined, { allowHosts: ['example.com'] }); const c = await code(s.goto(at('/'))); await s.close(); return c; }, 'not_allowed');
check('timeout says what was missing', async s => { const e = await failure(s.wait({ text: 'never there', ...quick })); return [e.code, e.message.includes('never there')]; }, ['timeout', true]);

// ---- actions
check('press in both forms', async s => {
  await s.press('#mail', 'a');
  await s.press('B');
  await s.find.css('#mail').press('c');
  return s.get.value('#mail');
}, 'aBc');
check('press takes chords', async s => { await s.fill('#mail', 'abc'); await s.press('#mail', 'Control+a'); await s.press('Backspace'); return s.get.value('#mail'); }, '');
check('snapshotAfter answers the fresh snapshot', async s => {
  const shot = await s.fill('#mail', 'now', { snapshotAfter: true });
  const clicked = await s.find.css('#on').uncheck({ snapshotAfter: true });
  const gone = await s.goto(at('/empty'), { snapshotAfter: true });
  return [shot.text.includes('now'), String(shot) === shot.text, typeof shot.refs, !clicked.text.includes('checkbox "On" [checked'), gone.title];
}, [true, true, 'object', true, 'Empty']);
check('an action resolves after the navigation it started', async s => { await s.eval("save.onclick = () => { location.href = '/empty'; }"); await s.click('#save'); return s.get.title(); }, 'Empty');
check('scroll by the window and by an element', async s => { await s.scroll({ dx: 0, dy: 50 }); return s.eval('scrollY'); }, 50);
check('upload takes several files where the field does', async s => {
  await writeText('one.txt', '1'); await writeText('two.txt', '2');
  await s.eval("document.body.insertAdjacentHTML('beforeend', '<input id=up type=file multiple>')");
  await s.upload('#up', ['one.txt', 'two.txt']);
  return s.eval('Array.from(up.files, file => file.name)');
}, ['one.txt', 'two.txt']);

// ---- snapshot and wait
check('snapshot has text, refs, url, title and diff', async s => {
  const first = await s.snapshot();
  await s.fill('#mail', 'changed');
  const second = await s.snapshot();
  return [first.url, first.title, first.diff ?? '', second.diff.includes('changed'), Object.values(first.refs).some(r => r.role === 'button' && r.name === 'Save')];
}, [at('/'), 'Home', '', true, true]);
check('snapshot options', async s => {
  const interactive = (await s.snapshot({ interactive: true })).text;
  const shallow = (await s.snapshot({ maxDepth: 1 })).text;
  const scoped = (await s.snapshot({ selector: 'ul' })).text;
  const compact = (await s.snapshot({ compact: true })).text;
  return [interactive.includes('heading'), interactive.includes('textbox "Mail"'), shallow.split('\n').length < 12, scoped.includes('Pear') && !scoped.includes('Mail'), compact.length > 0];
}, [false, true, true, true, true]);
check('refs are never reused', async s => {
  const a = Object.keys((await s.snapshot()).refs);
  await s.goto(at('/'));
  const b = Object.keys((await s.snapshot()).refs);
  return b.some(ref => a.includes(ref));
}, false);
check('wait in every form', async s => {
  await s.eval(() => { setTimeout(() => { document.getElementById('save').remove(); document.body.insertAdjacentHTML('beforeend', '<p id=new>Fresh text</p>'); history.pushState(null, '', '/#here'); window.ready = 1; }, 20); });
  await Promise.all([
    s.wait({ selector: '#new' }), s.wait({ selector: '#new', state: 'visible' }), s.wait({ selector: '#new', state: 'attached' }), s.wait({ selector: '#save', state: 'detached' }),
    s.wait({ selector: '#save', state: 'hidden' }), s.wait({ text: 'Fresh' }), s.wait({ urlContains: '#here' }), s.wait({ url: /here$/ }), s.wait({ url: '**/#here' }),
    s.wait({ loadState: 'domcontentloaded' }), s.wait({ loadState: 'load' }), s.wait({ loadState: 'complete' }), s.wait({ loadState: 'networkidle' }),
    s.wait({ function: 'window.ready' }), s.wait({ function: () => window.ready === 1 }),
  ]);
  return 'done';
}, 'done');
check('wait refuses another state', async s => [await code(s.wait({ loadState: 'loaded' })), await code(s.wait({ selector: 'p', state: 'gone' }))], ['invalid_params', 'invalid_params']);

// ---- eval and scripts
check('eval passes JSON both ways and awaits', async s => [
  await s.eval((a, b) => [a.n + b, null, { deep: [1, 'x'] }], { n: 1 }, 2), await s.eval('undefined'), await s.eval(async () => 5), await s.eval('await Promise.resolve(6)'),
  await s.eval('new Date(0)'), await s.eval('NaN')], [[3, null, { deep: [1, 'x'] }], null, 5, 6, '1970-01-01T00:00:00.000Z', null]);
check('addInitScript runs before the page in every document', async s => { await s.addInitScript(() => { window.early = document.title; }); await s.goto(at('/outer')); return [await s.eval('early'), await (await s.frame('#a')).eval('early')]; }, ['', '']);

check('a text that is a function is called, one that assigns a function is not', async s => [await s.eval('() => 1'), await s.eval('(async function () { return 2; })'), await s.eval('window.made = () => { window.called = 1; }; window.called ?? 0')
  , await s.eval('window.made = () => { window.called = 1; }'), await s.eval('window.called ?? 0')], [1, 2, 0, null, 0]);

// ---- frames
check('frames inside frames, and out again', async s => {
  await s.goto(at('/outer'));
  const middle = await s.frame('#a');
  const inner = await middle.frame('iframe[name=b]');
  await inner.click('button');
  const text = await inner.get.text('button');
  const back = inner.frame.main();
  return [await middle.get.text('#where'), await inner.get.text('#where'), text, await (await back).get.title()];
}, ['middle', 'inner', 'pressed', 'Outer']);
check('a frame that is none', async s => [await code(s.frame('#none', quick)), await code(s.frame('#h'))], ['not_found', 'invalid_params']);

// ---- dialogs
check('dialogs queue and never block', async s => {
  const empty = [await code(s.dialog.accept()), await code(s.dialog.dismiss())];
  await s.eval(() => { alert('one'); confirm('two'); prompt('three', 'given'); });
  const list = await s.dialog.list();
  await s.click('#h');
  return [empty, list.map(d => [d.type, d.message]), (await s.dialog.accept()).message, (await s.dialog.dismiss()).message, (await s.dialog.list()).length];
}, [['not_found', 'not_found'], [['alert', 'one'], ['confirm', 'two'], ['prompt', 'three']], 'one', 'two', 1]);

// ---- downloads
check('download.wait keeps the file where it is told', async s => {
  await s.eval(path => { location.href = path; }, '/file');
  const d = await s.download.wait({ path: 'kept.txt' });
  return [d.path.endsWith('kept.txt'), d.url, d.suggestedFilename, d.bytes, await readText('kept.txt'), (await s.download.list()).length];
}, [true, at('/file'), 'a b.txt', 7, 'content', 1]);

// ---- cookies and storage
check('cookies.get, set and clear with filters', async s => {
  await s.cookies.set([{ name: 'a', value: '1', url: at('/') }, { name: 'b', value: '2', domain: 'example.com', path: '/' }, { name: 'c', value: '3', url: at('/'), httpOnly: true, secure: false, sameSite: 'Lax', expires: 4102444800 }]);
  const c = (await s.cookies.get({ name: 'c' }))[0];
  const got = [(await s.cookies.get()).length, (await s.cookies.get({ url: at('/') })).map(x => x.name), (await s.cookies.get({ domain: 'example.com' })).map(x => x.name),
    [c.value, c.domain, c.path, c.expires, c.httpOnly, c.secure, c.sameSite], await s.eval('document.cookie')];
  const cleared = [await s.cookies.clear({ name: 'a' }), await s.cookies.clear({ domain: 'example.com' }), (await s.cookies.get()).map(x => x.name), await s.cookies.clear({ all: true }), await s.cookies.get()];
  return [got, cleared, await code(s.cookies.clear()), await code(s.cookies.clear({}))];
}, [[3, ['a', 'c'], ['b'], ['3', '127.0.0.1', '/', 4102444800, true, false, 'Lax'], 'a=1'], [1, 1, ['c'], 1, []], 'invalid_params', 'invalid_params']);
check('storage is of the exact origin, port included', async s => {
  await s.storage.local.set('k', 'here');
  await s.goto(other);
  const there = await s.storage.local.get('k');
  await s.storage.local.set('k', 'there');
  await s.goto(at('/'));
  return [there, await s.storage.local.get('k'), await s.eval('localStorage.k'), await s.storage.session.get()];
}, [null, 'here', 'here', {}]);

// ---- state
const fill = async s => { await s.cookies.set({ name: 'sid', value: '7', url: at('/'), sameSite: 'Lax' }); await s.storage.local.set('l', '1'); await s.storage.session.set('t', '2'); };
check('state.save is what Playwright reads, and more', async s => {
  await fill(s);
  await s.state.save('state.json');
  const state = await readJson('state.json');
  const c = state.cookies[0];
  const o = state.origins[0];
  return [Object.keys(c).sort(), [c.name, c.value, c.domain, c.path, c.expires], o.origin, o.localStorage, o.sessionStorage, Object.keys(state.cmux).sort()];
}, [['domain', 'expires', 'hostOnly', 'httpOnly', 'name', 'path', 'sameSite', 'secure', 'value'], ['sid', '7', '127.0.0.1', '/', -1], at('/').slice(0, -1),
  [{ name: 'l', value: '1' }], [{ name: 't', value: '2' }], ['activeTab', 'savedAt', 'tabs', 'version']]);
check('state.load replaces everything at once, with no request', async s => {
  await fill(s);
  await s.state.save('full.json');
  const t = await cmux.open();
  await t.cookies.set({ name: 'old', value: '1', url: at('/') });
  await t.state.load('full.json');
  const names = (await t.cookies.get()).map(c => c.name);
  const requests = (await t.network.requests()).length;
  await t.goto(at('/'));
  const seen = [await t.eval('localStorage.l + document.cookie'), await t.storage.session.get('t')];
  await t.close();
  return [names, requests, seen];
}, [['sid'], 0, ['1sid=7', '2']]);
check('state with a passphrase: right, wrong, none, tampered', async s => {
  await fill(s);
  await s.state.save('sealed.json', { passphrase: 'right' });
  const sealed = await readText('sealed.json');
  await s.cookies.clear({ all: true });
  const wrong = await failure(s.state.load('sealed.json', { passphrase: 'wrong' }));
  const none = await failure(s.state.load('sealed.json'));
  await s.state.load('sealed.json', { passphrase: 'right' });
  const back = (await s.cookies.get()).map(c => c.name);
  const at = Math.floor(sealed.length * 0.8);
  await writeText('tampered.json', sealed.slice(0, at) + (sealed[at] === 'A' ? 'B' : 'A') + sealed.slice(at + 1));
  const tampered = await failure(s.state.load('tampered.json', { passphrase: 'right' }));
  await writeText('broken.json', '{"cookies": [');
  const broken = await failure(s.state.load('broken.json'));
  return [sealed.includes('sid'), wrong.code, none.code, back, tampered.code, broken.code, new Set([wrong.message, none.message, tampered.message, broken.message]).size];
}, [false, 'invalid_params', 'invalid_params', ['sid'], 'invalid_params', 'invalid_params', 4]);
check('state.load reads files of Playwright, agent-browser and cmux', async s => {
  const origin = at('/').slice(0, -1);
  await writeJson('pw.json', { cookies: [{ name: 'p', value: '1', domain: '127.0.0.1', path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' }], origins: [{ origin, localStorage: [{ name: 'l', value: 'pw' }] }] });
  await s.state.load('pw.json');
  const pw = [(await s.cookies.get()).map(c => c.name), await s.storage.local.get('l')];
  await writeJson('ab.json', { cookies: [{ name: 'a', value: '1', domain: '127.0.0.1', path: '/', expires: -1.0, size: 2, httpOnly: false, secure: false, session: true }], origins: [{ origin, localStorage: [], sessionStorage: [{ name: 's', value: 'ab' }] }] });
  await s.state.load('ab.json');
  const ab = [(await s.cookies.get()).map(c => c.name), await s.storage.session.get('s'), await s.storage.local.get('l')];
  await writeJson('cm.json', { cookies: [{ name: 'c', value: '1', domain: '127.0.0.1', hostOnly: true, path: '/', secure: false, httpOnly: false, session_only: true, expires: null }], frame_selector: null, storage: { local: { l: 'cm' }, session: { s: 'cm' } }, url: at('/') });
  await s.state.load('cm.json');
  return [pw, ab, [(await s.cookies.get()).map(c => c.name), await s.storage.local.get('l'), await s.storage.session.get('s')]];
}, [[['p'], 'pw'], [['a'], 'ab', null], [['c'], 'cm', 'cm']]);
check('state.export, import of a surface with domains, and diff', async s => {
  await fill(s);
  await s.cookies.set({ name: 'x', value: '1', domain: 'example.com', path: '/' });
  const t = await cmux.open();
  await t.state.import(s, { domains: ['127.0.0.1'] });
  const names = (await t.cookies.get()).map(c => c.name);
  const diff = await t.state.diff(s);
  const same = await s.state.diff(await s.state.export());
  await t.close();
  return [names, typeof diff, JSON.stringify(diff).includes('example.com'), same.equal];
}, [['sid'], 'object', true, true]);

check('state.diff tells what has changed since, and prints it', async s => {
  await s.cookies.set({ name: 'gone', value: '1', domain: 'example.com', path: '/' });
  const before = await s.state.export();
  await s.cookies.clear({ all: true });
  await s.cookies.set({ name: 'came', value: '1', domain: 'example.com', path: '/' });
  const diff = await s.state.diff(before);
  return [diff.cookies.added.map(c => c.name), diff.cookies.removed.map(c => c.name), String(diff).split('\n').map(line => line.slice(0, 13)), diff.equal];
}, [['came'], ['gone'], ['+ cookie came', '- cookie gone'], false]);

// ---- network
check('route with a function, a pattern and a glob', async s => {
  await s.network.route('**/glob', { status: 201, body: 'glob' });
  await s.network.route(/pattern\d$/, { json: { by: 'pattern' } });
  await s.network.route('**/fn', (route, request) => ({ status: 202, headers: { 'X-Fn': request.method }, body: request.url }));
  const [g, p, fn] = [await s.fetch(at('/glob')), await s.fetch(at('/pattern5')), await s.fetch(at('/fn'))];
  return [g.status, await g.text(), await p.json(), fn.status, fn.headers['x-fn'] ?? fn.headers.get?.('x-fn'), await fn.text()];
}, [201, 'glob', { by: 'pattern' }, 202, 'GET', at('/fn')]);
check('route aborts, delays and lets go', async s => {
  await s.network.route('**/hits', { abort: true });
  const aborted = await code(s.fetch(at('/hits')));
  const removed = await s.network.unroute('**/hits');
  await s.network.route('**/empty', { delayMs: 5 });
  const delayed = (await s.goto(at('/empty'))).status;
  return [aborted, removed, delayed, await s.network.unroute()];
}, ['navigation_failed', 1, 200, 1]);
check('requests are logged and filtered', async s => { await s.fetch(at('/echo')); const r = await s.network.requests({ url: '**/echo' }); return [r.length, r[0].method, r[0].status, r[0].url]; }, [1, 'GET', 200, at('/echo')]);
check('har.replay keeps the order', async s => {
  hits = 0;
  await s.network.har.start('hits.har');
  await s.fetch(at('/hits')); await s.fetch(at('/hits'));
  await s.network.har.stop();
  hits = 40;
  await s.network.har.replay('hits.har');
  const seen = [];
  for (let i = 0; i < 2; i++) seen.push((await (await s.fetch(at('/hits'))).json()).hits);
  const miss = await failure(s.fetch(at('/hits?other')));
  return [seen, miss.code, /hits/.test(miss.message + miss.hint + JSON.stringify(miss.data))];
}, [[1, 2], 'not_found', true]);
check('fetch posts, and keeps cookies', async s => {
  const r = await s.fetch(at('/echo'), { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: 'sent' });
  await s.fetch(at('/cookie'));
  return [await r.json(), (await s.cookies.get({ name: 'seen' })).length];
}, [{ method: 'POST', body: 'sent', type: 'text/plain' }, 1]);

// ---- tabs, console, errors
check('tabs by id and index; popups are tabs', async s => {
  await s.eval("window.open('/empty')");
  const list = await s.tab.list();
  await s.tab.switch('t2');
  const title = await s.get.title();
  await s.tab.switch(0);
  await s.tab.close('t2');
  const { id } = await s.tab.new();
  return [list.map(t => [t.id, t.index]), title, id, await s.get.url(), await code(s.tab.switch('t2'))];
}, [[['t1', 0], ['t2', 1]], 'Empty', 't3', 'about:blank', 'not_found']);
check('console and page errors have their place', async s => {
  await s.addScript("console.warn('careful', 1);\nsetTimeout(function () { window.thrown = true; nothing.here; });");
  await s.wait({ function: 'window.thrown' });
  const [c] = await s.console.list();
  const [e] = await s.errors.list();
  return [c.level, c.text, /nothing/.test(e.message), typeof e.line];
}, ['warn', 'careful 1', true, 'number']);

for (const { name, call, expected } of cases) {
  const s = await cmux.open(at('/'));
  const wanted = typeof expected === 'function' ? expected(s) : expected;
  let came;
  try {
    came = JSON.stringify(await call(s));
  } catch (error) {
    came = String(error?.stack ?? error);
  }
  cmux.output({ name, came: came ?? 'null', expected: JSON.stringify(wanted) });
  await s.close();
}
