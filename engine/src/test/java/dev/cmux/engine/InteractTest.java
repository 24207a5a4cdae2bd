package dev.cmux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.InFrame;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Interact.ClickOptions;
import dev.cmux.engine.command.LocalFiles;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Tabs;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.testing.TestSite;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What actions lead to, over a real socket: navigations, submissions, tabs.
final class InteractTest {

  private static final OpenOptions WITHOUT_SCRIPTS =
      new OpenOptions(
          Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty(), Map.of(),
          Optional.empty(), Optional.empty(), false, false, true, false, List.of(), Optional.empty(), Duration.ofSeconds(10), LocalFiles.ALL);

  private static final Timeout SOON = Timeout.ofMillis(10_000);

  private final TestSite site = TestSite.start();
  private final Browser browser = new Browser();
  private final Surface surface = browser.open(OpenOptions.DEFAULT);

  @AfterEach
  void close() {
    browser.close();
    site.close();
  }

  @Test
  void aClickedLinkHasNavigatedWhenTheClickIsDone() {
    site.page("/next", "<title>Next</title>");
    show("<a href=/next>Go on</a>");
    click("text=Go on");
    assertThat(perform(new Inspect.Title())).isEqualTo("Next");
  }

  @Test
  void whatThePageDoesUpToTheNextFrameIsDoneWhenTheActionIs() {
    show(
        """
        <button onclick="setTimeout(() => this.append(' timer')); requestAnimationFrame(() => this.append(' frame'));
          requestAnimationFrame(function draw() { requestAnimationFrame(draw); }); setTimeout(() => this.append(' late'), 60000)">Go</button>
        """);
    click("button");
    assertThat(perform(new Inspect.Text(Target.parse("button"), SOON))).isEqualTo("Go timer frame");
  }

  @Test
  void aLinkToAnotherTabOpensOne() {
    site.page("/next", "<title>Next</title>");
    show("<a href=/next target=_blank>Go on</a><a id=c href=/next>Here</a>");
    click("text=Go on");
    perform(new Interact.Click(Target.parse("#c"), new ClickOptions(Interact.Button.LEFT, Set.of(Interact.Modifier.CONTROL), true), SOON));
    assertThat(perform(new Tabs.ListTabs())).hasSizeGreaterThanOrEqualTo(2);
    assertThat(site.requests()).contains("GET /next");
  }

  @Test
  void aLinkWhoseClickIsPreventedIsNotFollowed() {
    show("<a href=/next onclick='event.preventDefault()'>Go on</a>");
    click("text=Go on");
    assertThat(site.requests()).doesNotContain("GET /next");
  }

  @Test
  void aFormIsSentWithTheNameOfTheButtonAndItsOwnAction() {
    echo("/save");
    echo("/draft");
    show(
        """
        <form id=f method=post action=/save><input name=q value="a b"><input type=checkbox name=c checked><input name=off disabled value=x>
        <button name=go value=1>Save</button><button name=go value=2 formaction=/draft formmethod=get>Draft</button></form>
        """);
    click("text=Draft");
    assertThat(body()).isEqualTo("GET /draft?q=a+b&c=on&go=2 ");
    show("<form id=f method=post action=/save><input name=q><button name=go value=1>Save</button></form>");
    perform(new Interact.Fill(Target.parse("[name=q]"), "é&=", SOON));
    perform(new Interact.Press(Optional.of(Target.parse("[name=q]")), "Enter", SOON));
    assertThat(body()).isEqualTo("POST /save q=%C3%A9%26%3D&go=1");
  }

  @Test
  void aButtonsOwnActionLeavesTheFormAsItWas() {
    site.handle("/draft", exchange -> exchange.sendResponseHeaders(204, -1));
    show("<form id=f method=post action=/save><button formaction=/draft>Draft</button></form>");
    click("text=Draft");
    assertThat(eval("document.forms[0].getAttribute('action') + document.forms[0].method")).isEqualTo("/savepost");
  }

  @Test
  void filesAreSentAsTheyAre() throws Exception {
    echo("/up");
    Path file = Files.createTempFile("cmux", ".txt");
    Files.writeString(file, "content of the file");
    show("<form method=post enctype=multipart/form-data action=/up><input type=file name=f><button>Send</button></form>");
    perform(new Interact.Upload(Target.parse("[name=f]"), List.of(file), SOON));
    click("text=Send");
    assertThat(body()).contains("filename=\"" + file.getFileName() + "\"").contains("content of the file");
    Files.delete(file);
  }

  @Test
  void linksAndFormsWorkWithoutScripts() {
    echo("/save");
    site.page("/next", "<title>Next</title><form action=/save><input name=q><input type=checkbox name=c id=c><my-field></my-field><button>Send</button></form>");
    Surface plain = browser.open(WITHOUT_SCRIPTS);
    site.page("/", "<a href=/next>Go on</a>");
    on(plain, new Navigate.Goto(site.url("/")));
    on(plain, new Interact.Click(Target.parse("text=Go on"), ClickOptions.DEFAULT, SOON));
    on(plain, new Interact.Fill(Target.parse("[name=q]"), "abc", SOON));
    on(plain, new Interact.Check(Target.parse("#c"), SOON));
    on(plain, new Interact.Click(Target.parse("text=Send"), ClickOptions.DEFAULT, SOON));
    assertThat(on(plain, new Inspect.Text(Target.parse("body"), SOON))).startsWith("GET /save?q=abc&c=on");
  }

