package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.OpenSurface;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// Where a user is sent to by the errors of a page: file, line and, where it is known, column.
class ErrorPlacesTest {

  private static final OpenSurface OPEN = new OpenSurface();

  @AfterAll
  static void close() {
    OPEN.close();
  }

  /// The errors of a page, as `kind place` with the site's address taken away.
  private static List<String> placesIn(String html) {
    OPEN.errors();
    OPEN.site.page("/", html);
    OPEN.go("/");
    OPEN.tasksDone();
    return OPEN.errors().stream().map(error -> error.kind() + " " + local(error.place())).toList();
  }

  private static String local(String text) {
    return text.replace(OPEN.site.url(""), "");
  }

  @Test
  void scriptsInTheDocumentAreNamedByItsUrlAndItsLines() {
    assertThat(
            placesIn(
                """
                <!doctype html><script>missing();</script>  <script>
                class A { m() { missing(); } }
                new A().m();
                </script>
                <script
                  data-x="y"
                >
                missing()</script>
                <p>
                <script type=module>
                missing();
                </script>
                """))
        .containsExactly("error /:1", "error /:2", "error /:8", "error /:11");
  }

  @Test
  void whatCouldNotBeReadHasAColumn() {
    OPEN.site.script("/old.js", "\n var x = (;").script("/new.js", "\n\n class A { m() { return } } return 5");
    assertThat(
            placesIn(
                """
                <!doctype html><p><script>  var x = (;</script><script>
                  var y = (;
                </script><script src=old.js></script><script src=new.js></script>
                <b></b><script>class A {} return 5</script><script type=module>return 5</script>
                """))
        .containsExactly("syntax /:1:38", "syntax /:2:12", "syntax /old.js:2:11", "syntax /new.js:3:29", "syntax /:4:27", "module /:4:64");
  }

  @Test
  void whatCouldNotBeReadIsASyntaxErrorForThePage() {
    placesIn("<script>addEventListener('error', e => heard = [e.error.name, e.lineno, e.colno].join())</script>\n<script>var x = (;</script>");
    assertThat(OPEN.eval("heard")).isEqualTo("SyntaxError,2,18");
  }

  @Test
  void textThatStandsInNoFileHasItsOwnNameAndLines() {
    assertThat(
            placesIn(
                """
                <!doctype html><body onclick="
                missing()"><script>
                var made = document.createElement('script');
                made.textContent = '\\nmissing()';
                document.body.append(made);
                made = document.createElement('script');
                made.type = 'module';
                made.textContent = '\\n\\nmissing()';
                document.body.append(made);
                setTimeout('missing()', 0);
                document.body.click();
                eval('\\n(class {}, missing())');
                </script>
                """))
        .containsExactlyInAnyOrder("error /#(inserted):2", "error /#(inserted):3", "error /#(timer):1", "error /#(onclick):2", "error /#12(eval):2");
  }

  @Test
  void errorsOfCallbacksAndRejectionsHaveTheLineOfTheirMaking() {
    assertThat(
            placesIn(
                """
                <!doctype html><body><script>
                async function passOn(promise) {
                  try { await promise; } catch (e) { throw e; } finally { }
                }
                
                var made = new Error('made here');
                passOn(Promise.reject(made));
                passOn((async () => {
                  null.x;
                })());
                Promise.reject(5);
                setTimeout(function () { try {
                  missing();
                } finally { made = null; } });
                document.body.addEventListener('zap', () => {
                  throw new TypeError('in a listener');
                });
                document.body.dispatchEvent(new Event('zap'));
                </script>
                """))
        .containsExactlyInAnyOrder("rejection /:6", "rejection /:9", "rejection /:11", "error /:13", "error /:16");
  }

  @Test
  void aStackIsThatOfTheErrorsMaking() {
    placesIn(
        """
        <!doctype html><body><script>
        function make() { return new Error('x'); }
        async function passOn() {
          await null;
          throw make();
        }
        stack = [];
        passOn().catch(e => { stack.push(e.stack); throw e; }).catch(e => stack.push(e.stack));
        try { try { throw make(); } catch (e) { throw e; } } catch (e) { stack.push(e.stack); }
        </script>
        """);
    assertThat(local(OPEN.eval("stack.map(text => text.split('\\n').filter(line => !/@cmux:/.test(line)).join(' ')).join('| ')").toString()))
        .isEqualTo("make()@/:2 @/:9 | make()@/:2 passOn()@/:5 | make()@/:2 passOn()@/:5 ");
  }

  @Test
  void whatAwaitsHasItsNameInStacks() {
    placesIn(
        """
        <!doctype html><body><script>
        const arrow = async () => { await 0; return new Error('x').stack; };
        async function withDefaults(a = 1, {b} = {}) { await 0; return new Error('x').stack; }
        const late = (n = 2) => async (m = n) => { await m; return new Error('x').stack; };
        class Maker { async method(...all) { await all; return new Error('x').stack; } }
        const object = { async shown(a = 1) { await a; return new Error('x').stack; } };
        Promise.all([arrow(), withDefaults(), late()(), new Maker().method(), object.shown()]).then(all => { stack = all; });
        </script>
        """);
    assertThat(local(OPEN.eval("stack.map(text => text.split('\\n').filter(line => !/@cmux:/.test(line)).join(' ')).join('| ')").toString()))
        .isEqualTo("arrow()@/:2 | withDefaults()@/:3 | @/:4 | method()@/:5 | shown()@/:6 ");
  }
}
