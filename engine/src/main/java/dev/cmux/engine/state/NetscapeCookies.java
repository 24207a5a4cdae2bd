package dev.cmux.engine.state;

import dev.cmux.engine.error.EngineException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// The `cookies.txt` of Netscape, curl, wget and browser extensions: a line a cookie, with seven fields between tabs
/// (domain, whether sub-domains get it, path, secure, expiry in unix seconds or 0, name, value). curl marks HttpOnly
/// with the prefix `#HttpOnly_` and leaves the last field out when the value is empty.
/// Source: https://curl.se/docs/http-cookies.html
final class NetscapeCookies {

  private static final String HTTP_ONLY = "#HttpOnly_";
  private static final Pattern TITLE = Pattern.compile("#\\s*(Netscape )?HTTP Cookie File.*", Pattern.CASE_INSENSITIVE);

  private NetscapeCookies() {}

  static boolean isNetscape(String text) {
    return text.lines()
        .filter(line -> !line.isBlank())
        .findFirst()
        .map(line -> TITLE.matcher(line.strip()).matches() || isRow(line))
        .orElse(false)
        || text.lines().filter(line -> !isRemark(line)).findFirst().map(NetscapeCookies::isRow).orElse(false);
  }

  static List<Cookie> parse(String text) {
    List<Cookie> cookies = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().toList()) {
      number++;
      if (!isRemark(line)) {
        cookies.add(cookie(line, number));
      }
    }
    return cookies;
  }

  private static boolean isRemark(String line) {
    return line.isBlank() || (line.startsWith("#") && !line.startsWith(HTTP_ONLY));
  }

  private static boolean isRow(String line) {
    int fields = line.split("\t", -1).length;
    return fields == 6 || fields == 7;
  }

  private static Cookie cookie(String line, int number) {
    boolean httpOnly = line.startsWith(HTTP_ONLY);
    String[] fields = (httpOnly ? line.substring(HTTP_ONLY.length()) : line).split("\t", -1);
    if (fields.length < 6 || fields.length > 7) {
      throw wrong(number, "it has %d fields between tabs instead of 7".formatted(fields.length));
    }
    boolean subdomains = flag(fields[1], number, "second");
    boolean secure = flag(fields[3], number, "fourth");
    String domain = fields[0].startsWith(".") ? fields[0].substring(1) : fields[0];
    String value = fields.length == 7 ? fields[6] : "";
    long expires = expires(fields[4], number);
    try {
      return new Cookie(
          fields[5], value, domain, fields[2], expires, httpOnly, secure, Optional.empty(), !subdomains);
    } catch (EngineException e) {
      throw wrong(number, "it is no cookie. " + e.getMessage().replaceFirst("\\.$", ""));
    }
  }

  private static boolean flag(String field, int number, String position) {
    return switch (field) {
      case "TRUE", "true" -> true;
      case "FALSE", "false" -> false;
      default -> throw wrong(number, "its %s field is neither TRUE nor FALSE".formatted(position));
    };
  }

  private static long expires(String field, int number) {
    if (!field.matches("-?[0-9]{1,18}(\\.[0-9]*)?")) {
      throw wrong(number, "its fifth field is not a time in unix seconds");
    }
    long seconds = Long.parseLong(field.replaceFirst("\\..*", ""));
    return seconds <= 0 ? Cookie.SESSION : Math.min(seconds, Cookie.LAST_SECOND);
  }

  private static EngineException wrong(int number, String what) {
    return EngineException.invalidParams("Line %d of the cookie file is wrong: %s.".formatted(number, what))
        .with("line", number)
        .with("reason", "wrong_content");
  }
}
