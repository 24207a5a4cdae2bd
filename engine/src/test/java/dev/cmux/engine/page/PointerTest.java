package dev.cmux.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a click, a drag and a hover send. The orders are Chromium's, see {@link EventLog}.
final class PointerTest {

  private final UserFixture user = new UserFixture();

  @AfterEach
  void close() {
    user.close();
  }

  @Test
  void aClickSendsPointerMouseAndFocusEventsInOrder() {
    user.show("<button id=b>B</button>");
    user.click("#b");
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #b
            mousedown #b detail=1
            focus #b
            focusin #b
            pointerup #b
            mouseup #b
            click #b detail=1 v=
            """);
  }

  @Test
  void aClickElsewhereSendsChangeBeforeTheFocusLeaves() {
    user.show("<input id=i><button id=b>B</button>");
    user.click("#i");
    user.actions().type(user.page().getFocusedElement(), "a");
    user.click("#b");
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #i
            mousedown #i detail=1
            focus #i
            focusin #i
            pointerup #i
            mouseup #i
            click #i detail=1 v=
            keydown #i a/KeyA/65
            keypress #i a/KeyA/97
            beforeinput #i insertText:"a" v=
            input #i insertText:"a" v=a
            keyup #i a/KeyA/65
            pointerdown #b
            mousedown #b detail=1
            change #i v=a
            blur #i rel=#b
            focusout #i rel=#b
            focus #b rel=#i
            focusin #b rel=#i
            pointerup #b
            mouseup #b
            click #b detail=1 v=
            """);
  }

  @Test
  void theRightButtonOpensTheContextMenuBeforeItIsReleased() {
    user.show("<div id=b>B</div>");
    user.actions().click(user.element("#b"), MouseButton.RIGHT, 1, List.of());
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #b
            mousedown #b detail=1
            contextmenu #b
            pointerup #b
            mouseup #b
            auxclick #b detail=1
            """);
  }

  @Test
  void theMiddleButtonSendsAuxclick() {
    user.show("<div id=b>B</div>");
    user.actions().click(user.element("#b"), MouseButton.MIDDLE, 1, List.of());
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #b
            mousedown #b detail=1
            pointerup #b
            mouseup #b
            auxclick #b detail=1
            """);
  }

  @Test
  void aDoubleClickCountsItsClicks() {
    user.show("<div id=b>B</div>");
    user.actions().click(user.element("#b"), MouseButton.LEFT, 2, List.of());
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #b
            mousedown #b detail=1
            pointerup #b
            mouseup #b
            click #b detail=1
            pointerdown #b
            mousedown #b detail=2
            pointerup #b
            mouseup #b
            click #b detail=2
            dblclick #b detail=2
            """);
  }

  @Test
  void modifierKeysArePressedAroundTheClick() {
    user.show("<button id=b>B</button>");
    user.actions().click(user.element("#b"), MouseButton.LEFT, 1, List.of("Control","Shift"));
    assertThat(user.events())
        .isEqualTo(
            """
            keydown body Control/ControlLeft/17 +Control
            keydown body Shift/ShiftLeft/16 +Shift+Control
            pointerdown #b +Shift+Control
            mousedown #b detail=1 +Shift+Control
            focus #b
            focusin #b
            pointerup #b +Shift+Control
            mouseup #b +Shift+Control
            click #b detail=1 +Shift+Control v=
            keyup #b Control/ControlLeft/17 +Shift
            keyup #b Shift/ShiftLeft/16
            """);
  }

  @Test
  void aPreventedMousedownKeepsTheFocusWhereItIs() {
    user.show("<input id=i><button id=b onmousedown='event.preventDefault()'>B</button>").click("#i");
    user.events();
    user.click("#b");
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #b
            mousedown #b detail=1
            pointerup #b
            mouseup #b
            click #b detail=1 v=
            """);
    assertThat(user.eval("document.activeElement.id")).isEqualTo("i");
  }

  @Test
  void aPreventedPointerdownSuppressesMouseEventsButNotTheClick() {
    user.show(
        """
        <button id=b onpointerdown="event.preventDefault()">B</button>
        """);
    user.click("#b");
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #b
            pointerup #b
            click #b detail=1 v=
            """);
  }

  @Test
  void clickingOptionsOfAListSelectsThemBeforeTheClickEvent() {
    user.show("<select id=s multiple><option id=o1>1<option id=o2>2</select>");
    user.click("#o1");
    user.click("#o2");
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #o1
            mousedown #o1 detail=1
            focus #s
            focusin #s
            pointerup #o1
            mouseup #o1
            input #s v=1
            change #s v=1
            click #o1 detail=1 v=1
            pointerdown #o2
            mousedown #o2 detail=1
            pointerup #o2
            mouseup #o2
            input #s v=2
            change #s v=2
            click #o2 detail=1 v=2
            """);
  }

  @Test
  void aDragCarriesDataToWhereDropsAreTaken() {
    user.show("<div id=a draggable=true ondragstart=\"event.dataTransfer.setData('text/plain','hi')\">A</div><br><div id=b ondragover=\"event.preventDefault()\" ondrop=\"event.preventDefault();this.textContent=event.dataTransfer.getData('text/plain')\">B</div>");
    user.actions().drag(user.element("#a"), user.element("#b"));
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #a
            mousedown #a detail=1
            dragstart #a
            pointercancel #b
            drag #a
            dragenter #b
            dragover #b
            drop #b
            dragend #a
            """);
  }

  @Test
  void aDragThatIsNotTakenEndsWithDragleave() {
    user.show("<div id=a draggable=true>A</div><br><div id=b>B</div>");
    user.actions().drag(user.element("#a"), user.element("#b"));
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #a
            mousedown #a detail=1
            dragstart #a
            pointercancel #b
            drag #a
            dragenter #b
            dragover #b
            dragleave #b
            dragend #a
            """);
  }

  @Test
  void draggingSomethingPlainIsPressAndReleaseWithAClickOnWhatHoldsBoth() {
    user.show("<div id=a>A</div><br><div id=b>B</div>");
    user.actions().drag(user.element("#a"), user.element("#b"));
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #a
            mousedown #a detail=1
            pointerup #b
            mouseup #b
            click body detail=1
            """);
  }
}
