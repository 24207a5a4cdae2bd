package dev.cmux.engine.page.aria;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.command.Snapshot;
import dev.cmux.engine.command.SnapshotOptions;
import dev.cmux.engine.page.PageFixture;
import java.util.Map;
import java.util.Optional;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnapshotterTest {

  private static final SnapshotOptions INTERACTIVE =
      new SnapshotOptions(true, false, Integer.MAX_VALUE, Optional.empty());
  private static final SnapshotOptions COMPACT =
      new SnapshotOptions(false, true, Integer.MAX_VALUE, Optional.empty());

  private final PageFixture fixture = new PageFixture();
  private final Snapshotter snapshotter = new Snapshotter(new RefTable());

  @AfterEach
  void close() {
    fixture.close();
  }

  private Snapshot take(HtmlPage page) {
    return take(page, SnapshotOptions.DEFAULT);
  }

  private Snapshot take(HtmlPage page, SnapshotOptions options) {
    return snapshotter.take(page, Optional.empty(), options);
  }

  private String text(String html) {
    return take(fixture.load("<title>T</title><body>" + html)).text();
  }

  @Test
  void aPageIsATreeOfRolesNamesAndRefs() {
    assertThat(
            text(
                """
                <header><a href='/'>Home</a></header>
                <main><h1>Fruit</h1><p>Fresh <b>today</b>.</p>
                <ul><li>Apples</li><li>Pears <button>Buy</button></li></ul></main>
                <footer>© 2026</footer>
                """))
        .isEqualTo(
            """
            - document "T"
              - banner [ref=e1]:
                - link "Home" [ref=e2]:
                  - /url: /
              - main [ref=e3]:
                - heading "Fruit" [level=1] [ref=e4]
                - paragraph: Fresh today.
                - list [ref=e5]:
                  - listitem [ref=e6]: Apples
                  - listitem [ref=e7]:
                    - text: Pears
                    - button "Buy" [ref=e8]
              - contentinfo [ref=e9]: © 2026""");
  }

  @Test
  void fieldsTellWhatIsInThemButNeverAPassword() {
    assertThat(
            text(
                """
                <label for=m>E-mail</label> <input id=m value='a@b' placeholder=you required>
                <label>Password <input type=password value=secret></label>
                <label>Empty <input type=password></label>
                <textarea aria-label=Notes>first
                second</textarea>
                <input type=range aria-label=Volume value=7>
                <div contenteditable aria-label=Editor>Hi <b>there</b></div>
                <progress value=30 max=100></progress>
                """))
        .isEqualTo(
            """
            - document "T"
              - textbox "E-mail" [required] [ref=e1]: a@b
                - /placeholder: you
              - textbox "Password" [ref=e2]: ********
              - textbox "Empty" [ref=e3]
              - textbox "Notes" [ref=e4]: first second
              - slider "Volume" [ref=e5]: 7
              - textbox "Editor" [ref=e6]: Hi there
              - progressbar [ref=e7]: 30""");
  }

  @Test
  void statesStandInBrackets() {
    assertThat(
            text(
                """
                <h3>H</h3>
                <input type=checkbox aria-label=a checked> <input type=checkbox aria-label=b> <div role=checkbox aria-checked=mixed>c</div>
                <button disabled>d</button> <fieldset disabled><button>e</button></fieldset>
                <button aria-expanded=false>f</button> <button aria-pressed=true>g</button>
                <div role=tab aria-selected=true>h</div> <input aria-label=i readonly> <input aria-label=j aria-invalid=true>
                <div role=button aria-disabled=true>k</div> <details open><summary>l</summary>m</details>
                """))
        .isEqualTo(
            """
            - document "T"
              - heading "H" [level=3] [ref=e1]
              - checkbox "a" [checked] [ref=e2]
              - checkbox "b" [ref=e3]
              - checkbox "c" [checked=mixed] [ref=e4]
              - button "d" [disabled] [ref=e5]
              - group [disabled] [ref=e6]:
                - button "e" [disabled] [ref=e7]
              - button "f" [expanded=false] [ref=e8]
              - button "g" [pressed] [ref=e9]
              - tab "h" [selected] [ref=e10]
              - textbox "i" [readonly] [ref=e11]
              - textbox "j" [invalid] [ref=e12]
              - button "k" [disabled] [ref=e13]
              - group [ref=e14]:
                - button "l" [expanded] [ref=e15]
                - text: m""");
  }

  @Test
  void theFocusedElementIsMarked() {
    HtmlPage page = fixture.load("<title>T</title><input id=x aria-label=a>");
    page.setFocusedElement(page.getHtmlElementById("x"));
    assertThat(take(page).text()).contains("textbox \"a\" [focused] [ref=e1]");
  }

  @Test
  void tablesAndListsOfChoicesAreReadable() {
    String html =
        """
        <table><caption>Prices</caption><thead><tr><th>Fruit<th>Price</thead>
        <tbody><tr><td>Apple<td>1.20<tr><td>Pear<td><a href=p>1.50</a></tbody></table>
        <select aria-label=Size><option>S<option selected>M</select>
        """;
    HtmlPage page = fixture.load("<title>T</title>" + html);
    assertThat(take(page).text())
        .isEqualTo(
            """
            - document "T"
              - table "Prices" [ref=e1]:
                - rowgroup:
                  - row [ref=e2]:
                    - columnheader "Fruit" [ref=e3]
                    - columnheader "Price" [ref=e4]
                - rowgroup:
                  - row [ref=e5]:
                    - cell "Apple" [ref=e6]
                    - cell "1.20" [ref=e7]
                  - row [ref=e8]:
                    - cell "Pear" [ref=e9]
                    - cell "1.50" [ref=e10]:
                      - link "1.50" [ref=e11]:
                        - /url: p
              - combobox "Size" [ref=e12]:
                - option "S" [ref=e13]
                - option "M" [selected] [ref=e14]""");
    assertThat(take(page, COMPACT).text())
        .isEqualTo(
            """
            - document "T"
              - table "Prices" [ref=e1]:
                - row [ref=e2]: Fruit | Price
                - row [ref=e5]: Apple | 1.20
                - row [ref=e8]:
                  - cell "Pear" [ref=e9]
                  - cell "1.50" [ref=e10]:
                    - link "1.50" [ref=e11]
              - combobox "Size" [ref=e12]: M (of 2)""");
  }

  @Test
  void interactiveTellsOnlyWhatCanBeActedOn() {
    HtmlPage page =
        fixture.load(
            "<title>T</title><style>.c{cursor:pointer}</style><h1>No</h1><p>no <a href=#>Link</a></p><ul><li><button>B</button></ul>"
                + "<div class=c><h2>Card</h2><p>more</p></div><div onclick='1'>Old style</div><div tabindex=0>Focusable</div>"
                + "<ul class=c><li class=c>Item</li></ul><table><tr class=c><td>A<td>B</table><img class=c alt=Map><label class=c>no</label>");
    assertThat(take(page, INTERACTIVE).text())
        .isEqualTo(
            """
            - document "T"
              - link "Link" [ref=e1]
              - button "B" [ref=e2]
              - generic [clickable] [ref=e3]: Card more
              - generic "Old style" [clickable] [ref=e4]
              - generic "Focusable" [clickable] [ref=e5]
              - list [clickable] [ref=e6]: Item
              - row [clickable] [ref=e7]: A B
              - img "Map" [clickable] [ref=e8]""");
  }

  @Test
  void whatAScriptListensOnCanBeActedOn() {
    HtmlPage page =
        fixture.load(
            "<title>T</title><div id=root><div id=a>Listens</div><div id=b>Handles</div><div>Does not</div></div><script>"
                + "document.getElementById('root').addEventListener('click', function () {});"
                + "document.getElementById('a').addEventListener('click', function () {});"
                + "document.getElementById('b').onclick = function () {};</script>");
    assertThat(take(page, INTERACTIVE).text())
        .isEqualTo(
            """
            - document "T"
              - generic "Listens" [clickable] [ref=e1]
              - generic "Handles" [clickable] [ref=e2]""");
  }

  @Test
  void hiddenPartsAreLeftOut() {
    assertThat(
            text(
                """
                <div hidden>no</div><div aria-hidden=true>no <button>no</button></div><div style='display:none'>no</div>
                <div style='visibility:hidden'>no <b style='visibility:visible'>yes</b></div><div inert><a href=#>no</a></div>
                <details><summary>more</summary>no <b>no</b></details><ul></ul><p> </p><svg></svg><img alt=''>
                """))
        .isEqualTo(
            """
            - document "T"
              - text: yes
              - group [ref=e1]:
                - button "more" [expanded=false] [ref=e2]""");
  }

  @Test
  void whatLiesBehindAModalDialogIsLeftOut() {
    assertThat(
            text(
                """
                <a href=#>behind</a><main><h1>behind</h1>behind <div>behind <dialog id=d>Sure? <button>Yes</button></dialog></div></main><p>behind</p>
                <script>document.getElementById('d').showModal()</script>"""))
        .isEqualTo(
            """
            - document "T"
              - dialog [ref=e1]:
                - text: Sure?
                - button "Yes" [ref=e2]""");
  }

  @Test
  void whatIsAroundAnOpenDialogThatIsNotModalStays() {
    assertThat(text("<a href=#>around</a><dialog open>Hello</dialog>")).contains("link \"around\"", "dialog", "Hello");
  }

  @Test
  void whatAnElementOwnsIsToldThere() {
    assertThat(
            text(
                "<div role=listbox aria-label=L aria-owns='b a'></div><div id=a role=option>A</div><div id=b role=option>B</div>"
                    + "<div id=c role=group aria-label=C aria-owns=d>c<div id=d role=group aria-label=D aria-owns=c>d</div></div>"))
        .isEqualTo(
            """
            - document "T"
              - listbox "L" [ref=e1]:
                - option "B" [ref=e2]
                - option "A" [ref=e3]
              - group "C" [ref=e4]:
                - text: c
                - group "D" [ref=e5]: d""");
  }

  @Test
  void anEmptyPageSaysSo() {
    assertThat(text("")).isEqualTo("- document \"T\"\n  - (empty)");
  }

  @Test
  void framesAreOpened() {
    HtmlPage page = fixture.load("<title>T</title><iframe id=f title=Inner src='about:blank'></iframe><p>after</p>");
    HtmlPage inner = (HtmlPage) page.getFrames().getFirst().getEnclosedPage();
    inner.executeJavaScript("document.body.innerHTML = '<button>Inside</button>'");
    assertThat(take(page).text())
        .isEqualTo(
            """
            - document "T"
              - iframe "Inner" [ref=e1]:
                - button "Inside" [ref=e2]
              - paragraph: after""");
  }

  @Test
  void aPageCannotForgeLinesRefsOrTerminalCodes() {
    String snapshot =
        text("<p>a\n- button \"Pay\" [ref=e1]</p><button>\u001b[31mred\u001b[0m \u202eevil\u2028line</button><h1>say \"hi\" \\</h1>");
    assertThat(snapshot)
        .isEqualTo(
            """
            - document "T"
              - paragraph: "a - button \\"Pay\\" [ref=e1]"
              - button "[31mred[0m evil line" [ref=e1]
              - heading "say \\"hi\\" \\\\" [level=1] [ref=e2]""");
  }

  @Test
  void longNamesAreCutAndTheirTextIsStillTold() {
    String snapshot = text("<h1>" + "word ".repeat(40) + "</h1>");
    String nameLine = snapshot.lines().skip(1).findFirst().orElseThrow();
    assertThat(nameLine).startsWith("  - heading \"word word").contains("…\" [level=1] [ref=e1]: word").endsWith("word");
  }

  @Test
  void depthCanBeLimited() {
    HtmlPage page = fixture.load("<title>T</title><main><ul><li>deep</ul></main>");
    assertThat(take(page, new SnapshotOptions(false, false, 2, Optional.empty())).text())
        .isEqualTo(
            """
            - document "T"
              - main [ref=e1]:
                - list [ref=e2] …""");
  }

  @Test
  void oneElementCanBeToldAlone() {
    HtmlPage page = fixture.load("<title>T</title><p>no</p><form id=f aria-label=F><button>B</button></form>");
    assertThat(snapshotter.take(page, Optional.of(PageFixture.first(page, "#f")), SnapshotOptions.DEFAULT).text())
        .isEqualTo(
            """
            - document "T"
              - form "F" [ref=e1]:
                - button "B" [ref=e2]""");
  }

  @Test
  void refsListWhatTheyStandForInOrder() {
    Snapshot snapshot = take(fixture.load("<title>T</title><a href=#>A</a><button>B</button>"));
    assertThat(snapshot.refs())
        .containsExactly(
            Map.entry("e1", new Snapshot.Element("link", "A")),
            Map.entry("e2", new Snapshot.Element("button", "B")));
    assertThat(snapshot.title()).isEqualTo("T");
    assertThat(snapshot).hasToString(snapshot.text());
  }

  @Test
  void anElementKeepsItsRefAndNewOnesGetNewRefs() {
    HtmlPage page = fixture.load("<title>T</title><button id=a>A</button>");
    take(page);
    page.executeJavaScript("var b = document.createElement('button'); b.textContent = 'New';"
        + "document.body.insertBefore(b, document.body.firstChild)");
    assertThat(take(page).text())
        .isEqualTo(
            """
            - document "T"
              - button "New" [ref=e2]
              - button "A" [ref=e1]""");
  }

  @Test
  void theDiffTellsWhatCameWentAndChangedAndWhere() {
    HtmlPage page =
        fixture.load("<title>T</title><main><ul><li>one</li><li id=two>two</li><li>three</li></ul><button id=b>Buy</button></main>");
    assertThat(take(page).diff()).isEmpty();
    assertThat(take(page).diff()).contains("(no changes)");
    page.executeJavaScript(
        "var ul = document.querySelector('ul'); ul.removeChild(document.getElementById('two'));"
            + "var li = document.createElement('li'); li.textContent = 'four'; ul.appendChild(li);"
            + "document.getElementById('b').disabled = true");
    assertThat(take(page).diff())
        .contains(
            """
              - document "T"
                - main [ref=e1]:
                  - list [ref=e2]:
            -       - listitem [ref=e4]: two
            +       - listitem [ref=e7]: four
            ~     - button "Buy" [disabled] [ref=e6]""");
  }

  @Test
  void theDiffAfterANavigationIsTheNewPage() {
    take(fixture.load("<title>Old</title><p>old</p>"));
    assertThat(take(fixture.load("<title>New</title><p>new</p>")).diff())
        .contains(
            """
            - - document "Old"
            + - document "New"
            +   - paragraph: new""");
  }

  @Test
  void snapshotsWithOtherOptionsAreNotCompared() {
    HtmlPage page = fixture.load("<title>T</title><p>t</p>");
    take(page);
    assertThat(take(page, COMPACT).diff()).isEmpty();
  }

  @Test
  void aPrintKeepsToItsBudgetAndSaysHowToSeeTheRest() {
    Snapshot snapshot = take(fixture.load("<title>T</title>" + "<p>some words</p>".repeat(2_000)));
    String printed = snapshot.printed();
    assertThat(snapshot.text().length()).isGreaterThan(Snapshot.PRINT_BUDGET);
    assertThat(printed.length()).isLessThan(Snapshot.PRINT_BUDGET + 200);
    assertThat(printed.lines().toList().getLast()).startsWith("… ").contains("more lines").contains("`maxDepth`");
    assertThat(snapshot.text()).startsWith(printed.substring(0, printed.lastIndexOf('\n')));
    assertThat(snapshot.printed(Integer.MAX_VALUE)).isEqualTo(snapshot.text());
  }

  @Test
  void aDeepPageIsNoTrouble() {
    assertThat(text("<div>".repeat(800) + "<button>deep</button>")).contains("button \"deep\"");
  }
}
