package dev.cmux.engine.command;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/// Runs code of the caller in the page.
public sealed interface Inject<R> extends Command<R> {

  /// Evaluates a script; promises are awaited. Arguments and the answer are plain Java (`null` stands for `undefined` too).
  ///
  /// @param target when given, the element is the script's `this` and a function's first argument
  record Eval(PageScript script, List<Object> args, Optional<Target> target, Timeout timeout) implements Inject<Object> {
    public Eval {
      Objects.requireNonNull(script);
      args = Collections.unmodifiableList(new ArrayList<>(args));
    }
  }

  /// Runs a script in every document from now on, before the page's own.
  record AddInitScript(String script) implements Inject<Void> {}

  /// Adds a script to the present document.
  record AddScript(String script) implements Inject<Void> {}

  /// Adds a style sheet to the present document.
  record AddStyle(String css) implements Inject<Void> {}
}
