package dev.cmux.engine.page.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cmux.engine.error.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What keys send, and what they do to text. The orders are Chromium's, see {@link EventLog}.
final class KeyboardTest {

  private final UserFixture user = new UserFixture();

  @AfterEach
  void close() {
    user.close();
  }

  @Test
  void typingSendsCompleteKeyAndInputEvents() {
    user.show("<input id=i>");
    user.type("#i", "aB !");
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
            keydown #i B/KeyB/66
            keypress #i B/KeyB/66
            beforeinput #i insertText:"B" v=a
            input #i insertText:"B" v=aB
            keyup #i B/KeyB/66
            keydown #i Space/Space/32
            keypress #i Space/Space/32
            beforeinput #i insertText:" " v=aB
            input #i insertText:" " v=aB\s
            keyup #i Space/Space/32
            keydown #i !/Digit1/49
            keypress #i !/Digit1/33
            beforeinput #i insertText:"!" v=aB\s
            input #i insertText:"!" v=aB !
            keyup #i !/Digit1/49
            """);
  }

  @Test
  void aNewlineInATextAreaIsAnEnterKey() {
    user.show("<textarea id=i></textarea>");
    user.type("#i", "a\nb");
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
            keydown #i Enter/Enter/13
            keypress #i Enter/Enter/13
            beforeinput #i insertLineBreak:null v=a
            input #i insertLineBreak:null v=a\\n
            keyup #i Enter/Enter/13
            keydown #i b/KeyB/66
            keypress #i b/KeyB/98
            beforeinput #i insertText:"b" v=a\\n
            input #i insertText:"b" v=a\\nb
            keyup #i b/KeyB/66
            """);
  }

  @Test
  void charactersThatAreNotOnTheKeyboardAreInsertedWithoutKeys() {
    user.show("<input id=i>");
    user.type("#i", "é漢");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            beforeinput #i insertText:"é" v=
            input #i insertText:"é" v=é
            beforeinput #i insertText:"漢" v=é
            input #i insertText:"漢" v=é漢
            """);
  }

  @Test
  void deletionKeysTellTheirDirection() {
    user.show("<input id=i value=abc>");
    user.press("#i", "End");
    user.press("#i", "Backspace");
    user.press("#i", "ArrowLeft");
    user.press("#i", "Delete");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            keydown #i End/End/35
            keyup #i End/End/35
            keydown #i Backspace/Backspace/8
            beforeinput #i deleteContentBackward:null v=abc
            input #i deleteContentBackward:null v=ab
            keyup #i Backspace/Backspace/8
            keydown #i ArrowLeft/ArrowLeft/37
            keyup #i ArrowLeft/ArrowLeft/37
            keydown #i Delete/Delete/46
            beforeinput #i deleteContentForward:null v=ab
            input #i deleteContentForward:null v=a
            keyup #i Delete/Delete/46
            """);
  }

  @Test
  void backspaceInAnEmptyFieldChangesNothing() {
    user.show("<input id=i>");
    user.press("#i", "Backspace");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            keydown #i Backspace/Backspace/8
            beforeinput #i deleteContentBackward:null v=
            keyup #i Backspace/Backspace/8
            """);
  }

  @Test
  void controlASelectsSoThatTypingReplaces() {
    user.show("<input id=i value=abc>");
    user.press("#i", "Control+A");
    user.press("#i", "x");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            keydown #i Control/ControlLeft/17 +Control
            keydown #i A/KeyA/65 +Control
            select #i
            keyup #i A/KeyA/65 +Control
            keyup #i Control/ControlLeft/17
            keydown #i x/KeyX/88
            keypress #i x/KeyX/120
            beforeinput #i insertText:"x" v=abc
            input #i insertText:"x" v=x
            keyup #i x/KeyX/88
            """);
  }

  @Test
  void shiftGivesCapitalsAndSigns() {
    user.show("<input id=i>");
    user.press("#i", "Shift+A");
    user.press("#i", "Shift+Digit1");
    user.press("#i", "$");
    user.press("#i", "A");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            keydown #i Shift/ShiftLeft/16 +Shift
            keydown #i A/KeyA/65 +Shift
            keypress #i A/KeyA/65 +Shift
            beforeinput #i insertText:"A" v=
            input #i insertText:"A" v=A
            keyup #i A/KeyA/65 +Shift
            keyup #i Shift/ShiftLeft/16
            keydown #i Shift/ShiftLeft/16 +Shift
            keydown #i !/Digit1/49 +Shift
            keypress #i !/Digit1/33 +Shift
            beforeinput #i insertText:"!" v=A
            input #i insertText:"!" v=A!
            keyup #i !/Digit1/49 +Shift
            keyup #i Shift/ShiftLeft/16
            keydown #i $/Digit4/52
            keypress #i $/Digit4/36
            beforeinput #i insertText:"$" v=A!
            input #i insertText:"$" v=A!$
            keyup #i $/Digit4/52
            keydown #i A/KeyA/65
            keypress #i A/KeyA/65
            beforeinput #i insertText:"A" v=A!$
            input #i insertText:"A" v=A!$A
            keyup #i A/KeyA/65
            """);
  }

  @Test
  void aPreventedKeydownTypesNothing() {
    user.show(
        """
        <input id=i onkeydown="event.preventDefault()">
        """);
    user.press("#i", "a");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            keydown #i a/KeyA/65
            keyup #i a/KeyA/65
            """);
  }

  @Test
  void aPreventedBeforeinputTypesNothing() {
    user.show(
        """
        <input id=i onbeforeinput="event.preventDefault()">
        """);
    user.press("#i", "a");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            keydown #i a/KeyA/65
            keypress #i a/KeyA/97
            beforeinput #i insertText:"a" v=
            keyup #i a/KeyA/65
            """);
  }

  @Test
  void nothingIsTypedPastTheMaximumLength() {
    user.show("<input id=i maxlength=2>");
    user.type("#i", "abc");
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
            keydown #i b/KeyB/66
            keypress #i b/KeyB/98
            beforeinput #i insertText:"b" v=a
            input #i insertText:"b" v=ab
            keyup #i b/KeyB/66
            keydown #i c/KeyC/67
            keypress #i c/KeyC/99
            beforeinput #i insertText:"c" v=ab
            keyup #i c/KeyC/67
            """);
  }

  @Test
  void nothingIsTypedIntoAReadOnlyField() {
    user.show("<input id=i readonly value=x>");
    user.type("#i", "a");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            keydown #i a/KeyA/65
            keypress #i a/KeyA/97
            beforeinput #i insertText:"a" v=x
            keyup #i a/KeyA/65
            """);
  }

  @Test
  void modifiersStayHeldUntilTheyAreReleased() {
    user.show("<input id=i>");
    user.actions().focus(user.element("#i"));
    user.actions().keydown(user.page(), "Shift");
    user.press("ArrowLeft");
    user.actions().keyup(user.page(), "Shift");
    user.press("Control+Shift+KeyK");
    user.press("F1");
    user.press("AltGraph");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            keydown #i Shift/ShiftLeft/16 +Shift
            keydown #i ArrowLeft/ArrowLeft/37 +Shift
            keyup #i ArrowLeft/ArrowLeft/37 +Shift
            keyup #i Shift/ShiftLeft/16
            keydown #i Control/ControlLeft/17 +Control
            keydown #i Shift/ShiftLeft/16 +Shift+Control
            keydown #i K/KeyK/75 +Shift+Control
            keyup #i K/KeyK/75 +Shift+Control
            keyup #i Shift/ShiftLeft/16 +Control
            keyup #i Control/ControlLeft/17
            keydown #i F1/F1/112
            keyup #i F1/F1/112
            keydown #i AltGraph//225
            keyup #i AltGraph//225
            """);
  }

  @Test
  void changeFollowsWhateverTheValueBecameEvenByAScript() {
    user.show("<input id=i oninput='this.value = this.value.toUpperCase()'><button id=b>B</button>").type("#i", "ab");
    user.events();
    user.click("#b");
    assertThat(user.events()).contains("change #i v=AB\n");
  }

  @Test
  void theEndOfASelectionThatMovedLastGoesOnMoving() {
    user.show("<input id=i value=abcd>").press("#i", "End");
    user.press("Shift+ArrowLeft").press("Shift+ArrowLeft").press("Shift+ArrowRight").press("x");
    assertThat(user.eval("i.value")).isEqualTo("abcx");
  }

  @Test
  void controlDeletesAndMovesByWords() {
    user.show("<input id=i value='one two three'>").press("#i", "End").press("Control+Backspace").press("Control+ArrowLeft").press("y");
    assertThat(user.eval("i.value")).isEqualTo("one ytwo ");
  }

  @Test
  void theCaretMovesUpAndDownTheLinesOfATextArea() {
    user.show("<textarea id=i>abc\ndef\ngh</textarea>").press("#i", "Control+End").press("ArrowUp").press("x").press("Home").press("y");
    assertThat(user.eval("i.value")).isEqualTo("abc\nydexf\ngh");
  }

  @Test
  void backspaceDeletesAWholeEmoji() {
    user.show("<input id=i>").type("#i", "a\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67").press("Backspace");
    assertThat(user.eval("i.value")).isEqualTo("a");
  }

  @Test
  void typingGoesOnBehindTheTextThatIsThere() {
    user.show("<input id=i value=abc>").type("#i", "x");
    assertThat(user.eval("i.value")).isEqualTo("abcx");
  }

  @Test
  void aHeldKeyRepeats() {
    user.show("<input id=i>");
    user.eval("(window.repeats = [], i.addEventListener('keydown', function (e) { repeats.push(e.repeat); }))");
    user.actions().focus(user.element("#i"));
    user.actions().keydown(user.page(), "a");
    user.actions().keydown(user.page(), "a");
    user.actions().keyup(user.page(), "a");
    assertThat(user.eval("repeats") + user.eval("i.value")).isEqualTo("false,trueaa");
  }

  @Test
  void keysByCodeAndOnTheKeypadAreToldApart() {
    user.show("<input id=i>");
    user.eval("(window.keys = [], i.addEventListener('keydown', function (e) { keys.push(e.key + ' ' + e.code + ' ' + e.location); }))");
    user.press("#i", "KeyQ").press("#i", "NumpadEnter").press("#i", "ShiftRight").press("#i", "Control++");
    assertThat(user.eval("keys.join('; ')"))
        .isEqualTo("q KeyQ 0; Enter NumpadEnter 3; Shift ShiftRight 2; Control ControlLeft 1; + Equal 0");
  }

  @Test
  void aKeyThatDoesNotExistIsRefusedBeforeAnythingIsSent() {
    user.show("<input id=i>");
    assertThatThrownBy(() -> user.press("#i", "Control+Entr"))
        .hasMessage("There is no key called `Entr`.")
        .extracting("code")
        .isEqualTo(ErrorCode.INVALID_PARAMS);
    assertThat(user.events()).doesNotContain("keydown");
  }
}
