package dev.cmux.engine.page.style;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One declaration: a property by its CSS name, what was written for it, and whether it is `!important`.
record Declaration(String property, String value, boolean important) {

  private static final Pattern IMPORTANT = Pattern.compile("(?i)\\s*!\\s*important\\s*$");

  /// A declaration from source.
  static Declaration written(String name, String value) {
    Matcher important = IMPORTANT.matcher(value);
    return important.find()
        ? new Declaration(name(name), value.substring(0, important.start()), true)
        : new Declaration(name(name), value, false);
  }

  /// Custom properties keep their case.
  static String name(String written) {
    return written.startsWith("--") ? written : written.toLowerCase(Locale.ROOT);
  }
}
