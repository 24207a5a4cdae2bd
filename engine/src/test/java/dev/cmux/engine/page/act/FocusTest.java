package dev.cmux.engine.page.act;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Where Tab and clicks put the keyboard focus. The orders are Chromium's, see {@link EventLog}.
final class FocusTest {

  private final UserFixture user = new UserFixture();

  @AfterEach
  void close() {
    user.close();
  }

  @Test
  void tabMovesTheFocusThroughWhatCanHaveIt() {
    user.show("<input id=i><input id=j tabindex=-1><a id=a>no</a><a id=b href=x>y</a>");
    user.press("#i", "a");
    user.press("Tab");
    user.press("Shift+Tab");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            keydown #i a/KeyA/65
            keypress #i a/KeyA/97
            beforeinput #i insertText:"a" v=
            input #i insertText:"a" v=a
            keyup #i a/KeyA/65
            keydown #i Tab/Tab/9
            change #i v=a
            blur #i rel=#b
            focusout #i rel=#b
            focus #b rel=#i
            focusin #b rel=#i
            keyup #b Tab/Tab/9
            keydown #b Shift/ShiftLeft/16 +Shift
            keydown #b Tab/Tab/9 +Shift
            blur #b rel=#i
            focusout #b rel=#i
            focus #i rel=#b
            focusin #i rel=#b
            select #i
            keyup #i Tab/Tab/9 +Shift
            keyup #i Shift/ShiftLeft/16
            """);
  }

  @Test
  void tabGoesByTabindexThenByTheDocumentPastWhatCannotHaveTheFocus() {
    user.show(
        """
        <a id=a href=x>a</a><input id=b disabled><input id=c tabindex=2><input id=d tabindex=1><div id=e tabindex=0>e</div>
        <input id=f style="visibility: hidden"><div inert><input id=g></div><input type=radio name=r id=h><input type=radio name=r id=i checked>
        """);
    StringBuilder visited = new StringBuilder();
    for (int i = 0; i < 6; i++) {
      user.press("Tab");
      visited.append(user.eval("document.activeElement.id || '-'"));
    }
    assertThat(visited).hasToString("dcaei-");
  }

  @Test
  void tabStartsAtThePlaceOfTheLastClick() {
    user.show("<input id=a><p id=p>text</p><input id=b>").click("#p").press("Tab");
    assertThat(user.eval("document.activeElement.id")).isEqualTo("b");
  }

  @Test
  void anElementThatIsHiddenLosesTheFocus() {
    user.show("<input id=i><p id=p>x</p>").type("#i", "a");
    user.eval("i.style.display = 'none'");
    user.events();
    user.press("x");
    assertThat(user.events()).startsWith("change #i v=a\nblur #i\nfocusout #i\nkeydown body x/KeyX/88\n");
  }
}
