package dev.cmux.engine.page.act;

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
  void aBoxThatAControlFillsIsNotWhatIsHit() {
    user.show(
        """
        <span id=box> <span><span id=field tabindex=0 style=display:block><i>Red</i><b></b></span></span><span></span></span>
        <div id=row><a id=link href=#x style=display:block>x</a></div>
        <div id=select><div id=wrapper tabindex=-1><input><i>v</i></div></div>
        <div id=beside><button>x</button></div><span id=two><button>a</button><button>b</button></span><span id=text>Go <button>x</button></span>
        <script>var hit; addEventListener('mousedown', e => hit = e.target.id)</script>
        """);
    for (String[] named : new String[][] {{"box", "field"}, {"row", "link"}, {"select", "wrapper"}, {"beside", "beside"}, {"two", "two"}, {"text", "text"}}) {
      user.click("#" + named[0]);
      assertThat(user.eval("hit")).as(named[0]).isEqualTo(named[1]);
    }
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

  @Test
  void movingFromOneElementToAnotherNamesBothInEnterAndLeave() {
    user.show("<div id=o>x<span id=s>one</span><b id=t>two</b></div><p id=q>three</p>");
    EventLog.startWithMoves(user.page());
    user.actions().hover(user.element("#s"));
    user.events();
    user.actions().hover(user.element("#t"));
    assertThat(user.events())
        .isEqualTo(
            """
            pointerout #s rel=#t
            pointerleave #s rel=#t
            pointerover #t rel=#s
            pointerenter #t rel=#s
            mouseout #s rel=#t
            mouseleave #s rel=#t
            mouseover #t rel=#s
            mouseenter #t rel=#s
            pointermove #t
            mousemove #t
            """);
    user.actions().hover(user.element("#q"));
    assertThat(user.events().lines().filter(line -> line.contains("enter") || line.contains("leave")))
        .containsExactly(
            "pointerleave #t rel=#q", "pointerleave #o rel=#q", "pointerenter #q rel=#t",
            "mouseleave #t rel=#q", "mouseleave #o rel=#q", "mouseenter #q rel=#t");
  }

  @Test
  void hoverStylesApplyWhileThePointerIsThere() {
    user.show(
        "<style>.menu { display: none } li:hover .menu { display: block }</style><ul><li id=a>File<p class=menu>Open</p></ul><p id=b>b");
    user.actions().hover(user.element("#a"));
    assertThat(Actionability.obstacle(Actionability.Action.CLICK, user.element(".menu"))).isEmpty();
    user.actions().hover(user.element("#b"));
    assertThat(Actionability.obstacle(Actionability.Action.CLICK, user.element(".menu"))).isPresent();
  }

  @Test
  void pointerAndMouseEventsCarryWhatChromiumPutsThere() {
    user.show("<div id=d style='width:100px;height:40px'>x</div>");
    user.eval(
        "(window.seen = [], ['pointerdown', 'mousedown', 'click'].forEach(function (t) { d.addEventListener(t, function (e) {"
            + " seen.push([e.type, e.isTrusted, e.bubbles, e.cancelable, e.button, e.buttons, e.which, e.pointerType, e.isPrimary,"
            + " e.pressure, e.view === window, e.clientX === e.x].join(' ')); }); }))");
    user.click("#d");
    assertThat(user.eval("seen.join('\\n')"))
        .isEqualTo(
            """
            pointerdown true true true 0 1 1 mouse true 0.5 true true
            mousedown true true true 0 1 1    true true
            click true true true 0 0 1 mouse false 0 true true""");
  }

  @Test
  void disabledButtonsHearNothingOfTheMouse() {
    user.show("<button id=b disabled><span id=s>x</span></button>").click("#s");
    assertThat(user.events()).isEqualTo("pointerdown #s\npointerup #s\n");
  }

  @Test
  void anElementRemovedWhileItIsPressedIsNotClicked() {
    user.show("<div id=d>x<button id=b onmousedown='this.remove()'>b</button></div>").click("#b");
    assertThat(user.events())
        .isEqualTo(
            """
            pointerdown #b
            mousedown #b detail=1
            pointerup #d
            mouseup #d
            """);
  }

  @Test
  void aDoubleClickInAFieldSelectsAWord() {
    user.show("<input id=i value='ab cd'>");
    user.actions().click(user.element("#i"), MouseButton.LEFT, 2, List.of());
    assertThat(user.eval("i.selectionStart + ' ' + i.selectionEnd")).isEqualTo("3 5");
  }

  @Test
  void controlAddsToTheSelectionOfAListAndShiftExtendsIt() {
    user.show("<select id=s multiple><option id=a>a<option id=b>b<option id=c disabled>c<option id=d>d</select>").click("#a");
    user.actions().click(user.element("#d"), MouseButton.LEFT, 1, List.of("Control"));
    assertThat(user.eval("Array.prototype.filter.call(s.options, function (o) { return o.selected; }).map(function (o) { return o.value; })")).isEqualTo("a,d");
    user.click("#a");
    user.actions().click(user.element("#d"), MouseButton.LEFT, 1, List.of("Shift"));
    assertThat(user.eval("Array.prototype.filter.call(s.options, function (o) { return o.selected; }).map(function (o) { return o.value; })")).isEqualTo("a,b,d");
  }

  @Test
  void aDraggedLinkCarriesItsAddress() {
    user.show("<a id=a href='https://example.com/x'>a</a><div id=b ondragover='event.preventDefault()'>b</div>");
    user.eval("b.addEventListener('drop', function (e) { window.got = e.dataTransfer.getData('URL') + e.dataTransfer.types.length; })");
    user.actions().drag(user.element("#a"), user.element("#b"));
    assertThat(user.eval("got")).isEqualTo("https://example.com/x2");
  }

  @Test
  void scrollingTellsThePageHowFar() {
    user.show("<p id=p>x</p>");
    user.actions().scroll(user.page(), null, 0, 700);
    assertThat(user.events()).isEqualTo("wheel html\nscroll document\n");
    assertThat(user.eval("scrollY + ' ' + pageYOffset + ' ' + document.documentElement.scrollTop")).isEqualTo("700 700 700");
    user.eval("scrollTo(0, 0)");
    assertThat(user.eval("scrollY")).isEqualTo("0");
  }

  @Test
  void scriptsThatScrollHearOfItWhenTheyAreOver() {
    user.show("<p id=p>x</p>");
    user.actions().scroll(user.page(), null, 0, 10);
    user.eval("(heard = 0, addEventListener('scroll', function () { if (heard++ < 50) { scrollBy(0, 5); } }), scrollBy(0, 5), scrollBy(0, 5))");
    assertThat(user.eval("heard + ' ' + scrollY")).isEqualTo("0 20");
  }

  @Test
  void aPreventedWheelScrollsNothing() {
    user.show("<p id=p>x</p>");
    user.eval("document.addEventListener('wheel', function (e) { e.preventDefault(); })");
    user.actions().scroll(user.page(), null, 0, 700);
    assertThat(user.events()).isEqualTo("wheel html\n");
  }

  @Test
  void theNearestScrollableElementIsScrolled() {
    user.show("<div id=d style='overflow:auto;height:50px'><p id=p style='height:500px'>x</p></div>");
    user.actions().scroll(user.page(), user.element("#p"), 0, 120);
    assertThat(user.eval("d.scrollTop")).isEqualTo("120");
  }
}
