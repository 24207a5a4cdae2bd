package dev.cmux.repl;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Where the samples and what they should print lie, and what of their output differs from run to run.
final class SampleFiles {

  static final Path ROOT = Path.of("..").toAbsolutePath().normalize();
  static final Path FOLDER = ROOT.resolve("samples");
  private static final Path EXPECTED = FOLDER.resolve("expected");
  private static final String SUFFIX = ".cmux.js";

  private SampleFiles() {}

  /// The names of the samples without their ending, in order.
  static List<String> names() {
    return namesIn(FOLDER, SUFFIX);
  }

  /// The names of the expected outputs without their ending, in order.
  static List<String> expectedNames() {
    return namesIn(EXPECTED, ".txt");
  }

  static Path script(String name) {
    return FOLDER.resolve(name + SUFFIX);
  }

  static Path expected(String name) {
    return EXPECTED.resolve(name + ".txt");
  }

  /// The output with free ports, durations and the folder of the run replaced by words.
  static String masked(String output, Path folder) {
    return output
        .replace(folder.toString(), "FOLDER")
        .replaceAll("(127\\.0\\.0\\.1|localhost):\\d{2,}", "$1:PORT")
        .replaceAll("\\b\\d+ ms\\b", "N ms");
  }

  private static List<String> namesIn(Path folder, String ending) {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(ending))
          .map(name -> name.substring(0, name.length() - ending.length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
