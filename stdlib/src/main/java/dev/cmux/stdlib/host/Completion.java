package dev.cmux.stdlib.host;

import java.util.List;

/// What can follow at the cursor.
///
/// @param start where in the line the word begins that a candidate replaces
/// @param candidates sorted as they should be shown
public record Completion(int start, List<Candidate> candidates) {

  public Completion {
    candidates = List.copyOf(candidates);
  }

  /// One word.
  ///
  /// @param kind `method`, `property`, `class` or `keyword`
  public record Candidate(String name, String kind) {}
}
