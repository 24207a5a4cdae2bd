package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.OpenSurface;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What editors ask: where the caret gets, and what an edit is about to take away. The places are those that Chromium 156 tells.
class CaretTest {

  private static final OpenSurface OPEN = new OpenSurface();

  @BeforeAll
  static void page() {
    OPEN.site.page("/", """
        <!doctype html><input id=f value=x><p>before</p><div id=i contenteditable></div><p>after</p>
        <script>
          var told = [];
          function place(node, offset) { return (node.data || node.nodeName) + offset; }
          document.addEventListener('beforeinput', e => told.push(e.inputType + e.getTargetRanges().map(r =>
            ' ' + (r instanceof StaticRange) + ' ' + place(r.startContainer, r.startOffset) + '-' + place(r.endContainer, r.endOffset))));
          document.addEventListener('input', e => e.getTargetRanges().length && told.push('input has ranges'));
          function edit(html) { i.innerHTML = html; i.focus(); told.length = 0; }
          // Where the selection is after each step until it stays.
          function walk(html, text, offset, ...how) {
            i.innerHTML = html;
            const texts = [], walker = document.createTreeWalker(i, 4), s = getSelection(), seen = [];
            while (walker.nextNode()) texts.push(walker.currentNode);
            s.collapse(texts[text], offset);
            for (let at; at !== (at = place(s.focusNode, s.focusOffset)); s.modify(...how)) seen.push(at);
            return seen.join('|');
          }
        </script>""");
  }

  @AfterAll
  static void close() {
    OPEN.close();
  }

  @BeforeEach
  void open() {
    OPEN.go("/");
  }

  private static void press(String... keys) {
    for (String key : keys) {
      OPEN.perform(new Interact.Press(Optional.empty(), key, Timeout.DEFAULT));
    }
  }

  private static String walked(String html, int text, int offset, String alter, String direction, String granularity) {
    return (String) OPEN.eval("walk(`%s`, %d, %d, '%s', '%s', '%s')".formatted(html, text, offset, alter, direction, granularity));
  }

  @Test
  void theCaretGoesOverElementsParagraphsAndEmptyLinesByCharacters() {
    String lines = "<p>ab <b>cd</b>e</p><p><br></p><p>f</p>";
    assertThat(walked(lines, 0, 0, "move", "forward", "character")).isEqualTo("ab 0|ab 1|ab 2|ab 3|cd1|cd2|e1|P0|f0|f1");
    assertThat(walked(lines, 3, 1, "move", "backward", "character")).isEqualTo("f1|f0|P0|e1|cd2|cd1|ab 3|ab 2|ab 1|ab 0");
    assertThat(walked("ab<br>c<br><br>", 0, 0, "move", "right", "character")).isEqualTo("ab0|ab1|ab2|c0|c1|DIV4");
    assertThat(walked("<p>a<img width=5>b</p>", 0, 0, "move", "forward", "character")).isEqualTo("a0|a1|P2|b1");
    assertThat(walked("a\ud83d\udc4d\ud83c\udffdb", 0, 6, "extend", "left", "character")).endsWith("6|a\ud83d\udc4d\ud83c\udffdb5|a\ud83d\udc4d\ud83c\udffdb1|a\ud83d\udc4d\ud83c\udffdb0");
  }

  @Test
  void theCaretLeavesOutSpacesThatCollapse() {
    assertThat(walked("<p>  a   b </p>\n<p>d</p>", 0, 0, "move", "forward", "character"))
        .isEqualTo("  a   b 0|  a   b 3|  a   b 4|  a   b 7|d0|d1");
    assertThat(walked("<pre>a \nb</pre>", 0, 0, "move", "forward", "character")).isEqualTo("a \nb0|a \nb1|a \nb2|a \nb3|a \nb4");
  }

  @Test
  void theCaretGoesByWordsAndSentences() {
    assertThat(walked("<p>one two, 3</p><p>f<b>i</b>ve</p>", 0, 0, "move", "forward", "word"))
        .isEqualTo("one two, 30|one two, 33|one two, 37|one two, 38|one two, 310|f0|ve2");
    assertThat(walked("<p>one</p><p>don't (3.14)</p>", 1, 12, "move", "backward", "word"))
        .isEqualTo("don't (3.14)12|don't (3.14)11|don't (3.14)7|don't (3.14)6|don't (3.14)0|one3|one0");
    assertThat(walked("<p>A b. C! D</p><p>e</p>", 0, 1, "move", "forward", "sentence"))
        .isEqualTo("A b. C! D1|A b. C! D5|A b. C! D8|A b. C! D9|e0|e1");
  }

