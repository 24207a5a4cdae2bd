package dev.cmux.engine.command;

import java.util.Objects;

/// JavaScript to run in the page.
///
/// @param source an expression or statements, or the text of a function
/// @param function whether the source is a function to be called with the arguments
public record PageScript(String source, boolean function) {
  public PageScript {
    Objects.requireNonNull(source);
  }

  /// An expression or a list of statements; the value is the last expression's.
  public static PageScript text(String source) {
    return new PageScript(source, false);
  }

  /// The text of a function, called with the arguments.
  public static PageScript function(String source) {
    return new PageScript(source, true);
  }
}
