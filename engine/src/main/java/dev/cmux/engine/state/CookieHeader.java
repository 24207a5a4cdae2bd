package dev.cmux.engine.state;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.url.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A `Cookie:` header as copied from a browser's developer tools, with or without its name. It tells names and values
/// only, so its cookies become session cookies of the host of a URL, for all paths.
final class CookieHeader {

  private static final Pattern NAME = Pattern.compile("(?i)^cookie\\s*:\\s*");
  private static final Pattern PAIRS = Pattern.compile("[^\\s=;,\"{}\\[\\]<>]+=[^;]*(;\\s*[^=;]*(=[^;]*)?)*");

  private CookieHeader() {}

  static boolean isHeader(String text) {
    String line = text.strip();
    return !line.contains("\n") && (NAME.matcher(line).find() || PAIRS.matcher(line).matches());
  }

  static List<Cookie> parse(String text, Optional<String> url) {
    String host =
        url.map(Origin::parse)
            .map(Origin::host)
            .orElseThrow(
                () ->
                    EngineException.invalidParams("It is a `Cookie:` header, which does not say where its cookies belong.")
                        .withHint("Give the option `url`, for example `https://example.com`.")
                        .with("reason", "wrong_content"));
    List<Cookie> cookies = new ArrayList<>();
    for (String pair : NAME.matcher(text.strip()).replaceFirst("").split(";")) {
      int equals = pair.indexOf('=');
      String name = equals < 0 ? "" : pair.substring(0, equals).strip();
      String value = pair.substring(equals + 1).strip();
      if (!name.isEmpty() || !value.isEmpty()) {
        cookies.add(Cookie.session(name, value, host));
      }
    }
    return cookies;
  }
}
