package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Await.Condition;
import dev.cmux.engine.command.Await.UrlMatch;
import dev.cmux.engine.command.Await.WaitFor;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Interact.ClickOptions;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.Navigate.WaitUntil;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import dev.cmux.testing.TestSite;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Going back and forward, as scripts of the page and as the user of a surface.
class HistoryTest {

  private static final Timeout SOON = Timeout.ofMillis(60_000);
  private static final TestSite SITE = TestSite.start();
  private static final Browser BROWSER = new Browser();

  private final Surface surface = BROWSER.open(OpenOptions.DEFAULT);

  @BeforeEach
  void serve() {
    SITE.page(
        "/one",
        """
        <title>one</title><a id="hash" href="#c">c</a><a id="two" href="/two">two</a>
        <form method="post" action="/form"><button id="send">Send</button></form>
        <script>
          var log = [];
          addEventListener('popstate', e => log.push('pop ' + location.hash + ' ' + JSON.stringify(e.state)));
          addEventListener('hashchange', e => log.push(new URL(e.oldURL).hash + '>' + new URL(e.newURL).hash));
        </script>
        """);
    SITE.page("/two", "<title>two</title>");
    SITE.page("/form", "<title>form</title>");
    open("/one");
  }

  @AfterEach
  void closeSurface() {
    surface.close().join();
  }

  @AfterAll
  static void close() {
    BROWSER.close();
    SITE.close();
  }

  @Test
  void aFragmentIsAnEntryHoweverItIsSet() {
    assertThat(eval("history.length")).isEqualTo(1L);
    eval("location.hash = 'a'");
    eval("location.href = '#b'");
    surface.perform(new Interact.Click(Target.parse("#hash"), ClickOptions.DEFAULT, SOON)).join();
    assertThat(eval("history.length + location.hash")).isEqualTo("4#c");
    assertThat(eval("log.join()")).isEqualTo("pop #a null,>#a,pop #b null,#a>#b,pop #c null,#b>#c");
  }

  /// HtmlUnit fires `beforeunload` for a link that only changes the fragment, and dojo's widgets destroy themselves.
  @Test
  void aFragmentLeavesNoDocument() {
    eval("['beforeunload', 'pagehide', 'unload'].forEach(t => addEventListener(t, () => log.push(t))); log = []");
    surface.perform(new Interact.Click(Target.parse("#hash"), ClickOptions.DEFAULT, SOON)).join();
    eval("location.href = '#d'");
    assertThat(eval("log.join()")).isEqualTo("pop #c null,>#c,pop #d null,#c>#d");
  }

  @Test
  void goingBackWithinADocumentTellsItsScriptsAndLoadsNothing() {
    eval("history.pushState({n: 1}, '', '#a'); history.pushState({n: 2}, '', '/other'); history.pushState({n: 3}, '', '/third#d')");
    int requests = SITE.requests().size();
    eval("log.length = 0");
    back();
    back();
    assertThat(url()).isEqualTo(SITE.url("/one#a"));
    assertThat(eval("history.state.n + location.href")).isEqualTo("1" + SITE.url("/one#a"));
    back();
    forward();
    forward();
    forward();
    assertThat(eval("log.join(' | ')"))
        .isEqualTo(
            "pop  {\"n\":2} | #d> | pop #a {\"n\":1} | >#a | pop  null | #a> | pop #a {\"n\":1} | >#a"
                + " | pop  {\"n\":2} | #a> | pop #d {\"n\":3} | >#d");
    assertThat(forward()).isEmpty();
    assertThat(SITE.requests()).hasSize(requests);
  }

  @Test
  void scriptsGoBackInATaskOfTheirOwn() {
    eval("history.pushState({deep: [1]}, '', '#a'); history.pushState(null, '', '#b')");
    assertThat(eval("history.back(); location.hash")).isEqualTo("#b");
    until(new Condition.Function(PageScript.text("location.hash === '#a' && history.state.deep[0] === 1")));
    eval("history.go(-1)");
    until(new Condition.Function(PageScript.text("location.hash === '' && history.state === null")));
  }

  @Test
  void aReloadIsNoEntryAndKeepsTheStateOfItsOwn() {
    open("/two");
    eval("history.pushState({n: 1}, '', '#a')");
    reload();
    eval("location.reload()");
    until(new Condition.Function(PageScript.text("history.state.n === 1 && document.readyState === 'complete'")));
    assertThat(eval("history.length + location.hash")).isEqualTo("3#a");
    int requests = SITE.requests().size();
    back();
    assertThat(SITE.requests()).hasSize(requests);
    assertThat(eval("location.href")).isEqualTo(SITE.url("/two"));
    back();
    assertThat(url()).isEqualTo(SITE.url("/one"));
    assertThat(back()).isEmpty();
  }

  @Test
  void aDocumentOfTheHistoryIsLoadedAgainAndItsScriptsRun() {
    eval("history.pushState({n: 1}, '', '#a')");
    open("/two");
    back();
    assertThat(eval("history.state.n + location.hash + history.length + log.length")).isEqualTo("1#a30");
    forward();
    assertThat(url()).isEqualTo(SITE.url("/two"));
  }

  @Test
  void aReplacedAddressCannotBeGoneBackTo() {
    open("/two");
    eval("location.replace('/form')");
    until(new Condition.Url(new UrlMatch.Contains("/form")));
    eval("location.replace('#x')");
    eval("history.replaceState({n: 1}, '', '#y')");
    assertThat(eval("history.length + location.hash + history.state.n")).isEqualTo("2#y1");
    back();
    assertThat(url()).isEqualTo(SITE.url("/one"));
  }

  @Test
  void goingBackToASentFormDoesNotSendItAgain() {
    surface.perform(new Interact.Click(Target.parse("#send"), ClickOptions.DEFAULT, SOON)).join();
    open("/two");
    long sent = sent();
    back();
    assertThat(eval("document.title")).isEqualTo("form");
    assertThat(sent()).isEqualTo(sent);
  }

  @Test
  void anEntryCanOnlyHaveAnAddressOfTheSameOrigin() {
    assertThat(eval("try { history.pushState(null, '', 'http://elsewhere.test/') } catch (e) { e.name }"))
        .isEqualTo("SecurityError");
    assertThat(eval("try { history.pushState({f: () => 1}, '') } catch (e) { e.name }")).isEqualTo("DataCloneError");
    assertThat(eval("history.length")).isEqualTo(1L);
  }

  private static long sent() {
    return SITE.requests().stream().filter("POST /form"::equals).count();
  }

  private void open(String path) {
    surface.perform(new Navigate.Goto(SITE.url(path), WaitUntil.LOAD, SOON)).join();
  }

  private Optional<?> back() {
    return surface.perform(new Navigate.Back(WaitUntil.LOAD, SOON)).join();
  }

  private Optional<?> forward() {
    return surface.perform(new Navigate.Forward(WaitUntil.LOAD, SOON)).join();
  }

  private void reload() {
    surface.perform(new Navigate.Reload(WaitUntil.LOAD, SOON)).join();
  }

  private String url() {
    return surface.perform(new Inspect.Url()).join();
  }

  private void until(Condition condition) {
    surface.perform(new WaitFor(List.of(condition), SOON)).join();
  }

  private Object eval(String script) {
    return surface.perform(new Inject.Eval(PageScript.text(script), List.of(), Optional.empty(), SOON)).join();
  }
}
