package dev.cmux.stdlib.host;

import java.util.Map;

/// A line of a prompt that went well.
///
/// @param text JavaScript
/// @param typed whether it was evaluated, and `_` was its value afterwards; otherwise it stands for something that was done by other means
public record PastLine(String text, boolean typed) {

  Map<String, Object> toMap() {
    return Map.of("text", text, "typed", typed);
  }
}
