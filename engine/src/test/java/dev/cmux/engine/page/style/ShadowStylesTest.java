package dev.cmux.engine.page.style;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.OpenSurface;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Target;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What a user sees of a shadow tree, by the styles of its own.
class ShadowStylesTest {

  private static final OpenSurface OPEN = new OpenSurface();

  @BeforeAll
  static void open() {
    OPEN.site.page("/", """
        <!doctype html><style>.outer { display: none }</style><div id=written></div><div id=adopting></div>
        <script>
        var written = document.getElementById('written').attachShadow({mode: 'open'});
        written.innerHTML = '<style>.closed { display: none }</style><button id=w1 class=closed>a</button><button id=w2>b</button>';
        var adopting = document.getElementById('adopting').attachShadow({mode: 'open'});
        var sheet = new CSSStyleSheet(), second = new CSSStyleSheet();
        sheet.replaceSync('.closed { display: none } .faint { visibility: hidden }');
        second.insertRule('#a4 { display: none }');
        adopting.adoptedStyleSheets = [sheet, second];
        adopting.innerHTML = '<button id=a1 class=closed>c</button><button id=a2 class=faint>d</button><button id=a3>e</button><button id=a4>f</button><button id=a5>g</button><button id=a6>h</button>';
        second.insertRule('#a5 { display: none }');
        second.insertRule('#a6 { display: none }');
        second.deleteRule(0);
        </script>""");
    OPEN.go("/");
  }

  @AfterAll
  static void close() {
    OPEN.close();
  }

  @ParameterizedTest
  @CsvSource({"#w1, false", "#w2, true", "#a1, false", "#a2, false", "#a3, true", "#a4, false", "#a5, false", "#a6, true"})
  void aShadowTreesOwnSheetsDecideWhatIsVisible(String selector, boolean visible) {
    assertThat(OPEN.perform(new Inspect.IsVisible(Target.parse(selector)))).isEqualTo(visible);
  }
}
