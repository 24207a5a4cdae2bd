package dev.cmux.engine.page.style;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.page.PageFixture;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StylesTest {

  private final PageFixture fixture = new PageFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private String display(String css, String html) {
    HtmlPage page = fixture.load("<style>" + css + "</style><body>" + html);
    return new Styles().display(PageFixture.first(page, "#x"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '^', textBlock = """
      none         | p{display:none}
      block        | p{display:none} #x{display:block}
      none         | #x{display:none} p{display:block}
      flex         | p{display:none} p{display:flex}
      none         | p{display:none!important} #x{display:block}
      none         | .c.d{display:none} .c{display:block}
      none         | :where(#x){display:block} p{display:none}
      none         | :is(#x, #nothing){display:none} p.c.d{display:block}
      inline       | p{display:none} #x{display:var(--d)}
      grid         | p{display:none} body{--D:grid} #x{display:var(--D)}
      block        | #x{display:revert}
      inline       | #x{display:unset}
      block        | .nothing #x{display:none}
      none         | body > p{display:none}
      none         | @media screen{#x{display:none}}
      block        | @media print{#x{display:none}}
      none         | @layer a{#x{display:none}}
      flex         | @layer a{#x{display:none}} p{display:flex}
      flex         | @layer a,b; @layer b{p{display:flex}} @layer a{#x{display:none}}
      none         | @layer a{#x{display:none!important}} @layer b{#x{display:flex!important}}
      none         | @layer a{@layer b{#x{display:none}}}
      none         | @supports (display:grid){#x{display:none}}
      block        | @supports not (display:grid){#x{display:none}}
      none         | @layer u{@media (width >= 40rem){.c{display:none}}}
      block        | @layer u{@media (width < 40rem){.c{display:none}}}
      none         | @layer u{p{color:red;&.c{display:none}}}
      none         | @layer u{body{p{display:none}}}
      none         | @layer u{.c{@media (hover: hover){&:not(.e){display:none}}}}
      none         | @layer u{/* p{display:flex} */ #x{display:none}}
      none         | @layer u{a::before{content:"}"} #x{display:none}}
      block        | @layer u{@keyframes k{from{display:none}}}
      none         | @container (min-width: 100px){#x{display:none}}
      """)
  void theCascadeDecides(String expected, String css) {
    assertThat(display(css, "<p id=x class='c d'>t</p>")).as(css).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      block  | <b id=x style='float:left'></b>
      block  | <b id=x style='position:fixed'></b>
      flex   | <b id=x style='position:absolute;display:inline-flex'></b>
      block  | <p style='display:flex'><b id=x></b></p>
      table  | <p style='display:inline-grid'><b id=x style='display:inline-table'></b></p>
      none   | <p style='display:flex'><b id=x hidden></b></p>
      inline | <p style='display:flex'><b><i id=x></i></b></p>
      inline | <b id=x style='position:relative'></b>
      """)
  void outOfTheFlowAndInFlexibleBoxesNothingIsInline(String expected, String html) {
    HtmlPage page = fixture.load("<body>" + html);
    assertThat(new Styles().display(PageFixture.first(page, "#x"))).isEqualTo(expected);
  }

  @Test
  void theStyleAttributeWinsOverRulesButNotOverImportantOnes() {
    assertThat(display("#x{display:none}", "<p id=x style='display:grid'>t")).isEqualTo("grid");
    assertThat(display("#x{display:none !important}", "<p id=x style='display:grid'>t")).isEqualTo("none");
    assertThat(display("#x{display:none !important}", "<p id=x style='display:grid!important'>t")).isEqualTo("grid");
  }

  @Test
  void rulesThatScriptsInsertCount() {
    HtmlPage page =
        fixture.load("<style></style><p id=x>t</p><script>document.styleSheets[0].insertRule('#x{display:none}', 0)</script>");
    assertThat(new Styles().display(PageFixture.first(page, "#x"))).isEqualTo("none");
  }

  @Test
  void changesOfStyleSheetsAreSeenAtTheNextLook() {
    HtmlPage page = fixture.load("<style id=s>#x{display:flex} @media (max-width: 800px){#x{display:none}}</style><p id=x>t</p>");
    assertThat(displayOfX(page)).isEqualTo("flex");
    page.executeJavaScript("document.styleSheets[0].cssRules[0].style.display = 'grid'");
    assertThat(displayOfX(page)).isEqualTo("grid");
    page.executeJavaScript("document.styleSheets[0].deleteRule(0)");
    assertThat(displayOfX(page)).isEqualTo("block");
    page.getEnclosingWindow().setInnerWidth(500);
    assertThat(displayOfX(page)).isEqualTo("none");
    page.executeJavaScript("document.getElementById('s').textContent = '#x{display:table}'");
    assertThat(displayOfX(page)).isEqualTo("table");
    page.executeJavaScript("document.head.removeChild(document.getElementById('s'))");
    assertThat(displayOfX(page)).isEqualTo("block");
  }

  private static String displayOfX(HtmlPage page) {
    return new Styles().display(PageFixture.first(page, "#x"));
  }

  @Test
  void visibilityIsInherited() {
    HtmlPage page =
        fixture.load("<div style='visibility:hidden'><p><b id=x>t</b></p><p style='visibility:visible'><i id=y>t</i></p></div>");
    assertThat(new Styles().visibility(PageFixture.first(page, "#x"))).isEqualTo("hidden");
    assertThat(new Styles().visibility(PageFixture.first(page, "#y"))).isEqualTo("visible");
  }

  @Test
  void aPseudoElementBelongsToItsOwnElementOnly() {
    HtmlPage page = fixture.load("<style>.a::before{content:'!'}</style><div class=a id=x><b id=y>t</b></div>");
    assertThat(new Styles().content(PageFixture.first(page, "#x"), "before")).contains("\"!\"");
    assertThat(new Styles().content(PageFixture.first(page, "#y"), "before")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "all", "screen", "only screen", "not print", "screen and (min-width: 600px)", "(min-width: 40rem)", "print, screen",
        "(max-width: 2000px) and (min-width: 20em)", "(width >= 600px)", "(400px <= width <= 2000px)", "(600px < width)",
        "(prefers-color-scheme: light)", "(hover)", "(hover: hover) and (pointer: fine)", "not (prefers-reduced-motion: reduce)",
        "(orientation: landscape)", "(min-width: 9999px) or (min-width: 10px)", "not all and (min-width: 9999px)",
        "(min-aspect-ratio: 1/1)", "(min-resolution: 1dppx)", "(-webkit-min-device-pixel-ratio: 1)", "((color))", "(scripting: enabled)",
        "SCREEN AND (MIN-WIDTH: 1PX)",
      })
  void queriesThatHold(String query) {
    assertThat(new MediaQueries(fixture.load("<p>t"))).matches(media -> media.matches(query));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "print", "not screen", "speech", "screen and (max-width: 100px)", "(min-width: 500rem)", "(width < 600px)",
        "(prefers-color-scheme: dark)", "(hover: none)", "(pointer: coarse)", "(prefers-reduced-motion: reduce)", "(prefers-reduced-motion)",
        "(orientation: portrait)", "(nonsense)", "(nonsense: 1)", "(min-width: 10quux)", "(-webkit-min-device-pixel-ratio: 2)",
        "(min-resolution: 2dppx)", "(forced-colors: active)", "not all", "tv and (color)", "(monochrome)", "(min-width: 10px) and (min-width: 9999px)",
      })
  void queriesThatDoNotHold(String query) {
    assertThat(new MediaQueries(fixture.load("<p>t"))).matches(media -> !media.matches(query));
  }
}
