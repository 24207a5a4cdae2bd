package dev.cmux.stdlib.host;

import java.util.LinkedHashMap;
import java.util.Map;

/// A position in a user's file.
///
/// @param function the enclosing function's name, empty at top level
/// @param file absolute path, or the name of a prompt's line
/// @param line from 1
/// @param column from 1
public record CallSite(String function, String file, int line, int column) {

  /// The place as programs read it in errors, without the function.
  public Map<String, Object> toMap() {
    Map<String, Object> place = new LinkedHashMap<>();
    place.put("file", file);
    place.put("line", line);
    place.put("column", column);
    return place;
  }

  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
