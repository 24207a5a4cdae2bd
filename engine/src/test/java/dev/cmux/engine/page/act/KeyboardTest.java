package dev.cmux.engine.page.act;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cmux.engine.error.ErrorCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What keys send and do. The orders are Chromium's, see {@link EventLog}.
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
  void enterInAFieldClicksTheDefaultButton() {
    user.show(
        """
        <form id=f action=/go onsubmit="event.preventDefault()"><input id=i name=q><button id=b>B</button></form>
        """);
    user.type("#i", "a");
    user.press("#i", "Enter");
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
            change #i v=a
            click #b v=
            submit #f sub=#b
            keyup #i Enter/Enter/13
            """);
  }

  @Test
  void enterInTheOnlyFieldSubmitsAFormWithoutButtons() {
    user.show(
        """
        <form id=f action=/go onsubmit="event.preventDefault()"><input id=i name=q></form>
        """);
    user.press("#i", "Enter");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            keydown #i Enter/Enter/13
            keypress #i Enter/Enter/13
            beforeinput #i insertLineBreak:null v=
            submit #f sub=null
            keyup #i Enter/Enter/13
            """);
  }

  @Test
  void enterInOneOfTwoFieldsSubmitsNothingWithoutAButton() {
    user.show(
        """
        <form id=f action=/go onsubmit="event.preventDefault()"><input id=i name=q><input id=j></form>
        """);
    user.press("#i", "Enter");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            keydown #i Enter/Enter/13
            keypress #i Enter/Enter/13
            beforeinput #i insertLineBreak:null v=
            keyup #i Enter/Enter/13
            """);
  }

  @Test
  void enterSubmitsNothingWhenTheDefaultButtonIsDisabled() {
    user.show(
        """
        <form id=f action=/go onsubmit="event.preventDefault()"><input id=i name=q><button disabled>x</button></form>
        """);
    user.press("#i", "Enter");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            keydown #i Enter/Enter/13
            keypress #i Enter/Enter/13
            beforeinput #i insertLineBreak:null v=
            keyup #i Enter/Enter/13
            """);
  }

  @Test
  void aPreventedKeydownSuppressesTheSubmission() {
    user.show("<form id=f action=/go onsubmit=\"event.preventDefault()\"><input id=i name=q onkeydown=\"event.preventDefault()\"></form>");
    user.press("#i", "Enter");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            keydown #i Enter/Enter/13
            keyup #i Enter/Enter/13
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
  void textIsCopiedPastedAndCutWithinTheSurface() {
    user.show("<input id=i value=abc><input id=j>");
    user.press("#i", "Control+A");
    user.press("#i", "Control+C");
    user.press("#j", "Control+V");
    user.press("#i", "Control+X");
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
            keydown #i Control/ControlLeft/17 +Control
            keydown #i C/KeyC/67 +Control
            copy #i
            keyup #i C/KeyC/67 +Control
            keyup #i Control/ControlLeft/17
            blur #i rel=#j
            focusout #i rel=#j
            focus #j rel=#i
            focusin #j rel=#i
            keydown #j Control/ControlLeft/17 +Control
            keydown #j V/KeyV/86 +Control
            paste #j
            beforeinput #j insertFromPaste:"abc" v=
            input #j insertFromPaste:"abc" v=abc
            keyup #j V/KeyV/86 +Control
            keyup #j Control/ControlLeft/17
            change #j v=abc
            blur #j rel=#i
            focusout #j rel=#i
            focus #i rel=#j
            focusin #i rel=#j
            keydown #i Control/ControlLeft/17 +Control
            keydown #i X/KeyX/88 +Control
            cut #i
            beforeinput #i deleteByCut:null v=abc
            input #i deleteByCut:null v=
            keyup #i X/KeyX/88 +Control
            keyup #i Control/ControlLeft/17
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
  void spaceClicksAButtonWhenItIsReleased() {
    user.show("<button id=b>B</button>");
    user.press("#b", " ");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #b
            focusin #b
            keydown #b Space/Space/32
            keypress #b Space/Space/32
            keyup #b Space/Space/32
            click #b v=
            """);
  }

  @Test
  void enterClicksAButtonWhenItIsPressed() {
    user.show("<button id=b>B</button>");
    user.press("#b", "Enter");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #b
            focusin #b
            keydown #b Enter/Enter/13
            keypress #b Enter/Enter/13
            click #b v=
            keyup #b Enter/Enter/13
            """);
  }

  @Test
  void spaceTogglesACheckBox() {
    user.show("<input type=checkbox id=b>");
    user.press("#b", "Space");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #b
            focusin #b
            keydown #b Space/Space/32
            keypress #b Space/Space/32
            keyup #b Space/Space/32
            click #b true
            input #b true
            change #b true
            """);
  }

  @Test
  void enterInACheckBoxSubmitsNothingWithoutAButton() {
    user.show(
        """
        <form onsubmit="event.preventDefault()"><input type=checkbox id=b></form>
        """);
    user.press("#b", "Enter");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #b
            focusin #b
            keydown #b Enter/Enter/13
            keypress #b Enter/Enter/13
            keyup #b Enter/Enter/13
            """);
  }

  @Test
  void enterFollowsALinkWithoutAKeypress() {
    user.show(
        """
        <a href="#x" id=b>l</a>
        """);
    user.press("#b", "Enter");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #b
            focusin #b
            keydown #b Enter/Enter/13
            click #b
            keyup #b Enter/Enter/13
            """);
  }

  @Test
  void spaceDoesNothingToALink() {
    user.show(
        """
        <a href="#x" id=b>l</a>
        """);
    user.press("#b", "Space");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #b
            focusin #b
            keydown #b Space/Space/32
            keypress #b Space/Space/32
            keyup #b Space/Space/32
            """);
  }

  @Test
  void arrowsMoveThroughARadioGroup() {
    user.show("<input type=radio name=r id=a checked><input type=radio name=r id=b><input type=radio name=r id=c disabled>");
    user.press("#a", "ArrowDown");
    user.press("ArrowDown");
    user.press("ArrowUp");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #a
            focusin #a
            keydown #a ArrowDown/ArrowDown/40
            blur #a rel=#b
            focusout #a rel=#b
            focus #b rel=#a
            focusin #b rel=#a
            click #b true
            input #b true
            change #b true
            keyup #b ArrowDown/ArrowDown/40
            keydown #b ArrowDown/ArrowDown/40
            blur #b rel=#a
            focusout #b rel=#a
            focus #a rel=#b
            focusin #a rel=#b
            click #a true
            input #a true
            change #a true
            keyup #a ArrowDown/ArrowDown/40
            keydown #a ArrowUp/ArrowUp/38
            blur #a rel=#b
            focusout #a rel=#b
            focus #b rel=#a
            focusin #b rel=#a
            click #b true
            input #b true
            change #b true
            keyup #b ArrowUp/ArrowUp/38
            """);
  }

  @Test
  void arrowsHomeAndEndChooseOptionsPastDisabledOnes() {
    user.show("<select id=s><option>a<option>b<option disabled>c<option>d</select>");
    user.press("#s", "ArrowDown");
    user.press("#s", "ArrowDown");
    user.press("#s", "ArrowUp");
    user.press("#s", "End");
    user.press("#s", "Home");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #s
            focusin #s
            keydown #s ArrowDown/ArrowDown/40
            input #s v=b
            change #s v=b
            keyup #s ArrowDown/ArrowDown/40
            keydown #s ArrowDown/ArrowDown/40
            input #s v=d
            change #s v=d
            keyup #s ArrowDown/ArrowDown/40
            keydown #s ArrowUp/ArrowUp/38
            input #s v=b
            change #s v=b
            keyup #s ArrowUp/ArrowUp/38
            keydown #s End/End/35
            input #s v=d
            change #s v=d
            keyup #s End/End/35
            keydown #s Home/Home/36
            input #s v=a
            change #s v=a
            keyup #s Home/Home/36
            """);
  }

  @Test
  void typingChoosesTheOptionThatBeginsWithIt() {
    user.show("<select id=s><option>apple<option>banana</select>");
    user.press("#s", "b");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #s
            focusin #s
            keydown #s b/KeyB/66
            keypress #s b/KeyB/98
            input #s v=banana
            change #s v=banana
            keyup #s b/KeyB/66
            """);
  }

  @Test
  void arrowsStepANumberFieldWithinItsLimits() {
    user.show("<input type=number id=s value=1 step=2 max=4>");
    user.press("#s", "ArrowUp");
    user.press("#s", "ArrowUp");
    user.press("#s", "ArrowDown");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #s
            focusin #s
            keydown #s ArrowUp/ArrowUp/38
            beforeinput #s insertText:"3" v=1
            input #s v=3
            change #s v=3
            keyup #s ArrowUp/ArrowUp/38
            keydown #s ArrowUp/ArrowUp/38
            beforeinput #s insertText:"3" v=3
            keyup #s ArrowUp/ArrowUp/38
            keydown #s ArrowDown/ArrowDown/40
            beforeinput #s insertText:"1" v=3
            input #s v=1
            change #s v=1
            keyup #s ArrowDown/ArrowDown/40
            """);
  }

  @Test
  void arrowsAndPageKeysMoveARange() {
    user.show("<input type=range id=s value=50>");
    user.press("#s", "ArrowUp");
    user.press("#s", "ArrowLeft");
    user.press("#s", "PageUp");
    user.press("#s", "Home");
    user.press("#s", "End");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #s
            focusin #s
            keydown #s ArrowUp/ArrowUp/38
            input #s v=51
            change #s v=51
            keyup #s ArrowUp/ArrowUp/38
            keydown #s ArrowLeft/ArrowLeft/37
            input #s v=50
            change #s v=50
            keyup #s ArrowLeft/ArrowLeft/37
            keydown #s PageUp/PageUp/33
            input #s v=60
            change #s v=60
            keyup #s PageUp/PageUp/33
            keydown #s Home/Home/36
            input #s v=0
            change #s v=0
            keyup #s Home/Home/36
            keydown #s End/End/35
            input #s v=100
            change #s v=100
            keyup #s End/End/35
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
  void aNumberFieldTakesOnlyWhatNumbersAreMadeOf() {
    user.show("<input id=i type=number>");
    user.type("#i", "1a2");
    assertThat(user.events())
        .isEqualTo(
            """
            focus #i
            focusin #i
            keydown #i 1/Digit1/49
            keypress #i 1/Digit1/49
            beforeinput #i insertText:"1" v=
            input #i insertText:"1" v=1
            keyup #i 1/Digit1/49
            keydown #i a/KeyA/65
            keypress #i a/KeyA/97
            beforeinput #i insertText:"a" v=1
            keyup #i a/KeyA/65
            keydown #i 2/Digit2/50
            keypress #i 2/Digit2/50
            beforeinput #i insertText:"2" v=1
            input #i insertText:"2" v=12
            keyup #i 2/Digit2/50
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
  void aDateIsTypedInTheOrderOfTheFieldOrOfTheValue() {
    user.show("<input id=i type=date><input id=j type=time>").type("#i", "01022024").type("#j", "0230PM");
    assertThat(user.eval("i.value + ' ' + j.value")).isEqualTo("2024-01-02 14:30");
    user.type("#i", "2025-12-31");
    assertThat(user.eval("i.value")).isEqualTo("2025-12-31");
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
  void escapeClosesAModalDialogUnlessThatIsPrevented() {
    user.show("<dialog id=d>hi</dialog>");
    user.eval("d.showModal()");
    user.press("Escape");
    assertThat(user.eval("d.open")).isEqualTo("false");
    user.eval("(d.addEventListener('cancel', function (e) { e.preventDefault(); }), d.showModal())");
    user.press("Escape");
    assertThat(user.eval("d.open")).isEqualTo("true");
  }

  @Test
  void anElementThatIsHiddenLosesTheFocus() {
    user.show("<input id=i><p id=p>x</p>").type("#i", "a");
    user.eval("i.style.display = 'none'");
    user.events();
    user.press("x");
    assertThat(user.events()).startsWith("change #i v=a\nblur #i\nfocusout #i\nkeydown body x/KeyX/88\n");
  }

  @Test
  void aNumberThatIsNotOneYetStepsFromZero() {
    user.show("<input id=i type=number>").type("#i", "-").press("ArrowUp");
    assertThat(user.eval("i.value")).isEqualTo("1");
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

  @Test
  void aPageCanPutItsOwnTextOnTheClipboardAndTakeItFromThere() {
    user.show("<div id=d tabindex=0>x</div><input id=i>");
    user.eval(
        "(d.addEventListener('copy', function (e) { e.clipboardData.setData('text/plain', 'own'); e.preventDefault(); }),"
            + " i.addEventListener('paste', function (e) { window.pasted = e.clipboardData.getData('text'); }))");
    user.press("#d", "Control+C").press("#i", "Control+V");
    assertThat(user.eval("pasted + i.value")).isEqualTo("ownown");
  }

  @Test
  void editsOfAFieldAreTakenBackAndForward() {
    user.show("<input id=f value=old>");
    user.type("#f", " new").press("Backspace").press("#f", "Control+z");
    assertThat(user.eval("f.value")).isEqualTo("old new");
    user.press("Control+z");
    assertThat(user.eval("f.value")).isEqualTo("old");
    user.press("Control+z");
    assertThat(user.eval("f.value")).isEqualTo("old");
    user.press("Control+Shift+z").press("Control+y");
    assertThat(user.eval("f.value")).isEqualTo("old ne");
    user.fill("#f", "filled").press("#f", "Control+z");
    assertThat(user.eval("f.value")).isEqualTo("old ne");
    assertThat(user.eval("window.eventLog.filter(function (line) { return /historyUndo|historyRedo/.test(line); }).length")).isEqualTo("10");
  }

  @Test
  void whatAScriptWroteIsNotTakenBack() {
    user.show("<textarea id=f></textarea>");
    user.type("#f", "typed");
    user.eval("f.value = 'written'");
    user.press("#f", "Control+z");
    assertThat(user.eval("f.value")).isEqualTo("written");
  }
}
