package dev.cmux.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.Snapshot;
import dev.cmux.engine.command.SnapshotOptions;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.testing.TestSite;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Snapshots, refs and failed searches as a user of surfaces meets them.
class SurfaceSnapshotTest {

  private static final Timeout SOON = Timeout.ofMillis(100);

  private final TestSite site = TestSite.start();
  private final Browser browser = new Browser();
  private final Surface surface = browser.open(OpenOptions.DEFAULT);

  @AfterEach
  void close() {
    browser.close();
    site.close();
  }

  private <R> R perform(Command<R> command) {
    try {
      return surface.perform(command).toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof EngineException failure ? failure : e;
    }
  }

  private void open(String path, String html) {
    site.page(path, html);
    perform(new Navigate.Goto(site.url(path)));
  }

  private Snapshot snapshot() {
    return perform(new Inspect.TakeSnapshot(SnapshotOptions.DEFAULT));
  }

  @Test
  void aCheckBoxThatAScriptHasLeftUndecidedIsMixed() {
    open("/", "<input id=a type=checkbox aria-label=a><input id=b type=checkbox aria-label=b checked><script>document.querySelector('#a').indeterminate = true</script>");
    assertThat(snapshot().text()).contains("checkbox \"a\" [checked=mixed]").contains("checkbox \"b\" [checked]");
  }

  private EngineException failure(String target) {
    try {
      perform(new Inspect.Text(Target.parse(target), SOON));
    } catch (EngineException e) {
      return e;
    }
    throw new AssertionError(target + " was found");
  }

  @Test
  void aRefOfASnapshotNamesItsElement() {
    open("/", "<title>T</title><p>first</p><ul><li>second</li></ul>");
    assertThat(snapshot().refs()).containsKeys("e1", "e2");
    assertThat(perform(new Inspect.Text(Target.parse("@e2"), SOON))).isEqualTo("second");
  }

  @Test
  void aRefIsStaleAfterNavigationAndSaysWhy() {
    open("/a", "<title>A</title><button>Go</button>");
    snapshot();
    open("/b", "<title>B</title><button>Go</button>");
    EngineException e = failure("e1");
    assertThat(e.code()).isEqualTo(ErrorCode.STALE_REF);
    assertThat(e.getMessage())
        .isEqualTo("`e1` (button \"Go\") is stale: its document `%s` was replaced by `%s`.".formatted(site.url("/a"), site.url("/b")));
    assertThat(e.hint()).contains("Take a new snapshot and use a ref from it.");
    assertThat(snapshot().text()).contains("button \"Go\" [ref=e2]");
  }

  @Test
  void refsOfAnotherSurfaceAreNotFound() {
    open("/", "<button>Go</button>");
    snapshot();
    Surface other = browser.open(OpenOptions.DEFAULT);
    assertThatThrownBy(() -> other.perform(new Inspect.Text(Target.parse("e1"), SOON)).toCompletableFuture().join())
        .hasCauseInstanceOf(EngineException.class)
        .hasMessageContaining("no snapshot has been taken on this surface");
  }

  @Test
  void whatIsNotThereIsReportedWithWhatIs() {
    open("/", "<title>Home</title><h1>Welcome</h1><a href=/in>Sign in</a>");
    EngineException e = failure("#email");
    assertThat(e.code()).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(e.getMessage()).startsWith("Nothing on the page matches `#email` (waited ");
    assertThat(e.data())
        .containsEntry("matchCount", 0)
        .containsEntry("excerpt", "Welcome Sign in")
        .containsEntry("title", "Home")
        .containsEntry("url", site.url("/"));
  }

  @Test
  void severalMatchesAreAmbiguousAtOnce() {
    open("/", "<button>One</button><button hidden>Two</button>");
    assertThatThrownBy(() -> perform(new Inspect.Text(Target.parse("button"), Timeout.ofMillis(60_000))))
        .asInstanceOf(type(EngineException.class))
        .satisfies(e -> assertThat(e.code()).isEqualTo(ErrorCode.AMBIGUOUS))
        .satisfies(e -> assertThat(e.data()).containsEntry("matchCount", 2).containsEntry("visibleMatchCount", 1))
        .satisfies(e -> assertThat((List<?>) e.data().get("samples")).hasSize(2));
  }

  @Test
  void anElementThatComesLaterIsWaitedFor() {
    open("/", "<p>t</p><script>setTimeout(function () { document.body.innerHTML = '<b id=late>here</b>'; }, 50)</script>");
    assertThat(perform(new Inspect.Text(Target.parse("#late"), Timeout.ofMillis(5_000)))).isEqualTo("here");
  }

  @Test
  void aSnapshotCanBeOfOneElementAndFailsLikeAnyOtherSearch() {
    open("/", "<title>T</title><p>no</p><form aria-label=F><button>B</button></form>");
    SnapshotOptions form = new SnapshotOptions(false, false, Integer.MAX_VALUE, Optional.of(Target.parse("role=form")));
    assertThat(perform(new Inspect.TakeSnapshot(form)).text())
        .isEqualTo("- document \"T\"\n  - form \"F\" [ref=e1]:\n    - button \"B\" [ref=e2]");
  }

  @Test
  void stylesFromTheServerHide() {
    site.file("/s.css", "text/css", "@import 'more.css'; .a{display:none}");
    site.file("/off.css", "text/css", "p{display:none}");
    site.file("/more.css", "text/css", "@layer x{.b{display:none}}");
    open("/", "<title>T</title><link rel=stylesheet href=/s.css><link rel='alternate stylesheet' href=/off.css>"
        + "<link rel=stylesheet href=/gone.css><p class=a>a</p><p class=b>b</p><p>c</p>");
    assertThat(snapshot().text()).isEqualTo("- document \"T\"\n  - paragraph: c");
  }

  @Test
  void framesOfTheSiteArePartOfTheSnapshot() {
    site.page("/inner", "<button>Inside</button>");
    open("/", "<title>T</title><iframe src=/inner title=Inner></iframe>");
    assertThat(snapshot().text())
        .isEqualTo("- document \"T\"\n  - iframe \"Inner\" [ref=e1]:\n    - button \"Inside\" [ref=e2]");
    assertThat(perform(new Inspect.Text(Target.parse("e2"), SOON))).isEqualTo("Inside");
  }
}
