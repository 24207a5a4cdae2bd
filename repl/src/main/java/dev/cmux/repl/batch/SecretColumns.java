package dev.cmux.repl.batch;

import dev.cmux.stdlib.host.Secrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Which values of a row must not be shown: those of columns that are called like passwords. Jobs get them, journals and reports do not; and a
/// password that is changed makes no other job of it.
final class SecretColumns {

  private static final Pattern SECRET =
      Pattern.compile("pass(word|wd|phrase|code)?$|^pwd?$|secret|token|(^|[_-])pin$|(^|[_-])otp$|cvc|credential|authorization|api.?key", Pattern.CASE_INSENSITIVE);

  private SecretColumns() {}

  /// The row as it may be shown.
  static Map<String, Object> masked(Map<String, Object> row) {
    Map<String, Object> shown = new LinkedHashMap<>();
    row.forEach((name, value) -> shown.put(name, isSecret(name, value) ? Secrets.MASK : value));
    return shown;
  }

  /// What has to be masked wherever the job prints it.
  static List<String> values(Map<String, Object> row) {
    return row.entrySet().stream().filter(entry -> isSecret(entry.getKey(), entry.getValue())).map(entry -> String.valueOf(entry.getValue())).toList();
  }

  private static boolean isSecret(String name, Object value) {
    return value != null && !value.equals("") && SECRET.matcher(name).find();
  }
}
