package dev.cmux.stdlib.host;

/// A position in a user's file.
///
/// @param function the enclosing function's name, empty at top level
/// @param file absolute path, or the name of a prompt's line
/// @param line from 1
/// @param column from 1
public record CallSite(String function, String file, int line, int column) {

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
