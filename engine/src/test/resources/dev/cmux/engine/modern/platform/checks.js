// Behaviour checks of the platform, one line each: a name, and a function that returns true or a promise of it.
// PlatformTest runs them one after the other in one window and reports each by its name.
var checks = [];
function t(name, fn) { checks.push({name: name, fn: fn}); }
function doc(html) { var d = document.createElement('div'); d.innerHTML = html; document.body.appendChild(d); return d; }
var outcomes = [];
function run(i) {
  outcomes[i] = 'nothing came back';
  function done(v) { outcomes[i] = v === true ? 'ok' : String(v && v.message || v); }
  try {
    var v = checks[i].fn();
    if (v && typeof v.then === 'function') { v.then(done, function (e) { done('rejected: ' + (e && e.message || e)); }); } else { done(v); }
  } catch (e) {
    done('threw: ' + (e && e.message || e));
  }
}
// ---- language library
t('Array.at', () => [1,2].at(-1) === 2);
t('Array.findLast', () => [1,2,3].findLast(x => x < 3) === 2 && [1,2,3].findLastIndex(x => x < 3) === 1);
t('Array.toSorted', () => [3,1].toSorted().join() === '1,3');
t('Array.toReversed', () => [3,1].toReversed().join() === '1,3');
t('Array.toSpliced', () => [3,1].toSpliced(0,1,9).join() === '9,1');
t('Array.with', () => [3,1].with(0,5).join() === '5,1');
t('Array.flat', () => [1,[2,[3]]].flat(Infinity).length === 3 && [1].flatMap(x => [x,x]).length === 2);
t('Array.copyWithin', () => [1,2,3].copyWithin(0,1).join() === '2,3,3');
t('Array.includes NaN', () => [NaN].includes(NaN));
t('Array.from iter', () => Array.from(new Set([1,2]), x => x * 2).join() === '2,4');
t('Array.fromAsync', () => Array.fromAsync([Promise.resolve(1), 2]).then(v => v.join() === '1,2'));
t('Array unscopables', () => 'flat' in Array.prototype[Symbol.unscopables]);
t('TypedArray at/findLast/toSorted/with', () => new Uint8Array([3,1]).at(-1) === 1 && new Uint8Array([3,1]).toSorted()[0] === 1 && new Uint8Array([3,1]).with(0,4)[0] === 4 && new Uint8Array([3,1]).findLast(x => x > 1) === 3);
t('Object.groupBy', () => Object.groupBy([1,2,3], x => x % 2 ? 'o' : 'e').o.length === 2);
t('Map.groupBy', () => Map.groupBy([1,2,3], x => x % 2).get(1).length === 2);
t('Object.fromEntries', () => Object.fromEntries([['a',1]]).a === 1);
t('Object.hasOwn', () => Object.hasOwn({a:1}, 'a'));
t('Object.entries/values', () => Object.entries({a:1})[0][1] === 1 && Object.values({a:1})[0] === 1);
t('Object.getOwnPropertyDescriptors', () => 'a' in Object.getOwnPropertyDescriptors({a:1}));
t('Promise.allSettled', () => Promise.allSettled([Promise.reject(1)]).then(r => r[0].status === 'rejected'));
t('Promise.any', () => Promise.any([Promise.reject(1), Promise.resolve(2)]).then(r => r === 2));
t('Promise.any AggregateError', () => Promise.any([Promise.reject(1)]).then(() => false, e => e instanceof AggregateError && e.errors[0] === 1));
t('Promise.any message', () => Promise.any([Promise.reject(1), 2, Promise.reject(3)]).then(two => two === 2 && Promise.any(new Set([Promise.reject(1), Promise.reject(2)])).catch(e => Promise.any([]).catch(f => [e.message, e.errors, e.name, f.message, f.errors.length, Promise.any.name, Promise.any.length].join() === 'All promises were rejected,1,2,AggregateError,All promises were rejected,0,any,1'))));
t('Promise.any and allSettled of what is no list', () => Promise.any(5).catch(e => Promise.allSettled(5).catch(f => Promise.allSettled().catch(g => [e, f, g].every(x => x instanceof TypeError) && e.message === '5 is not iterable'))));
t('Promise.withResolvers', () => { var w = Promise.withResolvers(); w.resolve(4); return w.promise.then(v => v === 4); });
t('Promise.try', () => Promise.try(() => 3).then(v => v === 3));
t('Promise.finally', () => Promise.resolve(1).finally(() => 2).then(v => v === 1));
t('Promise subclass', () => { function P(e) { return Reflect.construct(Promise, [e], P); } P.prototype = Object.create(Promise.prototype, {constructor:{value:P}}); Object.setPrototypeOf(P, Promise); var p = new P(r => r(1)); return p instanceof P && p.then(x => x) instanceof P; });
t('String.replaceAll', () => 'aXbX'.replaceAll('X', '-') === 'a-b-' && 'aXbX'.replaceAll(/X/g, '$&$&') === 'aXXbXX');
t('String.at', () => 'abc'.at(-1) === 'c');
t('String.isWellFormed', () => 'a'.isWellFormed() && !'\ud800'.isWellFormed() && '\ud800'.toWellFormed() === '\ufffd');
t('String.matchAll', () => Array.from('a1b2'.matchAll(/\d/g)).length === 2);
t('String.padStart/trimStart', () => 'a'.padStart(3,'x') === 'xxa' && ' a '.trimStart() === 'a ' && ' a '.trimEnd() === ' a');
t('String.raw/normalize/codePointAt', () => String.raw({raw:['a','b']}, 1) === 'a1b' && 'e\u0301'.normalize('NFC') === '\u00e9' && '\u{1F600}'.codePointAt(0) === 0x1F600);
t('String.localeCompare opts', () => 'a'.localeCompare('B', 'en') < 0 && 'a'.localeCompare('A', undefined, {sensitivity:'base'}) === 0);
t('Symbol.asyncIterator', () => typeof Symbol.asyncIterator === 'symbol');
t('Symbol.matchAll', () => typeof Symbol.matchAll === 'symbol');
t('Symbol.description', () => Symbol('x').description === 'x');
t('Symbol.hasInstance/species/toPrimitive', () => typeof Symbol.hasInstance === 'symbol' && typeof Symbol.species === 'symbol' && +({[Symbol.toPrimitive]() { return 7; }}) === 7);
t('WeakRef', () => { var o = {}; return new WeakRef(o).deref() === o; });
t('FinalizationRegistry', () => { var r = new FinalizationRegistry(() => 0); r.register({}, 1); return true; });
t('Error cause', () => new Error('x', {cause: 3}).cause === 3 && !('cause' in new Error('x')) && new TypeError('a', {cause: 1}).cause === 1);
t('AggregateError', () => new AggregateError([1], 'm').message === 'm');
t('globalThis', () => globalThis === window);
t('text of functions that no page has written', () => {
  var natives = {fetch, XMLHttpRequest, Event, URL, Headers, MutationObserver, customElements: CustomElementRegistry, setTimeout, queueMicrotask, escape, matchMedia, requestAnimationFrame, HTMLElement, eval,
    closest: Element.prototype.closest, addEventListener: EventTarget.prototype.addEventListener, allSettled: Promise.allSettled, sort: [].sort, test: /x/.test, stringify: JSON.stringify,
    assign: location.assign, send: XMLHttpRequest.prototype.send, toString: Function.prototype.toString, construct: Reflect.construct};
  return Object.keys(natives).filter(name => !/^function\s+\w+\(\)\s+\{\s+\[native code\]\s+\}$/.test(Function.prototype.toString.call(natives[name]))).join() || true;
});
t('text of functions of the page', () => {
  function mine(a) { return '[native code]' + a; }
  return /^function mine\(a\) *\{\s*return *.\[native code\]. *\+ *a;?\s*\}$/.test(mine) && String(new Function()).indexOf('function anonymous(\n) {') === 0
      && String(function () {}.bind()).indexOf('[native code]') > 0 && (() => { try { Function.prototype.toString.call({}); } catch (e) { return e instanceof TypeError; } })();
});
t('structuredClone', () => { var m = structuredClone({a:new Map([[1,{b:new Date(5)}]]), s:new Set([1]), r:/x/gi, e:new TypeError('q'), u:new Uint8Array([1,2])}); return m.a.get(1).b.getTime() === 5 && m.s.has(1) && m.r.flags === 'gi' && m.e instanceof TypeError && m.u[1] === 2; });
t('queueMicrotask order', () => new Promise(r => { var l = []; setTimeout(() => { l.push('t'); r(l.join('') === 'sabmt' || l.join('')); }, 0); Promise.resolve().then(() => { l.push('a'); queueMicrotask(() => l.push('m')); }); queueMicrotask(() => l.push('b')); l.push('s'); }));
t('BigInt', () => typeof BigInt === 'function' && BigInt(2) ** BigInt(64) === BigInt('18446744073709551616'));
t('Number.*', () => Number.isInteger(1) && Number.EPSILON > 0 && Number.isSafeInteger(2));
t('Math.*', () => Math.hypot(3,4) === 5 && Math.trunc(-1.5) === -1 && Math.fround(1.5) === 1.5 && Math.clz32(1) === 31 && Math.sign(-3) === -1 && Math.cbrt(27) === 3);
t('Reflect.*', () => Reflect.ownKeys({a:1,[Symbol.iterator]:1}).length === 2);
t('Reflect.construct newTarget', () => { function A() { this.nt = new.target; } function B() {} return Reflect.construct(A, [], B).nt === B; });
t('Proxy traps', () => { var l = []; var p = new Proxy({}, {get(t,k) { l.push('get'); return 1; }, has() { l.push('has'); return true; }, ownKeys() { return ['a']; }, getOwnPropertyDescriptor() { return {value:1,enumerable:true,configurable:true}; }, deleteProperty() { l.push('del'); return true; }}); p.x; 'y' in p; delete p.z; return l.join().indexOf('get,has,del') === 0 && Object.keys(p).join() === 'a'; });
t('Proxy Map', () => { var m = new Map(); var p = new Proxy(m, {get(t,k,r) { var v = Reflect.get(t,k); return typeof v === 'function' ? v.bind(t) : v; }}); p.set('a',1); return p.get('a') === 1 && p.size === 1; });
t('Array.isArray proxy', () => Array.isArray(new Proxy([], {})));
t('JSON.stringify proxy', () => JSON.stringify(new Proxy({a:1}, {})) === '{"a":1}' && JSON.stringify(new Proxy([1], {})) === '[1]');
t('Atomics/SharedArrayBuffer absent or working', () => typeof SharedArrayBuffer === 'undefined' || new SharedArrayBuffer(1).byteLength === 1);
t('ArrayBuffer.slice/isView/DataView', () => new ArrayBuffer(4).slice(1).byteLength === 3 && ArrayBuffer.isView(new DataView(new ArrayBuffer(2))));
t('DataView bigint', () => { var d = new DataView(new ArrayBuffer(8)); d.setBigUint64(0, BigInt(5)); return d.getBigUint64(0) === BigInt(5); });
t('BigInt64Array', () => new BigInt64Array(1)[0] === BigInt(0));
t('RegExp named groups', () => new RegExp('(?<y>\\d+)').exec('a12').groups.y === '12');
t('RegExp lookbehind', () => new RegExp('(?<=a)b').test('ab') && !new RegExp('(?<!a)b').test('ab'));
t('RegExp u flag', () => new RegExp('^.$', 'u').test('\u{1F600}') && new RegExp('\\p{L}', 'u').test('é'));
t('RegExp s y', () => new RegExp('a.b','s').test('a\nb') && new RegExp('a','y').sticky);
t('Iterator helpers', () => [1,2,3].values().map(x => x * 2).filter(x => x > 2).toArray().join() === '4,6');
t('Set methods', () => new Set([1,2]).union(new Set([3])).size === 3);
t('Function.name', () => (function foo() {}).name === 'foo' && (() => 0).bind().name.indexOf('bound') === 0);
t('Date toLocale', () => new Date(Date.UTC(2020,0,2)).toLocaleDateString('en-US', {timeZone:'UTC'}) === '1/2/2020');
t('Date toLocale long', () => new Date(Date.UTC(2020,0,2)).toLocaleDateString('en-US', {timeZone:'UTC', year:'numeric', month:'long', day:'numeric', weekday:'long'}) === 'Thursday, January 2, 2020');
t('Date toLocale de', () => new Date(Date.UTC(2020,0,2)).toLocaleDateString('de-DE', {timeZone:'UTC', year:'numeric', month:'long', day:'numeric'}) === '2. Januar 2020');
t('Date toLocaleTimeString', () => new Date(Date.UTC(2020,0,2,15,4,5)).toLocaleTimeString('en-US', {timeZone:'UTC'}).replace(/\u202f/g,' ') === '3:04:05 PM');
t('Number toLocale', () => (1234567.891).toLocaleString('en-US') === '1,234,567.891' && (1234.5).toLocaleString('de-DE') === '1.234,5');
t('Number currency', () => (1234.5).toLocaleString('en-US', {style:'currency',currency:'USD'}) === '$1,234.50');
t('Intl groups from five digits', () => ['pl', 'es', 'es-MX', 'pt', 'pt-PT', 'it', 'de', 'sl'].map(l => [-1234.5, 12345].map(n => new Intl.NumberFormat(l).format(n).replace(/\s/g, '~')).join('_')).join(' ') === '-1234,5_12~345 -1234,5_12.345 -1,234.5_12,345 -1.234,5_12.345 -1234,5_12~345 -1234,5_12.345 -1.234,5_12.345 −1234,5_12.345');
t('Intl useGrouping', () => ['always', 'auto', 'min2', true, false, 'true', undefined].map(u => [new Intl.NumberFormat('en', {useGrouping: u}).format(1234), new Intl.NumberFormat('pl', {useGrouping: u}).format(1234).replace(/\s/, '~'), new Intl.NumberFormat('en', {useGrouping: u}).resolvedOptions().useGrouping].join('|')).join() === '1,234|1~234|always,1,234|1234|auto,1234|1234|min2,1,234|1~234|always,1234|1234|false,1,234|1234|auto,1,234|1234|auto' && new Intl.NumberFormat('pl').formatToParts(1234.5).map(p => p.type + p.value).join() === 'integer1234,decimal,,fraction5' && (() => { try { new Intl.NumberFormat('en', {useGrouping: 'foo'}); } catch (e) { return e instanceof RangeError; } })());
t('Intl.NumberFormat', () => new Intl.NumberFormat('en-US', {style:'percent', maximumFractionDigits:1}).format(0.256) === '25.6%');
t('Intl.NumberFormat compact', () => new Intl.NumberFormat('en-US', {notation:'compact'}).format(12345) === '12K');
t('Intl.NumberFormat parts', () => new Intl.NumberFormat('en-US').formatToParts(1234.5).map(p => p.type).join() === 'integer,group,integer,decimal,fraction');
t('Intl.DateTimeFormat', () => new Intl.DateTimeFormat('en-US', {timeZone:'UTC', hour:'2-digit', minute:'2-digit', hour12:false}).format(new Date(0)) === '00:00' || new Intl.DateTimeFormat('en-US', {timeZone:'UTC', hour:'2-digit', minute:'2-digit', hour12:false}).format(new Date(0)));
t('Intl.DateTimeFormat parts', () => new Intl.DateTimeFormat('en-US', {timeZone:'UTC'}).formatToParts(new Date(0)).map(p => p.type).join() === 'month,literal,day,literal,year');
t('Intl.DateTimeFormat resolved', () => { var o = new Intl.DateTimeFormat().resolvedOptions(); return typeof o.timeZone === 'string' && o.locale === 'en-US' && o.calendar === 'gregory'; });
t('Intl.DateTimeFormat dateStyle', () => new Intl.DateTimeFormat('en-US', {dateStyle:'medium', timeZone:'UTC'}).format(new Date(0)) === 'Jan 1, 1970');
t('Intl.Collator', () => ['b','a','B','ä'].sort(new Intl.Collator('de').compare).join() === 'a,ä,b,B' && ['a10','a9'].sort(new Intl.Collator(undefined,{numeric:true}).compare)[0] === 'a9');
t('Intl.PluralRules', () => new Intl.PluralRules('en-US').select(1) === 'one' && new Intl.PluralRules('en-US',{type:'ordinal'}).select(2) === 'two' && new Intl.PluralRules('pl').select(2) === 'few');
t('Intl.RelativeTimeFormat', () => new Intl.RelativeTimeFormat('en',{numeric:'auto'}).format(-1,'day') === 'yesterday' && new Intl.RelativeTimeFormat('en').format(3,'hour') === 'in 3 hours');
t('Intl.ListFormat', () => new Intl.ListFormat('en').format(['a','b','c']) === 'a, b, and c');
t('Intl.DisplayNames', () => new Intl.DisplayNames('en',{type:'region'}).of('DE') === 'Germany');
t('Intl.Segmenter', () => Array.from(new Intl.Segmenter('en',{granularity:'grapheme'}).segment('ae\u0301')).length === 2);
t('Intl.getCanonicalLocales/supportedLocalesOf', () => Intl.getCanonicalLocales('EN-us')[0] === 'en-US' && Intl.NumberFormat.supportedLocalesOf(['en'])[0] === 'en');
t('Intl.Locale', () => new Intl.Locale('en-US').language === 'en');
// ---- fetch family
t('AbortController', () => { var c = new AbortController(), n = 0; c.signal.addEventListener('abort', () => n++); c.abort('r'); return c.signal.aborted && n === 1 && c.signal.reason === 'r'; });
t('AbortController default reason', () => { var c = new AbortController(); c.abort(); return c.signal.reason.name === 'AbortError'; });
t('AbortSignal.abort/timeout/any', () => { if (!AbortSignal.abort(1).aborted) return 'abort'; var c = new AbortController(); var s = AbortSignal.any([c.signal]); c.abort(2); if (s.reason !== 2) return 'any'; return new Promise(r => { var q = AbortSignal.timeout(1); q.onabort = () => r(q.reason.name === 'TimeoutError'); }); });
t('AbortSignal.throwIfAborted', () => { try { AbortSignal.abort(new RangeError('z')).throwIfAborted(); } catch (e) { return e instanceof RangeError; } });
t('addEventListener signal', () => { var c = new AbortController(), n = 0; var d = document.createElement('div'); d.addEventListener('x', () => n++, {signal:c.signal}); d.dispatchEvent(new Event('x')); c.abort(); d.dispatchEvent(new Event('x')); return n === 1; });
t('addEventListener once/passive/handleEvent', () => { var n = 0, d = document.createElement('div'); d.addEventListener('x', {handleEvent() { n++; }}, {once:true}); d.dispatchEvent(new Event('x')); d.dispatchEvent(new Event('x')); return n === 1; });
t('EventTarget constructible', () => { var e = new EventTarget(), n = 0; e.addEventListener('a', () => n++); e.dispatchEvent(new Event('a')); return n === 1; });
t('EventTarget subclass', () => { function X() { return Reflect.construct(EventTarget, [], X); } X.prototype = Object.create(EventTarget.prototype); X.prototype.constructor = X; var x = new X(), n = 0; x.addEventListener('a', () => n++); x.dispatchEvent(new Event('a')); return n === 1 && x instanceof X; });
t('Event subclass', () => { function X(t) { return Reflect.construct(Event, [t,{bubbles:true}], X); } X.prototype = Object.create(Event.prototype, {foo:{value:3}}); var x = new X('q'), g; document.body.addEventListener('q', e => g = e, {once:true}); document.getElementById('root').dispatchEvent(x); return g === x && g.foo === 3 && g.type === 'q'; });
t('Event composedPath', () => { var p; var d = doc('<b><i></i></b>'); d.addEventListener('z', e => p = e.composedPath()); d.querySelector('i').dispatchEvent(new Event('z',{bubbles:true})); return p[0].localName === 'i' && p[p.length-1] === window; });
t('Event fields', () => { var e = new Event('a',{bubbles:true,cancelable:true,composed:true}); e.preventDefault(); return e.defaultPrevented && e.composed && e.isTrusted === false && e.timeStamp >= 0 && e.returnValue === false && e.eventPhase === 0; });
t('CustomEvent detail', () => new CustomEvent('a',{detail:{x:1}}).detail.x === 1);
t('KeyboardEvent', () => { var e = new KeyboardEvent('keydown',{key:'Enter',code:'Enter',keyCode:13,which:13,ctrlKey:true,location:1,repeat:true,isComposing:true}); return e.key === 'Enter' && e.code === 'Enter' && e.ctrlKey && e.getModifierState('Control') && e.location === 1 && e.repeat && e.isComposing && e.keyCode === 13; });
t('MouseEvent', () => { var e = new MouseEvent('click',{clientX:5,clientY:6,button:1,buttons:2,screenX:3,movementX:2,relatedTarget:document.body,view:window,detail:2}); return e.clientX === 5 && e.x === 5 && e.pageX === 5 && e.button === 1 && e.buttons === 2 && e.screenX === 3 && e.relatedTarget === document.body && e.detail === 2 && e.movementX === 2 && e.offsetX !== undefined; });
t('PointerEvent', () => { var e = new PointerEvent('pointerdown',{pointerId:7,pointerType:'mouse',isPrimary:true,pressure:0.5,clientX:3,width:2}); return e.pointerId === 7 && e.pointerType === 'mouse' && e.isPrimary && e.pressure === 0.5 && e.clientX === 3 && e.width === 2 && e.getCoalescedEvents().length === 0; });
t('InputEvent', () => { var e = new InputEvent('input',{data:'a',inputType:'insertText',isComposing:false}); return e.data === 'a' && e.inputType === 'insertText'; });
t('InputEvent targetRanges', () => new InputEvent('input').getTargetRanges().length === 0);
t('SubmitEvent', () => { var b = document.createElement('button'); return new SubmitEvent('submit',{submitter:b}).submitter === b; });
t('WheelEvent', () => new WheelEvent('wheel',{deltaY:5}).deltaY === 5);
t('FocusEvent', () => new FocusEvent('focus',{relatedTarget:document.body}).relatedTarget === document.body);
t('DragEvent/DataTransfer', () => { var d = new DataTransfer(); d.setData('text/plain','x'); return new DragEvent('drop',{dataTransfer:d}).dataTransfer.getData('text/plain') === 'x'; });
t('ClipboardEvent', () => new ClipboardEvent('paste').type === 'paste');
t('CompositionEvent', () => new CompositionEvent('compositionend',{data:'q'}).data === 'q');
t('TouchEvent', () => new TouchEvent('touchstart',{touches:[]}).type === 'touchstart');
t('TransitionEvent/AnimationEvent', () => new TransitionEvent('transitionend',{propertyName:'a'}).propertyName === 'a' && new AnimationEvent('animationend',{animationName:'b'}).animationName === 'b');
t('PopStateEvent/HashChange/Storage', () => new PopStateEvent('popstate',{state:1}).state === 1 && new HashChangeEvent('h',{newURL:'a'}).newURL === 'a' && new StorageEvent('storage',{key:'k'}).key === 'k');
t('PromiseRejectionEvent', () => new PromiseRejectionEvent('unhandledrejection',{promise:Promise.resolve(),reason:1}).reason === 1);
t('ErrorEvent', () => new ErrorEvent('error',{error:1,message:'m',filename:'f',lineno:2}).lineno === 2);
t('MessageEvent', () => new MessageEvent('message',{data:{a:1},origin:'o'}).data.a === 1);
// URL
t('URL.canParse/parse', () => URL.canParse('/a','http://x/') && !URL.canParse('::') && URL.parse('http://a/').host === 'a' && URL.parse('::') === null);
t('URL parts', () => { var u = new URL('http://u:p@h:8080/a/../b?x=1&y=2#z'); return u.href === 'http://u:p@h:8080/b?x=1&y=2#z' && u.origin === 'http://h:8080' && u.username === 'u' && u.password === 'p' && u.port === '8080' && u.pathname === '/b' && u.search === '?x=1&y=2' && u.hash === '#z' && u.searchParams.get('y') === '2'; });
t('URL searchParams live', () => { var u = new URL('http://h/'); u.searchParams.append('a','b c'); u.searchParams.set('q','é'); return u.href === 'http://h/?a=b+c&q=%C3%A9' || u.href; });
t('URL relative', () => new URL('../x?y', 'http://h/a/b/c').href === 'http://h/a/x?y' && new URL('?q','http://h/a').href === 'http://h/a?q' && new URL('//o/p','https://h').href === 'https://o/p');
t('URL invalid throws TypeError', () => { try { new URL('nope'); } catch (e) { return e instanceof TypeError; } });
t('URL normalize', () => new URL('HTTP://EXAMPLE.com:80/%7Efoo/./a b').href === 'http://example.com/%7Efoo/a%20b' || new URL('HTTP://EXAMPLE.com:80/%7Efoo/./a b').href);
t('URL schemes', () => new URL('data:text/plain,hi').protocol === 'data:' && new URL('blob:http://a/b').origin === 'http://a' && new URL('mailto:a@b').pathname === 'a@b' && new URL('about:blank').href === 'about:blank');
t('URL setters', () => { var u = new URL('http://h/a'); u.pathname = '/x y'; u.search = 'q=1'; u.hash = 'f'; u.host = 'k:9'; u.protocol = 'https'; return u.href === 'https://k:9/x%20y?q=1#f' || u.href; });
t('URL toJSON/stringify', () => JSON.stringify({u:new URL('http://h/')}) === '{"u":"http://h/"}' && String(new URL('http://h')) === 'http://h/');
t('URLSearchParams', () => { var p = new URLSearchParams({a:'1',b:'2'}); p.append('a','3'); p.sort(); return p.toString() === 'a=1&a=3&b=2' && p.getAll('a').length === 2 && p.has('b') && Array.from(p).length === 3 && Array.from(p.keys()).join() === 'a,a,b' && new URLSearchParams([['x','y']]).get('x') === 'y' && new URLSearchParams('?z=1').get('z') === '1'; });
t('URLSearchParams size/delete value', () => { var p = new URLSearchParams('a=1&a=2'); if (p.size !== 2) return 'size'; p.delete('a','1'); return p.toString() === 'a=2' && p.has('a','2') && !p.has('a','1'); });
t('URL.createObjectURL', () => { var u = URL.createObjectURL(new Blob(['x'])); URL.revokeObjectURL(u); return u.indexOf('blob:' + location.origin + '/') === 0; });
// text, crypto
t('TextDecoder', () => new TextDecoder().decode(new Uint8Array([0xef,0xbb,0xbf,0xc3,0xa9])) === 'é');
t('TextDecoder latin1/utf-16', () => new TextDecoder('iso-8859-1').encoding === 'windows-1252' && new TextDecoder('utf-16le').decode(new Uint8Array([65,0])) === 'A');
t('TextDecoder fatal', () => { try { new TextDecoder('utf-8',{fatal:true}).decode(new Uint8Array([0xff])); } catch (e) { return e instanceof TypeError; } });
t('TextDecoder stream', () => { var d = new TextDecoder(); return d.decode(new Uint8Array([0xc3]),{stream:true}) + d.decode(new Uint8Array([0xa9])) === 'é'; });
t('TextDecoder of subarray/DataView', () => new TextDecoder().decode(new Uint8Array([65,66,67]).subarray(1)) === 'BC' && new TextDecoder().decode(new DataView(new ArrayBuffer(1))) === '\0');
t('atob/btoa', () => atob(btoa('\xff a')) === '\xff a');
t('crypto.randomUUID', () => /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(crypto.randomUUID()));
t('crypto.getRandomValues', () => { var a = new Uint8Array(32); var r = crypto.getRandomValues(a); return r === a && a.some(x => x); });
t('crypto.getRandomValues u32', () => { var a = new Uint32Array(8); crypto.getRandomValues(a); return a.some(x => x > 65536); });
t('crypto.subtle.digest', () => crypto.subtle.digest('SHA-256', new TextEncoder().encode('abc')).then(b => b instanceof ArrayBuffer && new Uint8Array(b)[0] === 0xba && b.byteLength === 32));
t('crypto.subtle.hmac', () => crypto.subtle.importKey('raw', new TextEncoder().encode('k'), {name:'HMAC',hash:'SHA-256'}, false, ['sign']).then(k => crypto.subtle.sign('HMAC', k, new TextEncoder().encode('d'))).then(b => b.byteLength === 32));
t('crypto.subtle.aes', () => crypto.subtle.generateKey({name:'AES-GCM',length:256}, true, ['encrypt','decrypt']).then(k => { var iv = new Uint8Array(12); return crypto.subtle.encrypt({name:'AES-GCM',iv}, k, new Uint8Array([1,2,3])).then(c => crypto.subtle.decrypt({name:'AES-GCM',iv}, k, c)); }).then(p => new Uint8Array(p).join() === '1,2,3'));
// blobs
t('Blob', () => { var b = new Blob(['aé', new Uint8Array([1])],{type:'text/plain'}); return b.size === 4 && b.type === 'text/plain' && b.slice(0,1).size === 1; });
t('Blob.text', () => new Blob(['aé']).text().then(s => s === 'aé'));
t('Blob.arrayBuffer', () => new Blob(['aé']).arrayBuffer().then(b => b.byteLength === 3));
t('Blob.stream', () => new Blob(['ab']).stream().getReader().read().then(r => !r.done && r.value.length === 2));
t('Blob.bytes', () => new Blob(['ab']).bytes().then(r => r.length === 2));
t('Blob of Blob/ArrayBuffer', () => new Blob([new Blob(['ab']), new ArrayBuffer(2)]).size === 4);
t('File', () => { var f = new File(['x'],'a.txt',{type:'text/plain',lastModified:5}); return f.name === 'a.txt' && f.lastModified === 5 && f instanceof Blob; });
t('FileReader', () => new Promise(r => { var f = new FileReader(); f.onload = () => r(f.result === 'aé'); f.readAsText(new Blob(['aé'])); }));
t('FileReader dataURL', () => new Promise(r => { var f = new FileReader(); f.onloadend = () => r(f.result === 'data:text/plain;base64,YQ==' || f.result); f.readAsDataURL(new Blob(['a'],{type:'text/plain'})); }));
t('FormData', () => { var f = new FormData(); f.append('a','1'); f.append('a','2'); f.append('f', new File(['x'],'n.txt')); f.set('b', 5); f.delete('zz'); return f.get('a') === '1' && f.getAll('a').length === 2 && f.get('f') instanceof File && f.get('b') === '5' && Array.from(f).length === 4 && Array.from(f.keys()).join() === 'a,a,f,b' && f.has('b'); });
t('FormData from form', () => { var d = doc('<form><input name=a value=1><input type=checkbox name=c checked><input type=checkbox name=d><select name=s><option value=x selected></select><textarea name=t>q</textarea><button name=z value=9></form>'); return Array.from(new FormData(d.firstChild)).map(e => e.join('=')).join('&') === 'a=1&c=on&s=x&t=q'; });
t('FormData submitter', () => { var d = doc('<form><input name=a value=1><button name=z value=9></form>'); return new FormData(d.firstChild, d.querySelector('button')).get('z') === '9'; });
t('FormData blob filename', () => { var f = new FormData(); f.append('f', new Blob(['x']), 'q.bin'); return f.get('f') instanceof File && f.get('f').name === 'q.bin'; });
t('formdata event', () => { var d = doc('<form><input name=a value=1></form>'), n = 0; d.firstChild.addEventListener('formdata', e => { n++; e.formData.append('x','y'); }); return new FormData(d.firstChild).get('x') === 'y' && n === 1; });
// streams
t('ReadableStream', () => { var s = new ReadableStream({start(c) { c.enqueue(1); c.enqueue(2); c.close(); }}); var r = s.getReader(); return r.read().then(a => r.read().then(b => r.read().then(c => a.value === 1 && b.value === 2 && c.done))); });
t('TransformStream', () => { var ts = new TransformStream({transform(x,c) { c.enqueue(x * 2); }}); var w = ts.writable.getWriter(); w.write(4); return ts.readable.getReader().read().then(r => r.value === 8); });
// ---- DOM
t('append/prepend/before/after', () => { var d = document.createElement('div'); d.append('a', document.createElement('b')); d.prepend('z'); d.querySelector('b').before('x'); d.querySelector('b').after('y','w'); return d.innerHTML === 'zax<b></b>yw'; });
t('replaceWith/replaceChildren', () => { var d = doc('<b></b>'); d.firstChild.replaceWith('x', document.createElement('i')); if (d.innerHTML !== 'x<i></i>') return d.innerHTML; d.replaceChildren('q'); return d.innerHTML === 'q'; });
t('replaceChildren empty & fragment', () => { var d = doc('<b></b>'); d.replaceChildren(); return d.childNodes.length === 0; });
t('remove', () => { var d = doc('<b></b>'); d.firstChild.remove(); return !d.firstChild; });
t('closest/matches', () => { var d = doc('<p class=a><b></b></p>'); return d.querySelector('b').closest('.a').localName === 'p' && d.firstChild.matches('p.a'); });
t('toggleAttribute', () => { var d = document.createElement('div'); return d.toggleAttribute('hidden') && d.hasAttribute('hidden') && !d.toggleAttribute('hidden', false); });
t('getAttributeNames', () => { var d = document.createElement('div'); d.setAttribute('a',''); return d.getAttributeNames().join() === 'a'; });
t('insertAdjacent*', () => { var d = doc('<b></b>'); d.firstChild.insertAdjacentHTML('beforebegin','<i></i>'); d.firstChild.insertAdjacentText('afterend','t'); d.insertAdjacentElement('beforeend', document.createElement('u')); return d.innerHTML === '<i></i>t<b></b><u></u>'; });
t('classList', () => { var d = document.createElement('div'); d.classList.add('a','b'); d.classList.remove('a','zz'); d.classList.toggle('c', true); d.classList.replace('c','d'); return d.className === 'b d' && d.classList.contains('d') && Array.from(d.classList).length === 2 && d.classList.value === 'b d' && d.classList.length === 2; });
t('classList toggle with force', () => { var l = document.createElement('div').classList; return l.toggle('a', false) === false && l.value === '' && l.toggle('a', 1) === true && l.toggle('a', true) === true && l.value === 'a' && l.toggle('b', undefined) === true && l.toggle('a', '') === false && l.value === 'b'; });
t('classList toggle refuses what is no token', () => { var l = document.createElement('div').classList; return ['', 'a b'].every(x => [true, false].every(f => { try { l.toggle(x, f); return false; } catch (e) { return e.name === (x ? 'InvalidCharacterError' : 'SyntaxError'); } })); });
t('classList contains what is no token', () => { var l = doc('<b class="a b"></b>').firstChild.classList; return !l.contains('a b') && !l.contains('') && l.contains('b'); });
t('classList value without an attribute', () => document.createElement('div').classList.value === '' && String(document.createElement('div').classList) === '');
t('classList forEach with this', () => { var d = doc('<b class="a b"></b>').firstChild; var l = []; d.classList.forEach(function (x) { this.push(x); }, l); return l.join() === 'a,b'; });
t('classList remove what stands twice', () => { var d = doc('<b class="a b a"></b>').firstChild; d.classList.remove('a'); return d.className === 'b'; });
t('classList forEach/entries', () => { var d = doc('<b class="a b"></b>').firstChild; var l = []; d.classList.forEach(x => l.push(x)); return l.join() === 'a,b'; });
t('dataset', () => { var d = document.createElement('div'); d.dataset.fooBar = 'x'; return d.getAttribute('data-foo-bar') === 'x' && Object.keys(d.dataset).join() === 'fooBar' && 'fooBar' in d.dataset && delete d.dataset.fooBar && !d.hasAttribute('data-foo-bar'); });
t('style', () => { var d = document.createElement('div'); d.style.setProperty('--x','1'); d.style.color = 'red'; d.style.cssText += ';margin: 1px'; return d.style.getPropertyValue('--x') === '1' && d.style.color === 'red'; });
t('style custom property computed', () => { var d = doc('<b style="--y: 5"></b>').firstChild; return getComputedStyle(d).getPropertyValue('--y').trim() === '5'; });
t('template', () => { var d = doc('<template><b>x</b></template>').firstChild; return d.content instanceof DocumentFragment && d.content.firstChild.localName === 'b' && d.childNodes.length === 0 && d.innerHTML === '<b>x</b>'; });
t('bogus comments are comments', () => { var d = document.createElement('div'), e = document.createElement('template'); d.innerHTML = e.innerHTML = '<b title="<!a>">x <!$><!/><!></b><!--<!n>--><textarea><!t></textarea>'; var text = '<b title="<!a>">x <!--$--><!--/--><!----></b><!--<!n>--><textarea>&lt;!t&gt;</textarea>'; return d.innerHTML === text && e.innerHTML === text && e.content.firstChild.childNodes[2].data === '/'; });
t('question marks are comments', () => { var d = document.createElement('div'), e = document.createElement('template'); d.innerHTML = e.innerHTML = '<b title="<?a>">x<?lit 7$></b><!--<?n>--><textarea><?t></textarea><?php echo ?>'; var text = '<b title="<?a>">x<!--?lit 7$--></b><!--<?n>--><textarea>&lt;?t&gt;</textarea><!--?php echo ?-->'; return d.innerHTML === text && e.innerHTML === text; });
t('template clone/importNode', () => { var d = doc('<template><b>x</b></template>').firstChild; return document.importNode(d.content, true).firstChild.textContent === 'x' && d.cloneNode(true).content.firstChild.textContent === 'x' && d.content.cloneNode(true).querySelectorAll('b').length === 1; });
t('template innerHTML tr', () => { var d = document.createElement('template'); d.innerHTML = '<tr><td>1</td></tr>'; return d.content.firstChild.localName === 'tr' && d.content.querySelector('td').textContent === '1'; });
t('template innerHTML comments', () => { var d = document.createElement('template'); d.innerHTML = 'a<!--x--><p>{{y}}</p><!--?lit$1$-->'; return d.content.childNodes.length === 4 && d.content.childNodes[1].data === 'x' && d.content.lastChild.data === '?lit$1$'; });
t('template not rendered scripts not run', () => { window.__tpl = 0; doc('<template><script>window.__tpl=1</script></template>'); return window.__tpl === 0; });
t('template query does not reach in', () => doc('<template><b class=inside></b></template>').querySelector('.inside') === null);
t('range createContextualFragment', () => document.createRange().createContextualFragment('<b></b>x').childNodes.length === 2);
t('range ops', () => { var d = doc('hello<b>x</b>'); var r = document.createRange(); r.setStart(d.firstChild,1); r.setEnd(d.firstChild,3); if (r.toString() !== 'el') return r.toString(); r.deleteContents(); return d.firstChild.data === 'hlo'; });
t('range surround/extract/insert', () => { var d = doc('hello'); var r = new Range(); r.selectNodeContents(d); var f = r.extractContents(); d.appendChild(f); r.selectNodeContents(d); r.insertNode(document.createElement('i')); return d.innerHTML === '<i></i>hello'; });
t('range getBoundingClientRect', () => typeof document.createRange().getBoundingClientRect().width === 'number');
t('styles that begin with a space', () => { var d = doc(''), held = d.style; held.cssText = ' color: red; width: 1px'; held.removeProperty('color'); var one = held.color + held.width; d.setAttribute('style', '\n display: none; color: red'); d.style.color = 'blue'; return one === '1px' && d.style.display === 'none' && d.style.color === 'blue' && doc('<p style=" top: 1px; left: 2px"></p>').firstChild.style.length === 2; });
t('attribute names of HTML are in small letters', () => { var d = doc(''), s = document.createElementNS('http://www.w3.org/2000/svg', 'g'); d.setAttribute('contentEditable', 'true'); d.toggleAttribute('dataFoo'); s.setAttribute('fooBar', 1); return d.outerHTML === '<div contenteditable="true" datafoo=""></div>' && d.getAttributeNames().join() === 'contenteditable,datafoo' && d.hasAttribute('dataFoo') && s.outerHTML === '<g fooBar="1"></g>'; });
t('media of style sheets', () => { var s = document.createElement('style'), all = []; s.media = 'screen and (min-width: 1px)'; s.textContent = '.sheet-media { color: red }'; document.head.append(s); var m = s.sheet.media; all.push(m.length, m[0], m === s.sheet.media, m instanceof MediaList); m.appendMedium('print'); all.push(m.mediaText, m[1], s.media); m.deleteMedium('print'); m.mediaText = 'print'; all.push(String(m), getComputedStyle(doc('<p class=sheet-media></p>').firstChild).color, s.sheet.type); s.remove(); return all.join('|') === 'screen and (min-width: 1px)'.replace(/^/, '1|') + '|true|true|screen and (min-width: 1px), print|print|screen and (min-width: 1px), print|print|rgb(0, 0, 0)|text/css' && new CSSStyleSheet({media: 'print'}).media.mediaText === 'print'; });
t('location.ancestorOrigins', () => { var frame = doc('<iframe></iframe>').firstChild, own = location.ancestorOrigins, inner = frame.contentWindow.location.ancestorOrigins; return own.length === 0 && own instanceof DOMStringList && inner.length === 1 && inner[0] === location.origin && inner.item(0) === location.origin && inner.contains(location.origin) && inner.item(1) === null; });
t('selection', () => { var d = doc('hello'); var s = getSelection(); s.removeAllRanges(); var r = document.createRange(); r.selectNodeContents(d); s.addRange(r); return s.rangeCount === 1 && s.toString() === 'hello' && s.anchorNode === d && !s.isCollapsed; });
t('TreeWalker', () => { var d = doc('<b>x</b>y'); var w = document.createTreeWalker(d, NodeFilter.SHOW_TEXT), n, l = []; while (n = w.nextNode()) l.push(n.data); return l.join() === 'x,y'; });
t('TreeWalker comment/element 129', () => { var d = doc('<b><!--c--></b>'); var w = document.createTreeWalker(d, 129, null), l = []; while (w.nextNode()) l.push(w.currentNode.nodeType); return l.join() === '1,8'; });
t('TreeWalker filter fn/object', () => { var d = doc('<b></b><i></i>'); var w = document.createTreeWalker(d, 1, {acceptNode: n => n.localName === 'i' ? NodeFilter.FILTER_ACCEPT : NodeFilter.FILTER_SKIP}); return w.nextNode().localName === 'i'; });
t('TreeWalker on fragment/template', () => { var tp = document.createElement('template'); tp.innerHTML = '<p><!--a--></p>'; var w = document.createTreeWalker(tp.content, 129), l = []; while (w.nextNode()) l.push(w.currentNode.nodeType); return l.join() === '1,8'; });
t('TreeWalker currentNode assign', () => { var d = doc('<b></b><i></i>'); var w = document.createTreeWalker(document, 1); w.currentNode = d.firstChild; return w.nextNode() === d.lastChild; });
t('NodeIterator', () => { var d = doc('<b>x</b>'); var it = document.createNodeIterator(d, NodeFilter.SHOW_ELEMENT); return it.nextNode() === d && it.nextNode().localName === 'b'; });
t('MutationObserver childList', () => new Promise(r => { var d = doc(''); new MutationObserver(l => r(l.length >= 1 && l[0].type === 'childList' && l[0].addedNodes[0].localName === 'b')).observe(d, {childList:true,subtree:true}); d.appendChild(document.createElement('b')); setTimeout(() => r('none'), 300); }));
t('MutationObserver attributes', () => new Promise(r => { var d = doc(''); new MutationObserver(l => r(l[0].attributeName === 'x' && l[0].oldValue === null && l.length === 2 && l[1].oldValue === '1')).observe(d, {attributes:true,attributeOldValue:true}); d.setAttribute('x','1'); d.setAttribute('x','2'); setTimeout(() => r('none'), 300); }));
t('MutationObserver filter', () => new Promise(r => { var d = doc(''); new MutationObserver(l => r(l.length === 1 && l[0].attributeName === 'b')).observe(d, {attributeFilter:['b']}); d.setAttribute('a','1'); d.setAttribute('b','2'); setTimeout(() => r('none'), 300); }));
t('MutationObserver characterData', () => new Promise(r => { var d = doc('x'); new MutationObserver(l => r(l[0].type === 'characterData' && l[0].target.data === 'y')).observe(d, {characterData:true,subtree:true}); d.firstChild.data = 'y'; setTimeout(() => r('none'), 300); }));
t('MutationObserver textContent/innerHTML', () => new Promise(r => { var d = doc('<i></i>'); new MutationObserver(l => { var a = 0, m = 0; l.forEach(x => { a += x.addedNodes.length; m += x.removedNodes.length; }); r(a === 2 && m === 1 || a + '/' + m); }).observe(d, {childList:true}); d.innerHTML = '<b></b><u></u>'; setTimeout(() => r('none'), 300); }));
t('MutationObserver siblings', () => new Promise(r => { var d = doc('<i></i>'); new MutationObserver(l => r(l[0].previousSibling === d.firstChild && l[0].nextSibling === null)).observe(d, {childList:true}); d.appendChild(document.createElement('b')); setTimeout(() => r('none'), 300); }));
t('MutationObserver of nodes inserted before others', () => {
  var d = doc('<i></i><b></b>'), m = new MutationObserver(() => 0), u = document.createElement('u'), s = document.createElement('s');
  m.observe(d, {childList: true});
  d.insertBefore(u, d.lastChild);
  d.lastChild.before(s);
  var l = m.takeRecords();
  return l.length === 2 && l[0].target === d && l[0].addedNodes[0] === u && l[0].previousSibling === d.firstChild && l[1].addedNodes[0] === s && l[1].nextSibling === d.lastChild;
});
t('MutationObserver move', () => new Promise(r => { var d = doc('<i></i><b></b>'); new MutationObserver(l => r(l.length === 2 && l[0].removedNodes.length === 1 && l[1].addedNodes.length === 1 || l.length)).observe(d, {childList:true}); d.appendChild(d.firstChild); setTimeout(() => r('none'), 300); }));
t('MutationObserver is microtask', () => new Promise(r => { var d = doc(''), l = []; new MutationObserver(() => l.push('m')).observe(d, {attributes:true}); setTimeout(() => { l.push('t'); r(l.join('') === 'smpt' || l.join('')); }, 0); d.setAttribute('a','1'); Promise.resolve().then(() => l.push('p')); l.push('s'); }));
t('MutationObserver takeRecords/disconnect', () => { var d = doc(''); var m = new MutationObserver(() => 0); m.observe(d, {attributes:true}); d.id = 'tr'; var n = m.takeRecords().length; m.disconnect(); return n === 1; });
t('isConnected/getRootNode', () => { var d = document.createElement('b'); return !d.isConnected && d.getRootNode() === d && document.body.isConnected && document.body.getRootNode() === document; });
t('contains/compareDocumentPosition', () => document.contains(document.body) && (document.body.compareDocumentPosition(document.head) & 2) === 2);
t('isEqualNode/isSameNode/normalize', () => doc('<b>x</b>').isEqualNode(doc('<b>x</b>')));
t('querySelector :scope/:is/:where/:not list/:has', () => { var d = doc('<p><b></b></p><i></i>'); return d.querySelectorAll(':scope > p').length === 1 && d.querySelector(':is(b,i)').localName === 'b' && d.querySelectorAll(':where(b)').length === 1 && d.querySelectorAll('*:not(p,b)').length === 1 && d.querySelector('p:has(b)') !== null; });
t('querySelector attr flags', () => doc('<b data-x="A"></b>').querySelector('[data-x="a" i]') !== null);
t('querySelector nth/of', () => doc('<b></b><b></b><b></b>').querySelectorAll('b:nth-child(2n+1)').length === 2);
t('CSS.escape', () => CSS.escape('a:b') === 'a\\:b' && document.querySelector('#' + CSS.escape('1x')) === null);
t('TreeWalker with a filter', () => { var d = doc('<a><b></b>x<i><u></u></i></a><!----><p><s></s></p><q></q>'), judged = 0, judge = n => { judged++; return 'I' === n.tagName ? 2 : /^[AP]$/.test(n.tagName) ? 3 : 1; }; var w = document.createTreeWalker(d, 1, {acceptNode: judge}), names = [], n; while ((n = w.nextNode())) names.push(n.tagName); names.push(w.currentNode.tagName); while ((n = w.previousNode())) names.push(n.tagName); w.currentNode = d; names.push(w.firstChild().tagName, w.nextSibling().tagName, w.nextSibling().tagName, w.nextSibling(), w.previousSibling().tagName, w.parentNode() === d, w.lastChild().tagName, w.root === d, w.whatToShow, w instanceof TreeWalker, document.createTreeWalker(d, 128, null).nextNode().nodeType); return names.join() === 'B,S,Q,Q,S,B,DIV,B,S,Q,,S,true,Q,true,1,true,8' || names.join(); });
t('TreeWalker over what is skipped', () => { var d = doc('<b><b><b><i></i></b></b></b>'.repeat(40) + '<u></u>'), asked = 0, w = document.createTreeWalker(d, 1, n => { asked++; return n.tagName === 'U' ? 1 : 3; }); return w.nextNode().tagName === 'U' && asked === 161 || asked; });
t('styles of copies of what has none', () => { var b = doc('<b></b>').firstChild, was = b.style.width, copy = b.cloneNode(); copy.style.visibility = 'hidden'; b.style.width = '6px'; var found = [was, b.style.cssText, copy.outerHTML, b.cloneNode().outerHTML, doc('<i></i>').firstChild.cloneNode().outerHTML].join(); return found === ',width: 6px;,<b style="visibility: hidden;"></b>,<b style="width: 6px;"></b>,<i></i>' || found; });
t('styles of copies', () => { var d = doc('<b style="color: red"><i style="top: 1px"></i></b>'), b = d.firstChild, i = b.firstChild; b.style.width = i.style.left = '5px'; var read = b.style.width + i.style.left, copy = b.cloneNode(true), inner = copy.firstChild; copy.style.visibility = inner.style.visibility = 'hidden'; b.style.width = i.style.left = '6px'; var found = [b.style.cssText, i.style.cssText, copy.style.cssText, inner.style.cssText].join(); return found === 'color: red; width: 6px;,top: 1px; left: 6px;,color: red; width: 5px; visibility: hidden;,top: 1px; left: 5px; visibility: hidden;' || found; });
t('CSS.registerProperty', () => { var why = [{name: '--lumo', syntax: '<color>', inherits: true, initialValue: 'red'}, {name: '--lumo', inherits: false}, {name: 'lumo', inherits: false}, {name: '--other'}].map(p => { try { return typeof CSS.registerProperty(p) } catch (e) { return e.name } }).join(); return why === 'undefined,InvalidModificationError,SyntaxError,TypeError' || why; });
t('CSS.supports', () => CSS.supports('display','grid') && CSS.supports('(display: grid)') && !CSS.supports('foo','bar'));
t('dialog', () => { var d = doc('<dialog><form method=dialog><button value=ok></button></form></dialog>').firstChild; if (!(d instanceof HTMLDialogElement)) return 'type'; d.showModal(); var a = d.open; d.close('v'); return a && !d.open && d.returnValue === 'v'; });
t('dialog close event', () => new Promise(r => { var d = doc('<dialog></dialog>').firstChild; d.addEventListener('close', () => r(true)); d.show(); d.close(); setTimeout(() => r('none'), 300); }));
t('details toggle', () => new Promise(r => { var d = doc('<details><summary>a</summary>b</details>').firstChild; d.addEventListener('toggle', () => r(d.open)); d.open = true; setTimeout(() => r('none'), 300); }));
t('Element.animate', () => { var a = document.body.animate([{opacity:0}], 100); return a.playState === 'finished' && a.finished instanceof Promise; });
t('getAnimations', () => document.body.getAnimations().length === 0 && document.getAnimations().length === 0);
t('visualViewport', () => { var v = visualViewport, told = 0; v.addEventListener('resize', () => told++); dispatchEvent(new Event('resize')); return v === window.visualViewport && v instanceof VisualViewport && v instanceof EventTarget && v.width === document.documentElement.clientWidth && v.scale === 1 && v.pageTop === 0 && v.onscroll === null && told === 1; });
t('matchMedia', () => { var m = matchMedia('(min-width: 10px)'); m.addEventListener('change', () => 0); m.addListener(() => 0); return m.matches === true && matchMedia('(max-width: 10px)').matches === false && matchMedia('(prefers-color-scheme: dark)').matches === false && m.media === '(min-width: 10px)'; });
t('matchMedia prefers light / reduced', () => matchMedia('(prefers-color-scheme: light)').matches && matchMedia('(hover: hover)').matches && matchMedia('screen and (min-width:1px)').matches && !matchMedia('print').matches);
t('checkVisibility', () => doc('<b>x</b>').firstChild.checkVisibility() && !doc('<b style="display:none">x</b>').firstChild.checkVisibility());
t('scroll fns', () => { scrollTo(0,0); scrollTo({top:1}); scrollBy(0,1); scroll(0,0); document.body.scrollIntoView({block:'center'}); document.body.scrollTo(0,0); document.body.scrollTo({top:3}); document.body.scrollBy({top:3}); document.body.scroll(0,0); return true; });
t('scroll of an element by a script is told once', () => { var d = doc('<div style="height:50px;overflow:auto"><div style="height:999px">x</div></div>').firstChild, n = 0, bubbled = 0; d.addEventListener('scroll', () => n++); document.body.addEventListener('scroll', () => bubbled++); d.scrollTop = 100; d.scrollTop = 200; d.scrollTop = 200; var sync = n; return new Promise(r => setTimeout(() => r(sync === 0 && n === 1 && bubbled === 0 && d.scrollTop === 200), 60)); });
t('scrollTo and scrollBy of an element', () => { var d = doc('<div style="height:50px;overflow:auto"><div style="height:999px;width:9999px">x</div></div>').firstChild; d.scrollTo(0, 30); var one = d.scrollTop; d.scrollBy({top: 12, behavior: 'smooth'}); var two = d.scrollTop; d.scroll({left: 0}); var three = d.scrollTop; d.scrollBy(0, -2); try { d.scrollTo(1); return false; } catch (e) { return [one, two, three, d.scrollTop, e.name].join() === '30,42,42,40,TypeError'; } });
t('getBoundingClientRect', () => { var r = document.body.getBoundingClientRect(); return 'x' in r && 'top' in r && typeof r.toJSON === 'function'; });
t('getClientRects', () => document.body.getClientRects().length >= 0);
t('offsetParent etc', () => { var d = doc('x'); return typeof d.offsetWidth === 'number' && d.offsetParent !== undefined && typeof d.clientHeight === 'number' && typeof d.scrollHeight === 'number'; });
t('innerText', () => { var d = doc('<p>a</p><p>b</p><br>c'); return d.innerText.indexOf('a') === 0; });
t('outerHTML set', () => { var d = doc('<b></b>'); d.firstChild.outerHTML = '<i></i>'; return d.innerHTML === '<i></i>'; });
t('innerHTML escapes', () => { var d = document.createElement('div'); d.textContent = '<&>"\u00a0'; return d.innerHTML === '&lt;&amp;&gt;"&nbsp;' || d.innerHTML; });
t('attribute serialization', () => { var d = document.createElement('b'); d.setAttribute('a','<">&'); return d.outerHTML === '<b a="<&quot;>&amp;"></b>' || d.outerHTML === '<b a="&lt;&quot;&gt;&amp;"></b>' || d.outerHTML; });
t('svg createElementNS', () => { var s = document.createElementNS('http://www.w3.org/2000/svg','svg'); s.setAttribute('viewBox','0 0 1 1'); s.innerHTML = '<path d="M0 0"/>'; return s instanceof SVGElement && s.firstChild.namespaceURI === 'http://www.w3.org/2000/svg' && s.tagName === 'svg'; });
t('svg in html parse', () => { var d = doc('<svg viewBox="0 0 1 1"><linearGradient id=g></linearGradient></svg>'); return d.firstChild.namespaceURI === 'http://www.w3.org/2000/svg' && d.firstChild.getAttribute('viewBox') !== null && d.querySelector('linearGradient') !== null; });
t('svg className/dataset/style', () => { var s = document.createElementNS('http://www.w3.org/2000/svg','g'); s.classList.add('a'); s.style.fill = 'red'; s.dataset.x = '1'; return s.getAttribute('class') === 'a' && s.getAttribute('data-x') === '1'; });
t('setAttributeNS xlink', () => { var s = document.createElementNS('http://www.w3.org/2000/svg','use'); s.setAttributeNS('http://www.w3.org/1999/xlink','xlink:href','#a'); return s.getAttributeNS('http://www.w3.org/1999/xlink','href') === '#a' || s.getAttribute('xlink:href') === '#a'; });
t('DOMParser html', () => { var d = new DOMParser().parseFromString('<p>x</p>','text/html'); return d.body.firstChild.textContent === 'x' && d.title === ''; });
t('DOMParser xml', () => new DOMParser().parseFromString('<a><b/></a>','application/xml').documentElement.nodeName === 'a');
t('DOMParser xml error', () => new DOMParser().parseFromString('<a><b></a>','text/xml').querySelector('parsererror') !== null);
t('XMLSerializer', () => new XMLSerializer().serializeToString(new DOMParser().parseFromString('<a b="1"><c/></a>','text/xml')).indexOf('<a b="1"><c/></a>') >= 0);
t('adoptNode', () => { var d = document.implementation.createHTMLDocument(''); var b = d.createElement('b'); return document.adoptNode(b).ownerDocument === document; });
t('document.evaluate', () => document.evaluate('//body', document, null, 9, null).singleNodeValue === document.body);
t('document props', () => document.readyState && document.visibilityState === 'visible' && document.hidden === false && document.hasFocus() && document.compatMode === 'CSS1Compat' && document.scrollingElement === document.documentElement && document.currentScript !== undefined && document.fonts !== undefined);
t('document.fonts.ready', () => document.fonts.ready.then(() => true));
t('activeElement/focus', () => { var i = doc('<input>').firstChild; var l = []; i.addEventListener('focus', () => l.push('f')); i.addEventListener('focusin', () => l.push('fi')); i.focus(); var ok = document.activeElement === i; i.blur(); return ok && document.activeElement === document.body && l.join() === 'f,fi' || l.join(); });
t('form validity', () => { var d = doc('<form><input required type=email></form>').firstChild; var i = d.elements[0]; var a = i.checkValidity(); i.value = 'x'; var b = i.validity.typeMismatch; i.value = 'a@b.co'; return !a && b && d.checkValidity() && i.validity.valid && (i.setCustomValidity('no'), i.validationMessage === 'no' && d.reportValidity() === false); });
t('invalid event', () => { var d = doc('<form><input required></form>').firstChild, n = 0; d.elements[0].addEventListener('invalid', () => n++); d.checkValidity(); return n === 1; });
t('form.elements/named', () => { var f = doc('<form><input name=q></form>').firstChild; return f.elements.q === f.q && f.elements.length === 1 && f.elements.namedItem('q') === f.q; });
t('input props', () => { var i = doc('<input type=number value=5 min=1 max=9 step=2>').firstChild; return i.valueAsNumber === 5 && (i.stepUp(), i.value === '7') && i.min === '1'; });
t('input checked outlives its type', () => { var on = change => { var i = document.createElement('input'); i.checked = true; change(i); return i.checked; }; return on(i => { i.type = 'checkbox'; }) && on(i => { i.setAttribute('type', 'radio'); i.type = 'checkbox'; }) && on(() => {}) && !document.createElement('input').checked; });
t('input date', () => { var i = doc('<input type=date value=2020-01-02>').firstChild; return i.valueAsDate.getTime() === Date.UTC(2020,0,2); });
t('selection directions', () => { var d = doc('<p>one two</p><p>three</p>'), a = d.firstChild.firstChild, b = d.lastChild.firstChild, s = getSelection(), at = () => [s.anchorNode === a ? 'a' : 'b', s.anchorOffset, s.focusNode === a ? 'a' : 'b', s.focusOffset, s.type, s.direction, s.getRangeAt(0).startOffset].join(''), all = []; s.collapse(b, 2); all.push(at()); s.extend(a, 1); all.push(at()); s.extend(b, 5); all.push(at()); s.setBaseAndExtent(b, 4, a, 2); all.push(at()); s.collapseToStart(); all.push(at()); s.setPosition(b, 1); s.extend(b, 0); all.push(at()); s.selectAllChildren(d); var r = document.createRange(); r.selectNode(b); s.addRange(r); all.push(s.rangeCount + s.anchorOffset + s.focusOffset); s.removeAllRanges(); return all.join() === 'b2b2Caretnone2,b2a1Rangebackward1,b2b5Rangeforward2,b4a2Rangebackward2,a2a2Caretnone2,b1b0Rangebackward0,3' && s.type === 'None' && s.anchorNode === null; });
t('selection contents', () => { var d = doc('<p>one two</p><p>three</p>'), a = d.firstChild.firstChild, b = d.lastChild.firstChild, s = getSelection(), names = []; ['extend', 'collapseToEnd', 'collapse'].forEach((name, i) => { s.removeAllRanges(); try { s[name](a, 99); } catch (e) { names.push(e.name); } }); s.selectAllChildren(d.lastChild); var whole = s.containsNode(b) && !s.containsNode(a); s.setBaseAndExtent(a, 1, b, 2); var part = s.containsNode(a, true) && s.containsNode(d.firstChild, true) && !s.containsNode(d, false); s.deleteFromDocument(); return whole && part && d.textContent === 'oree' && s.isCollapsed && names.join() === 'InvalidStateError,InvalidStateError,IndexSizeError'; });
t('input selection', () => { var i = doc('<input value=hello>').firstChild; i.setSelectionRange(1,3); i.setRangeText('XX'); return i.value === 'hXXlo'; });
t('labels', () => { var d = doc('<label>x<input></label>'); return d.querySelector('input').labels.length === 1 && d.firstChild.control === d.querySelector('input'); });
t('radio checked by a script is no change', () => {
  var d = doc('<form><input type=radio name=r value=a checked><input type=radio name=r value=b></form>'), n = 0, form = d.firstChild;
  d.addEventListener('change', () => n++);
  form[1].checked = true; form[1].checked = false; form.r.value = 'a';
  return form[0].checked && !form[1].checked && n === 0;
});
t('label control', () => { var d = doc('<form><label><b><input type=hidden><input id=in></b></label></form>'), label = d.querySelector('label'); return label.control.id === 'in' && label.form === d.firstChild && doc('<label for=nobody>').firstChild.control === null; });
t('click checkbox', () => { var i = doc('<input type=checkbox>').firstChild, n = 0; i.addEventListener('change', () => n++); i.click(); return i.checked && n === 1; });
t('select API', () => { var s = doc('<select><option value=a>A<option value=b selected>B</select>').firstChild; return s.value === 'b' && s.selectedOptions.length === 1 && s.selectedIndex === 1 && s.options[0].text === 'A'; });
t('HTMLElement props', () => { var d = document.createElement('div'); d.hidden = true; d.tabIndex = 3; d.title = 'x'; d.draggable = true; d.contentEditable = 'true'; d.inert = true; d.lang = 'en'; d.dir = 'rtl'; return d.hasAttribute('hidden') && d.getAttribute('tabindex') === '3' && d.isContentEditable !== undefined && d.hasAttribute('inert') && d.getAttribute('lang') === 'en'; });
t('aria reflection', () => { var d = document.createElement('div'); d.ariaLabel = 'x'; d.role = 'button'; d.ariaExpanded = 'true'; return d.getAttribute('aria-label') === 'x' && d.getAttribute('role') === 'button' && d.getAttribute('aria-expanded') === 'true'; });
t('handlers of attributes come and go', () => {
  var heard = [], d = document.createElement('q'); window.hear = x => heard.push(x);
  d.setAttribute('onclick', 'hear(1)'); d.click(); d.removeAttribute('onClick'); d.click(); heard.push(d.onclick);
  d.toggleAttribute('onclick'); heard.push(typeof d.onclick); d.toggleAttribute('onclick'); heard.push(d.onclick);
  d.setAttribute('onbeforeinput', 'hear(event.type)'); heard.push(typeof d.onbeforeinput); d.dispatchEvent(new Event('beforeinput'));
  var a = document.createAttribute('onfocus'); a.value = 'hear(2)'; d.setAttributeNode(a); heard.push(typeof d.onfocus); d.removeAttributeNode(a); heard.push(d.onfocus);
  var svg = document.createElementNS('http://www.w3.org/2000/svg', 'svg'); svg.setAttribute('onclick', 'hear(3)'); svg.dispatchEvent(new Event('click')); svg.removeAttribute('onclick'); svg.dispatchEvent(new Event('click')); heard.push(svg.onclick);
  return heard.join() === '1,,function,,function,beforeinput,function,,3,' || heard.join();
});
t('handlers of the body', () => {
  var heard = [], b = document.body; window.hear = x => heard.push(x);
  b.setAttribute('onclick', 'hear(this === document.body)'); b.click(); heard.push(typeof b.onclick, window.onclick); b.removeAttribute('onclick'); b.click(); heard.push(b.onclick);
  b.onkeydown = () => 0; heard.push(typeof b.onkeydown, window.onkeydown); b.onkeydown = null;
  b.setAttribute('onresize', 'hear(this === window)'); heard.push(b.onresize === window.onresize); window.dispatchEvent(new Event('resize')); b.removeAttribute('onresize'); heard.push(window.onresize);
  window.onblur = () => 1; heard.push(b.onblur === window.onblur); b.onblur = null; heard.push(window.onblur);
  return heard.join() === 'true,function,,,function,,true,true,,true,' || heard.join();
});
t('on* handler IDL', () => { var n = 0, d = document.createElement('div'); d.onclick = () => n++; d.click(); return n === 1 && 'oninput' in d && 'onpointerdown' in d && 'onbeforeinput' in d && 'ontoggle' in d; });
t('elementFromPoint', () => typeof document.elementFromPoint === 'function' && document.elementsFromPoint !== undefined);
t('history', () => { var n = history.length; history.pushState({a:1},'','/pushed'); var ok = location.pathname === '/pushed' && history.state.a === 1 && history.length === n + 1; history.replaceState({b:2},'','/'); return ok && history.state.b === 2 && location.pathname === '/'; });
t('history scrollRestoration', () => { history.scrollRestoration = 'manual'; return history.scrollRestoration === 'manual'; });
t('hashchange', () => new Promise(r => { addEventListener('hashchange', function h(e) { removeEventListener('hashchange', h); r(e.newURL.indexOf('#hc') > 0); }); location.hash = 'hc'; setTimeout(() => r('none'), 500); }));
t('location.ancestorOrigins/origin', () => location.origin === location.origin && location.href.indexOf('http') === 0);
t('localStorage', () => { localStorage.setItem('k','v'); localStorage.x = 1; var ok = localStorage.getItem('k') === 'v' && localStorage.length === 2 && Object.keys(localStorage).length === 2 && localStorage.x === '1' && localStorage.key(0) !== null && localStorage.missing === undefined; localStorage.clear(); return ok; });
t('performance', () => { performance.mark('a'); performance.mark('b'); var m = performance.measure('m','a','b'); return m.duration >= 0 && performance.getEntriesByName('m').length === 1 && performance.getEntriesByType('mark').length === 2 && performance.now() >= 0 && performance.timeOrigin > 0; });
t('performance.mark detail/navigation', () => performance.mark('z',{detail:5}).detail === 5 && performance.getEntriesByType('navigation').length === 1 && performance.getEntries().length > 1);
t('performance.timing', () => performance.timing.navigationStart > 0 && performance.toJSON !== undefined);
t('performance.now monotonic float', () => performance.now() < 1e9);
t('PerformanceObserver', () => { new PerformanceObserver(() => 0).observe({entryTypes:['mark']}); return Array.isArray(PerformanceObserver.supportedEntryTypes); });
t('requestAnimationFrame', () => new Promise(r => { requestAnimationFrame(ts => r(typeof ts === 'number' && Math.abs(ts - performance.now()) < 1000 || ts)); }));
t('promises settle between frame callbacks', () => new Promise(r => { var l = [], later; requestAnimationFrame(() => { l.push(1); cancelAnimationFrame(later); requestAnimationFrame(() => r(l.join() === '1,2,3' || l.join())); Promise.resolve().then(() => l.push(2)); }); later = requestAnimationFrame(() => l.push('cancelled')); requestAnimationFrame(() => l.push(3)); }));
t('requestIdleCallback', () => new Promise(r => { requestIdleCallback(d => r(d.timeRemaining() >= 0 && d.didTimeout === false)); }));
t('ResizeObserver', () => new Promise(r => { new ResizeObserver(l => r(l[0].target === document.body && typeof l[0].contentRect.width === 'number' && l[0].borderBoxSize[0].inlineSize >= 0)).observe(document.body); setTimeout(() => r('none'), 500); }));
t('IntersectionObserver with a document as root', () => new Promise(r => { new IntersectionObserver(l => r(l[0].rootBounds.width === innerWidth), {root: document}).observe(document.body); }));
t('IntersectionObserver', () => new Promise(r => { var io = new IntersectionObserver(l => r(l[0].isIntersecting === true && l[0].target === document.body && l[0].intersectionRatio > 0)); io.observe(document.body); setTimeout(() => r('none'), 500); }));
t('MessageChannel', () => new Promise(r => { var c = new MessageChannel(); c.port1.onmessage = e => r(e.data === 5); c.port2.postMessage(5); setTimeout(() => r('none'), 500); }));
t('MessageChannel addEventListener+start', () => new Promise(r => { var c = new MessageChannel(); c.port1.addEventListener('message', e => r(e.data.x === 5)); c.port1.start(); c.port2.postMessage({x:5}); setTimeout(() => r('none'), 500); }));
t('postMessage', () => new Promise(r => { addEventListener('message', function h(e) { removeEventListener('message', h); r(e.data.q === 1 && e.origin === location.origin && e.source === window); }); postMessage({q:1},'*'); setTimeout(() => r('none'), 500); }));
t('BroadcastChannel', () => new Promise(r => { var a = new BroadcastChannel('c'), b = new BroadcastChannel('c'); b.onmessage = e => r(e.data === 3); a.postMessage(3); setTimeout(() => r('none'), 500); }));
t('setTimeout args/order', () => new Promise(r => { var l = []; setTimeout(x => { l.push(x); r(l.join('') === 'ab' || l.join('')); }, 500, 'b'); setTimeout(x => l.push(x), 0, 'a'); }));
t('navigator', () => navigator.language === 'en-US' && navigator.languages.length > 0 && navigator.onLine === true && navigator.hardwareConcurrency > 0 && navigator.cookieEnabled && navigator.maxTouchPoints === 0 && navigator.vendor === 'Google Inc.' && navigator.pdfViewerEnabled !== undefined);
t('navigator.clipboard rejects', () => navigator.clipboard.writeText('x').then(() => false, e => e.name === 'NotAllowedError'));
t('navigator.sendBeacon', () => navigator.sendBeacon('/b','x') === true);
t('navigator.userAgentData', () => navigator.userAgentData.mobile === false && navigator.userAgentData.brands.length > 0);
t('navigator.locks', () => navigator.locks.request('x', () => 5).then(v => v === 5));
t('navigator.permissions', () => navigator.permissions.query({name:'geolocation'}).then(s => typeof s.state === 'string'));
t('structuredClone cyclic', () => { var a = {}; a.a = a; var b = structuredClone(a); return b.a === b && b !== a; });
t('structuredClone DataCloneError', () => { try { structuredClone(() => 0); } catch (e) { return e.name === 'DataCloneError'; } });
t('DOMException', () => { var e = new DOMException('m','AbortError'); return e.name === 'AbortError' && e.code === 20 && e instanceof Error && typeof e.stack !== 'undefined'; });
t('DOM throws DOMException', () => { try { document.body.appendChild(document.documentElement); } catch (e) { return e.name === 'HierarchyRequestError' && e instanceof DOMException; } });
t('querySelector invalid SyntaxError', () => { try { document.querySelector('!!'); } catch (e) { return e.name === 'SyntaxError' && e instanceof DOMException; } });
t('error stack', () => typeof new Error('x').stack === 'string' && typeof Error.captureStackTrace === 'function');
t('customElements', () => typeof customElements.define === 'function');
t('attachShadow', () => { var d = doc('<p></p>').firstChild; var s = d.attachShadow({mode:'open'}); s.innerHTML = '<i></i>'; return d.shadowRoot === s && d.innerHTML === ''; });
t('CSSStyleSheet', () => { var s = new CSSStyleSheet(); s.replaceSync('.a{color:red}'); return s.cssRules.length === 1; });
t('adoptedStyleSheets', () => Array.isArray(document.adoptedStyleSheets));
t('style sheets and rules are iterable', () => { var s = document.createElement('style'); s.textContent = 'a{top:1px}@media print{b{top:1px}}'; document.head.appendChild(s); var rules = [...document.styleSheets].pop().cssRules; return document.styleSheets.length === [...document.styleSheets].length && [...rules].length === 2 && [...rules[1].cssRules][0].selectorText === 'b'; });
t('rectangles and fonts are iterable', () => [...document.body.getClientRects()].length === document.body.getClientRects().length && [...document.fonts].length === document.fonts.size);
t('rules of a constructed sheet have declarations', () => { var s = new CSSStyleSheet(); var r = s.cssRules[s.insertRule(' :root {--rule-a: 1px; --rule-b: 2px}')]; var before = r.style.getPropertyValue('--rule-b'); r.style.setProperty('--rule-a', '3px'); r.style.removeProperty('--rule-b'); return before === '2px' && r.selectorText === ':root' && r.cssText.includes('--rule-a: 3px') && !r.cssText.includes('--rule-b'); });
t('a constructed sheet keeps the text of rules whose declarations were only read', () => { var s = new CSSStyleSheet(); s.replaceSync('.a{color:red;& .b{top:1px}}@media print{b{top:1px}}'); return s.cssRules[0].style.color === 'red' && s.cssRules[0].cssText.includes('& .b') && s.cssRules[1].style === undefined; });
t('style.sheet insertRule', () => { var s = document.createElement('style'); document.head.appendChild(s); s.sheet.insertRule('.zz{color:blue}', 0); return s.sheet.cssRules.length === 1; });
t('getComputedStyle', () => getComputedStyle(doc('<b class=red></b>').firstChild).color === 'rgb(255, 0, 0)' || getComputedStyle(doc('<b class=red></b>').firstChild).color);
t('XHR', () => new Promise(r => { var x = new XMLHttpRequest(); x.open('GET','/checks.js'); x.onload = () => r(x.status === 200); x.onerror = () => r('err'); x.send(); }));
t('XHR responseType', () => new Promise(r => { var x = new XMLHttpRequest(); x.open('GET','/checks.js'); x.responseType = 'arraybuffer'; x.onload = () => r(x.response.byteLength > 100); x.send(); }));
t('XHR blob', () => new Promise(r => { var x = new XMLHttpRequest(); x.open('GET','/checks.js'); x.responseType = 'blob'; x.onload = () => r(x.response instanceof Blob); x.send(); }));
t('instanceof chain', () => document.body instanceof HTMLElement && document.body instanceof Element && document.body instanceof Node && document.body instanceof EventTarget && document instanceof Document && window instanceof Window && document.createTextNode('') instanceof Text && document.querySelectorAll('b') instanceof NodeList && document.createElement('x-y') instanceof HTMLElement && document.createElement('foo') instanceof HTMLUnknownElement);
t('NodeList iteration', () => Array.from(document.querySelectorAll('*')).length > 3 && [...document.body.children].length > 0 && Array.from(document.body.childNodes.entries()).length > 0);
t('prototype accessor patchable', () => { var d = Object.getOwnPropertyDescriptor(Element.prototype,'innerHTML'); return !!d && typeof d.set === 'function' && !!Object.getOwnPropertyDescriptor(Node.prototype,'textContent') && !!Object.getOwnPropertyDescriptor(HTMLInputElement.prototype,'value') && !!Object.getOwnPropertyDescriptor(Node.prototype,'parentNode') && !!Object.getOwnPropertyDescriptor(Node.prototype,'nodeType'); });
t('element expando', () => { var d = document.createElement('div'); d.__x = {}; return 'x' in {x:1} && Object.keys(d).join() === '__x' && delete d.__x && !('__x' in d); });
t('Object.assign on element', () => { var d = Object.assign(document.createElement('a'), {href:'/x', textContent:'t'}); return d.href === location.origin + '/x' && d.textContent === 't'; });
t('nodeName/tagName/localName case', () => document.createElement('DIV').tagName === 'DIV' && document.createElement('DIV').localName === 'div');
t('createElement invalid', () => { try { document.createElement('a b'); } catch (e) { return e.name === 'InvalidCharacterError'; } });
t('dynamic script onload', () => new Promise(r => { var s = document.createElement('script'); s.src = 'data:text/javascript,window.__ds=1'; s.onload = () => r(window.__ds === 1); s.onerror = () => r('error'); document.head.appendChild(s); setTimeout(() => r('none'), 1000); }));
t('link stylesheet onload', () => new Promise(r => { var s = document.createElement('link'); s.rel = 'stylesheet'; s.href = '/x.css'; s.onload = s.onerror = () => r(true); document.head.appendChild(s); setTimeout(() => r('none'), 1000); }));
t('operations are enumerable', () => ['observe,MutationObserver', 'send,XMLHttpRequest', 'append,FormData', 'attachShadow,Element', 'addEventListener,EventTarget'].every(p => { var [name, owner] = p.split(','), found = false; for (var key in window[owner].prototype) { found = found || key === name; } return found; }) && Object.keys(Array).length === 0 && Object.keys(Intl.NumberFormat.prototype).length === 0);
t('option.defaultSelected', () => { var s = doc('<select><option>A<option>B</select>').firstChild; s.options[1].defaultSelected = true; return s.value === 'B' && s.options[1].hasAttribute('selected') && !s.options[0].defaultSelected; });
t('option.label', () => { var o = document.createElement('option'), text; o.textContent = ' One '; text = o.label; o.setAttribute('label', ''); return text === 'One' && o.label === '' && (o.label = 'L', o.getAttribute('label') === 'L'); });
t('innerText of what is not rendered', () => { var s = document.createElement('select'); s.style.display = 'none'; s.innerHTML = '<option>A<option>B'; document.body.appendChild(s); return s.options[1].innerText === 'B' && s.innerText === 'AB'; });
t('cloneRange', () => { var r = document.createRange(); r.selectNodeContents(document.body); var c = r.cloneRange(); c.collapse(true); return c instanceof Range && c.collapsed && !r.collapsed; });
t('link.sheet', () => { var l = document.createElement('link'), none = l.sheet; l.rel = 'stylesheet'; l.href = 'data:text/css,.zx{color:blue} .zy{color:red}'; document.head.appendChild(l); return none === null && l.sheet instanceof CSSStyleSheet && l.sheet.cssRules.length === 2 && l.sheet.ownerNode === l; });
t('modulepreload supports', () => { var l = document.createElement('link'); return l.relList !== undefined && typeof l.relList.supports === 'function'; });
t('script supports', () => typeof HTMLScriptElement.supports === 'function' ? HTMLScriptElement.supports('importmap') : 'missing');
t('script noModule', () => 'noModule' in document.createElement('script'));
t('img decode/loading', () => { var i = new Image(); return 'loading' in i && 'decode' in i && i.complete !== undefined; });
// ---- what was found missing or wrong since
t('iterator helpers are the iterators\' own', () => !('map' in {}) && !('reduce' in window) && [1].values().map(x => x + 1).toArray()[0] === 2 && [...new Set([1,2]).values().filter(x => x > 1)].join() === '2' && new Map([[1,2]]).entries().toArray()[0].join() === '1,2' && 'ab'[Symbol.iterator]().take(1).toArray().join() === 'a' && (function* () { yield 1; })().map(x => x * 3).toArray()[0] === 3 && [].values() instanceof Iterator);
t('console methods', () => ['table','dir','dirxml','group','groupCollapsed','groupEnd','clear','assert','count','time','timeEnd','timeLog','trace','debug','info'].every(n => typeof console[n] === 'function'));
t('console methods can be called alone and replaced', () => { var l = console.debug; l('alone'); console.debug = () => 1; var ok = console.debug() === 1; console.debug = l; return ok; });
t('document append/prepend/replaceChildren', () => { var d = new DOMParser().parseFromString('<a/>', 'text/xml'); d.append(d.createComment('x')); d.prepend(d.createComment('y')); var n = d.childNodes.length; d.replaceChildren(); return n === 3 && d.childNodes.length === 0; });
t('document.dir', () => { document.dir = 'rtl'; var ok = document.documentElement.getAttribute('dir') === 'rtl' && document.dir === 'rtl'; document.dir = ''; return ok; });
t('symbols of documents and windows', () => { var own = Symbol(), frame = doc('<iframe></iframe>').firstChild; return [document, frame.contentDocument, window, frame.contentWindow].every((each, i) => { each[own] = i; return each[own] === i && own in each && delete each[own] && !(own in each); }); });
t('HTML in a drawing', () => { var d = doc('<svg><g><foreignObject width="5"><div class="a"><p>one<p>two</div></foreignObject></g><rect/></svg><b></b>'), held = d.querySelector('foreignObject').firstChild; return held instanceof HTMLDivElement && held.className === 'a' && held.children.length === 2 && d.firstChild.lastChild instanceof SVGRectElement && d.children.length === 2; });
t('boxes of SVG', () => { var svg = doc('<svg viewBox="0 0 400 300"><g id="bb"><rect x="5" y="6" width="30" height="40"/><g transform="translate(100, 20) scale(2)"><circle cx="5" cy="5" r="5"/></g><rect x="900" width="9" height="9" style="display: none"/><defs><rect x="-99" width="9" height="9"/></defs></g><path d="m10-5c0 20 40 20 40 0"/><polygon points="0,0 10,0 5,8"/><line x1="50%" x2="3" y1="1" y2="4"/><g></g></svg>').firstChild; var box = e => { var b = e.getBBox(); return [b.x, b.y, b.width, b.height].map(Math.round) + ''; }; return [svg.firstChild, svg.children[1], svg.children[2], svg.children[3], svg.children[4], svg].map(box).join(' ') === '5,6,115,40 10,-5,40,15 0,0,10,8 3,1,197,3 0,0,0,0 0,-5,200,51'; });
t('lengths of SVG outlines', () => { var svg = doc('<svg><path d="M0 0h10v10H0z"/><path d="M0,0a10 10 0 0110 10"/><circle cx="5" cy="5" r="10"/><path d="M0 0Q10 0 10 10T20 20"/><path d="M0 0L10 0M20 0l0 10"/></svg>').firstChild, p = svg.children[0].getPointAtLength(15), half = svg.children[2].getPointAtLength(5 * Math.PI), end = svg.children[4].getPointAtLength(99); return Array.from(svg.children, e => e.getTotalLength().toFixed(1)).join() === '40.0,15.7,62.8,32.5,20.0' && p.x === 10 && p.y === 5 && Math.round(half.x) === 5 && Math.round(half.y) === 15 && end.x === 20 && end.y === 10; });
t('lengths of SVG texts', () => { var svg = doc('<svg><text x="100" y="50" text-anchor="middle"> Hello  you </text><text x="10" y="20" style="font-size: 32px">a<tspan x="10" dy="1em">abc</tspan></text></svg>').firstChild, one = svg.children[0], two = svg.children[1], b = one.getBBox(), c = two.getBBox(), s = two.lastChild.getBBox(); return one.getNumberOfChars() === 9 && one.getComputedTextLength() === one.getSubStringLength(0, 9) && two.lastChild.getComputedTextLength() === 60 && b.x + b.width / 2 === 100 && b.y < 50 && b.y + b.height > 50 && c.width === 60 && c.height === 68 && s.width === 60 && s.y === c.y + 32; });
t('canvas kinds', () => { var c = document.createElement('canvas'); return c.getContext('webgl') === null && c.getContext('webgl2') === null && typeof c.getContext('2d').fillRect === 'function'; });
t('canvas.toBlob', () => new Promise(r => document.createElement('canvas').toBlob(b => r(b.type === 'image/png' && b.size > 50))));
t('output.value', () => { var o = document.createElement('output'); o.value = 7; return o.textContent === '7' && o.value === '7'; });
t('input.list', () => { var d = doc('<input list=dl><datalist id=dl></datalist>'); return d.firstChild.list === d.lastChild && document.createElement('input').list === null; });
t('geolocation refuses', () => new Promise(r => navigator.geolocation.getCurrentPosition(() => r('given'), e => r(e.code === e.PERMISSION_DENIED))));
t('screen position', () => screenX === 0 && window.screenTop === 0);
t('canvas state', () => { var c = document.createElement('canvas').getContext('2d'); c.save(); c.fillStyle = '#ff0000'; c.font = '12px serif'; c.setLineDash([3]); var set = c.fillStyle + c.font + c.getLineDash(); c.restore(); return set === '#ff000012px serif3,3' && c.fillStyle === '#000000' && c.font === '10px sans-serif' && c.getLineDash().length === 0 && c.textAlign === 'start'; });
t('canvas gradients', () => { var c = document.createElement('canvas').getContext('2d'), g = c.createLinearGradient(0, 0, 1, 1); g.addColorStop(0, 'red'); c.fillStyle = g; c.fillRect(0, 0, 1, 1); c.resetTransform(); return c.fillStyle === g && typeof c.createConicGradient(0, 0, 0).addColorStop === 'function'; });
t('Path2D draws', () => { var c = document.createElement('canvas').getContext('2d'), p = new Path2D(), q = new Path2D(); p.moveTo(0, 0); p.lineTo(9, 0); p.lineTo(9, 9); p.closePath(); q.addPath(new Path2D(p)); q.roundRect(20, 20, 9, 9, [2]); c.fillStyle = '#0000ff'; c.fill(q); c.stroke(p); c.fill(); return c.getImageData(7, 3, 1, 1).data[2] === 255 && c.getImageData(24, 24, 1, 1).data[2] === 255 && c.getImageData(15, 15, 1, 1).data[2] === 0; });
t('BigInt.toLocaleString', () => 123456789n.toLocaleString('en-US') === '123,456,789');
t('range places', () => { var d = doc('<i>ab</i><b>cd</b><u>ef</u>'), r = document.createRange(), c = d.children; r.setStart(c[0].firstChild, 1); r.setEnd(d, 2); var lone = document.createElement('p'), found = [r.comparePoint(d, 0), r.comparePoint(c[1].firstChild, 1), r.comparePoint(c[2].firstChild, 0), r.isPointInRange(d, 1), r.isPointInRange(d, 3), r.isPointInRange(lone, 0), [c[0], c[1].firstChild, c[2], d, lone].map(n => r.intersectsNode(n)), r.compareBoundaryPoints(Range.START_TO_END, r), r.compareBoundaryPoints(Range.END_TO_START, r)].join(); return found === '-1,0,1,true,false,false,true,true,false,true,false,1,-1' || found; });
t('input.multiple', () => { var i = doc('<input type=file>').firstChild, was = i.multiple; i.multiple = true; return was === false && i.hasAttribute('multiple') && 'multiple' in HTMLInputElement.prototype && doc('<input type=email multiple>').firstChild.multiple; });
t('input.pattern', () => { var i = doc('<input pattern="[a-z]+" value=1>').firstChild; var was = i.pattern + i.validity.patternMismatch; i.pattern = '.*'; return was === '[a-z]+true' && i.getAttribute('pattern') === '.*' && i.checkValidity() && document.createElement('input').pattern === ''; });
t('input.indeterminate', () => { var i = doc('<input type=checkbox>').firstChild, was = i.indeterminate; i.indeterminate = 1; var set = [was, i.indeterminate, 'indeterminate' in HTMLInputElement.prototype]; i.onclick = () => set.push(i.indeterminate); i.click(); set = set.concat(i.checked).join(); return set === 'false,true,true,false,true' || set; });
t('form.acceptCharset', () => { var f = doc('<form accept-charset=utf-8>').firstChild; return f.acceptCharset === 'utf-8' && f.autocomplete === 'on'; });
t('players at their beginning', () => {
  var v = document.createElement('video'), d = doc('<audio muted autoplay src=a.mp3></audio>').firstChild, sound = new Audio('b.mp3');
  var start = [v.paused, v.muted, v.volume, v.currentTime, v.duration, v.ended, v.readyState, v.error, v.preload, v.src, v.buffered.length, v.textTracks.length, v.videoWidth, v.poster].join();
  v.muted = true; v.loop = true; v.playsInline = true; v.preload = 'none'; v.volume = .5; v.currentTime = 3; v.src = '/x.mp4';
  var errors = []; [() => { v.volume = 2; }, () => { v.currentTime = NaN; }, () => v.buffered.start(0), () => Audio()].forEach(f => { try { f(); } catch (e) { errors.push(e.name); } });
  return [start, v.outerHTML, v.muted, v.volume, v.currentTime, v.src === location.origin + '/x.mp4', d.muted, d.autoplay, d.src === new URL('a.mp3', location).href, sound instanceof HTMLAudioElement, sound.src === new URL('b.mp3', location).href, sound.preload, errors.join()].join(' ')
      === 'true,false,1,0,NaN,false,0,,metadata,,0,0,0, <video loop="" playsinline="" preload="none" src="/x.mp4"></video> true 0.5 3 true true true true true true auto IndexSizeError,TypeError,IndexSizeError,TypeError';
});
t('attributes as properties of single elements', () => {
  function made(name, properties) { var e = document.createElement(name); Object.keys(properties).forEach(key => { e[key] = properties[key]; }); return e.outerHTML; }
  var found = [made('source', {src: 'x', type: 't', media: 'm', srcset: 'a 1x', sizes: '1px', width: 3}), made('track', {src: 'x', kind: 'captions', srclang: 'en', label: 'l', default: true}),
    made('link', {media: 'print', hreflang: 'en', sizes: '16x16'}), made('script', {defer: true, charset: 'utf-8'}), made('ol', {start: 3, reversed: true}), made('li', {value: 4}),
    made('area', {target: '_blank', shape: 'rect', download: 'x'}), made('object', {data: '/x', type: 'a/b', useMap: '#m'}), made('textarea', {wrap: 'hard', autocomplete: 'off'}),
    made('img', {isMap: true, useMap: '#x'}), made('iframe', {frameBorder: '0', scrolling: 'no'}), made('p', {translate: false}), made('output', {defaultValue: 'x'})].join('');
  return found === '<source src="x" type="t" media="m" srcset="a 1x" sizes="1px" width="3"><track src="x" kind="captions" srclang="en" label="l" default=""><link media="print" hreflang="en" sizes="16x16">'
      + '<script defer="" charset="utf-8"></' + 'script><ol start="3" reversed=""></ol><li value="4"></li><area target="_blank" shape="rect" download="x"><object data="/x" type="a/b" usemap="#m"></object>'
      + '<textarea wrap="hard" autocomplete="off"></textarea><img ismap="" usemap="#x"><iframe frameborder="0" scrolling="no"></iframe><p translate="no"></p><output>x</output>' || found;
});
t('matrices of texts', () => {
  var m = new DOMMatrix('matrix(1, 0, 0, 1, 10, 20)'), errors = []; [() => new DOMMatrix('nonsense(1)'), () => DOMMatrix()].forEach(f => { try { f(); } catch (e) { errors.push(e.name); } });
  return [m.e, new WebKitCSSMatrix('').isIdentity, new DOMMatrix('none').isIdentity, new DOMMatrixReadOnly('translate(1px, 2px) scale(3)').a, new DOMMatrix('rotate(90deg)').b, new DOMMatrix('rotate(.25turn)').b, new DOMMatrix([1, 2, 3, 4, 5, 6]).f,
    new DOMMatrix('matrix3d(1,0,0,0,0,1,0,0,0,0,1,0,7,8,9,1)').m43, m.scale(2, 3).d, m.scale(2, 2, 1, 10, 0).e, m.transformPoint({x: 1, y: 2}).y, m.translateSelf(1, 1) === m, String(m), DOMMatrix.fromMatrix({a: 2}).a, m.rotate(0) instanceof DOMMatrix,
    new DOMMatrix() instanceof DOMMatrixReadOnly, WebKitCSSMatrix === DOMMatrix, DOMRect.fromRect({x: 1, width: 2}).right, DOMPoint.fromPoint({y: 3}).w].concat(errors).join(' ')
      === '10 true true 3 1 1 6 9 3 0 22 true matrix(1, 0, 0, 1, 11, 21) 2 true true true 3 1 SyntaxError TypeError';
});
t('FontFace', () => {
  var f = new FontFace('Mine', 'url(x.woff2)', {weight: '700'}), before = [f.family, f.weight, f.style, f.status, document.fonts.size];
  document.fonts.add(f); before.push(document.fonts.size, document.fonts.has(f), Array.from(document.fonts)[0] === f); document.fonts.delete(f); before.push(document.fonts.size);
  return f.load().then(loaded => loaded === f && f.status === 'loaded' && before.join() === 'Mine,700,normal,unloaded,0,1,true,true,0');
});
t('FileReader.readAsBinaryString', () => new Promise(r => {
  var reader = new FileReader(), found;
  reader.onload = () => { if (!found) { found = reader.result; reader.onload = () => r(found === '\0A\u00c8' && reader.result === 'text'); reader.readAsText(new Blob(['text'])); } };
  reader.readAsBinaryString(new Blob([new Uint8Array([0, 65, 200])]));
}));
t('an svg by itself', () => { var s = doc('<svg tabindex=0><g id="a.b"></g></svg>').firstChild; s.focus(); s.blur(); return s.getElementById('a.b') === s.firstChild && s.tabIndex === 0 && s.firstChild.tabIndex === -1; });
t('play', () => new Audio().play().then(() => false, e => e.name === 'NotSupportedError'));
t('tokens of attributes', () => {
  var link = document.createElement('link'), frame = document.createElement('iframe'), x = document.createElement('x-y'), a = document.createElement('a');
  link.relList.add('preload'); link.relList = 'a b'; x.part.add('one', 'two'); x.part.remove('one'); frame.sandbox.add('allow-forms'); a.rel = 'noopener';
  return [link.rel, link.relList === link.relList, link.relList.length, x.getAttribute('part'), x.part.contains('two'), frame.getAttribute('sandbox'), a.relList.contains('noopener'), link.relList instanceof DOMTokenList].join() === 'a b,true,2,two,true,allow-forms,true,true';
});
t('tokens that are supported', () => {
  var link = document.createElement('link').relList;
  try { document.body.classList.supports('x'); } catch (e) { return e instanceof TypeError && link.supports('modulepreload') && link.supports('PreLoad') && !link.supports('nonsense') && document.createElement('a').relList.supports('noopener') && document.createElement('iframe').sandbox.supports('allow-forms'); }
});
t('direction of selections in fields', () => {
  return ['input', 'textarea'].map(name => {
    var field = doc('<' + name + '></' + name + '>').firstChild, found = [];
    field.value = 'hello'; found.push(field.selectionDirection); field.setSelectionRange(1, 3, 'backward'); found.push(field.selectionStart, field.selectionEnd, field.selectionDirection);
    field.setSelectionRange(1, 3); found.push(field.selectionDirection); field.selectionDirection = 'backward'; found.push(field.selectionDirection); field.value = 'other'; found.push(field.selectionDirection);
    field.setSelectionRange(1, 3); field.setRangeText('zz'); found.push(field.value, field.selectionStart, field.selectionEnd); field.setRangeText('', 0, 1, 'end'); found.push(field.value, field.selectionStart);
    return found.join();
  }).join(' ') === 'forward,1,3,backward,forward,backward,forward,ozzer,1,3,zzer,0 forward,1,3,backward,forward,backward,forward,ozzer,1,3,zzer,0';
});
t('attribute nodes with a namespace', () => {
  var d = document.createElement('div'), x = document.createAttributeNS('http://www.w3.org/1999/xlink', 'xlink:href'), errors = []; x.value = '#a'; d.setAttributeNodeNS(x);
  [['', 'a:b'], ['u:x', 'a b']].forEach(given => { try { document.createAttributeNS(...given); } catch (e) { errors.push(e.name); } });
  return [x.name, x.localName, x.prefix, x.namespaceURI, d.getAttribute('xlink:href'), d.getAttributeNodeNS('http://www.w3.org/1999/xlink', 'href').value, d.getAttributeNodeNS('u:x', 'y')].concat(errors).join() === 'xlink:href,href,xlink,http://www.w3.org/1999/xlink,#a,#a,,NamespaceError,InvalidCharacterError';
});
t('scripts that were read as text', () => { window.ranAsText = ''; var text = n => '<p><script>ranAsText += ' + n + '<\/script>', body = document.body, outside = document.createElement('div'), template = document.createElement('template'), inside = doc(text(1)); inside.append(inside.firstChild); outside.innerHTML = text(2); body.appendChild(outside).remove(); body.append(outside); template.innerHTML = text(3); body.append(template.content.cloneNode(true)); var host = document.createElement('div'); host.attachShadow({mode: 'open'}).innerHTML = text(4); body.append(host); body.append(document.createRange().createContextualFragment(text(5))); return ranAsText === '5' || ranAsText; });
t('how forms are sent', () => { var f = doc('<form method=POST enctype=Multipart/Form-Data><button formmethod=POST formenctype=x></button><input formmethod=put></form>').firstChild, b = f.firstChild, i = f.lastChild; var found = [f.method, f.enctype, f.encoding, b.formMethod, b.formEnctype, i.formMethod, i.formEnctype]; f.method = 'DIALOG'; f.enctype = ''; b.removeAttribute('formmethod'); found.push(f.getAttribute('method'), f.method, f.enctype, b.formMethod); f.removeAttribute('method'); found.push(f.method); found = found.join(); return found === 'post,multipart/form-data,multipart/form-data,post,application/x-www-form-urlencoded,get,,DIALOG,dialog,application/x-www-form-urlencoded,,get' || found; });
t('tokens as text', () => doc('<i class="a b">').firstChild.classList.toString() === 'a b');
t('no full screen', () => document.fullscreenElement === null && document.fullscreenEnabled === false);
