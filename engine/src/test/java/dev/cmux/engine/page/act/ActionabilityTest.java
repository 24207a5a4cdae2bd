package dev.cmux.engine.page.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.page.PageFixture;
import dev.cmux.engine.page.act.Actionability.Action;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class ActionabilityTest {

  private final PageFixture pages = new PageFixture();

  @AfterEach
  void close() {
    pages.close();
  }

  @Test
  void whatIsVisibleAndEnabledCanBeClicked() {
    assertThat(obstacle(Action.CLICK, "<button id=x>Go</button>")).isEmpty();
  }

  @Test
  void whatIsHiddenCannotBeClickedButCanBeFocused() {
    String html = "<div style='display:none' class=modal><button id=x>Go</button></div>";
    assertThat(obstacle(Action.CLICK, html)).isEqualTo("is inside <div class=\"modal\">, which has display: none");
    assertThat(obstacle(Action.ATTACHED, html)).isEmpty();
  }

  @Test
  void disabledControlsCannotBeClickedOrFilledButHoveredAndTypedInto() {
    String html = "<input id=x disabled>";
    assertThat(obstacle(Action.CLICK, html)).isEqualTo("is disabled");
    assertThat(obstacle(Action.FILL, html)).isEqualTo("is disabled");
    assertThat(obstacle(Action.HOVER, html)).isEmpty();
    assertThat(obstacle(Action.ATTACHED, html)).isEmpty();
  }

  @Test
  void aDisabledFieldsetDisablesAllButItsFirstLegend() {
    assertThat(obstacle(Action.FILL, "<fieldset disabled id=f><legend></legend><input id=x></fieldset>"))
        .isEqualTo("is disabled by <fieldset id=\"f\"> around it");
    assertThat(obstacle(Action.FILL, "<fieldset disabled><legend><input id=x></legend></fieldset>")).isEmpty();
    assertThat(obstacle(Action.FILL, "<fieldset disabled><legend></legend><legend><input id=x></legend></fieldset>"))
        .isEqualTo("is disabled by <fieldset> around it");
  }

  @Test
  void ariaDisabledCountsAsDisabledForEverythingInside() {
    assertThat(obstacle(Action.CLICK, "<div role=button id=x aria-disabled=true>Go</div>"))
        .isEqualTo("has aria-disabled=\"true\"");
    assertThat(obstacle(Action.CLICK, "<div role=group aria-disabled=true id=g><button id=x>Go</button></div>"))
        .isEqualTo("is inside <div id=\"g\"> with aria-disabled=\"true\"");
  }

  @Test
  void aLabelAnswersForItsControl() {
    assertThat(obstacle(Action.CLICK, "<label id=x>Name <input disabled></label>")).isEqualTo("is disabled");
    assertThat(obstacle(Action.FILL, "<label id=x>Name <input readonly></label>")).isEqualTo("is read-only");
  }

  @Test
  void aSpanInsideADisabledButtonIsDisabledToo() {
    assertThat(obstacle(Action.CLICK, "<button disabled id=b><span id=x>Go</span></button>")).isEqualTo("is disabled");
  }

  @Test
  void whatIsReadOnlyCanBeClickedButNotFilled() {
    String html = "<input id=x readonly>";
    assertThat(obstacle(Action.CLICK, html)).isEmpty();
    assertThat(obstacle(Action.FILL, html)).isEqualTo("is read-only");
  }

  @Test
  void inertAndPointerEventsNoneKeepThePointerAway() {
    assertThat(obstacle(Action.CLICK, "<main inert id=m><button id=x>Go</button></main>"))
        .isEqualTo("is inside <main id=\"m\">, which is inert");
    assertThat(obstacle(Action.HOVER, "<button id=x style='pointer-events: none'>Go</button>"))
        .isEqualTo("has pointer-events: none");
    assertThat(obstacle(Action.CLICK, "<style>.off { pointer-events: none }</style><p class=off><a href=y id=x>Go</a></p>"))
        .isEqualTo("is inside <p class=\"off\">, which has pointer-events: none");
    assertThat(
            obstacle(
                Action.CLICK,
                "<div style='pointer-events: none'><button style='pointer-events: auto' id=x>Go</button></div>"))
        .isEmpty();
  }

  @Test
  void anOpenModalDialogCoversEverythingElse() {
    HtmlPage page = pages.load("<button id=x>Go</button><dialog id=d><button id=y>OK</button></dialog>");
    page.executeJavaScript("document.getElementById('d').showModal()");
    assertThat(Actionability.obstacle(Action.CLICK, PageFixture.first(page, "#x")))
        .contains("is covered by the open modal <dialog id=\"d\">");
    assertThat(Actionability.obstacle(Action.CLICK, PageFixture.first(page, "#y"))).isEmpty();
  }

  @Test
  void anEmptyEditableBlockCanBeClickedBecauseItHasALine() {
    assertThat(obstacle(Action.CLICK, "<div id=x contenteditable></div>")).isEmpty();
    assertThat(obstacle(Action.CLICK, "<div id=x></div>")).isEqualTo("has no size");
  }

  @Test
  void anElementThatWasRemovedSaysSo() {
    HtmlPage page = pages.load("<button id=x>Go</button>");
    var button = PageFixture.first(page, "#x");
    button.remove();
    assertThat(Actionability.obstacle(Action.CLICK, button)).contains("is not attached to the document");
  }

  private String obstacle(Action action, String html) {
    return Actionability.obstacle(action, PageFixture.first(pages.load("<body>" + html), "#x")).orElse("");
  }
}
