package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Await;
import dev.cmux.engine.command.Await.Condition;
import dev.cmux.engine.command.Await.Condition.Element;
import dev.cmux.engine.command.Await.ElementState;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Interact.ClickOptions;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.Observe;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.TextMatch;
import dev.cmux.engine.command.Timeout;
import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same to-do application on the published builds of many frameworks, driven as a user would. The frameworks are
/// WebJars in the scope of the tests; the applications lie in `src/test/resources/frameworks`.
class FrameworksTest {

  /// The system property that names a folder of npm packages.
  private static final String PACKAGES = "cmux.packages";

  private static final Timeout SOON = Timeout.ofMillis(120_000);

  private static final Target NEW = Target.parse("#new");
  private static final Target EDIT = Target.parse(".edit");
  private static final Target LABELS = Target.parse("#list label");
  private static final Target TOGGLES = Target.parse("#list .toggle");

  private static final TestSite SITE = TestSite.start().webjars();
  private static final Browser BROWSER = new Browser();

  private final Surface surface = BROWSER.open(OpenOptions.DEFAULT);

  @AfterEach
  void closeSurface() {
    surface.close().join();
  }

  @AfterAll
  static void close() {
    BROWSER.close();
    SITE.close();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(
      strings = {
        "vue", "vue-module", "react", "preact", "alpine", "lit", "backbone", "jquery",
        "jquery-4", "htmx", "turbo", "knockout", "stimulus", "plain-custom-elements"
      })
  void aTodoApplicationWorks(String framework) throws IOException {
    serve(framework);
    perform(new Navigate.Goto(SITE.url("/" + framework), Navigate.WaitUntil.LOAD, SOON));

    // Libraries may start after the load event; a user, too, sees the application before typing into it.
    shows("0");
    add("milk");
    shows("1", "milk");
    add("bread");
    shows("2", "milk", "bread");

    click(new Target.Nth(TOGGLES, 0));
    shows("1", "milk", "bread");
    until(List.of(new Element(Target.parse("#list li.done label"), ElementState.VISIBLE)));

    click(Target.parse("#active"));
    shows("1", "bread");
    perform(new Navigate.Back(Navigate.WaitUntil.LOAD, SOON));
    shows("1", "milk", "bread");
    perform(new Navigate.Forward(Navigate.WaitUntil.LOAD, SOON));
    shows("1", "bread");
    click(Target.parse("#all"));
    shows("1", "milk", "bread");

    perform(new Interact.Dblclick(new Target.Nth(LABELS, 1), ClickOptions.DEFAULT, SOON));
    perform(new Interact.Fill(EDIT, "rye bread", SOON));
    perform(new Interact.Press(Optional.of(EDIT), "Enter", SOON));
    shows("1", "milk", "rye bread");

    perform(new Navigate.Reload(Navigate.WaitUntil.LOAD, SOON));
    shows("1", "milk", "rye bread");
    assertThat(perform(new Inspect.IsChecked(new Target.Nth(TOGGLES, 0), SOON))).isTrue();
    assertThat(perform(new Inspect.IsChecked(new Target.Nth(TOGGLES, 1), SOON))).isFalse();
    assertThat(perform(new Observe.ListErrors())).isEmpty();
  }

  @ParameterizedTest(name = "{0}")
  @ValueSource(strings = {"solid", "mithril", "angular", "ember", "polymer"})
  @EnabledIfSystemProperty(
      named = PACKAGES,
      matches = ".+",
      disabledReason = "no WebJar brings these: the Maven profile `packages` fetches them with npm")
  void aTodoApplicationOnAPackageWorks(String framework) throws IOException {
    SITE.packages(Path.of(System.getProperty(PACKAGES)));
    aTodoApplicationWorks(framework);
  }

  private void add(String title) {
    perform(new Interact.Type(NEW, title, SOON));
    perform(new Interact.Press(Optional.of(NEW), "Enter", SOON));
  }

  private void click(Target target) {
    perform(new Interact.Click(target, ClickOptions.DEFAULT, SOON));
  }

  /// Waits until the list shows just these titles, none of them in an edit field, and the given number is left to do.
  private void shows(String left, String... titles) {
    List<Condition> conditions = new ArrayList<>();
    conditions.add(shown(Target.parse("#left"), left));
    for (int i = 0; i < titles.length; i++) {
      conditions.add(shown(new Target.Nth(LABELS, i), titles[i]));
    }
    conditions.add(new Element(new Target.Nth(Target.parse("#list li"), titles.length), ElementState.DETACHED));
    conditions.add(new Element(EDIT, ElementState.DETACHED));
    until(conditions);
  }

  private static Element shown(Target target, String text) {
    return new Element(new Target.Filtered(target, TextMatch.of(text, true), true), ElementState.VISIBLE);
  }

  private void until(List<Condition> conditions) {
    try {
      perform(new Await.WaitFor(conditions, SOON));
    } catch (RuntimeException e) {
      throw new AssertionError(perform(new Inspect.Content()) + "\n" + perform(new Observe.ListErrors()), e);
    }
  }

  private <R> R perform(Command<R> command) {
    return surface.perform(command).join();
  }

  private static void serve(String framework) throws IOException {
    String source = resource("/frameworks/" + framework + ".html");
    if (source.contains("<!--row")) {
      new TodoServer("/" + framework, source).serve(SITE);
    } else {
      SITE.page("/" + framework, source);
    }
  }

  private static String resource(String path) throws IOException {
    try (InputStream in = FrameworksTest.class.getResourceAsStream(path)) {
      assertThat(in).as(path).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
