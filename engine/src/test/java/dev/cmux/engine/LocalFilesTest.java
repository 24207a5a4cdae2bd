package dev.cmux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Downloads;
import dev.cmux.engine.command.InFrame;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.Network;
import dev.cmux.engine.command.Observe;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Tabs;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Who gets at the files of this machine: the user, and pages that are files themselves; never a site.
class LocalFilesTest {

  private static final String SECRET = "the-secret";

  private final TestSite site = TestSite.start();
  private final Browser browser = new Browser();
  private Surface surface = browser.open(OpenOptions.DEFAULT);

  @TempDir private Path folder;
  private String secret;

  @BeforeEach
  void prepare() throws IOException {
    secret = write("secret.html", "<title>" + SECRET + "</title>" + SECRET);
    write("secret.txt", SECRET);
    write("secret.js", "window.leaked = '" + SECRET + "'; if (typeof document === 'undefined') postMessage('" + SECRET + "');");
    write("secret.css", "#target { color: rgb(1, 2, 3); }");
    write("secret.json", "{\"leaked\": \"" + SECRET + "\"}");
    write("secret.bin", "\0\1" + SECRET);
    site.handle(
        "/to-file",
        exchange -> {
          exchange.getResponseHeaders().set("Location", exchange.getRequestURI().getQuery());
          exchange.sendResponseHeaders(302, -1);
        });
  }

