package dev.cmux.engine.page.view;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.page.PageFixture;
import dev.cmux.engine.page.aria.Look;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The text of `#x`, by the topics of the web-platform-tests for `innerText`. In a row `~` is a space, `/` a line break and `^` a tab.
class RenderedTextTest {

  private final PageFixture fixture = new PageFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private String text(String html) {
    var page = fixture.load("<body>" + html);
    return new Look().rendered().of(PageFixture.first(page, "#x"));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', ignoreLeadingAndTrailingWhitespace = true, textBlock = """
      one~two    | <div id=x>  one   two  </div>
      one~two    | <div id=x><b>one </b> <i> two</i></div>
      one~two    | <div id=x>one <b></b> two</div>
      one~~two   | <div id=x>one <input> two</div>
      one~~two   | <div id=x>one <img> two</div>
      one~       | <div id=x>one <img></div>
      ~one       | <div id=x><img> one</div>
      one~two~three | <div id=x>one <b style='display:inline-block'> two </b> three</div>
      onetwothree   | <div id=x>one<b style='display:inline-block'> two </b>three</div>
      one        | <div id=x><input> <div>one</div></div>
      one/two    | <div id=x>one <br> two</div>
      one/       | <div id=x>one<br></div>
      ~one~~two~ | <pre id=x> one  two </pre>
      one~two/three | <div id=x style='white-space:pre-line'>one   two\\nthree</div>
      """)
  void whiteSpaceCollapsesAsInBrowsers(String expected, String html) {
    assertThat(text(html.replace("\\n", "\n"))).as(html).isEqualTo(spelled(expected));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      one/two/three   | <div id=x>one<div>two</div>three</div>
      one/two         | <div id=x>one<div></div><div></div>two</div>
      one/two         | <div id=x style='display:flex'><b>one</b><i>two</i></div>
      one/two         | <div id=x style='display:inline-grid'><u style='display:contents'><b>one</b><i>two</i></u></div>
      one/two         | <div id=x>one<b style='position:absolute'>two</b></div>
      one//two        | <div id=x><p>one<p>two</div>
      one//two        | <div id=x>one<p>two</div>
      one//two//three | <div id=x><p>one</p><div>two</div><p>three</div>
      one/two/three   | <div id=x>one<h1>two</h1>three</div>
      one/two         | <div id=x>one<hr><hr>two</div>
      one/two         | <ul id=x><li>one<li>two</ul>
      one2/3/four     | <div id=x>one<span>2<div>3</div></span>four</div>
      one/two/three   | <div id=x>one<i style='float:left'>two</i>three</div>
      one/two/three   | <div id=x>one<i style='position:absolute'>two</i>three</div>
      onetwothree     | <div id=x>one<i style='position:relative'>two</i>three</div>
      one/two         | <div id=x style='display:flex'><i>one</i><i>two</i></div>
      one/two         | <div id=x style='display:grid'><i>one</i><i>two</i></div>
      one/two         | <div id=x><details open><summary>one</summary>two</details></div>
      one             | <div id=x><details><summary>one</summary>two</details></div>
      """)
  void blocksBeginNewLines(String expected, String html) {
    assertThat(text(html)).as(html).isEqualTo(spelled(expected));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      a^b         | <table id=x><tr><td>a<td>b</table>
      a^^b        | <table id=x><tr><td>a<td><td>b</table>
      a/b         | <table id=x><tr><td>a<tr><td>b</table>
      h^i/a^b/c^d | <table id=x><thead><tr><th>h<th>i<tbody><tr><td>a<td>b</tbody><tbody> <tr> <td>c</td> <td>d</td> </tr></table>
      t/a/u       | <div id=x>t<table><tr><td>a</table>u</div>
      c/a         | <table id=x><caption>c</caption><tr><td>a</table>
      a^b         | <div id=x style='display:table'><i style='display:table-cell'>a</i> <i style='display:table-cell'>b</i></div>
      a           | <table><tr><td id=x>a<td>b</table>
      """)
  void tablesAreRowsOfCells(String expected, String html) {
    assertThat(text(html)).as(html).isEqualTo(spelled(expected));
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      one     | <div id=x>one<b hidden>two</b></div>
      one     | <div id=x>one<b style='visibility:hidden'>two</b></div>
      two     | <div id=x style='visibility:hidden'>one<b style='visibility:visible'>two</b></div>
      one     | <style>.h{display:none}</style><div id=x>one<b class=h>two</b></div>
      onetwo  | <div id=x>one<b style='opacity:0'>two</b></div>
      one     | <div id=x>one<script>two</script><style>two{}</style><template>two</template></div>
      one     | <div id=x>one<textarea>two</textarea></div>
      one     | <div id=x>one<video>two</video><canvas>two</canvas><iframe>two</iframe></div>
      one     | <div id=x>one<svg><title>no</title><desc>no</desc></svg></div>
      onetwo  | <div id=x>one<svg><text>two</text></svg></div>
      a/b     | <select id=x><option>a<option>b</select>
      one/a/b/two | <div id=x>one<select><option>a<optgroup><option>b</select>two</div>
      one     | <style>#x::before{content:'no'}</style><div id=x>one</div>
      ONE     | <div id=x style='text-transform:uppercase'>one</div>
      One~Two | <div id=x style='text-transform:capitalize'>one two</div>
      """)
  void onlyWhatIsShownIsText(String expected, String html) {
    assertThat(text(html)).as(html).isEqualTo(spelled(expected));
  }

  @Test
  void theTextOfSomethingHiddenIsItsPlainContent() {
    assertThat(text("<div hidden><p id=x>  as <b>written</b> </p></div>")).isEqualTo("  as written ");
  }

  @Test
  void nonBreakingSpacesStay() {
    assertThat(text("<p id=x>a&nbsp;&nbsp;b</p>")).isEqualTo("a\u00a0\u00a0b");
  }

  private static String spelled(String text) {
    return text == null ? "" : text.replace('~', ' ').replace('/', '\n').replace('^', '\t');
  }
}
