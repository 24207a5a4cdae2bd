package dev.cmux.engine.page.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.page.PageFixture;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VisibilityTest {

  private final PageFixture fixture = new PageFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p id=x>text</p>",
        "<span id=x>text</span>",
        "<div id=x><span>text</span></div>",
        "<input id=x>",
        "<button id=x></button>",
        "<textarea id=x></textarea>",
        "<select id=x></select>",
        "<img id=x src='data:image/gif;base64,R0lGODlhAQABAAAAACw='>",
        "<div id=x><img alt=a></div>",
        "<svg id=x></svg>",
        "<svg><g id=x><path d='M0 0L1 1'/></g></svg>",
        "<canvas id=x></canvas>",
        "<iframe id=x></iframe>",
        "<hr id=x>",
        "<ul><li id=x></li></ul>",
        "<table><tr><td id=x></td></tr></table>",
        "<div id=x style='height:10px'></div>",
        "<div id=x style='padding:4px 0'></div>",
        "<div id=x style='border:1px solid'></div>",
        "<div id=x style='position:fixed;inset:0'></div>",
        "<div id=x style='position:absolute;width:5px;height:5px'></div>",
        "<div id=x style='opacity:0'>text</div>",
        "<div id=x style='position:absolute;width:1px;height:1px;overflow:hidden;clip:rect(0,0,0,0)'>for readers</div>",
        "<div style='height:0;overflow:visible'><p id=x>overflowing</p></div>",
        "<span id=x style='width:0;height:0'>inline ignores sizes</span>",
        "<div style='visibility:hidden'><p id=x style='visibility:visible'>back again</p></div>",
        "<div id=x style='display:contents'><b>child</b></div>",
        "<details open><summary>s</summary><p id=x>shown</p></details>",
        "<details><summary id=x>always</summary>hidden</details>",
        "<select multiple><option id=x>in a list box</option></select>",
        "<select size=3><option id=x>in a list box</option></select>",
        "<dialog open id=x>hi</dialog>",
        "<pre id=x> </pre>",
        "<style>#x::before{content:'*'}</style><i id=x></i>",
        "<style>.h{display:none} .h.s{display:block}</style><div id=x class='h s'>text</div>",
        "<style>#x{display:block}</style><div id=x hidden>the author wins over hidden</div>",
        "<style>#x{display:none!important}</style><div id=x style='display:block !important'>text</div>",
        "<style>@media print{#x{display:none}}</style><div id=x>text</div>",
        "<my-widget id=x>custom</my-widget>",
      })
  void isVisible(String html) {
    HtmlPage page = fixture.load(html);
    assertThat(new Visibility().whyHidden(PageFixture.first(page, "#x"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<p id=x style='display:none'>text</p>",
        "<p id=x hidden>text</p>",
        "<div hidden><p id=x>text</p></div>",
        "<p id=x style='visibility:hidden'>text</p>",
        "<p id=x style='visibility:collapse'>text</p>",
        "<div style='visibility:hidden'><p id=x>text</p></div>",
        "<div id=x></div>",
        "<div id=x>   </div>",
        "<span id=x></span>",
        "<div id=x><span></span><div></div></div>",
        "<div id=x><p hidden>text</p></div>",
        "<input id=x type=hidden>",
        "<div id=x style='width:0'>text</div>",
        "<div id=x style='height:0px;overflow:hidden'>text</div>",
        "<div id=x style='max-height:0'>text</div>",
        "<img id=x width=0 height=0>",
        "<span id=x style='height:10px'></span>",
        "<div id=x style='transform:scale(0)'>text</div>",
        "<div id=x style='display:contents'></div>",
        "<details><summary>s</summary><p id=x>closed</p></details>",
        "<details><summary>s</summary><summary id=x>second</summary></details>",
        "<select><option id=x>in a closed drop-down list</option></select>",
        "<select><optgroup label=g><option id=x>in a closed drop-down list</option></optgroup></select>",
        "<dialog id=x>hi</dialog>",
        "<div popover id=x>hi</div>",
        "<script id=x>1</script>",
        "<style id=x>p{}</style>",
        "<template id=x></template>",
        "<noscript id=x>no script</noscript>",
        "<head><title id=x>t</title></head>",
        "<datalist id=x><option>a</datalist>",
        "<audio id=x></audio>",
        "<svg><title id=x>t</title></svg>",
        "<div style='content-visibility:hidden'><p id=x>text</p></div>",
        "<style>.h{display:none}</style><div class=h><p id=x>text</p></div>",
        "<style>.h{visibility:hidden}</style><div class=h><p id=x>text</p></div>",
        "<style>#x{display:none!important}</style><div id=x style='display:block'>text</div>",
        "<style>div p:nth-child(2){display:none}</style><div><p>1</p><p id=x>2</p></div>",
        "<style>.md\\:off{display:none}</style><p id=x class='md:off'>text</p>",
        "<style>@media screen{#x{display:none}}</style><div id=x>text</div>",
        "<style>p:is(.a,.b){display:none}</style><p id=x class=b>text</p>",
      })
  void isHidden(String html) {
    HtmlPage page = fixture.load(html);
    assertThat(new Visibility().isVisible(PageFixture.first(page, "#x"))).isFalse();
  }

  @Test
  void theReasonNamesTheElementThatHides() {
    HtmlPage page = fixture.load("<div id=panel style='display:none'><section><p id=x>text</p></section></div>");
    assertThat(new Visibility().whyHidden(PageFixture.first(page, "#x")))
        .contains("is inside <div id=\"panel\">, which has display: none");
    assertThat(new Visibility().whyHidden(PageFixture.first(page, "#panel"))).contains("has display: none");
  }

  @Test
  void aRemovedElementIsNotVisible() {
    HtmlPage page = fixture.load("<p id=x>text</p>");
    var element = PageFixture.first(page, "#x");
    element.remove();
    assertThat(new Visibility().whyHidden(element)).contains("is not attached to the document");
  }

  @Test
  void withoutStyleSheetsOnlyAttributesHide() {
    fixture.client().getOptions().setCssEnabled(false);
    HtmlPage page = fixture.load("<style>#a{display:none}</style><p id=a>a</p><p id=b hidden>b</p><p id=c style='display:none'>c</p>");
    Visibility visibility = new Visibility();
    assertThat(visibility.isVisible(PageFixture.first(page, "#a"))).isTrue();
    assertThat(visibility.isVisible(PageFixture.first(page, "#b"))).isFalse();
    assertThat(visibility.isVisible(PageFixture.first(page, "#c"))).isFalse();
  }

  @Test
  void withoutJavaScriptNoscriptIsShown() {
    fixture.client().getOptions().setJavaScriptEnabled(false);
    HtmlPage page = fixture.load("<body><noscript id=x><p>no script</p></noscript>");
    assertThat(new Visibility().isVisible(PageFixture.first(page, "#x"))).isTrue();
  }

  @Test
  void aThousandLevelsOfNestingAreNoTrouble() {
    HtmlPage page = fixture.load("<div>".repeat(1_000) + "<p id=x>deep</p>");
    assertThat(new Visibility().isVisible(PageFixture.first(page, "#x"))).isTrue();
    assertThat(new Visibility().isVisible(PageFixture.first(page, "div"))).isTrue();
  }
}
