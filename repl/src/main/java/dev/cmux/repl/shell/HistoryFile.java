package dev.cmux.repl.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Where a user's inputs are kept between sessions: `repl-history` in the state folder of the XDG base directory specification, for the user's eyes only.
final class HistoryFile {

  private static final Set<PosixFilePermission> OWN_FILE = PosixFilePermissions.fromString("rw-------");
  private static final Set<PosixFilePermission> OWN_FOLDER = PosixFilePermissions.fromString("rwx------");

  private HistoryFile() {}

  /// The file, made if it was not there; empty when it cannot be made, and the history then ends with the session.
  static Optional<Path> prepare(Map<String, String> environment) {
    try {
      Path file = folder(environment).resolve("repl-history");
      if (!Files.isDirectory(file.getParent())) {
        Files.createDirectories(file.getParent(), PosixFilePermissions.asFileAttribute(OWN_FOLDER));
      }
      if (!Files.exists(file)) {
        Files.createFile(file, PosixFilePermissions.asFileAttribute(OWN_FILE));
      } else if (!Files.getPosixFilePermissions(file).equals(OWN_FILE)) {
        Files.setPosixFilePermissions(file, OWN_FILE);
      }
      return Files.isWritable(file) ? Optional.of(file) : Optional.empty();
    } catch (IOException | UnsupportedOperationException _) {
      return Optional.empty();
    }
  }

  private static Path folder(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    // The specification: a relative path is to be ignored.
    Path base =
        state.startsWith("/") ? Path.of(state) : Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")), ".local", "state");
    return base.resolve("cmux");
  }
}
