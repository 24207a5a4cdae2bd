package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.SilentJavaScriptErrorListener;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Each defect of HtmlUnit's page engine that is cured, and whether it is still there: when `stillBroken` fails for
/// one, HtmlUnit has mended it and the cure can go.
class EngineCuresTest {

  private static final String DEFECTS =
      """
      Reflect.set through a proxy of an array|var p = new Proxy([], {set(t, k, v, r) {return Reflect.set(t, k, v, r)}}); p.push(7); p[0] + ',' + p.length|7,1
      Reflect.set through a proxy of an object|var q = new Proxy({}, {set(t, k, v, r) {return Reflect.set(t, k, v, r)}}); q.a = 1; q.a + ',' + Object.keys(q)|1,a
      Reflect.set of what is fixed|var fixed = Object.freeze({a: 1}), no = new Proxy({}, {set() { return false }}); [Reflect.set(fixed, 'a', 2), Reflect.set(fixed, 'b', 2), Reflect.set({get a() { return 1 }}, 'a', 2), Reflect.set(no, 'a', 1), Reflect.set({}, 'a', 1, no), Reflect.set({}, 'a', 1, 5), Reflect.set([], '0', 1)].join()|false,false,false,false,true,false,true
      Reflect.set through a proxy with a defineProperty trap|var told = [], defines = new Proxy({}, {set(t, k, v, r) { return Reflect.set(t, k, v, r) }, defineProperty(t, k, d) { told.push(k + JSON.stringify(d)); return Reflect.defineProperty(t, k, d) }}); defines.a = 1; defines.a = 2; told.join() + defines.a|a{"value":1,"writable":true,"enumerable":true,"configurable":true},a{"value":2}2
      accessors that a getOwnPropertyDescriptor trap tells of|var tells = new Proxy({}, {getOwnPropertyDescriptor: (t, k) => k === 'x' ? {get: () => 5, configurable: true} : {value: k, configurable: true}}), d = Object.getOwnPropertyDescriptor(tells, 'x'), e = Reflect.getOwnPropertyDescriptor(tells, 1); d.get() + String(d.set) + d.enumerable + ('value' in d) + typeof e.value + e.value + e.writable|5undefinedfalsefalsestring1false
      Reflect.apply to a text that was put together|var bare = Reflect.apply, ab = 'a'; ab += ab.length; String(bare(String.prototype.match, ab, [/1/])) + (function () { return this === window })() + bare(function () { return this }, undefined, []).constructor.name|1trueWindow
      Reflect.get of an element|var e = new Proxy(['a'], {get(t, k, r) {return Reflect.get(t, k, r)}}); '' + e[0]|a
      Reflect.get of what is missing|typeof Reflect.get({}, 'x') + typeof Reflect.get([], '7')|undefinedundefined
      Reflect.getOwnPropertyDescriptor of what is missing|typeof Reflect.getOwnPropertyDescriptor({}, 'x')|undefined
      Reflect.has of an element|'' + Reflect.has([7], '0') + Reflect.has([7], '1')|truefalse
      Reflect.deleteProperty of an element|var d = [7]; Reflect.deleteProperty(d, '0') + ',' + (0 in d)|true,false
      Reflect.deleteProperty leaves the prototype alone|var b = {x: 1}; Reflect.deleteProperty(Object.create(b), 'x') + ',' + b.x|true,1
      Reflect.deleteProperty of what is fixed|'' + Reflect.deleteProperty(Object.freeze([7]), '0') + Reflect.has([], 'length')|falsetrue
      keys of a proxy with symbols|var k = () => { var o = {a: 1, [Symbol.iterator]: 2}; Object.defineProperty(o, 'h', {value: 3, configurable: true}); return new Proxy(o, {ownKeys: t => Reflect.ownKeys(t)}) }; Object.keys(k()) + ';' + Object.values(k()) + ';' + Object.entries(k()) + ';' + Object.getOwnPropertyNames(k())|a;1;a,1;a,h
      JSON of a proxy with symbols|JSON.stringify([new Proxy({a: {b: 1}, f() {}, [Symbol.iterator]: 2}, {ownKeys: t => Reflect.ownKeys(t)})])|[{"a":{"b":1}}]
      assign from a proxy|var h = {a: 1, [Symbol.iterator]: 2}; Object.defineProperty(h, 'h', {value: 3, configurable: true}); var m = Object.assign({}, new Proxy(h, {ownKeys: t => Reflect.ownKeys(t)})); Object.keys(m) + m[Symbol.iterator]|a2
      assign to a proxy|var s = [], a = new Proxy({a: 1}, {set(t, k, v) { s.push(String(k) + v); t[k] = v; return true }}); Object.assign(a, {a: 2}, new Proxy({b: 3}, {}), {[Symbol.iterator]: 4}) === a && s.join()|a2,b3,Symbol(Symbol.iterator)4
      for-in and spread of a proxy|var y = {a: 1}; Object.defineProperty(y, 'h', {value: 3, configurable: true}); var g = new Proxy(y, {ownKeys: t => Reflect.ownKeys(t)}), l = []; for (let i in g) l.push(i); for (const c of [1]) l.push(Object.getOwnPropertyNames({...g})); l + ''|a,a
      JSON of a proxied array|JSON.stringify({list: new Proxy([1, {a: 2}], {})})|{"list":[1,{"a":2}]}
      spread into a native function|'' + Math.max(...[1, 3, 2])|3
      optional chain with an index|var x; '' + x?.['a']['b']|undefined
      trailing comma of parameters|'' + (function (a, b,) { return a + b })(1, 2,)|3
      a variable for each round of a loop|var f = []; for (let i = 0; i < 3; i++) { f.push(() => i) } f.map(g => g()).join()|0,1,2
      array patterns take iterables|var [a, b] = new Set([1, 2]); a + ',' + b|1,2
      with over a proxy|'' + (function (c, _o) { with (c) { return _o } })(new Proxy({x: 2}, {has: (t, k) => k[0] !== '_', get: (t, k) => t[k]}), 5)|5
      for-of closes its iterator|var ended = 0; for (const x of {[Symbol.iterator]() { return {next() { return {value: 1, done: false} }, return() { ended++; return {} }} }}) break; '' + ended|1
      siblings of a node without a parent|var lone = document.createTextNode('x'); lone.before('y'); lone.after('y'); lone.replaceWith('y'); lone.data|x
      siblings that are their own reference|var box = document.createElement('div'); box.innerHTML = '<i></i><b></b>'; box.firstChild.before(box.firstChild); box.firstChild.after(box.lastChild, 'x'); box.innerHTML|<i></i><b></b>x
      children by nodes that are children already|var ul = document.createElement('ul'); ul.innerHTML = '<li>1</li><li>2</li>'; var two = ul.lastChild; ul.prepend(ul.firstChild, '!'); ul.replaceChildren(two, ul.firstChild); ul.textContent|21
      this of a strict function called on nothing|(function () { 'use strict'; return typeof this + [1].map(function (x) { return x + typeof this }, this) + (() => JSON.stringify([this]))() })()|undefined1undefined[null]
      this of a strict function called on nothing by call and apply|(function (loose) { 'use strict'; function f() { return typeof this } return [f.call(undefined), f.call(null, 1), f.apply(void 0, [1]), f.call(this), f.apply(this, [1]), Reflect.apply(f, undefined, []), f.call({}), loose.call(undefined), loose.apply(this), loose.call(null), Math.max.apply(null, [1, 2]), typeof setTimeout.call(null, f), {call: (a, b) => [!a, a == null, b].join('')}.call(null, 1)].join() })(function () { return this === window })|undefined,undefined,undefined,undefined,undefined,undefined,object,true,true,true,2,number,truetrue1
      native functions called on nothing|(function () { 'use strict'; return [() => [].slice.call(null), () => ''.trim.apply(undefined), () => ({}).hasOwnProperty.call(null, 'a')].map(f => { try { return f() } catch (e) { return e.name } }).join() })()|TypeError,TypeError,TypeError
      a question mark after a bracket is a comment|var marked = document.createElement('div'); marked.innerHTML = '<?mark?>x'; marked.firstChild.nodeType + marked.firstChild.data + marked.lastChild.data|8?mark?x
      a set fragment is an entry of the history|var entries = history.length; location.hash = 'there'; '' + (history.length - entries)|1
      a pushed state is cloned|var pushed = {list: [1]}; history.pushState(pushed, ''); pushed.list.push(2); '' + (history.state !== pushed) + history.state.list|true1
      a property a proxy says is not there|var hides = new Proxy({}, {getOwnPropertyDescriptor() { return undefined }}); '' + hides.hasOwnProperty('a') + Object.getOwnPropertyDescriptor(hides, 'a') + Reflect.getOwnPropertyDescriptor(hides, 'a')|falseundefinedundefined
      a proxy around one that hides a property|var hides = new Proxy({}, {getOwnPropertyDescriptor() { return undefined }}), outer = new Proxy(hides, {get: () => 1, set: () => true, has: () => false, deleteProperty: () => true, defineProperty: () => true}); outer.x = 2; '' + outer.x + ('x' in outer) + delete outer.x + Object.defineProperty(outer, 'x', {value: 1, configurable: true}).x + Object.prototype.hasOwnProperty.call(outer, 'x') + Object.getOwnPropertyDescriptor(outer, 'x') + Object.keys(hides).length|1falsetrue1falseundefined0
      keys of a proxy whose target has none of them|var other = {a: 1}, shows = new Proxy({}, {ownKeys: () => Reflect.ownKeys(other), getOwnPropertyDescriptor: (t, k) => k === 'b' ? undefined : Reflect.getOwnPropertyDescriptor(other, k)}); other.b = 2; Object.keys(shows) + ''|a
      a proxy without a prototype|'' + Object.getPrototypeOf(new Proxy({}, {getPrototypeOf() { return null }})) + Reflect.getPrototypeOf(new Proxy([], {getPrototypeOf() { return null }}))|nullnull
      a dash at the end of a class of a unicode expression|'' + /^[\\w-]+$/u.test('a-b') + /[\\p{L}\\d-]/u.test('-') + /[\\\\w-]/u.test('-')|truetruetrue
      a dash at the end of a class of a constructed unicode expression|'' + new RegExp('^[\\\\w-]+$', 'u').test('a-b')|true
      expressions longer than 65,535 characters|'' + new RegExp('[' + '\\\\u00e9\\\\u0301'.repeat(8000) + ']bc').test('\u00e9bc') + (RegExp('x'.repeat(10)) instanceof RegExp) + (/a/.constructor === RegExp)|truetruetrue
      assertions of nothing|'' + /(?!)/.test('') + /(?<!)/.test('a') + /^(?=)a/.test('a') + /(?<=)a/.test('a') + /^(\\(?!)$/.test('(!') + /[(?!)]/.test('!') + new RegExp('^(?!)').test('b')|falsefalsetruetruetruetruefalse
      constructed expressions with the flags d and v|var dv = new RegExp('b([\\\\w--[a-c]])', 'dv'); dv.exec('abd').indices[1] + dv.flags + dv.hasIndices + dv.unicodeSets + new RegExp(dv).flags|2,3dvtruetruedv
      a proxy without a prototype is looked into|'' + ('x' in new Proxy({}, {getPrototypeOf() { return null }, has: () => false})) + new Proxy({}, {getPrototypeOf() { return null }}).x + (new Proxy({}, {getPrototypeOf() { return null }}) instanceof Object)|falseundefinedfalse
      a write to a proxy is no read|var asked = [], seen = new Proxy({a: 1}, {has(t, k) { asked.push('has ' + String(k)); return k in t }, set(t, k, v) { asked.push('set ' + String(k)); t[k] = v; return true }}); seen.a = 2; seen.b = 2; seen[0] = 2; seen[Symbol.iterator] = 2; seen.a += 1; seen.a++; --seen[0]; Object.create(seen).a = 3; new Proxy(seen, {}).a = 4; asked.push('' + ('a' in seen) + Reflect.has(seen, 'c')); asked.join()|set a,set b,set 0,set Symbol(Symbol.iterator),set a,set a,set 0,set a,set a,has a,has c,truefalse
      a delete from a proxy is no read|var asked = [], seen = new Proxy({a: 1, 2: 1}, {has(t, k) { asked.push('has'); return k in t }, deleteProperty(t, k) { asked.push(k); return delete t[k] }}); asked.push(delete seen.a, delete seen['b'], delete seen[2], 'a' in seen); asked.join()|a,b,2,has,true,true,true,false
      a refusal of a proxy is an error in strict code|var no = new Proxy({a: 1, 0: 1, length: 1}, {set: () => false, deleteProperty: () => 0}), said = [], note = f => { try { said.push(f()) } catch (e) { said.push(e.name) } }; (function () { 'use strict'; note(() => { no.a = 1 }); note(() => { no[0] = 1 }); note(() => { no.a += 1 }); note(() => { no.a++ }); note(() => delete no.a); note(() => { Object.create(no).a = 1 }); note(() => Reflect.set(no, 'a', 1)) })(); note(() => no.a = 2); note(() => no.a++); note(() => delete no.a); note(() => Array.prototype.push.call(no, 1)); note(() => [].fill.apply(no, [1])); said.join()|TypeError,TypeError,TypeError,TypeError,TypeError,TypeError,false,2,1,false,TypeError,TypeError
      push, pop and fill look for no elements|var asked = [], seen = new Proxy([1, 2], {has(t, k) { asked.push(k); return k in t }}); seen.push(3); seen.pop(); seen.fill(0); asked.push(0 in seen, seen.length); asked.join()|0,true,2
      what a proxy has of its own is asked once|var asked = [], seen = new Proxy({a: 1, 2: 1}, {has() { asked.push('has'); return true }, getOwnPropertyDescriptor(t, k) { asked.push(k); return Reflect.getOwnPropertyDescriptor(t, k) }}), own = Object.prototype.hasOwnProperty; asked.push(own.call(seen, 'a'), own.call(seen, 2), own.call(seen, 'toString'), Object.hasOwn(seen, 'a'), own.call(new Proxy({b: 1}, {has: () => false}), 'b')); asked.join()|a,2,toString,a,true,true,false,true,true
      what compares as NaN is equal|var many = Array.from({length: 40}, (none, i) => [i % 7 ? Infinity : -1, i]), order = (a, b) => a[0] - b[0]; many.toSorted(order).map(one => one[1]) + ' ' + many.sort(order).map(one => one[1]).slice(0, 8) + [3, undefined, 1].toSorted()|0,7,14,21,28,35,1,2,3,4,5,6,8,9,10,11,12,13,15,16,17,18,19,20,22,23,24,25,26,27,29,30,31,32,33,34,36,37,38,39 0,7,14,21,28,35,1,21,3,
      what compares as NaN is equal in typed arrays|var many = new Float64Array(40).map((none, i) => i % 7 ? Infinity : -1), order = (a, b) => a - b, random = 0; many.toSorted(order).indexOf(Infinity) + ',' + many.sort(order).lastIndexOf(-1) + ',' + new Int8Array(many.length).sort(() => (random = (random * 7 + 3) % 11) - 5).length + new Float64Array([3, NaN, -1, 20]).sort() + new Uint8Array([3, 1]).toSorted()|6,5,40-1,3,20,NaN1,3
      big integers above 2^63 in typed arrays|var big = new BigUint64Array([2n ** 63n, -1n, 5n]), view = new BigUint64Array(big.buffer, 8, 1); class Ids extends BigUint64Array {} big.join() + view[0] + big.slice(1)[0] + big.map(n => n)[1] + BigUint64Array.of(-2n) + BigUint64Array.from([1n]) + new Ids([-1n])[0] + (new Ids(1) instanceof Ids) + (big.constructor === BigUint64Array) + big.at(1) + BigUint64Array.name + BigUint64Array.BYTES_PER_ELEMENT + Object.prototype.toString.call(big) + big.toSorted()|9223372036854775808,18446744073709551615,518446744073709551615184467440737095516151844674407370955161518446744073709551614118446744073709551615truetrue18446744073709551615BigUint64Array8[object BigUint64Array]5,9223372036854775808,18446744073709551615
      array buffers are of their class when they are cut|class Bytes extends ArrayBuffer {} '' + (ArrayBuffer[Symbol.species] === ArrayBuffer) + (Bytes[Symbol.species] === Bytes) + (new Bytes(4).slice(1) instanceof Bytes) + new ArrayBuffer(4).slice(1).byteLength|truetruetrue3
      the id of a shape that was taken out|var holder = document.createElement('div'); document.documentElement.appendChild(holder); holder.innerHTML = '<svg><g id="gone"><rect id="too"/></g></svg>'; var gone = document.getElementById('gone'); gone.remove(); var none = '' + document.getElementById('gone') + document.getElementById('too'); holder.firstChild.appendChild(gone); none + (document.getElementById('gone') === gone)|nullnulltrue
      escape keeps what needs no escape|escape('graph TD;é\u20ac@*_+-./') + escape()|graph%20TD%3B%E9%u20AC@*_+-./undefined
      the kind of nothing|var kind = Object.prototype.toString; kind.call(null) + kind.call() + kind.apply(undefined) + kind.call(window) + kind.apply([]) + {}.toString.call('') + kind.call(new Proxy([], {}))|[object Null][object Undefined][object Undefined][object Window][object Array][object String][object Array]
      keys of elements are text to functions of JSON|var keys = [], key = (k, v) => { keys.push(typeof k + k); return v }; JSON.stringify({5: [1, {a: [2]}]}, key); JSON.parse('[{"7":[3]}]', key); keys.join()|string,string5,string0,string1,stringa,string0,string0,string7,string0,string
      JSON of a cycle|var ring = {}; ring.ring = ring; var why; try { JSON.stringify(ring) } catch (e) { why = e.name + e.message } why|TypeErrorConverting circular structure to JSON
      exceptions of Java code can be caught|var said; try { document.createElement('p').removeAttributeNode() } catch (e) { said = e instanceof Error } '' + said|true
      """;

