package dev.cmux.engine.command;

import java.util.regex.Pattern;

/// URL globs as Playwright writes them: `*` stays within a path segment, `**` crosses them, `{a,b}` is either, `\` escapes; `?` is itself.
final class Glob {

  private Glob() {}

  static Pattern compile(String glob) {
    StringBuilder regex = new StringBuilder();
    boolean group = false;
    for (int i = 0; i < glob.length(); i++) {
      char c = glob.charAt(i);
      if (c == '\\' && i + 1 < glob.length()) {
        regex.append(Pattern.quote(String.valueOf(glob.charAt(++i))));
      } else if (c == '*') {
        boolean many = i + 1 < glob.length() && glob.charAt(i + 1) == '*';
        while (i + 1 < glob.length() && glob.charAt(i + 1) == '*') {
          i++;
        }
        regex.append(many ? ".*" : "[^/]*");
      } else if (c == '{') {
        group = true;
        regex.append("(?:");
      } else if (c == '}' && group) {
        group = false;
        regex.append(')');
      } else if (c == ',' && group) {
        regex.append('|');
      } else {
        regex.append(Pattern.quote(String.valueOf(c)));
      }
    }
    return Pattern.compile(regex.toString(), Pattern.DOTALL);
  }
}
