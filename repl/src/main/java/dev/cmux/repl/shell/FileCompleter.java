package dev.cmux.repl.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jline.reader.Candidate;

/// The names of files below a folder.
final class FileCompleter {

  private static final int MOST = 500;

  private final Path folder;

  FileCompleter(Path folder) {
    this.folder = folder;
  }

  /// @param front what stands before the path
  /// @param begun the path as far as it is typed
  List<Candidate> complete(String front, String begun) {
    int slash = begun.lastIndexOf('/') + 1;
    String parent = begun.substring(0, slash);
    boolean hidden = begun.startsWith(".", slash);
    try (Stream<Path> files = Files.list(folder.resolve(parent))) {
      return files
          .filter(file -> hidden || !file.getFileName().toString().startsWith("."))
          .sorted()
          .limit(MOST)
          .map(file -> candidate(front + parent, file))
          .toList();
    } catch (IOException | InvalidPathException _) {
      return List.of();
    }
  }

  private static Candidate candidate(String front, Path file) {
    String name = file.getFileName() + (Files.isDirectory(file) ? "/" : "");
    return new Candidate(front + name, name, null, null, null, null, false);
  }
}
