package dev.cmux.stdlib.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads the text of a JavaScript stack, and knows what was typed at the prompt.
final class StackText {

  private static final Pattern FRAME = Pattern.compile("\\s+at (?:(?:async )?(.*?) \\()?(?:async )?(.*?):(\\d+):(\\d+)\\)?");

  private final Map<String, PromptText> prompts = new ConcurrentHashMap<>();

  /// Remembers what was typed, under the name its frames bear.
  void remember(String name, PromptText text) {
    prompts.put(name, text);
  }

  /// The text typed under a name.
  Optional<String> typed(String name) {
    return Optional.ofNullable(prompts.get(name)).map(PromptText::typed);
  }

  /// The user's frames, innermost first; those of the built-in modules are left out.
  List<CallSite> frames(String stack) {
    List<CallSite> frames = new ArrayList<>();
    for (String line : stack.split("\n")) {
      Matcher frame = FRAME.matcher(line);
      if (frame.matches() && userFile(frame.group(2))) {
        String function = Optional.ofNullable(frame.group(1)).orElse("");
        frames.add(typedPlace(new CallSite(function, frame.group(2), Integer.parseInt(frame.group(3)), Integer.parseInt(frame.group(4)))));
      }
    }
    if (frames.size() > 1 && startsModule(frames.getLast()) && frames.getLast().file().equals(frames.get(frames.size() - 2).file())) {
      frames.removeLast();
    }
    return frames;
  }

  /// The place as the user typed it.
  CallSite typedPlace(CallSite site) {
    PromptText text = prompts.get(site.file());
    return text == null ? site : text.typedPlace(site);
  }

  static boolean userFile(String file) {
    return !file.startsWith("cmux:") && !file.startsWith("<") && !file.equals("native");
  }

  /// A module with top-level `await` has a frame of its own below the real one, at its very beginning.
  private static boolean startsModule(CallSite frame) {
    return frame.function().isEmpty() && frame.line() == 1 && frame.column() == 1;
  }
}
