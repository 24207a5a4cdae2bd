package dev.cmux.engine.page;

import dev.cmux.engine.command.Await.Condition;
import dev.cmux.engine.command.Await.ElementState;
import dev.cmux.engine.command.Await.LoadState;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.modern.ModernPage;
import dev.cmux.engine.page.aria.Look;
import dev.cmux.engine.page.query.PageFacts;
import java.util.List;
import java.util.function.Supplier;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;

/// Waits for conditions. All of one wait must hold at the same look.
final class Waiter {

  private final Documents documents;
  private final Elements elements;
  private final Reader reader;
  private final Injector injector;
  private final Navigator navigator;

  Waiter(Documents documents, Elements elements, Reader reader, Injector injector, Navigator navigator) {
    this.documents = documents;
    this.elements = elements;
    this.reader = reader;
    this.injector = injector;
    this.navigator = navigator;
  }

  Attempt<Void> until(List<Condition> conditions, List<Target> frames) {
    List<Attempt<Boolean>> checks = conditions.stream().map(condition -> check(condition, frames)).toList();
    return new Attempt<>() {
      @Override
      public Outcome<Void> tryNow() {
        for (Attempt<Boolean> check : checks) {
          switch (check.tryNow()) {
            case Outcome.Done<Boolean> holds -> {}
            case Outcome.NotYet<Boolean>(String missing) -> {
              return Attempt.notYet(missing);
            }
          }
        }
        return Attempt.done(null);
      }

      @Override
      public EngineException gaveUp(String missing, long waitedMillis) {
        EngineException late = Attempt.late(missing, waitedMillis);
        return documents.page(List.of()) instanceof HtmlPage page ? PageFacts.tell(late, page, new Look()) : late;
      }

      @Override
      public long againAfterMillis() {
        return checks.stream().mapToLong(Attempt::againAfterMillis).filter(millis -> millis > 0).min().orElse(0);
      }
    };
  }

  /// Done when the condition holds at this look; it may stop holding at the next.
  private Attempt<Boolean> check(Condition condition, List<Target> frames) {
    return switch (condition) {
      case Condition.Element(Target target, ElementState state) -> () -> element(target, state, frames);
      case Condition.Text(var text) ->
          () -> holds(text.matches(reader.text(documents.html(frames))), () -> "the page's text has no %s".formatted(text));
      case Condition.Url(var url) ->
          () -> {
            String now = documents.page(frames).getUrl().toExternalForm();
            return holds(url.matches(now), () -> "the address is `%s`, not one %s".formatted(now, url));
          };
      case Condition.Load(LoadState state) when state == LoadState.NETWORKIDLE -> again(100, () -> holds(navigator.isQuiet(), () -> "the network did not become quiet"));
      case Condition.Load(LoadState state) ->
          () -> {
            HtmlPage page = documents.html(frames);
            String ready = page.getReadyState();
            boolean early = state == LoadState.DOMCONTENTLOADED && page instanceof ModernPage modern && modern.isContentLoaded();
            boolean reached = early || ready.equals(DomNode.READY_STATE_COMPLETE);
            return holds(reached, () -> "the document is still `%s`".formatted(ready));
          };
      case Condition.Function(PageScript script) -> function(script, frames);
    };
  }

  private Attempt.Outcome<Boolean> element(Target target, ElementState state, List<Target> frames) {
    Look look = new Look();
    List<DomElement> found = elements.find(target, frames, look);
    boolean anyVisible = found.stream().anyMatch(look.visibility()::isVisible);
    return switch (state) {
      case ATTACHED -> holds(!found.isEmpty(), () -> "nothing matched `%s`".formatted(target));
      case DETACHED -> holds(found.isEmpty(), () -> "`%s` was still in the document".formatted(target));
      case VISIBLE ->
          holds(
              anyVisible,
              () -> found.isEmpty() ? "nothing matched `%s`".formatted(target) : "`%s` %s".formatted(target, look.visibility().whyHidden(found.getFirst()).orElse("")));
      case HIDDEN -> holds(!anyVisible, () -> "`%s` was still visible".formatted(target));
    };
  }

  /// A page function may look at anything, the clock included, so it is asked again and again; one call at a time.
  private Attempt<Boolean> function(PageScript script, List<Target> frames) {
    return new Attempt<>() {
      private Attempt<Boolean> pending;

      @Override
      public Outcome<Boolean> tryNow() {
        if (pending == null) {
          HtmlPage page = documents.html(frames);
          pending = injector.test(page, script);
        }
        Outcome<Boolean> outcome = pending.tryNow();
        if (outcome instanceof Outcome.Done<Boolean>(Boolean truthy)) {
          pending = null;
          return holds(truthy, () -> "the function did not become true");
        }
        return outcome;
      }

      @Override
      public long againAfterMillis() {
        return 50;
      }
    };
  }

  private static Attempt<Boolean> again(long millis, Attempt<Boolean> attempt) {
    return new Attempt<>() {
      @Override
      public Outcome<Boolean> tryNow() {
        return attempt.tryNow();
      }

      @Override
      public long againAfterMillis() {
        return millis;
      }
    };
  }

  private static Attempt.Outcome<Boolean> holds(boolean condition, Supplier<String> missing) {
    return condition ? Attempt.done(true) : Attempt.notYet(missing.get());
  }
}
