package dev.cmux.engine.page.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.command.Target;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.engine.page.PageFixture;
import dev.cmux.engine.page.aria.Look;
import dev.cmux.engine.page.aria.RefTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.htmlunit.html.HtmlPage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MatchReportTest {

  private final PageFixture fixture = new PageFixture();

  @AfterEach
  void close() {
    fixture.close();
  }

  private MatchReport report(String html, String target) {
    HtmlPage page = fixture.load(html);
    Target parsed = Target.parse(target);
    Look look = new Look();
    return new MatchReport(parsed, page, new ElementQuery(new RefTable(), look).resolve(parsed, page), look);
  }

  @Test
  void nothingMatchesSaysHowLongItWaitedAndWhatThePageShows() {
    EngineException e =
        report("<title>Home</title><h1>Welcome</h1><p>Sign   in</p>", "#email").notFound(Duration.ofMillis(5000));
    assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(e.getMessage()).isEqualTo("Nothing on the page matches `#email` (waited 5000 ms).");
    assertThat(e.data())
        .containsEntry("selector", "#email")
        .containsEntry("matchCount", 0)
        .containsEntry("visibleMatchCount", 0)
        .containsEntry("samples", List.of())
        .containsEntry("excerpt", "Welcome Sign in")
        .containsEntry("title", "Home");
  }

  @Test
  void anElementThatIsPresentButHiddenSaysWhy() {
    EngineException e =
        report("<div id=menu hidden><a id=out href=#>Log out</a></div>", "#out").notFound(Duration.ZERO);
    assertThat(e.getMessage())
        .isEqualTo("`#out` is present but not visible: it is inside <div id=\"menu\">, which has display: none.");
    assertThat(e.data()).containsEntry("matchCount", 1).containsEntry("visibleMatchCount", 0);
    assertThat(e.data().get("samples"))
        .isEqualTo(
            List.of(
                Map.of("index", 0, "descriptor", "<a id=\"out\">", "role", "link", "visible", false, "text", "Log out")));
  }

  @Test
  void anAmbiguousTargetShowsItsMatches() {
    EngineException e =
        report("<button class=a>One</button>".repeat(8) + "<button hidden>x</button>", "button").ambiguous();
    assertThat(e.code()).isEqualTo(ErrorCode.AMBIGUOUS);
    assertThat(e.getMessage())
        .isEqualTo(
            "`button` matches 9 elements, but exactly one is needed:"
                + " <button class=\"a\"> “One”, <button class=\"a\"> “One”, <button class=\"a\"> “One”, ….");
    assertThat(e.data()).containsEntry("matchCount", 9).containsEntry("visibleMatchCount", 8);
    assertThat((List<?>) e.data().get("samples")).hasSize(6);
  }

  @Test
  void theExcerptIsShort() {
    EngineException e = report("<p>" + "word ".repeat(1_000), "#none").notFound(Duration.ZERO);
    assertThat((String) e.data().get("excerpt")).hasSizeLessThanOrEqualTo(400).endsWith("…");
  }
}