  @AfterEach
  void close() {
    browser.close();
    site.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fetch(FILE).then(r => r.text())",
        "fetch(FILE, {mode: 'no-cors'}).then(r => r.text())",
        "fetch('/to-file?' + FILE).then(r => r.text())",
        "new Promise(done => { const x = new XMLHttpRequest(); x.open('GET', FILE, false); x.send(); done(x.responseText) })",
        "new Promise(done => { const x = new XMLHttpRequest(); x.open('GET', '/to-file?' + FILE, false); x.send(); done(x.responseText) })",
        "new Promise(done => { const x = new XMLHttpRequest(); x.open('GET', FILE); x.onloadend = () => done(x.responseText); x.send() })",
        "import(FILE.replace('html', 'js')).then(() => window.leaked)",
        "import(FILE.replace('html', 'json')).then(m => m.default.leaked)",
        "import('/to-file?' + FILE.replace('html', 'json')).then(m => m.default.leaked)",
        "new Promise((done, fail) => { const w = new Worker(FILE.replace('html', 'js')); w.onmessage = e => done(e.data); w.onerror = fail; setTimeout(done, 300) })",
        "new Promise((done, fail) => { const w = new Worker('/worker.js?' + FILE.replace('html', 'js')); w.onmessage = e => done(e.data); w.onerror = fail; setTimeout(done, 300) })",
      })
  void noScriptOfASiteReadsAFile(String script) {
    site.script("/worker.js", "importScripts(location.search.slice(1));");
    show("<p id=target>");
    try {
      assertThat(String.valueOf(eval("const FILE = '" + secret + "';" + script))).doesNotContain(SECRET);
    } catch (EngineException refused) {
      assertThat(refused.code()).isEqualTo(ErrorCode.JS_ERROR);
      assertThat(refused.getMessage()).doesNotContain(SECRET);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<script src='FILE.js'></script>",
        "<script src='/to-file?FILE.js'></script>",
        "<script type=module src='FILE.js'></script>",
        "<base href='FILE.html'><script src='secret.js'></script>",
        "<link rel=stylesheet href='FILE.css'>",
        "<link rel=stylesheet href='/to-file?FILE.css'>",
        "<style>@import url('FILE.css');</style>",
        "<iframe src='FILE.html'></iframe>",
        "<iframe src='/to-file?FILE.html'></iframe>",
        "<iframe src='about:blank'></iframe><script>document.querySelector('iframe').contentWindow.location = 'FILE.html'</script>",
        "<iframe srcdoc=\"<iframe src='FILE.html'></iframe>\"></iframe>",
        "<object data='FILE.html'></object>",
        "<embed src='FILE.html'>",
      })
  void noMarkupOfASiteShowsAFile(String markup) {
    show("<p id=target>Here</p>" + markup.replace("FILE", secret.replace(".html", "")));
    assertThat(eval("String(window.leaked)")).isEqualTo("undefined");
    assertThat(eval("getComputedStyle(document.querySelector('#target')).color")).isNotEqualTo("rgb(1, 2, 3)");
    assertThat(framed()).doesNotContain(">" + SECRET);
    assertThat(perform(new Downloads.ListDownloads())).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "location.href = 'FILE.html'",
        "location.assign('FILE.html')",
        "location.replace('FILE.html')",
        "location.protocol = 'file:'",
        "location.href = '/to-file?FILE.html'",
        "location.href = 'FILE.bin'",
        "window.open('FILE.html')",
        "window.open('FILE.bin')",
        "window.open('/to-file?FILE.html')",
        "window.open('about:blank').location = 'FILE.html'",
        "document.querySelector('a').click()",
        "document.querySelector('a').setAttribute('download', 'x'); document.querySelector('a').click()",
        "document.querySelector('form').submit()",
        "document.head.innerHTML += '<meta http-equiv=refresh content=\"0; url=FILE.html\">'",
        "history.pushState(null, '', 'FILE.html')",
      })
  void noSiteLeadsToAFile(String script) {
    String file = secret.replace(".html", "");
    show("<title>Site</title><a href='" + file + ".bin'>Go</a><form action='" + file + ".html'><input name=a></form>");
    try {
      eval("(() => { " + script.replace("FILE", file) + " })()");
    } catch (EngineException refused) {
      assertThat(refused.code()).isIn(ErrorCode.JS_ERROR, ErrorCode.NOT_ALLOWED, ErrorCode.NAVIGATION_FAILED);
    }
    assertThat(perform(new Downloads.ListDownloads())).isEmpty();
    assertThat(perform(new Tabs.ListTabs())).allSatisfy(tab -> assertThat(tab.url()).doesNotStartWith("file:"));
    assertThat(perform(new Tabs.ListTabs())).allSatisfy(tab -> assertThat(tab.title()).isNotEqualTo(SECRET));
  }

  @Test
  void aClickOnALinkToAFileLeavesThePageAsItIsAndTheConsoleSaysWhy() {
    show("<title>Site</title><a href='" + secret + "'>Go</a>");
    perform(new Interact.Click(Target.parse("text=Go"), Interact.ClickOptions.DEFAULT, Timeout.DEFAULT));
    assertThat(perform(new Inspect.Title())).isEqualTo("Site");
    assertThat(perform(new Observe.ListConsole()).getLast().text()).contains("local file").contains("/secret.html");
  }

  @ParameterizedTest
  @ValueSource(strings = {"mailto:ann@example.com", "tel:123", "jar:file:///x.jar!/a", "view-source:http://127.0.0.1/", "intent:x"})
  void whatIsNoPageLeavesThePageAsItIs(String address) {
    show("<title>Site</title><a href='" + address + "'>Go</a>");
    perform(new Interact.Click(Target.parse("text=Go"), Interact.ClickOptions.DEFAULT, Timeout.DEFAULT));
    eval("location.href = '" + address + "'");
    assertThat(perform(new Inspect.Title())).isEqualTo("Site");
  }

  @Test
  void aRedirectToAFileFailsWithNotAllowed() {
    assertThatThrownBy(() -> perform(new Navigate.Goto(site.url("/to-file?" + secret))))
        .hasMessageContaining("/secret.html")
        .extracting("code")
        .isEqualTo(ErrorCode.NOT_ALLOWED);
    assertThatThrownBy(() -> perform(fetch(site.url("/to-file?" + secret)))).extracting("code").isEqualTo(ErrorCode.NOT_ALLOWED);
    assertThat(perform(new Downloads.ListDownloads())).isEmpty();
  }

  @Test
  void theSurfacesOwnRequestsAskServersOnly() {
    assertThatThrownBy(() -> perform(fetch(secret))).extracting("code").isEqualTo(ErrorCode.NOT_ALLOWED);
  }

  @Test
  void theUserGoesToAFileWhosePartsAreFilesToo() throws IOException {
    write("import.css", "@import 'secret.css';");
    String page =
        write(
            "page.html",
            "<title>Local</title><link rel=stylesheet href=import.css><p id=target>Here</p><script src=secret.js></script>"
                + "<script type=module src=module.js></script><iframe src=secret.html></iframe><a href=secret.html>Go</a>");
    write("module.js", "window.module = true;");
    perform(new Navigate.Goto(page));
    assertThat(perform(new Inspect.Title())).isEqualTo("Local");
    assertThat(eval("window.leaked")).isEqualTo(SECRET);
    assertThat(eval("window.module")).isEqualTo(true);
    assertThat(eval("getComputedStyle(document.querySelector('#target')).color")).isEqualTo("rgb(1, 2, 3)");
    assertThat(framed()).contains(">" + SECRET);
    perform(new Interact.Click(Target.parse("text=Go"), Interact.ClickOptions.DEFAULT, Timeout.DEFAULT));
    assertThat(perform(new Inspect.Title())).isEqualTo(SECRET);
    perform(new Navigate.Reload(Navigate.WaitUntil.LOAD, Timeout.DEFAULT));
    perform(new Navigate.Back(Navigate.WaitUntil.LOAD, Timeout.DEFAULT));
    assertThat(perform(new Inspect.Title())).isEqualTo("Local");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "fetch(FILE).then(r => r.text())",
        "new Promise(done => { const x = new XMLHttpRequest(); x.open('GET', FILE, false); x.send(); done(x.responseText) })",
        "import(FILE.replace('html', 'json')).then(m => m.default.leaked)",
      })
  void aPageFromAFileDoesNotReadOtherFiles(String script) throws IOException {
    perform(new Navigate.Goto(write("page.html", "<title>Local</title>")));
    assertThatThrownBy(() -> eval("const FILE = '" + secret + "';" + script)).extracting("code").isEqualTo(ErrorCode.JS_ERROR);
  }

  @Test
  void filesAreReadAsFarAsTheSurfacesOptionsLet() throws IOException {
    Path open = Files.createDirectory(folder.resolve("open"));
    Files.createSymbolicLink(open.resolve("link.html"), folder.resolve("secret.html"));
    Files.createSymbolicLink(open.resolve("way"), Files.createDirectories(folder.resolve("a/b")));
    write("a/secret.html", SECRET);
    String page = write("open/page.html", "<title>Open</title><script src=../secret.js></script><iframe src=link.html></iframe>");
    Path real = open.toRealPath();
    surface =
        browser.open(
            OpenOptions.DEFAULT.reading(
                file -> {
                  if (!file.startsWith(real)) {
                    throw EngineException.notAllowed("Not `%s`.".formatted(file));
                  }
                }));
    perform(new Navigate.Goto(page));
    assertThat(perform(new Inspect.Title())).isEqualTo("Open");
    assertThat(eval("typeof window.leaked")).isEqualTo("undefined");
    assertThat(framed()).doesNotContain(">" + SECRET);
    for (String elsewhere : List.of(secret, page.replace("page", "link"), page.replace("page.html", "..%2fsecret.html"), page.replace("page.html", "way%2f..%2fsecret.html"), "file:///nowhere")) {
      assertThatThrownBy(() -> perform(new Navigate.Goto(elsewhere))).extracting("code").isEqualTo(ErrorCode.NOT_ALLOWED);
      assertThatThrownBy(() -> perform(new Tabs.NewTab(Optional.of(elsewhere), Timeout.DEFAULT))).extracting("code").isEqualTo(ErrorCode.NOT_ALLOWED);
    }
    assertThat(perform(new Downloads.ListDownloads())).isEmpty();
  }

  @Test
  void aListOfHostsAllowsNoFiles() {
    surface = browser.open(OpenOptions.DEFAULT.allowingOnly(List.of("127.0.0.1")));
    assertThatThrownBy(() -> perform(new Navigate.Goto(secret))).extracting("code").isEqualTo(ErrorCode.NOT_ALLOWED);
  }

  @Test
  void aWindowWhosePageDoesNotComeIsBlank() {
    show("<title>Site</title>");
    assertThat(eval("window.open('http://127.0.0.1:1/').location.href")).isEqualTo("about:blank");
  }

  private String write(String name, String text) throws IOException {
    return "file://" + Files.writeString(folder.resolve(name), text).toRealPath();
  }

  private void show(String html) {
    site.page("/", html);
    perform(new Navigate.Goto(site.url("/")));
  }

  private static Network.Fetch fetch(String url) {
    return new Network.Fetch(url, Network.FetchOptions.GET, Timeout.DEFAULT);
  }

  private Object eval(String script) {
    return perform(evaluation(script));
  }

  private static Command<Object> evaluation(String script) {
    return new Inject.Eval(PageScript.text(script), List.of(), Optional.empty(), Timeout.ofMillis(10_000));
  }

  /// What the page's frame shows, and the one in it, however little the page may know of them.
  private String framed() {
    StringBuilder shown = new StringBuilder();
    Command<Object> html = evaluation("document.documentElement.innerHTML");
    Command<Object> frames = evaluation("document.querySelectorAll('iframe').length");
    while (perform(frames).equals(1L)) {
      html = new InFrame<>(Target.parse("iframe"), html);
      frames = new InFrame<>(Target.parse("iframe"), frames);
      shown.append(perform(html));
    }
    return shown.toString();
  }

  private <R> R perform(Command<R> command) {
    try {
      return surface.perform(command).join();
    } catch (CompletionException e) {
      assertThat(e.getCause()).isInstanceOf(EngineException.class);
      throw (EngineException) e.getCause();
    }
  }
}
