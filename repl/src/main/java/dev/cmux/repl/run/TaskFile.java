package dev.cmux.repl.run;

import dev.cmux.engine.error.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The file of a task, which is there and can be read.
///
/// @param path absolute
/// @param temporary made for this run from standard input; deleted when closed
public record TaskFile(Path path, boolean temporary) implements AutoCloseable {

  /// The file a word of the command line stands for; `-` is what standard input has.
  ///
  /// @throws EngineException `not_found`, `invalid_params` for a folder, `io_error` when it cannot be read
  public static TaskFile open(String word, InputStream input) {
    return open(word, Path.of(""), input);
  }

  /// The same, with the folder where relative names start.
  public static TaskFile open(String word, Path folder, InputStream input) {
    if (word.equals("-")) {
      return fromInput(input);
    }
    Path path = folder.resolve(word).toAbsolutePath().normalize();
    if (Files.isDirectory(path)) {
      throw EngineException.invalidParams("`%s` is a folder, not a task file.".formatted(word))
          .withHint("Name one file of it; `cmux batch` runs many.");
    }
    if (!Files.exists(path)) {
      throw EngineException.notFound("There is no file `%s`.".formatted(word)).withHint(suggestion(path));
    }
    if (!Files.isReadable(path)) {
      throw EngineException.ioError("`%s` cannot be read: permission denied.".formatted(word)).withHint("`ls -l` tells who may.");
    }
    return new TaskFile(path, false);
  }

  /// In a folder of its own, so that it shares its permissions with nothing.
  private static TaskFile fromInput(InputStream input) {
    try {
      Path file = Files.createTempDirectory("cmux-stdin-").resolve("stdin.cmux.js");
      Files.write(file, input.readAllBytes());
      return new TaskFile(file.toRealPath(), true);
    } catch (IOException e) {
      throw EngineException.ioError("Standard input cannot be read: %s.".formatted(e.getMessage())).causedBy(e);
    }
  }

  private static String suggestion(Path path) {
    Path folder = path.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      return "There is no folder `%s` either.".formatted(folder);
    }
    try (Stream<Path> files = Files.list(folder)) {
      List<String> names =
          files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".js") || name.endsWith(".mjs")).sorted().limit(8).toList();
      return names.isEmpty()
          ? "There are no task files in `%s`.".formatted(folder)
          : "In `%s` there are: %s.".formatted(folder, String.join(", ", names));
    } catch (IOException e) {
      return "Nor can `%s` be listed.".formatted(folder);
    }
  }

  @Override
  public void close() {
    if (temporary) {
      try {
        Files.deleteIfExists(path);
        Files.deleteIfExists(path.getParent());
      } catch (IOException _) {
        // It is in the temporary folder, which is emptied anyway.
      }
    }
  }
}
