package dev.cmux.stdlib.host;

/// What was typed at a prompt, what it was made into, and where its pieces went.
///
/// @param typed the text of the user
/// @param generated the text that is evaluated
/// @param pieces pairs of positions, `generated, typed`, ascending: from each pair on the two run side by side
record PromptText(String typed, String generated, int[] pieces) {

  /// What the prompt's lines are called in errors.
  static String name(int number) {
    return "prompt-" + number;
  }

  /// The place in the typed text of a place in the generated one.
  CallSite typedPlace(CallSite generatedPlace) {
    return place(generatedPlace.function(), generatedPlace.file(), typedOffset(offset(generated, generatedPlace.line(), generatedPlace.column())), typed);
  }

  /// The typed place of a syntax error, which needs no mapping.
  static CallSite place(String name, String typed, int offset) {
    return place("", name, Math.min(offset, typed.length()), typed);
  }

  private static CallSite place(String function, String file, int offset, String typed) {
    String before = typed.substring(0, offset);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new CallSite(function, file, line, offset - before.lastIndexOf('\n'));
  }

  private int typedOffset(int offset) {
    int mapped = 0;
    for (int i = 0; i < pieces.length && pieces[i] <= offset; i += 2) {
      int limit = i + 3 < pieces.length ? pieces[i + 3] : typed.length();
      mapped = Math.min(pieces[i + 1] + offset - pieces[i], limit);
    }
    return Math.max(0, Math.min(mapped, typed.length()));
  }

  private static int offset(String text, int line, int column) {
    int start = 0;
    for (int i = 1; i < line; i++) {
      start = text.indexOf('\n', start) + 1;
    }
    return start + column - 1;
  }
}
