package dev.cmux.engine.modern;

import java.util.Objects;

/// One failure of a page, in words that name the place.
///
/// @param kind what failed
/// @param message one sentence
/// @param source the URL of the script or document, or a description where there is none; never null
/// @param line the line in the source as the site serves it, from 1; 0 when unknown
/// @param column the column, from 1; 0 when unknown
public record PageError(Kind kind, String message, String source, int line, int column) {

  /// The kinds of failure a reader can tell apart.
  public enum Kind {
    /// A script in a syntax that can neither be run nor lowered.
    SYNTAX,
    /// A module or one of its imports could not be fetched, resolved or linked.
    MODULE,
    /// A promise was rejected and nobody handled it.
    REJECTION,
    /// Something that browsers have and this page engine does not.
    MISSING_FEATURE
  }

  public PageError {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(source, "source");
  }
}
