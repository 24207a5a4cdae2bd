package dev.cmux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.SnapshotOptions;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import dev.cmux.testing.TestSite;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Popovers as the HTML standard has them: shown and hidden by scripts, buttons, clicks elsewhere and Escape.
class PopoversTest {

  private final TestSite site = TestSite.start();
  private final Browser browser = new Browser();
  private final Surface surface = browser.open(OpenOptions.DEFAULT);

  @AfterEach
  void close() {
    browser.close();
    site.close();
  }

  private void show(String html) {
    site.page("/", "<title>Popovers</title><p id=else>Elsewhere</p>" + html
        + "<script>var log = []; function hear(id) { ['beforetoggle', 'toggle'].forEach(function (type) {"
        + " document.getElementById(id).addEventListener(type, function (e) {"
        + " log.push(e.type + ' ' + id + ' ' + e.oldState + '-' + e.newState + (e.cancelable ? ' cancelable' : '')); }); }); }</script>");
    perform(new Navigate.Goto(site.url("/")));
  }

  @Test
  void scriptsShowAndHideThemAndStylesAndSelectorsAgree() {
    show("<div id=p popover><button>Inside</button></div>");
    assertThat(visible("#p")).isFalse();
    assertThat(eval("hear('p'); p.popover")).isEqualTo("auto");
    eval("p.showPopover()");
    assertThat(visible("#p")).isTrue();
    assertThat(count("#p:popover-open")).isOne();
    assertThat(eval("document.querySelectorAll(':popover-open').length + ' ' + p.matches(':popover-open')")).isEqualTo("1 true");
    eval("p.hidePopover(); new Promise(function (done) { setTimeout(done, 0); })");
    assertThat(visible("#p")).isFalse();
    assertThat(count(":popover-open")).isZero();
    assertThat(eval("log.join()"))
        .isEqualTo("beforetoggle p closed-open cancelable,toggle p closed-open,beforetoggle p open-closed,toggle p open-closed");
    assertThat(eval("[p.togglePopover(), p.togglePopover(true), p.togglePopover(), p.togglePopover(false)].join()")).isEqualTo("true,true,false,false");
  }

  @Test
  void whatIsPreventedStaysHidden() {
    show("<div id=p popover></div>");
    eval("p.addEventListener('beforetoggle', function (e) { e.preventDefault(); }); p.showPopover()");
    assertThat(count(":popover-open")).isZero();
  }

  @Test
  void whatIsNoPopoverOrNotInTheDocumentIsRefused() {
    show("<div id=p></div>");
    assertThatThrownBy(() -> eval("p.showPopover()")).hasMessageContaining("NotSupportedError");
    assertThatThrownBy(() -> eval("var d = document.createElement('div'); d.popover = 'manual'; d.showPopover()"))
        .hasMessageContaining("InvalidStateError");
    assertThat(eval("p.popover === null")).isEqualTo(true);
  }

  @Test
  void aButtonOpensAndClosesTheOneItNames() {
    show("<button id=b popovertarget=p>Menu</button><div id=p popover>Items</div>"
        + "<button id=hide popovertarget=p popovertargetaction=hide>Hide</button><form><button id=send popovertarget=p>Send</button></form>");
    assertThat(snapshot()).contains("button \"Menu\" [expanded=false");
    click("#b");
    assertThat(visible("#p")).isTrue();
    assertThat(snapshot()).contains("button \"Menu\" [expanded]").contains("Items");
    click("#b");
    assertThat(visible("#p")).isFalse();
    click("#hide");
    assertThat(visible("#p")).isFalse();
    eval("b.click()");
    assertThat(visible("#p")).isTrue();
    click("#hide");
    assertThat(visible("#p")).isFalse();
    eval("document.forms[0].onsubmit = function () { return false; }");
    click("#send");
    assertThat(visible("#p")).isFalse();
  }

  @Test
  void aClickElsewhereClosesAutomaticOnesAndLeavesManualOnes() {
    show("<div id=p popover>Auto <div id=inner popover>Inner</div></div><div id=m popover=manual>Manual</div>");
    eval("m.showPopover(); p.showPopover(); inner.showPopover()");
    click("#inner");
    assertThat(visible("#inner")).isTrue();
    click("#p");
    assertThat(visible("#inner")).isFalse();
    assertThat(visible("#p")).isTrue();
    click("#else");
    assertThat(visible("#p")).isFalse();
    assertThat(visible("#m")).isTrue();
  }

  @Test
  void oneAutomaticPopoverClosesTheOthers() {
    show("<div id=p popover>One</div><div id=q popover>Two</div>");
    eval("p.showPopover(); q.showPopover()");
    assertThat(visible("#p")).isFalse();
    assertThat(visible("#q")).isTrue();
  }

  @Test
  void escapeClosesTheLastAndGivesTheFocusBack() {
    show("<button id=b>Before</button><div id=p popover><input id=i autofocus></div>");
    eval("b.focus(); p.showPopover()");
    assertThat(eval("document.activeElement.id")).isEqualTo("i");
    perform(new Interact.Press(Optional.empty(), "Escape", Timeout.DEFAULT));
    assertThat(visible("#p")).isFalse();
    assertThat(eval("document.activeElement.id")).isEqualTo("b");
  }

  @Test
  void oneThatLeavesTheDocumentIsNoLongerOpen() {
    show("<div id=p popover>One</div>");
    eval("p.showPopover(); var held = p; held.remove(); document.body.append(held)");
    assertThat(count(":popover-open")).isZero();
  }

  private void click(String selector) {
    perform(new Interact.Click(Target.parse(selector), Interact.ClickOptions.DEFAULT, Timeout.DEFAULT));
  }

  private boolean visible(String selector) {
    return perform(new Inspect.IsVisible(Target.parse(selector)));
  }

  private int count(String selector) {
    return perform(new Inspect.Count(Target.parse(selector)));
  }

  private String snapshot() {
    return perform(new Inspect.TakeSnapshot(SnapshotOptions.DEFAULT)).text();
  }

  private Object eval(String script) {
    return perform(new Inject.Eval(PageScript.text(script), List.of(), Optional.empty(), Timeout.DEFAULT));
  }

  private <R> R perform(Command<R> command) {
    try {
      return surface.perform(command).join();
    } catch (CompletionException e) {
      throw (RuntimeException) e.getCause();
    }
  }
}
