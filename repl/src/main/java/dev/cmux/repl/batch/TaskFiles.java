package dev.cmux.repl.batch;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.file.FileErrors;
import dev.cmux.repl.run.TaskFile;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/// The task files that the words of a command line stand for: files, folders (all `.cmux.js` files in them), and patterns that no shell has
/// expanded, such as `'portals/**/*.cmux.js'`.
final class TaskFiles {

  private static final String ENDING = ".cmux.js";

  private TaskFiles() {}

  /// Absolute, in the order of the words and sorted inside each of them; a file named twice counts once.
  ///
  /// @throws EngineException `not_found` when a word stands for nothing
  static List<Path> find(List<String> words) {
    LinkedHashSet<Path> files = new LinkedHashSet<>();
    for (String word : words) {
      Path path = Path.of(word).toAbsolutePath().normalize();
      if (Files.isDirectory(path)) {
        files.addAll(inFolder(path, word));
      } else if (!Files.exists(path) && word.matches(".*[*?\\[{].*")) {
        files.addAll(matching(word));
      } else {
        try (TaskFile file = TaskFile.open(word, InputStream.nullInputStream())) {
          files.add(file.path());
        }
      }
    }
    return List.copyOf(files);
  }

  private static List<Path> inFolder(Path folder, String word) {
    try (Stream<Path> files = Files.list(folder)) {
      List<Path> found = files.filter(file -> file.toString().endsWith(ENDING) && Files.isRegularFile(file)).sorted().toList();
      if (found.isEmpty()) {
        throw EngineException.notFound("There are no `%s` files in the folder `%s`.".formatted(ENDING, word))
            .withHint("For those of folders below it, write the pattern '%s/**/*%s' in quotes.".formatted(word, ENDING));
      }
      return found;
    } catch (IOException e) {
      throw FileErrors.read(folder, e);
    }
  }

  private static List<Path> matching(String word) {
    Path base = base(word);
    if (!Files.isDirectory(base)) {
      throw EngineException.notFound("No file matches `%s`.".formatted(word)).withHint("There is no folder `%s`.".formatted(base));
    }
    try (Stream<Path> files = Files.walk(base)) {
      PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + Path.of("").toAbsolutePath().resolve(word).normalize());
      List<Path> found = new ArrayList<>(files.filter(file -> matcher.matches(file) && Files.isRegularFile(file)).sorted().toList());
      if (found.isEmpty()) {
        throw EngineException.notFound("No file matches `%s`.".formatted(word)).withHint("It was looked for below `%s`.".formatted(base));
      }
      return found;
    } catch (PatternSyntaxException e) {
      throw EngineException.invalidParams("`%s` is no file pattern: %s.".formatted(word, e.getDescription()));
    } catch (IOException e) {
      throw FileErrors.read(base, e);
    }
  }

  /// The deepest folder in front of the first wildcard.
  private static Path base(String word) {
    String head = word.replaceFirst("[*?\\[{].*", "");
    int slash = head.lastIndexOf('/');
    return Path.of(slash < 0 ? "" : head.substring(0, slash + 1)).toAbsolutePath().normalize();
  }
}
