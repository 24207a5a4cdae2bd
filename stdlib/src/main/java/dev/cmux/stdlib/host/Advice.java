package dev.cmux.stdlib.host;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What to tell those who reach for a name of Node or of a page, which a task does not have.
final class Advice {

  private static final Pattern UNDEFINED_NAME = Pattern.compile("(\\w+) is not defined");

  private Advice() {}

  /// A hint about an error of the script; empty when there is nothing to say.
  static Optional<String> on(String name, String message) {
    Matcher missing = UNDEFINED_NAME.matcher(message);
    return name.equals("ReferenceError") && missing.matches() ? onMissing(missing.group(1)) : Optional.empty();
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
