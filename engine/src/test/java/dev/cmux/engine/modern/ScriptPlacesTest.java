package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.OpenSurface;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every place of a page where a script can stand, with a script that the page engine cannot run as it is.
class ScriptPlacesTest {

  private static final OpenSurface OPEN = new OpenSurface();

  /// Sets `out` to 3 by way of a private field, an optional call and an async function.
  private static final String SCRIPT =
      "{ class A { #x = 3; get x() { return this.#x; } } (async () => { const f = () => new A(); window.out = f?.().x; })(); }";

  @BeforeEach
  void open() {
    OPEN.site.script("/external.js", SCRIPT);
    OPEN.site.page("/inline", "<script>" + SCRIPT + "</script>");
    OPEN.site.page("/external", "<script src=external.js></script>");
    OPEN.site.page("/module", "<script type=module>" + SCRIPT + "</script>");
    OPEN.site.page("/deferred", "<script defer src=external.js></script>");
    OPEN.site.page("/async", "<script async src=external.js></script>");
    OPEN.site.page("/attribute", "<body onload='" + SCRIPT + "'>");
    OPEN.site.page("/", "<div id=place></div><script>script = " + Languages.quoted(SCRIPT).replace("</", "<\\/") + ";</script>");
    OPEN.errors();
  }

  @AfterAll
  static void close() {
    OPEN.close();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "/inline     | 1",
        "/external   | 1",
        "/module     | 1",
        "/deferred   | 1",
        "/async      | 1",
        "/attribute  | 1",
        "/           | var s = document.createElement('script'); s.textContent = script; document.body.append(s)",
        "/           | var s = document.createElement('script'); s.src = 'external.js'; document.body.append(s)",
        "/           | var s = document.createElement('script'); s.type = 'module'; s.textContent = script; document.body.append(s)",
        "/           | setTimeout(script, 0)",
        "/           | eval(script)",
        "/           | (0, eval)(script)",
        "/           | new Function(script)()",
        "/           | place.setAttribute('onclick', script); place.click()",
        "/           | var a = document.createElement('a'); a.href = 'javascript:' + encodeURIComponent(script); place.append(a); a.click()",
        "/           | var f = document.createElement('iframe'); place.append(f); f.contentDocument.write('<script>parent.out = ((a, b = a) => b ?? 1)?.(3)<\\/script>')",
        "/           | place.append(document.createRange().createContextualFragment('<script>' + script + '<\\/script>'))"
      })
  void aScriptRunsWhereverItStands(String path, String act) {
    OPEN.go(path);
    OPEN.eval(act + "; 1");
    assertThat(OPEN.eval("new Promise(function wait(r) { window.out ? r(out) : setTimeout(wait, 1, r); })")).isEqualTo(3L);
    assertThat(OPEN.errors()).isEmpty();
  }
}
