package dev.cmux.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.command.Target;
import dev.cmux.engine.modern.ModernPages;
import dev.cmux.engine.modern.PageError;
import dev.cmux.engine.modern.PageHooks;
import dev.cmux.engine.page.aria.Look;
import dev.cmux.engine.page.aria.RefTable;
import dev.cmux.engine.page.query.ElementQuery;
import dev.cmux.engine.page.view.Visibility;
import java.util.List;
import java.util.concurrent.Executor;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Finding, naming and seeing what is inside shadow trees.
class ShadowPagesTest {

  private static final String CARD =
      """
      <body><p id=before>before</p>
      <div id=host><b id=slotted slot=title>Title</b><i id=lost slot=nowhere>lost</i></div>
      <script>
        var root = document.getElementById('host').attachShadow({mode: 'open'});
        root.innerHTML = '<style>.gone{display:none}</style><h2 id=inner><slot name=title>none</slot>!</h2>'
          + '<button id=ok class=ok>Save <span class=gone>not</span></button>'
          + '<label for=f>Field</label><input id=f><ul id=ul><li id=li>one<li>two</ul>';
      </script>
      <p id=after>after</p></body>
      """;

  private final PageFixture fixture = new PageFixture();

  @BeforeEach
  void furnish() {
    new ModernPages()
        .install(
            fixture.client(),
            new PageHooks() {
              @Override
              public boolean stopRequested() {
                return false;
              }

              @Override
              public void pageError(PageError error) {
                throw new AssertionError(error.toString());
              }

              @Override
              public Executor background() {
                return Runnable::run;
              }
            });
  }

  @AfterEach
  void close() {
    fixture.close();
  }

  private List<String> ids(HtmlPage page, String target) {
    return new ElementQuery(new RefTable(), new Look())
        .resolve(Target.parse(target), page).stream().map(DomElement::getId).toList();
  }

  @Test
  void everyKindOfTargetReachesInside() {
    HtmlPage page = fixture.load(CARD);
    assertThat(ids(page, "button")).containsExactly("ok");
    assertThat(ids(page, "#host .ok")).containsExactly("ok");
    assertThat(ids(page, "#host > h2 > slot > b")).containsExactly("slotted");
    assertThat(ids(page, "text=save")).containsExactly("ok");
    assertThat(ids(page, "role=button[name=Save]")).containsExactly("ok");
    assertThat(ids(page, "role=heading[name=\"Title!\"]")).containsExactly("inner");
    assertThat(ids(page, "label=Field")).containsExactly("f");
    assertThat(ids(page, "p, #ok, b")).containsExactly("before", "slotted", "ok", "after");
  }

  @Test
  void whatNoSlotTakesIsNotShown() {
    HtmlPage page = fixture.load(CARD);
    assertThat(new Visibility().isVisible(page.getElementById("lost"))).isFalse();
    assertThat(new Visibility().isVisible(page.getElementById("slotted"))).isTrue();
    assertThat(new Visibility().isVisible(page.getElementById("host"))).isTrue();
  }

  @Test
  void textIsReadAsItIsShown() {
    HtmlPage page = fixture.load(CARD);
    assertThat(new Look().rendered().of(page.getBody()))
        .isEqualTo("before\n\nTitle!\nSaveField\none\ntwo\n\nafter");
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      light         | <button id=x><slot></slot></button>
      see light now | <button id=x>see <slot></slot> now</button>
      spare         | <button id=x><slot name=none>spare</slot></button>
      in            | <i id=in>in</i><button id=x aria-labelledby=in>own</button>
      own           | <button id=x aria-labelledby=out>own</button>
      in            | <i id=in hidden>in</i><button id=x aria-labelledby=in>own</button>
      Field         | <label for=x>Field</label><input id=x>
      light         | <label for=x><slot></slot></label><input id=x>
      light         | <label><slot></slot><input id=x></label>
      light         | <h2 id=x><b><slot></slot></b></h2>
      light         | <i id=in><slot></slot></i><nav id=x aria-labelledby=in></nav>
      """)
  void namesAreComputedOnTheFlatTreeAndReferencesStayInTheirs(String name, String tree) {
    HtmlPage page =
        fixture.load(
            "<body><i id=out>out</i><div id=host>light</div><script>document.getElementById('host').attachShadow({mode: 'open'}).innerHTML = \""
                + tree + "\"</script>");
    DomElement element = new ElementQuery(new RefTable(), new Look()).resolve(Target.parse("#x"), page).getFirst();
    assertThat(new Look().names().of(element)).isEqualTo(name);
  }
}
