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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The same to-do application on the published builds of many frameworks, driven as a user would. The frameworks are
/// WebJars in the scope of the tests; the applications lie in `src/test/resources/frameworks`.
class FrameworksTest {

  private static final Timeout SOON = Timeout.ofMillis(120_000);
  private static final Pattern LIBRARY = Pattern.compile("/webjars/[^\"'\\s]+\\.m?js");

  private static final TestSite SITE = TestSite.start();
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

  @ParameterizedTest
  @ValueSource(
      strings = {
        "vue", "vue-module", "react", "preact", "alpine", "jquery", "knockout", "stimulus", "plain-custom-elements"
      })
  void aTodoApplicationWorks(String framework) throws IOException {
    serve(framework);
    perform(new Navigate.Goto(SITE.url("/" + framework), Navigate.WaitUntil.LOAD, SOON));

    add("milk");
    add("bread");
    until("document.querySelectorAll('#list li').length === 2 && document.querySelector('#left').textContent === '2'");

    click("#list li:nth-of-type(1) .toggle");
    until("document.querySelector('#left').textContent === '1' && document.querySelector('#list li').className === 'done'");

    click("#active");
    until("document.querySelectorAll('#list li').length === 1");
    assertThat(text("#list li label")).isEqualTo("bread");

    click("#all");
    until("document.querySelectorAll('#list li').length === 2");

    perform(new Interact.Dblclick(Target.parse("#list li:nth-of-type(2) label"), ClickOptions.DEFAULT, SOON));
    perform(new Interact.Fill(Target.parse(".edit"), "rye bread", SOON));
    perform(new Interact.Press(Optional.of(Target.parse(".edit")), "Enter", SOON));
    until("document.querySelectorAll('#list label').length === 2 && !document.querySelector('.edit')");
    assertThat(text("#list li:nth-of-type(2) label")).isEqualTo("rye bread");

    perform(new Navigate.Reload(Navigate.WaitUntil.LOAD, SOON));
    until("document.querySelectorAll('#list li').length === 2 && document.querySelector('#left').textContent === '1'");
    assertThat(perform(new Observe.ListErrors())).isEmpty();
  }

  private void add(String title) {
    perform(new Interact.Type(Target.parse("#new"), title, SOON));
    perform(new Interact.Press(Optional.of(Target.parse("#new")), "Enter", SOON));
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

  private void serve(String framework) throws IOException {
    String html = resource("/frameworks/" + framework + ".html");
    SITE.page("/" + framework, html);
    Matcher library = LIBRARY.matcher(html);
    while (library.find()) {
      SITE.script(library.group(), resource("/META-INF/resources" + library.group()));
    }
  }

  private static String resource(String path) throws IOException {
    try (InputStream in = FrameworksTest.class.getResourceAsStream(path)) {
      assertThat(in).as(path).isNotNull();
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
