package dev.cmux.engine.page.act;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What a page gets when its own scripts click, focus and submit. The orders are Chromium's.
final class ScriptedActionsTest {

  private final UserFixture user = new UserFixture();

  @AfterEach
  void close() {
    user.close();
  }

  @Test
  void aScriptedClickIsNothingButAClick() {
    show("<input type=checkbox id=c>");
    user.eval("(window.trust = [], c.addEventListener('click', function (e) { trust.push(e.isTrusted, e.detail); }), c.click())");
    assertThat(user.events()).isEqualTo("click #c true\ninput #c true\nchange #c true\n");
    assertThat(user.eval("trust")).isEqualTo("false,0");
  }

  @Test
  void aScriptedClickOnALabelReachesItsControlUnlessItIsPrevented() {
    show("<label id=l>x <b><input type=checkbox id=c></b></label>");
    user.eval("l.click()");
    assertThat(user.eval("c.checked")).isEqualTo("true");
    user.eval("(l.addEventListener('click', function (e) { e.preventDefault(); }), l.click())");
    assertThat(user.eval("c.checked")).isEqualTo("true");
  }

  @Test
  void aDispatchedClickActivatesToo() {
    show("<input type=radio name=r id=a checked><input type=radio name=r id=b>");
    assertThat(user.eval("b.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))")).isEqualTo("true");
    assertThat(user.eval("b.checked")).isEqualTo("true");
    user.eval("a.addEventListener('click', function (e) { e.preventDefault(); })");
    assertThat(user.eval("a.dispatchEvent(new MouseEvent('click', {bubbles: true, cancelable: true}))")).isEqualTo("false");
    assertThat(user.eval("a.checked + ' ' + b.checked")).isEqualTo("false true");
  }

  @Test
  void aClickInsideItsOwnListenerDoesNotRunForEver() {
    show("<button id=b>x</button>");
    user.eval("b.addEventListener('click', function () { window.clicks = (window.clicks || 0) + 1; b.click(); })");
    user.click("#b");
    assertThat(user.eval("clicks")).isEqualTo("2");
  }

  @Test
  void scriptedFocusNamesWhatHadItAndTellsTheChange() {
    show("<input id=a><a id=b href=#x>b</a>");
    user.type("#a", "x");
    user.events();
    user.eval("b.focus()");
    assertThat(user.events())
        .isEqualTo("change #a v=x\nblur #a rel=#b\nfocusout #a rel=#b\nfocus #b rel=#a\nfocusin #b rel=#a\n");
    user.eval("b.blur()");
    assertThat(user.eval("document.activeElement.nodeName")).isEqualTo("BODY");
  }

  @Test
  void whatCannotHaveTheFocusDoesNotGetIt() {
    show("<input id=a disabled><div id=b>b</div><input id=c style='display:none'>");
    user.eval("(a.focus(), b.focus(), c.focus())");
    assertThat(user.events()).isEmpty();
  }

  @Test
  void requestSubmitValidatesAndTellsTheSubmitter() {
    show("<form id=f onsubmit='event.preventDefault()'><input id=i required><button id=b>x</button></form>");
    user.eval("f.requestSubmit()");
    assertThat(user.events()).startsWith("invalid #i\n").doesNotContain("submit");
    user.eval("i.value = 'a'");
    user.eval("f.requestSubmit()");
    user.eval("f.requestSubmit(b)");
    assertThat(user.events()).endsWith("submit #f sub=null\nsubmit #f sub=#b\n").doesNotContain("click");
  }

  private void show(String body) {
    user.show(body);
    user.actions().prepare(user.page());
  }
}
