package dev.cmux.repl.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The editor of the user's choice, on a file of its own.
final class Editor {

  private Editor() {}

  /// Shows a text to the user and waits until the editor ends. Empty when it came back as it was, or blank.
  ///
  /// @param environment has `VISUAL` or `EDITOR`, which may have arguments; `vi` when both are absent or empty
  /// @throws IOException when the editor cannot be started or fails
  static Optional<String> edit(String text, Map<String, String> environment) throws IOException {
    String command = Stream.of("VISUAL", "EDITOR").map(name -> environment.getOrDefault(name, "")).filter(value -> !value.isBlank()).findFirst().orElse("vi");
    Path file = Files.createTempFile("cmux-", ".cmux.js");
    try {
      Files.writeString(file, text);
      int status = new ProcessBuilder("sh", "-c", command + " \"$1\"", "sh", file.toString()).inheritIO().start().waitFor();
      if (status != 0) {
        throw new IOException("`%s` ended with status %d".formatted(command, status));
      }
      String edited = Files.readString(file).strip();
      return edited.isEmpty() || edited.equals(text.strip()) ? Optional.empty() : Optional.of(edited);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } finally {
      Files.deleteIfExists(file);
    }
  }
}
