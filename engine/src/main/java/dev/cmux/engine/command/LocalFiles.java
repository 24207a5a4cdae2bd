package dev.cmux.engine.command;

import dev.cmux.engine.error.EngineException;
import java.io.File;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Which files of this machine a surface may read through `file:` URLs: those its user goes to, and those that pages from files are made of.
/// A page from a server gets at none, whatever this says. Asked on the surface's queue and on pool threads.
@FunctionalInterface
public interface LocalFiles {

  /// Every file that this process can read: the user names them himself.
  LocalFiles ALL = file -> {};

  /// Stops what would read a file.
  ///
  /// @param file absolute, every symbolic link resolved if it exists
  /// @throws EngineException `not_allowed` unless it may be read
  void check(Path file);

  /// The same for what a `file:` URL names; other URLs pass.
  default void checkUrl(String url) {
    if (!url.regionMatches(true, 0, "file:", 0, 5)) {
      return;
    }
    try {
      // HtmlUnit finds the file in this way too
      String name = URLDecoder.decode(url.replaceFirst("(?s)[?#].*", ""), StandardCharsets.UTF_8).substring("file:".length());
      Path file = new File(name).toPath().toAbsolutePath();
      check(Files.exists(file) ? file.toRealPath() : file.normalize());
    } catch (IOException | IllegalArgumentException e) {
      throw EngineException.navigationFailed("The file `%s` cannot be reached: %s.".formatted(url, e.getMessage())).causedBy(e);
    }
  }
}
