package dev.cmux.stdlib.host;

/// What an evaluation came to.
///
/// @param display the value as people want to see it
/// @param json the value as JSON text, `null` when it has none (a function, a cycle)
/// @param undefined whether there is nothing to show
public record Evaluation(String display, String json, boolean undefined) {

  static final Evaluation NOTHING = new Evaluation("undefined", null, true);
}
