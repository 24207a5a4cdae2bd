package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Await;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Interact.ClickOptions;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.Observe;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same application in many frameworks, as their own tools build it for production, split into chunks. The
/// sources are in `src/test/bundles`; the Maven profile `bundles` builds them with the machine's Node and npm.
@EnabledIfSystemProperty(
    named = BundlesTest.BUILT,
    matches = ".+",
    disabledReason = "the production bundles are built by the Maven profile `bundles`, with Node and npm")
class BundlesTest {

  /// The system property that names the folder of the built applications.
  static final String BUILT = "cmux.bundles";

  private static final Timeout SOON = Timeout.ofMillis(120_000);

  private static final Map<String, String> TYPES =
      Map.of("html", "text/html", "js", "text/javascript", "mjs", "text/javascript", "css", "text/css", "json", "application/json");

  private static TestSite site;
  private static Browser browser;

  private final Surface surface = browser.open(OpenOptions.DEFAULT);

  @BeforeAll
  static void open() {
    site = TestSite.start();
    browser = new Browser();
  }

  @AfterEach
  void closeSurface() {
    surface.close().join();
  }

  @AfterAll
  static void close() {
    browser.close();
    site.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"vite-react", "vite-vue", "vite-svelte", "webpack-react", "webpack-vue", "webpack-svelte", "angular", "next", "nuxt", "typescript"})
  void aProductionBuildWorks(String name) throws IOException {
    serve(name);
    perform(new Navigate.Goto(site.url("/" + name + "/"), Navigate.WaitUntil.LOAD, SOON));
    // Keys go to a field as it is. One that was rendered by the server is not alive yet, and one that was just made may not have its value yet, as the
    // count has none.
    until("document.querySelector('#new')?.disabled === false && document.querySelector('#left').textContent === '0'");

    add("milk");
    add("bread");
    until("document.querySelectorAll('#list li').length === 2 && document.querySelector('#left').textContent === '2'");

    click("#list li:nth-of-type(1) .toggle");
    until("document.querySelector('#left').textContent === '1' && document.querySelector('#list li').classList.contains('done')");

    click("#about");
    until("document.querySelector('h1')?.textContent === 'About errands' && !document.querySelector('#new')");
    assertThat(perform(new Inspect.Url())).contains("/" + name + "/about");
    click("#count");
    click("#count");
    until("document.querySelector('#count')?.textContent === '2 clicks'");

    click("#home");
    until("document.querySelectorAll('#list li').length === 2 && !document.querySelector('h1')");
    perform(new Navigate.Back(Navigate.WaitUntil.LOAD, SOON));
    until("document.querySelector('h1')?.textContent === 'About errands'");
    perform(new Navigate.Reload(Navigate.WaitUntil.LOAD, SOON));
    until("document.querySelector('#count')?.textContent === '0 clicks'");

    click("#home");
    until("document.querySelectorAll('#list li').length === 2 && document.querySelector('#left').textContent === '1'");
    assertThat(text("#list li:nth-of-type(2) label")).isEqualTo("bread");
    assertThat(perform(new Observe.ListErrors())).isEmpty();
  }

  private void add(String title) {
    perform(new Interact.Type(Target.parse("#new"), title, SOON));
    perform(new Interact.Press(Optional.of(Target.parse("#new")), "Enter", SOON));
    until("document.querySelector('#new').value === ''");
  }

  private void click(String selector) {
    perform(new Interact.Click(Target.parse(selector), ClickOptions.DEFAULT, SOON));
  }

  private String text(String selector) {
    return perform(new Inspect.Text(Target.parse(selector), SOON));
  }

  private void until(String expression) {
    try {
      perform(new Await.WaitFor(List.of(new Await.Condition.Function(PageScript.text(expression))), SOON));
    } catch (RuntimeException e) {
      throw new AssertionError(
          expression + "\n" + perform(new Inspect.Content()) + "\n" + perform(new Observe.ListErrors()), e);
    }
  }

  private <R> R perform(Command<R> command) {
    return surface.perform(command).join();
  }

  /// Every file under its own address; the routes of an application that has one page for all of them lead to it.
  private static void serve(String name) throws IOException {
    Path folder = Path.of(System.getProperty(BUILT)).resolve(name);
    assertThat(folder.resolve("index.html")).as("what the profile `bundles` built").exists();
    try (Stream<Path> files = Files.walk(folder)) {
      files.filter(Files::isRegularFile).forEach(file -> serve("/" + name + "/" + folder.relativize(file).toString().replace('\\', '/'), file));
    }
    serve("/" + name + "/", folder.resolve("index.html"));
    Path about = folder.resolve("about/index.html");
    Path page = Files.exists(about) ? about : folder.resolve("index.html");
    serve("/" + name + "/about", page);
    serve("/" + name + "/about/", page);
  }

  private static void serve(String path, Path file) {
    String extension = path.substring(path.lastIndexOf('.') + 1);
    String type = TYPES.getOrDefault(extension, path.contains(".") ? "text/plain" : "text/html");
    try {
      site.file(path, type + "; charset=utf-8", Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