  @Test
  void linksAndEditableElementsHearThatTheyHaveTheFocus() {
    show("<div id=w><a id=a href=#x>link</a><div id=e contenteditable>text</div></div>");
    eval(
        "(window.heard = [], ['a', 'e'].forEach(function (id) { document.getElementById(id).onfocus = function () { heard.push(id); }; }),"
            + " document.getElementById('w').addEventListener('focus', function (e) { heard.push('w ' + e.target.id); }, true))");
    click("#a");
    click("#e");
    assertThat(eval("heard.join()")).isEqualTo("w a,a,w e,e");
  }

  @Test
  void eventsCrossShadowTreesAsComposedOnesDo() {
    show("<x-field id=x></x-field>");
    eval(
        "(document.getElementById('x').attachShadow({mode: 'open'}).innerHTML = '<input id=inner>',"
            + " window.heard = [], ['click', 'input', 'change', 'focusin'].forEach(function (t) {"
            + " document.addEventListener(t, function (e) { heard.push(t + ' ' + e.target.id + ' ' + e.composedPath()[0].id); }); }))");
    click("#inner");
    perform(new Interact.Type(Target.parse("#inner"), "a", SOON));
    assertThat(eval("heard.join()")).isEqualTo("focusin x inner,click x inner,input x inner");
  }

  @Test
  void escapeCancelsAModalDialogOnceAndWhatScriptsClickActsAsClicked() {
    show("<dialog id=d><label id=l>x <input type=checkbox id=c></label></dialog>");
    eval("(window.cancels = 0, d.addEventListener('cancel', function (e) { cancels++; if (cancels < 2) e.preventDefault(); }), d.showModal())");
    assertThat(eval("document.activeElement.id")).isEqualTo("c");
    perform(new Interact.Press(Optional.empty(), "Escape", SOON));
    assertThat(eval("cancels + ' ' + d.open")).isEqualTo("1 true");
    eval("l.click()");
    assertThat(eval("c.checked")).isEqualTo(true);
    perform(new Interact.Press(Optional.empty(), "Escape", SOON));
    assertThat(eval("cancels + ' ' + d.open")).isEqualTo("2 false");
  }

  @Test
  void aFormThatAScriptSubmitsIsValidatedAndSentWithoutAClick() {
    echo("/save");
    show("<form id=f action=/save><input id=i name=q required><button id=b name=go value=1 onclick='clicked = true'>x</button></form>");
    eval("(window.clicked = false, f.requestSubmit(b))");
    assertThat(eval("clicked + location.pathname + document.activeElement.id")).isEqualTo("false/i");
    eval("(document.getElementById('i').value = 'a', f.requestSubmit(b), 0)");
    assertThat(body()).startsWith("GET /save?q=a&go=1");
  }

  @Test
  void typingGoesToTheFrameThatWasClickedIn() {
    site.page("/inner", "<input id=i>");
    show("<input id=o><iframe id=f src=/inner></iframe>");
    perform(new InFrame<>(Target.parse("#f"), new Interact.Click(Target.parse("#i"), ClickOptions.DEFAULT, SOON)));
    perform(new Interact.Press(Optional.empty(), "x", SOON));
    assertThat(eval("document.activeElement.id + document.getElementById('f').contentDocument.getElementById('i').value")).isEqualTo("fx");
  }

  @Test
  void anActionWaitsUntilItsElementIsReadyAndSaysWhyItGaveUp() {
    show("<button disabled onclick='document.title = 1'>Go</button>"
        + "<script>setTimeout(function () { document.querySelector('button').disabled = false; }, 100);</script>");
    click("text=Go");
    assertThat(perform(new Inspect.Title())).isEqualTo("1");
    show("<fieldset disabled id=f><button>Go</button></fieldset>");
    assertThatThrownBy(() -> perform(new Interact.Click(Target.parse("text=Go"), ClickOptions.DEFAULT, Timeout.ofMillis(100))))
        .hasMessageContaining("is disabled by <fieldset id=\"f\"> around it")
        .extracting("code")
        .isEqualTo(ErrorCode.TIMEOUT);
  }

  private void show(String body) {
    site.page("/", "<!DOCTYPE html><body>" + body);
    perform(new Navigate.Goto(site.url("/")));
  }

  private void click(String target) {
    perform(new Interact.Click(Target.parse(target), ClickOptions.DEFAULT, SOON));
  }

  private Object eval(String script) {
    return perform(new Inject.Eval(PageScript.text(script), List.of(), Optional.empty(), SOON));
  }

  private String body() {
    return perform(new Inspect.Text(Target.parse("body"), SOON));
  }

  private void echo(String path) {
    site.handle(
        path,
        exchange -> {
          String sent = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          byte[] answer = ("<pre>" + exchange.getRequestMethod() + " " + exchange.getRequestURI() + " " + sent).replace("&", "&amp;").getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, answer.length);
          exchange.getResponseBody().write(answer);
        });
  }

  private <R> R perform(Command<R> command) {
    return on(surface, command);
  }

  private static <R> R on(Surface surface, Command<R> command) {
    try {
      return surface.perform(command).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }
}
