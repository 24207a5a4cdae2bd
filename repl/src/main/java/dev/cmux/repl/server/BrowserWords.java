package dev.cmux.repl.server;

import dev.cmux.repl.grammar.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The words behind `cmux browser`: `[--surface] SURFACE VERB …`, or a command that needs no surface.
///
/// @param surface what the verb is for; empty when the words name none
/// @param words the verb and what follows, or the command
record BrowserWords(Optional<String> surface, List<String> words) {

  /// Sorts the words. The surface comes before the verb, by itself or behind `--surface`.
  ///
  /// @throws UsageException when `--surface` has no value
  static BrowserWords sort(List<String> behindBrowser) {
    List<String> words = new ArrayList<>(behindBrowser);
    List<String> common = new ArrayList<>();
    Optional<String> surface = Optional.empty();
    while (!words.isEmpty() && words.getFirst().startsWith("-")) {
      String option = words.removeFirst();
      if (option.startsWith("--surface=")) {
        surface = Optional.of(option.substring("--surface=".length()));
      } else if (option.equals("--surface")) {
        if (words.isEmpty()) {
          throw new UsageException("`--surface` needs a ref or a name.", "For example `cmux browser --surface surface:1 get url`.");
        }
        surface = Optional.of(words.removeFirst());
      } else {
        common.add(option);
      }
    }
    if (surface.isEmpty() && !words.isEmpty() && !isOwnCommand(words) && !SurfaceCommands.isVerb(words)) {
      surface = Optional.of(words.removeFirst());
    }
    words.addAll(common);
    return new BrowserWords(surface, words);
  }

  private static boolean isOwnCommand(List<String> words) {
    return switch (words.getFirst()) {
      case "identify", "tree", "list" -> true;
      default -> opens(words);
    };
  }

  /// Whether the words, which name no surface, open one.
  static boolean opens(List<String> words) {
    return !words.isEmpty() && List.of("open", "new", "open-split").contains(words.getFirst());
  }
}
