package dev.cmux.engine.command;

import dev.cmux.engine.render.Paper;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;

/// Draws the document as it is now: a render of the document, not of what a browser shows.
public sealed interface Draw<R> extends Command<R> {

  /// What was drawn, and where it was written to, if anywhere.
  ///
  /// @param bytes of the file; shared, not to be changed
  /// @param width of a picture in pixels; 0 for a PDF
  /// @param height of a picture in pixels; 0 for a PDF
  /// @param pages of a PDF; 1 for a picture
  record Drawn(byte[] bytes, Optional<Path> path, int width, int height, int pages) {}

  /// The document as a PNG: what the window shows, all of it, or one element.
  record Screenshot(Optional<Path> path, boolean fullPage, Optional<Target> target, Timeout timeout) implements Draw<Drawn> {
    public Screenshot {
      Objects.requireNonNull(path);
      Objects.requireNonNull(target);
    }
  }

  /// The document as a PDF.
  record Pdf(Optional<Path> path, Paper paper, Timeout timeout) implements Draw<Drawn> {
    public Pdf {
      Objects.requireNonNull(path);
      Objects.requireNonNull(paper);
    }
  }
}
