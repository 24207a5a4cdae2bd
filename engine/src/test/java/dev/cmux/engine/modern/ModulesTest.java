package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.testing.TestSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModulesTest {

  private final TestSite site = TestSite.start();
  private final OpenPage open = new OpenPage();

  @BeforeEach
  void log() {
    site.script("/log.js", "window.log = window.log || []; export const say = text => window.log.push(text);");
  }

  @AfterEach
  void close() {
    open.close();
    site.close();
  }

  private String page(String head) {
    site.page("/", "<!DOCTYPE html><html><head>" + head + "</head><body></body></html>");
    open.go(site.url("/"));
    return open.run("(window.log || []).join()");
  }

  @Test
  void anInlineModuleImportsFromAnotherAndSeesItsVariablesChange() {
    site.script("/count.js", "export let n = 0; export function up() { n++ } export { n as alias };");

    assertThat(page("<script type=module>import {n, up, alias as a} from './count.js'; up(); up();"
            + "window.log = [n, a, typeof this];</script>"))
        .isEqualTo("2,2,undefined");
  }

  @Test
  void everyFormOfImportAndExportWorks() {
    site.script("/a.js", "export default class A { static n = 'A' } export const x = 1, {y, z: [w]} = {y: 2, z: [3]};"
        + "export function f() { return 'f' } export async function* g() {} const hidden = 4; export { hidden as h };");
    site.script("/b.js", "export * from './a.js'; export { default as Q, x as xx } from './a.js';"
        + "export * as all from './a.js'; export default function () { return 'anonymous' }");

    assertThat(page("<script type=module>import B, {x, y, w, f, h, Q, xx, all} from '/b.js'; import * as ns from '/b.js';"
            + "import './a.js'; window.log = [B(), B.name, x, y, w, f(), h, Q.n, xx, all.default.n, Object.keys(ns).length,"
            + " Object.prototype.toString.call(ns), 'default' in ns, ({x}).x, `${x}`]</script>"))
        .isEqualTo("anonymous,default,1,2,3,f,4,A,1,A,10,[object Module],true,1,1");
  }

  @Test
  void whatAFunctionAssignsToIsSeenByThoseWhoImportedItBefore() {
    site.script("/a.js", "export let a = 1, b = 1, c = 1, d = 1, e = 1, f = 1; export let hidden = 1; export { e as other };"
        + "export default function change() { a = 2; ({x: b} = {x: 2}); for (c of [2]); [d = 2] = []; (() => e++)(); { let hidden = 2; hidden++; } }"
        + "export class C { static m() { f += 1 } }");

    assertThat(page("<script type=module>import change, * as all from './a.js'; import {a, b, c, d, e, other, f, C} from './a.js';"
            + "const before = [a, b, c, d, e, other, f]; change(); C.m();"
            + "window.log = [...before, '-', a, b, c, d, e, other, f, all.a, all.f, all.hidden]</script>"))
        .isEqualTo("1,1,1,1,1,1,1,-,2,2,2,2,2,2,2,2,2,1");
  }

  @Test
  void evalInAModuleMayAssignToAnyOfItsVariables() {
    site.script("/a.js", "export let a = 1; export const run = text => eval(text);");

    assertThat(page("<script type=module>import {a, run} from './a.js'; const before = a; run('a = 2'); window.log = [before, a]</script>")).isEqualTo("1,2");
  }

  @Test
  void whatAModuleOffersCannotBeChangedFromOutside() {
    site.script("/a.js", "export const a = 1; export let b = 1; export function change() { b = 2 } await null;");
    site.script("/b.js", "export * from './a.js'; export * as inner from './a.js'; export class C {}");

    assertThat(page("<script type=module>import * as ns from './b.js';"
            + "const refused = f => { try { f(); return 'no' } catch (e) { return e.name } };"
            + "window.log = ['a', 'b', 'C', 'inner'].map(name => [refused(() => { ns[name] = 3 }), refused(() => { delete ns[name] })].join('/'));"
            + "log.push(Object.keys(ns).join('/'), refused(() => { ns.more = 1 }), Object.getOwnPropertyDescriptor(ns, 'a').value, ns.inner.a, typeof ns.C)</script>"))
        .isEqualTo("TypeError/TypeError,TypeError/TypeError,TypeError/TypeError,TypeError/TypeError,C/a/b/change/inner,TypeError,1,1,function");
  }

  @Test
  void modulesInACycleSeeEachOthersFunctions() {
    site.script("/even.js", "import {odd} from './odd.js'; export function even(n) { return n === 0 || odd(n - 1) }");
    site.script("/odd.js", "import {even} from './even.js'; window.early = even(0);"
        + "export function odd(n) { return n !== 0 && even(n - 1) }");

    assertThat(page("<script type=module>import {even} from './even.js'; window.log = [even(10), even(7), early]</script>"))
        .isEqualTo("true,false,true");
  }

  @Test
  void aModuleIsFetchedAndEvaluatedOnce() {
    site.script("/once.js", "window.times = (window.times || 0) + 1; export const me = {};");
    site.script("/also.js", "import {me} from './once.js'; export {me};");

    assertThat(page("<script type=module src=/once.js></script><script type=module>import {me} from './once.js';"
            + "import {me as again} from './also.js'; import('/once.js').then(m => log.push(m.me === me));"
            + "window.log = [times, me === again]</script>"))
        .isEqualTo("1,true,true");
    assertThat(site.requests()).containsOnlyOnce("GET /once.js");
  }

  @Test
  void modulesRunInDocumentOrderAfterTheMarkupWithDeferredScripts() {
    site.script("/m.js", "import {say} from '/log.js'; say('external ' + !!document.getElementById('end'));");
    site.script("/d.js", "log.push('deferred')");
    site.page("/", "<!DOCTYPE html><body><script>window.log = []; document.addEventListener('DOMContentLoaded',"
        + " () => log.push('ready')); addEventListener('load', () => log.push('load'))</script>"
        + "<script type=module src=/m.js></script><script defer src=/d.js></script>"
        + "<script type=module>log.push('inline')</script><script>log.push('classic')</script><p id=end></p>");
    open.go(site.url("/"));

    assertThat(open.run("log.join()")).isEqualTo("classic,external true,deferred,inline,ready,load");
  }

  @Test
  void nomoduleScriptsAreLeftOut() {
    assertThat(page("<script>window.log = []</script><script nomodule>log.push('old')</script>"
            + "<script type=module>log.push('new')</script>"))
        .isEqualTo("new");
  }

  @Test
  void importMapsNameModules() {
    site.script("/lib/v1.js", "export const v = 1");
    site.script("/lib/v2.js", "export const v = 2");
    site.script("/pkg/deep/x.js", "export const x = 'x'");
    site.script("/old/user.js", "export {v as old} from 'lib'");

    assertThat(page("<script type=importmap>{\"imports\": {\"lib\": \"/lib/v2.js\", \"pkg/\": \"/pkg/\"},"
            + "\"scopes\": {\"/old/\": {\"lib\": \"./lib/v1.js\"}}}</script><script type=module>"
            + "import {v} from 'lib'; import {x} from 'pkg/deep/x.js'; import {old} from './old/user.js';"
            + "window.log = [v, x, old, import.meta.resolve('lib').replace(/.*:\\d+/, '')]</script>"))
        .isEqualTo("2,x,1,/lib/v2.js");
  }

  @Test
  void importMetaUrlIsTheModulesAddress() {
    site.script("/sub/where.js", "export const url = import.meta.url");

    assertThat(page("<script type=module>import {url} from './sub/where.js'; window.log = [url, import.meta.url]</script>"))
        .isEqualTo(site.url("/sub/where.js") + "," + site.url("/"));
  }

  @Test
  void dynamicImportStartsFromTheScriptThatCallsIt() {
    site.script("/sub/part.js", "export const part = 'part'; export default 7");
    site.script("/sub/classic.js", "import('./part.js').then(m => { window.log = [m.part, m.default] })");

    assertThat(page("<script src=/sub/classic.js></script>")).isEqualTo("part,7");
  }

  @Test
  void dynamicImportOfNothingIsARejection() {
    assertThat(page("<script>import('./none.js').catch(e => { window.log = [e instanceof TypeError, e.message] })</script>"))
        .startsWith("true,").contains("/none.js").contains("404");
  }

  @Test
  void aModuleThatAwaitsHoldsBackWhatNeedsIt() {
    site.script("/slow.js", "import {say} from '/log.js'; say('before'); await new Promise(r => window.release = r);"
        + "say('after'); export const v = await Promise.resolve(5);");
    site.script("/other.js", "import {say} from '/log.js'; say('other'); release()");

    assertThat(page("<script type=module>import {v} from './slow.js'; log.push('importer ' + v)</script>"
            + "<script type=module src=/other.js></script>"))
        .isEqualTo("before,other,after,importer 5");
  }

  @Test
  void aModuleThatNeitherImportsNorExportsCanAwait() {
    assertThat(page("<script>window.log = []</script><script type=module>await 0; log.push(await Promise.resolve('waited')) // the end</script>"))
        .isEqualTo("waited");
  }

  @Test
  void aMissingExportIsReportedAndNothingOfTheGraphRuns() {
    site.script("/has.js", "window.log = ['ran']; export const there = 1");

    assertThat(page("<script type=module>import {absent} from './has.js'; log.push('no')</script>")).isEmpty();
    assertThat(open.errors).singleElement().extracting(PageError::message).asString()
        .contains("'./has.js' does not provide an export named 'absent'");
  }

  @Test
  void aModuleThatCannotBeFetchedFiresErrorAndIsReported() {
    assertThat(page("<script>window.log = []</script><script type=module src=/gone.js onerror='log.push(\"error\")'"
            + " onload='log.push(\"load\")'></script><script type=module>log.push('next')</script>"))
        .isEqualTo("error,next");
    assertThat(open.errors).singleElement().extracting(PageError::message).asString()
        .contains("/gone.js").contains("404");
    assertThat(open.errors).extracting(PageError::source).noneMatch(source -> source.startsWith("cmux:"));
  }

  @Test
  void anAnswerThatIsNoScriptIsRefused() {
    site.file("/page.js", "text/html", "<p>not found</p>");

    page("<script type=module src=/page.js></script>");
    assertThat(open.errors).singleElement().extracting(PageError::message).asString().contains("text/html");
  }

  @Test
  void aForeignModuleNeedsItsServersPermission() {
    site.script("/closed.js", "window.log = ['closed']");
    site.handle("/open.js", exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "text/javascript");
      exchange.getResponseHeaders().set("Access-Control-Allow-Origin", "*");
      byte[] body = "(window.log = window.log || []).push('open')".getBytes(java.nio.charset.StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
    });

    assertThat(page("<script type=module src='" + site.url("localhost", "/closed.js") + "'></script>"
            + "<script type=module src='" + site.url("localhost", "/open.js") + "'></script>"))
        .isEqualTo("open");
    assertThat(open.errors).singleElement().extracting(PageError::message).asString().contains("CORS");
  }

  @Test
  void anInsertedModuleScriptRunsAndFiresLoad() {
    site.script("/late.js", "window.log.push('late')");

    assertThat(page("<script>window.log = []; addEventListener('load', () => { const s = document.createElement('script');"
            + "s.type = 'module'; s.src = '/late.js'; s.onload = () => log.push('loaded'); document.head.append(s);"
            + "log.push('inserted'); document.body.innerHTML = '<script type=module>log.push(1)<\\/script>' })</script>"))
        .isEqualTo("inserted,late,loaded");
  }

  @Test
  void whatAModuleThrowsNamesItsFileAndLine() {
    site.script("/bad.js", "import '/log.js';\n\nconst f = () => {\n  null.x;\n};\nf();\n");

    page("<script type=module src=/bad.js></script>");
    assertThat(open.scriptErrors).singleElement().satisfies(error -> {
      assertThat(error.getFailingLineNumber()).isEqualTo(4);
      assertThat(error.getMessage()).contains("/bad.js");
    });
  }

  @Test
  void aModuleInUnreadableSyntaxIsReportedWithItsPlace() {
    site.script("/broken.js", "export const a = 1;\nconst = 3;\n");

    page("<script type=module src=/broken.js></script>");
    assertThat(open.errors).singleElement().satisfies(error -> {
      assertThat(error.source()).endsWith("/broken.js");
      assertThat(error.line()).isEqualTo(2);
    });
  }
}
