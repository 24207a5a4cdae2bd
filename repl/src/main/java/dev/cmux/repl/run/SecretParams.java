package dev.cmux.repl.run;

import dev.cmux.stdlib.host.HostExtension;
import dev.cmux.stdlib.host.Secrets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Which parameters of a task must not be shown: those that are called like passwords. Tasks get them, consoles, journals and reports do not; and a
/// password that is changed makes no other job of it.
public final class SecretParams {

  private static final Pattern SECRET =
      Pattern.compile("pass(word|wd|phrase|code)?$|^pwd?$|secret|token|(^|[_-])pin$|(^|[_-])otp$|cvc|credential|authorization|api.?key", Pattern.CASE_INSENSITIVE);

  private SecretParams() {}

  /// The row as it may be shown.
  public static Map<String, Object> masked(Map<String, Object> row) {
    Map<String, Object> shown = new LinkedHashMap<>();
    row.forEach((name, value) -> shown.put(name, isSecret(name, value) ? Secrets.MASK : value));
    return shown;
  }

  /// Masks them wherever a script prints them.
  public static HostExtension masking(Map<String, Object> params) {
    return binder -> values(params).forEach(binder.secrets()::add);
  }

  private static List<String> values(Map<String, Object> row) {
    return row.entrySet().stream().filter(entry -> isSecret(entry.getKey(), entry.getValue())).map(entry -> String.valueOf(entry.getValue())).toList();
  }

  private static boolean isSecret(String name, Object value) {
    return value != null && !value.equals("") && SECRET.matcher(name).find();
  }
}
