package dev.cmux.engine.page;

import dev.cmux.engine.command.Target;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.page.aria.Look;
import dev.cmux.engine.page.aria.RefTable;
import dev.cmux.engine.page.query.ElementQuery;
import dev.cmux.engine.page.query.MatchReport;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;

/// Finds the elements that commands are about, and waits for them: a command that needs one element is tried again, after everything
/// that happens on the surface, until there is exactly one and it is ready.
final class Elements {

  private final Documents documents;
  private final RefTable refs;

  Elements(Documents documents, RefTable refs) {
    this.documents = documents;
    this.refs = refs;
    documents.findWith(this::frame);
  }

  /// What matches now.
  List<DomElement> find(Target target, List<Target> frames, Look look) {
    return find(target, documents.html(frames), look);
  }

  /// Waits for exactly one match and answers what `reading` makes of it.
  ///
  /// Ends in `not_found` when nothing ever matches, and in `ambiguous` at once when several do.
  <T> Attempt<T> one(Target target, List<Target> frames, Function<Subject, T> reading) {
    return ready(target, frames, subject -> Optional.empty(), reading);
  }

  /// Waits for exactly one match that nothing stands in the way of, then acts on it.
  ///
  /// @param obstacle why the element is not ready, as a clause that follows "it"
  <T> Attempt<T> ready(
      Target target, List<Target> frames, Function<Subject, Optional<String>> obstacle, Function<Subject, T> action) {
    return new Attempt<>() {
      private boolean seen;

      @Override
      public Outcome<T> tryNow() {
        HtmlPage page = documents.html(frames);
        Look look = new Look();
        List<DomElement> found = find(target, page, look);
        seen = !found.isEmpty();
        if (!seen) {
          return Attempt.notYet("nothing matched `%s`".formatted(target));
        }
        if (found.size() > 1) {
          throw new MatchReport(target, page, found, look).ambiguous();
        }
        Subject subject = new Subject(found.getFirst(), page, look);
        Optional<String> reason = obstacle.apply(subject);
        if (reason.isPresent()) {
          return Attempt.notYet("`%s` %s".formatted(target, reason.get()));
        }
        return Attempt.done(action.apply(subject));
      }

      @Override
      public EngineException gaveUp(String missing, long waitedMillis) {
        Look look = new Look();
        HtmlPage page = documents.html(frames);
        MatchReport report = new MatchReport(target, page, find(target, page, look), look);
        if (!seen) {
          return report.notFound(Duration.ofMillis(waitedMillis));
        }
        return report.withFacts(
            Attempt.late(missing, waitedMillis)
                .withHint("Do first what makes it ready, or give it more time with `timeoutMs`."));
      }
    };
  }

  private List<DomElement> find(Target target, HtmlPage page, Look look) {
    return new ElementQuery(refs, look).resolve(target, page);
  }

  private DomElement frame(Target target, HtmlPage page) {
    Look look = new Look();
    List<DomElement> found = find(target, page, look);
    MatchReport report = new MatchReport(target, page, found, look);
    if (found.isEmpty()) {
      throw report.notFound(Duration.ZERO);
    }
    if (found.size() > 1) {
      throw report.ambiguous();
    }
    return found.getFirst();
  }

  /// The element a command is about, in its document, with the look that found it.
  record Subject(DomElement element, HtmlPage page, Look look) {}
}
