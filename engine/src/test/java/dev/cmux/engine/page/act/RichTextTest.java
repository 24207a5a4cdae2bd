package dev.cmux.engine.page.act;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What editing leaves in a `contenteditable` element: the markup Chromium leaves.
final class RichTextTest {

  private final UserFixture user = new UserFixture();

  @AfterEach
  void close() {
    user.close();
  }

  @Test
  void aSpaceAtTheEndIsKeptUntilSomethingFollows() {
    user.show("<div id=i contenteditable></div>").type("#i", "a b ");
    assertThat(user.eval("i.innerHTML")).isEqualTo("a b\u00a0");
    user.type("#i", "c");
    assertThat(user.eval("i.innerHTML")).isEqualTo("a b c");
  }

  @Test
  void enterSplitsAParagraphAndBackspaceJoinsItAgain() {
    user.show("<div id=i contenteditable><p>hello</p><p>two</p></div>").click("#i p").press("End").press("Enter");
    user.actions().press(user.page(), "x");
    assertThat(user.eval("i.innerHTML")).isEqualTo("<p>hello</p><p>x</p><p>two</p>");
    user.press("Backspace").press("Backspace");
    assertThat(user.eval("i.innerHTML")).isEqualTo("<p>hello</p><p>two</p>");
  }

  @Test
  void enterInTextWithoutAParagraphLeavesTheParagraphsBehindItAlone() {
    user.show("<div id=i contenteditable>ab<div>c</div></div>").press("#i", "Control+Home").press("ArrowRight").press("Enter");
    assertThat(user.eval("i.innerHTML")).isEqualTo("a<div>b</div><div>c</div>");
    user.press("Backspace");
    assertThat(user.eval("i.innerHTML")).isEqualTo("ab<div>c</div>");
  }

  @Test
  void anEmptiedParagraphStaysALine() {
    user.show("<div id=i contenteditable><p>a</p><p>b</p></div>").click("#i p + p").press("Backspace");
    assertThat(user.eval("i.innerHTML")).isEqualTo("<p>a</p><p><br></p>");
    user.press("c");
    assertThat(user.eval("i.innerHTML")).isEqualTo("<p>a</p><p>c</p>");
  }

  @Test
  void deleteAtTheEndOfAParagraphBringsTheNextOneUp() {
    user.show("<div id=i contenteditable><p>a</p><p>b</p></div>").click("#i p").press("Delete");
    assertThat(user.eval("i.innerHTML")).isEqualTo("<p>ab</p>");
  }

  @Test
  void enterInAListStartsAnItem() {
    user.show("<div id=i contenteditable><ul><li>a</li></ul></div>").click("#i li").press("End").press("Enter").press("x");
    assertThat(user.eval("i.innerHTML")).isEqualTo("<ul><li>a</li><li>x</li></ul>");
  }

  @Test
  void shiftEnterBreaksTheLine() {
    user.show("<div id=i contenteditable></div>").type("#i", "a").press("Shift+Enter").press("b");
    assertThat(user.eval("i.innerHTML")).isEqualTo("a<br>b");
  }

  @Test
  void keysThatMoveTheCaretStartFromTheEndOfTheSelectionTheyGoTo() {
    for (String[] moved : new String[][] {{"End", "ab|cdx"}, {"Home", "xab|cd"}, {"ArrowLeft", "xab|cd"}, {"ArrowRight", "ab|cdx"}}) {
      user.show("<div id=i contenteditable><p>ab</p><p>cd</p></div>").press("#i", "Control+A").press(moved[0]).press("x");
      assertThat(user.eval("[...i.children].map(p => p.innerHTML).join('|')")).as(moved[0]).isEqualTo(moved[1]);
      assertThat(user.eval("i.childNodes.length + ''")).as("nodes after " + moved[0]).isEqualTo("2");
    }
  }

  @Test
  void theCaretOfAClickIsNotInWhatCannotBeEdited() {
    user.show("<div id=i contenteditable><p>a<span contenteditable=false>Type here</span></p></div>").click("#i").press("x");
    assertThat(user.eval("i.innerHTML")).isEqualTo("<p>ax<span contenteditable=\"false\">Type here</span></p>");
  }

  @Test
  void selectedTextIsReplaced() {
    user.show("<div id=i contenteditable>one <b>two</b></div>").press("#i", "Control+A").press("x");
    assertThat(user.eval("i.innerHTML")).isEqualTo("x");
  }

  @Test
  void spacesThatAreKeptAnywayStaySpaces() {
    user.show("<div id=i contenteditable style='white-space: pre-wrap'></div>").type("#i", "a b  ");
    assertThat(user.eval("i.innerHTML")).isEqualTo("a b  ");
    user.press("Backspace");
    assertThat(user.eval("i.innerHTML")).isEqualTo("a b ");
  }

  @Test
  void whatIsLeftOfSelectedParagraphsIsOne() {
    user.show("<div id=i contenteditable><p>one</p><p>two</p><p>three</p></div>").click("#i p");
    user.eval("(getSelection().collapse(i.firstChild.firstChild, 1), getSelection().extend(i.lastChild.firstChild, 3))");
    user.press("x");
    assertThat(user.eval("i.innerHTML")).isEqualTo("<p>oxee</p>");
    user.eval("(i.innerHTML = '<p>one</p><p>two</p>', getSelection().collapse(i.firstChild.firstChild, 0), getSelection().extend(i.lastChild.firstChild, 3))");
    user.press("Delete");
    assertThat(user.eval("i.innerHTML")).isEqualTo("<p><br></p>");
  }

  @Test
  void pagesHearThatTheSelectionMoved() {
    user.show("<div id=i contenteditable>abc</div>");
    user.eval("(window.moves = 0, document.addEventListener('selectionchange', function () { moves++; }))");
    user.type("#i", "d");
    assertThat(user.eval("moves")).isEqualTo("1");
    assertThat(user.eval("getSelection().anchorOffset")).isEqualTo("4");
  }

  @Test
  void backspaceAtTheStartOfAnElementDeletesWhatStandsBeforeItInTheLine() {
    user.show("<div id=i contenteditable><p>one</p><p>ab<b>cd</b></p></div>");
    user.press("#i", "ArrowLeft").press("ArrowLeft").press("Backspace");
    assertThat(user.eval("i.innerHTML")).isEqualTo("<p>one</p><p>a<b>cd</b></p>");
    user.show("<div id=i contenteditable><p>a<img><span contenteditable=false>X</span>b</p></div>");
    user.press("#i", "ArrowLeft").press("Backspace").press("Backspace");
    assertThat(user.eval("i.innerHTML")).isEqualTo("<p>ab</p>");
  }

  @Test
  void shiftAndArrowsSelectOverTheEndsOfElementsAndParagraphs() {
    user.show("<div id=i contenteditable><p>a<b>b</b></p><p>c</p></div>").press("#i", "Control+Home");
    user.press("Shift+ArrowRight").press("Shift+ArrowRight").press("Shift+ArrowRight").press("Shift+ArrowRight");
    assertThat(user.eval("getSelection().anchorOffset + getSelection().focusNode.data + getSelection().focusOffset")).isEqualTo("0c1");
    user.press("x");
    assertThat(user.eval("i.textContent")).isEqualTo("x");
  }
}
