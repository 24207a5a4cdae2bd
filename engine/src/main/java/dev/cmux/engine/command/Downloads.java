package dev.cmux.engine.command;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Files the page has handed out.
public sealed interface Downloads<R> extends Command<R> {

  /// Waits for the next download that nobody has waited for, and keeps it at the path when one is given.
  ///
  /// @param path a file, which is replaced, or a folder, in which nothing is
  /// @param folder whether the path is meant as a folder even when there is none yet
  record WaitDownload(Optional<Path> path, boolean folder, Timeout timeout) implements Downloads<Download> {}

  /// Every download of the surface, oldest first.
  record ListDownloads() implements Downloads<List<Download>> {}

  /// One downloaded file.
  record Download(Path path, String url, String suggestedFilename, long bytes) {}
}
