package dev.cmux.engine.page.act;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What keys do to controls, links and dialogs beside entering text. The orders are Chromium's, see {@link EventLog}.
final class KeyActionsTest {

  private final UserFixture user = new UserFixture();

  @AfterEach
  void close() {
    user.close();
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
  void escapeClosesAModalDialogUnlessThatIsPrevented() {
    user.show("<dialog id=d>hi</dialog>");
    user.eval("d.showModal()");
    user.press("Escape");
    assertThat(user.eval("d.open")).isEqualTo("false");
    user.eval("(d.addEventListener('cancel', function (e) { e.preventDefault(); }), d.showModal())");
    user.press("Escape");
    assertThat(user.eval("d.open")).isEqualTo("true");
  }
}