  /// Svelte calls those of its handlers.
  @Test
  void trapsThatAreMendedStayFunctions() {
    try (OpenPage open = OpenPage.withScript("")) {
      String script = "var handler = {has: () => false, getOwnPropertyDescriptor() {}, getPrototypeOf() { return null }}; new Proxy({}, handler);"
          + "'' + handler.has.call(handler, {}, 'x') + typeof handler.getPrototypeOf.bind + (handler.has instanceof Function)";
      assertThat(open.run(script)).isEqualTo("falsefunctiontrue");
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(textBlock = DEFECTS, delimiter = '|', quoteCharacter = '\0')
  void isCured(String defect, String script, String expected) {
    try (OpenPage open = OpenPage.withScript("")) {
      assertThat(open.run(script)).isEqualTo(expected);
      assertThat(open.scriptErrors).isEmpty();
    }
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(textBlock = DEFECTS, delimiter = '|', quoteCharacter = '\0')
  void isStillBrokenInHtmlUnit(String defect, String script, String expected) throws IOException {
    try (WebClient plain = new WebClient()) {
      plain.getOptions().setThrowExceptionOnScriptError(false);
      plain.setJavaScriptErrorListener(new SilentJavaScriptErrorListener());
      HtmlPage page = plain.loadHtmlCodeIntoCurrentWindow("<html><body></body></html>");
      Object result = page.executeJavaScript(script).getJavaScriptResult();
      assertThat(JavaScriptEngine.toString(result)).isNotEqualTo(expected);
    }
  }
}
