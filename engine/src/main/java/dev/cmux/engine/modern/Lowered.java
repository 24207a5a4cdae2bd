package dev.cmux.engine.modern;

import java.util.Objects;

/// A script in a syntax the page engine runs.
///
/// @param code the lowered text
/// @param lines where its lines come from
record Lowered(String code, LineMap lines) {
  Lowered {
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(lines, "lines");
  }
}
