package dev.cmux.engine.network;

import dev.cmux.engine.url.UrlPattern;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// The query of a URL and the body of a form, which are written alike.
final class Query {

  /// One `name=value`, decoded.
  record Parameter(String name, String value) {}

  private Query() {}

  /// The parameters of a URL in their order.
  static List<Parameter> of(String url) {
    String whole = UrlPattern.withoutFragment(url);
    int mark = whole.indexOf('?');
    return mark < 0 ? List.of() : parse(whole.substring(mark + 1));
  }

  static List<Parameter> parse(String text) {
    List<Parameter> parameters = new ArrayList<>();
    for (String part : text.split("&")) {
      if (!part.isEmpty()) {
        int equals = part.indexOf('=');
        String name = equals < 0 ? part : part.substring(0, equals);
        parameters.add(new Parameter(decode(name), equals < 0 ? "" : decode(part.substring(equals + 1))));
      }
    }
    return parameters;
  }

  /// What is not properly encoded stays as it is, as in browsers.
  private static String decode(String text) {
    try {
      return URLDecoder.decode(text, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException notEncoded) {
      return text;
    }
  }
}
