package dev.cmux.stdlib.host;

import dev.cmux.engine.error.Nearest;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What to tell those who reach for a name of Node or of a page, which a task does not have, and those who misspell one that it has.
final class Advice {

  private static final Pattern UNDEFINED_NAME = Pattern.compile("(\\w+) is not defined");

  private static final Pattern NO_FUNCTION = Pattern.compile("(?:.*\\.)?(\\w+) is not a function", Pattern.DOTALL);

  private final Set<String> words = new TreeSet<>();

  /// Names that scripts call.
  void learn(Collection<String> more) {
    words.addAll(more);
  }

  /// A hint about an error of the script; empty when there is nothing to say.
  Optional<String> on(String name, String message) {
    Matcher missing = UNDEFINED_NAME.matcher(message);
    Matcher called = NO_FUNCTION.matcher(message);
    return name.equals("ReferenceError") && missing.matches() ? onMissing(missing.group(1))
        : name.equals("TypeError") && called.matches() ? onMisspelt(called.group(1))
        : Optional.empty();
  }

  private Optional<String> onMisspelt(String name) {
    return words.contains(name) ? Optional.empty() : Nearest.to(name, words).map("Did you mean `%s`?"::formatted);
  }

  private static Optional<String> onMissing(String name) {
    return Optional.ofNullable(
        switch (name) {
          case "fetch", "XMLHttpRequest" -> "A request belongs to a surface and carries its cookies: `await surface.fetch(url)`.";
          case "document", "window", "location", "localStorage", "sessionStorage", "navigator" ->
              "That is the page's. Code for the page runs in it: `await surface.eval(() => document.title)`.";
          case "require", "module", "exports", "__dirname", "__filename" ->
              "Task files are ES modules: write `import … from './file.js'`; files are in `cmux:fs`.";
          case "process" -> "Arguments are in `cmux.args` and `cmux.params`, the environment in `cmux.env`; throw an error to fail the task.";
          case "Buffer" -> "Bytes are a `Uint8Array` here; `TextEncoder`, `TextDecoder`, `atob` and `btoa` convert them.";
          default -> null;
        });
  }
}