  @Test
  void wordsEndAtSigns() {
    for (String[] text : new String[][] {
      {"a,, b", "0 1 3 5"}, {"foo-bar", "0 3 4 7"}, {"a_b c", "0 3 5"}, {"(f) \"b\".", "0 1 2 3 5 6 8"}, {"a.b", "0 1 2 3"}, {"a  b", "0 1 4"},
      {"日本語 x", "0 3 5"}, {"a1b2 $5.00", "0 4 6 10"}, {"x ... y", "0 1 5 7"}, {"f(a, b);", "0 1 2 3 4 6 8"}}) {
      assertThat(walked("<p>" + text[0] + "</p>", 0, 0, "move", "forward", "word").replace(text[0], "").replace('|', ' ')).as(text[0]).isEqualTo(text[1]);
    }
  }

  @Test
  void theCaretGoesByLinesAndToTheirEnds() {
    String broken = "<p>one<br>two</p><p>three</p>";
    assertThat(walked(broken, 0, 1, "move", "forward", "line")).isEqualTo("one1|two1|three1|three5");
    assertThat(walked(broken, 1, 1, "extend", "backward", "lineboundary")).isEqualTo("two1|two0");
    assertThat(walked(broken, 0, 1, "extend", "forward", "paragraphboundary")).isEqualTo("one1|one3");
    assertThat(walked(broken, 1, 1, "extend", "backward", "documentboundary")).isEqualTo("two1|one0");
  }

  @Test
  void aSelectionOutsideOfEditorsGoesOverTheWholeDocument() {
    OPEN.eval("getSelection().collapse(document.querySelector('p').firstChild, 3)");
    assertThat(OPEN.eval("getSelection().modify('Extend', 'forward', 'documentboundary'); getSelection().toString()"))
        .asString().startsWith("ore").endsWith("after");
    assertThat(OPEN.eval("getSelection().modify('move', 'backward', 'character'); getSelection().focusOffset")).isEqualTo(3L);
    OPEN.eval("getSelection().modify('move', 'up', 'word'); getSelection().modify('jump', 'left', 'word'); getSelection().modify(); getSelection().modify('move', 'left', 'page')");
    assertThat(OPEN.eval("getSelection().focusOffset")).isEqualTo(3L);
  }

  @Test
  void beforeinputTellsWhatItTakesAway() {
    OPEN.eval("edit('<p>one two</p><p>a<b>cd</b></p>')");
    press("Control+End", "Backspace", "ArrowLeft", "Backspace", "Backspace", "Control+Backspace", "z", "Enter");
    assertThat(OPEN.eval("told.join()"))
        .isEqualTo(
            "deleteContentBackward true cd1-cd2,deleteContentBackward true a0-a1,deleteContentBackward true one two7-c0,"
                + "deleteWordBackward true one two4-one two7,insertText true one\u00a04-one\u00a04,insertParagraph true one z5-one z5");
    OPEN.eval("edit('<p>ab</p><p>cd</p>')");
    press("Control+A", "Delete");
    assertThat(OPEN.eval("told.join()")).isEqualTo("deleteContentForward true ab0-cd2");
  }

  @Test
  void scriptsAskWhatTheCaretStandsIn() {
    assertThat(
            OPEN.eval(
                """
                (() => {
                  const d = document.body.appendChild(document.createElement('div')), asked = () => ['bold', 'italic', 'nonsense'].map(c => document.queryCommandState(c));
                  d.innerHTML = '<b>bold <i>both</i></b> plain';
                  const found = [d.querySelector('b').firstChild, d.querySelector('i').firstChild, d.lastChild].map(at => { getSelection().setPosition(at, 1); return asked(); });
                  found.push(document.queryCommandValue('bold'), document.queryCommandIndeterm('bold'));
                  d.remove();
                  return found.join();
                })()"""))
        .isEqualTo("true,false,false,true,true,false,false,false,false,false,false");
  }

  @Test
  void editsOfFieldsTellNoRanges() {
    OPEN.perform(new Interact.Press(Optional.of(Target.parse("#f")), "y", Timeout.DEFAULT));
    assertThat(OPEN.eval("told.join()")).isEqualTo("insertText");
  }
}
