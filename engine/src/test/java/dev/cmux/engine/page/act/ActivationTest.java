package dev.cmux.engine.page.act;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a click does to the element it activates. The orders are Chromium's, see {@link EventLog}.
final class ActivationTest {

  private final UserFixture user = new UserFixture();

  @AfterEach
  void close() {
    user.close();
  }

  @Test
  void aLabelFocusesAndClicksItsControl() {
    user.show("<label id=l for=c>L</label><input type=checkbox id=c>");
    user.click("#l");
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #l
            mousedown #l detail=1
            pointerup #l
            mouseup #l
            click #l detail=1
            focus #c
            focusin #c
            click #c detail=1 true
            input #c true
            change #c true
            """);
  }

  @Test
  void aLabelAroundItsControlForwardsClicksOnItsText() {
    user.show("<label id=l><span id=s>L</span><input type=checkbox id=c></label>");
    user.click("#s");
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #s
            mousedown #s detail=1
            pointerup #s
            mouseup #s
            click #s detail=1
            focus #c
            focusin #c
            click #c detail=1 true
            input #c true
            change #c true
            """);
  }

  @Test
  void aLabelOfATextFieldMovesTheFocusThere() {
    user.show("<label id=l for=c>L</label><input id=c>");
    user.click("#l");
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #l
            mousedown #l detail=1
            pointerup #l
            mouseup #l
            click #l detail=1
            focus #c
            focusin #c
            click #c detail=1 v=
            """);
  }

  @Test
  void aCheckBoxIsCheckedBeforeItsClickEventAndTellsInputThenChange() {
    user.show("<input type=checkbox id=c>");
    user.actions().setChecked(user.element("#c"), true);
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #c
            mousedown #c detail=1
            focus #c
            focusin #c
            pointerup #c
            mouseup #c
            click #c detail=1 true
            input #c true
            change #c true
            """);
  }

  @Test
  void aPreventedClickLeavesACheckBoxAsItWas() {
    user.show(
        """
        <input type=checkbox id=c onclick="event.preventDefault()">
        """);
    user.click("#c");
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #c
            mousedown #c detail=1
            focus #c
            focusin #c
            pointerup #c
            mouseup #c
            click #c detail=1 true
            """);
  }

  @Test
  void aRadioButtonTellsInputAndChangeOnce() {
    user.show("<input type=radio name=r id=a checked><input type=radio name=r id=b>");
    user.actions().setChecked(user.element("#b"), true);
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #b
            mousedown #b detail=1
            focus #b
            focusin #b
            pointerup #b
            mouseup #b
            click #b detail=1 true
            input #b true
            change #b true
            """);
  }

  @Test
  void aPreventedClickGivesTheRadioGroupItsFormerChoiceBack() {
    user.show(
        """
        <input type=radio name=r id=a checked><input type=radio name=r id=b onclick="event.preventDefault()">
        """);
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
            click #b detail=1 true
            """);
  }

  @Test
  void clickingACheckedRadioButtonChangesNothing() {
    user.show("<input type=radio name=r id=a checked>");
    user.click("#a");
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #a
            mousedown #a detail=1
            focus #a
            focusin #a
            pointerup #a
            mouseup #a
            click #a detail=1 true
            """);
  }

  @Test
  void aSummaryOpensItsDetails() {
    user.show("<details id=d><summary id=s>S</summary>x</details>");
    user.click("#s");
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #s
            mousedown #s detail=1
            focus #s
            focusin #s
            pointerup #s
            mouseup #s
            click #s detail=1
            toggle #d
            """);
  }

  @Test
  void aSubmitButtonSubmitsItsFormAndIsNamedInTheEvent() {
    user.show("<form id=f action=/go onsubmit=\"event.preventDefault()\"><input id=i name=q value=1 required><button id=b>B</button></form>");
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
            submit #f sub=#b
            """);
  }

  @Test
  void anInvalidFieldStopsTheSubmissionAndTheFirstGetsTheFocus() {
    user.show("<form id=f action=/go><input id=i name=q required><input id=j name=r required><button id=b>B</button></form>");
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
            invalid #i
            invalid #j
            blur #b rel=#i
            focusout #b rel=#i
            focus #i rel=#b
            focusin #i rel=#b
            """);
  }

  @Test
  void aFormWithNovalidateIsSubmittedAsItIs() {
    user.show("<form id=f action=/go novalidate onsubmit=\"event.preventDefault()\"><input id=i name=q required><button id=b>B</button></form>");
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
            submit #f sub=#b
            """);
  }

  @Test
  void aResetButtonTellsTheForm() {
    user.show("<form id=f><input id=i name=q value=1><button type=reset id=b>B</button></form>");
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
            reset #f
            """);
  }

  @Test
  void aLinkInsideALabelIsFollowedWithoutTouchingTheControl() {
    user.show("<label id=l>t <a href='#q' id=a>link</a><input type=checkbox id=c></label>").click("#a");
    assertThat(user.eval("c.checked + location.hash")).isEqualTo("false#q");
  }

  @Test
  void aPreventedClickOnALabelDoesNotReachTheControl() {
    user.show("<label id=l onclick='event.preventDefault()'>t <b><input type=checkbox id=c></b></label>").click("#l");
    assertThat(user.eval("c.checked")).isEqualTo("false");
  }

  @Test
  void detailsOfTheSameNameCloseEachOther() {
    user.show("<details name=n id=a open><summary>A</summary></details><details name=n id=b><summary id=s>B</summary></details>").click("#s");
    assertThat(user.eval("a.open + ' ' + b.open")).isEqualTo("false true");
    assertThat(user.events()).contains("toggle #b\ntoggle #a\n");
  }

  @Test
  void everyInvalidFieldIsToldRadioGroupsSelectsAndTextAreasIncluded() {
    user.show(
        """
        <form id=f><input type=radio name=r required id=r1><input type=radio name=r id=r2><textarea required id=t></textarea>
        <select required id=s><option value="">x</select><input pattern="[0-9]+" value=a id=p><button id=b>x</button></form>
        """)
        .click("#b");
    assertThat(user.events().lines().filter(line -> line.startsWith("invalid") || line.startsWith("submit")))
        .containsExactly("invalid #r1", "invalid #r2", "invalid #t", "invalid #s", "invalid #p");
    assertThat(user.eval("document.activeElement.id")).isEqualTo("r1");
  }

  @Test
  void aSubmitButtonOfAnotherPlaceSubmitsTheFormItNames() {
    user.show("<form id=f onsubmit='event.preventDefault()'></form><button id=b form=f>x</button>").click("#b");
    assertThat(user.events()).contains("submit #f sub=#b");
  }

  @Test
  void aDialogFormClosesItsDialogWithTheValueOfTheButton() {
    user.show("<dialog id=d open><form method=dialog><button id=b value=yes>Yes</button></form></dialog>").click("#b");
    assertThat(user.eval("d.open + d.returnValue")).isEqualTo("falseyes");
  }

  @Test
  void aResetThatIsPreventedKeepsTheValues() {
    user.show("<form onreset='event.preventDefault()'><input id=i><button type=reset id=b>x</button></form>").fill("#i", "a").click("#b");
    assertThat(user.eval("i.value")).isEqualTo("a");
  }
}
