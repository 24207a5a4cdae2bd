package dev.cmux.engine.page.aria;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.cmux.engine.command.Snapshot;
import dev.cmux.engine.command.SnapshotOptions;
import dev.cmux.engine.page.PageFixture;
import dev.cmux.engine.page.dom.Descriptors;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Pages put together at random: nothing may throw, and what is told must hold together.
class OddPagesTest {

  private static final List<String> TAGS =
      List.of(
          "div", "span", "p", "ul", "li", "table", "tr", "td", "th", "thead", "caption", "a", "button", "input", "select", "option",
          "optgroup", "textarea", "label", "fieldset", "legend", "details", "summary", "h1", "section", "header", "footer", "aside",
          "nav", "form", "img", "svg", "iframe", "dialog", "template", "script", "style", "slot", "my-thing", "figure", "figcaption",
          "pre", "br", "hr", "object", "canvas", "video", "progress", "meter", "output", "datalist", "map", "area", "math", "ruby", "rt", "rp",
          "noscript", "center", "dl", "dt", "dd", "menu", "main");
  private static final List<String> ATTRIBUTES =
      List.of(
          "id=a", "id=b", "id=c", "class='a b'", "role=button", "role=none", "role='region img'", "role=listbox", "role=option", "role=row",
          "role=nonsense", "role=''", "aria-label='a label'", "aria-label=' '", "aria-labelledby='a b'", "aria-labelledby=c", "aria-describedby=a",
          "aria-owns='a b'", "aria-owns=c", "aria-hidden=true", "aria-hidden=false", "hidden", "inert", "style='display:none'",
          "style='visibility:hidden'", "style='visibility:visible'", "style='display:contents'", "style='display:flex'", "style='width:0'",
          "style='position:absolute;inset:0'", "style='white-space:pre-line;text-transform:capitalize'", "style='}{:;'", "for=a", "for=b",
          "type=checkbox", "type=radio", "type=password", "type=file", "type=hidden", "type=image", "list=a", "value=v", "title=t", "alt=''", "alt=x",
          "href=#", "href", "open", "multiple", "size=3", "size=x", "disabled", "required", "checked", "tabindex=0", "tabindex=x", "onclick=1",
          "contenteditable", "popover", "slot=x", "scope=row", "aria-level=3", "aria-level=x", "aria-checked=mixed", "aria-pressed=true",
          "aria-expanded=true", "aria-live=polite");
  private static final String CSS =
      "<style>.a::before{content:'x' attr(id)} .b{display:none} @layer l{#a{display:inline}} #b>:first-child{visibility:hidden}"
          + " @media (width>1px){#c{content-visibility:hidden}} p{cursor:pointer}</style>";

  private final PageFixture fixture = new PageFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4})
  void anythingCanBeLookedAt(int seed) {
    Random random = new Random(seed);
    RefTable refs = new RefTable();
    Snapshotter snapshotter = new Snapshotter(refs);
    for (int i = 0; i < 12; i++) {
      String html = CSS + "<body>" + element(random, 0);
      HtmlPage page = fixture.load(html);
      assertThatCode(() -> lookAtEverything(page)).as(html).doesNotThrowAnyException();
      for (SnapshotOptions options : options()) {
        check(snapshotter.take(page, Optional.empty(), options), refs, html);
      }
      assertThat(snapshotter.take(page, Optional.empty(), options().getLast()).diff()).as(html).contains("(no changes)");
    }
  }

  private static List<SnapshotOptions> options() {
    return List.of(
        SnapshotOptions.DEFAULT,
        new SnapshotOptions(true, false, Integer.MAX_VALUE, Optional.empty()),
        new SnapshotOptions(false, true, 3, Optional.empty()));
  }

  private static void lookAtEverything(HtmlPage page) {
    Look look = new Look();
    for (DomElement element : page.getDomElementDescendants()) {
      look.roles().of(element);
      look.names().of(element);
      look.names().description(element);
      look.rendered().of(element);
      look.rendered().excerpt(element, 40);
      Descriptors.of(element);
      if (look.visibility().isVisible(element)) {
        assertThat(look.visibility().isRendered(element)).isTrue();
      }
    }
  }

  /// Every line is a node one level deeper at most than the one before, and every ref it shows can be used.
  private static void check(Snapshot snapshot, RefTable refs, String html) {
    int depth = -1;
    for (String line : snapshot.text().split("\n", -1)) {
      int here = line.indexOf('-');
      assertThat(line).as(html).matches(" *- .+");
      assertThat(here % 2).as(html).isZero();
      assertThat(here / 2).as(html).isLessThanOrEqualTo(depth + 1);
      depth = here / 2;
    }
    for (String ref : snapshot.refs().keySet()) {
      assertThat(snapshot.text()).as(html).contains("[ref=" + ref + "]");
      assertThat(refs.element(Integer.parseInt(ref.substring(1))).isAttachedToPage()).as(html).isTrue();
    }
  }

  private static String element(Random random, int depth) {
    StringBuilder out = new StringBuilder();
    String tag = TAGS.get(random.nextInt(TAGS.size()));
    out.append('<').append(tag);
    for (int i = random.nextInt(4); i > 0; i--) {
      out.append(' ').append(ATTRIBUTES.get(random.nextInt(ATTRIBUTES.size())));
    }
    out.append('>');
    for (int i = random.nextInt(5); i > 0; i--) {
      out.append(depth < 5 && random.nextInt(3) > 0 ? element(random, depth + 1) : " text \u00a0\u202e ");
    }
    return out.append("</").append(tag).append('>').toString();
  }

  @Test
  void aDocumentWithoutABodyIsEmpty() {
    HtmlPage page = fixture.load("<title>T</title>");
    page.executeJavaScript("document.documentElement.removeChild(document.body)");
    assertThat(new Snapshotter(new RefTable()).take(page, Optional.empty(), SnapshotOptions.DEFAULT).text())
        .isEqualTo("- document \"T\"\n  - (empty)");
    page.executeJavaScript("document.removeChild(document.documentElement)");
    assertThat(new Snapshotter(new RefTable()).take(page, Optional.empty(), SnapshotOptions.DEFAULT).text())
        .endsWith("(empty)");
  }
}
