package dev.cmux.stdlib.host;

/// A JavaScript regular expression, as its source and flags.
///
/// @param source what stands between the slashes
/// @param flags such as `gi`, possibly empty
public record ScriptRegExp(String source, String flags) {

  @Override
  public String toString() {
    return "/" + source + "/" + flags;
  }
}
