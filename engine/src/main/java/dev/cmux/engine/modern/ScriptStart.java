package dev.cmux.engine.modern;

import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where the text of a script begins.
///
/// @param name what errors and stack traces call the script: the URL of its file or document, where there is one. Text that stands in no file has
///     what it is behind the URL's `#`: `https://a.example/#(timer)`
/// @param line the line there, from 1
/// @param column the column there, from 1
record ScriptStart(String name, int line, int column) {

  /// HtmlUnit's name for a script element without a `src`; one that a script made has no columns.
  private static final Pattern INLINE = Pattern.compile("script in (.*) from \\(-?\\d+, (-?\\d+)\\) to \\(-?\\d+, -?\\d+\\)");

  /// Its name for the code of an event attribute, which names the element too.
  private static final Pattern ATTRIBUTE = Pattern.compile("(\\w+) event for .* in (\\S+)", Pattern.DOTALL);

  ScriptStart {
    Objects.requireNonNull(name, "name");
  }

  /// @param given how HtmlUnit calls the script
  /// @param page the address of the document it runs in
  static ScriptStart of(String given, int line, String page) {
    switch (given) {
      case "JavaScriptStringJob" -> {
        return new ScriptStart(page + "#(timer)", line, 1);
      }
      case "JavaScript URL", "javascript url", "new location value" -> {
        return new ScriptStart(page + "#(javascript:)", 1, 1);
      }
      default -> {}
    }
    Matcher inline = INLINE.matcher(given);
    if (inline.matches()) {
      int column = Integer.parseInt(inline.group(2));
      return column > 0 ? new ScriptStart(inline.group(1), line, column) : new ScriptStart(inline.group(1) + "#(inserted)", 1, 1);
    }
    Matcher attribute = ATTRIBUTE.matcher(given);
    return attribute.matches()
        ? new ScriptStart(attribute.group(2) + "#(on" + attribute.group(1) + ")", 1, 1)
        : new ScriptStart(given, line, 1);
  }

  /// The column in the file of what stands in the text at these, all from 1.
  int columnAt(int lineOfText, int columnOfText) {
    return lineOfText == 1 ? columnOfText + column - 1 : columnOfText;
  }
}
