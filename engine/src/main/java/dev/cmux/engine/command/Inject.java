package dev.cmux.engine.command;

import dev.cmux.engine.error.EngineException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Runs code of the caller in the page.
public sealed interface Inject<R> extends Command<R> {

  /// Evaluates a script; promises are awaited. The answer is plain Java (`null` stands for `undefined` too), and so are the arguments, which may
  /// hold an `Instant` for a date and `byte[]` for bytes as well.
  ///
  /// @param target when given, the element is the script's `this` and a function's first argument
  record Eval(PageScript script, List<Object> args, Optional<Target> target, Timeout timeout) implements Inject<Object> {
    public Eval {
      Objects.requireNonNull(script);
      args = Collections.unmodifiableList(new ArrayList<>(args));
      check("args", args);
    }

    private static void check(String path, Object value) {
      switch (value) {
        case null -> {}
        case Number _, Boolean _, CharSequence _, Instant _, byte[] _ -> {}
        case List<?> items -> {
          for (int i = 0; i < items.size(); i++) {
            check("%s[%d]".formatted(path, i), items.get(i));
          }
        }
        case Map<?, ?> members -> members.forEach((key, member) -> check(path + "." + key, member));
        case PageScript _ -> throw unfit(path, "a function").withHint("Write it into the script: its text is what reaches the page.");
        case TextMatch.Regex _ -> throw unfit(path, "a regular expression").withHint("Pass its source, and make it in the script.");
        default -> throw unfit(path, "a " + value.getClass().getSimpleName());
      }
    }

    private static EngineException unfit(String path, String what) {
      return EngineException.invalidParams("`%s` must be plain data, a Date or bytes, but is %s.".formatted(path, what));
    }
  }

  /// Runs a script in every document from now on, before the page's own.
  record AddInitScript(String script) implements Inject<Void> {}

  /// Adds a script to the present document.
  record AddScript(String script) implements Inject<Void> {}

  /// Adds a style sheet to the present document.
  record AddStyle(String css) implements Inject<Void> {}
}
