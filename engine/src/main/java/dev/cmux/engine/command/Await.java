package dev.cmux.engine.command;

import dev.cmux.engine.url.UrlPattern;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Waits until something is true of the active tab; the surface goes on working meanwhile.
public sealed interface Await<R> extends Command<R> {

  /// Resolves when every given condition holds at once; rejects with `timeout`.
  record WaitFor(List<Condition> conditions, Timeout timeout) implements Await<Void> {
    public WaitFor {
      conditions = List.copyOf(conditions);
      if (conditions.isEmpty()) {
        conditions = List.of(new Condition.Load(LoadState.LOAD));
      }
      Objects.requireNonNull(timeout);
    }
  }

  /// What can be waited for.
  sealed interface Condition {
    /// An element in a certain state.
    record Element(Target target, ElementState state) implements Condition {}

    /// A text somewhere in the page's visible text.
    record Text(TextMatch text) implements Condition {}

    /// The page's address.
    record Url(UrlMatch url) implements Condition {}

    /// How far the document has come.
    record Load(LoadState state) implements Condition {}

    /// A page function or expression that becomes truthy (promises are awaited).
    record Function(PageScript script) implements Condition {}
  }

  enum ElementState {
    VISIBLE,
    HIDDEN,
    ATTACHED,
    DETACHED
  }

  enum LoadState {
    /// The document's `DOMContentLoaded` has been fired, or `document.readyState` is `complete`.
    DOMCONTENTLOADED,
    /// `document.readyState` is `complete`.
    LOAD,
    /// Complete, and no request and no due timer of the page for 500 ms.
    NETWORKIDLE
  }

  /// How an address is compared.
  sealed interface UrlMatch {
    boolean matches(String url);

    /// The address contains the text.
    record Contains(String text) implements UrlMatch {
      @Override
      public boolean matches(String url) {
        return url.contains(text);
      }

      @Override
      public String toString() {
        return "containing `" + text + "`";
      }
    }

    /// The address matches a glob, as {@link UrlPattern#glob} reads it, or is the text itself.
    record Glob(String glob) implements UrlMatch {
      public Glob {
        UrlPattern.glob(glob);
      }

      @Override
      public boolean matches(String url) {
        UrlPattern pattern = UrlPattern.glob(glob);
        return url.equals(glob) || pattern.matches(url) || pattern instanceof dev.cmux.engine.url.Glob whole && whole.matchesWhole(url);
      }

      @Override
      public String toString() {
        return "`" + glob + "`";
      }
    }

    /// A regular expression is found in the address.
    record Regex(TextMatch.Regex regex) implements UrlMatch {
      @Override
      public boolean matches(String url) {
        return regex.pattern().matcher(url).find();
      }

      @Override
      public String toString() {
        return "`" + regex + "`";
      }
    }
  }

  /// The plain wait for an element.
  static WaitFor element(Target target, ElementState state, Timeout timeout) {
    return new WaitFor(List.of(new Condition.Element(target, state)), timeout);
  }

  /// The address as it should be, from one of the two ways to say it.
  static Optional<Condition> url(Optional<UrlMatch> match) {
    return match.map(Condition.Url::new);
  }
}
