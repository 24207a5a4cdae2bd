package dev.cmux.engine.page.act;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What keys do to the values of radio groups, lists, numbers and ranges. The orders are Chromium's, see {@link EventLog}.
final class ValueKeysTest {

  private final UserFixture user = new UserFixture();

  @AfterEach
  void close() {
    user.close();
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
  void aNumberThatIsNotOneYetStepsFromZero() {
    user.show("<input id=i type=number>").type("#i", "-").press("ArrowUp");
    assertThat(user.eval("i.value")).isEqualTo("1");
  }

  @Test
  void aDateIsTypedInTheOrderOfTheFieldOrOfTheValue() {
    user.show("<input id=i type=date><input id=j type=time>").type("#i", "01022024").type("#j", "0230PM");
    assertThat(user.eval("i.value + ' ' + j.value")).isEqualTo("2024-01-02 14:30");
    user.type("#i", "2025-12-31");
    assertThat(user.eval("i.value")).isEqualTo("2025-12-31");
  }
}
