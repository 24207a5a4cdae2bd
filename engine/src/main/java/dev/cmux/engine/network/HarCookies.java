package dev.cmux.engine.network;

import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The `cookies` lists of a HAR file, which say again what the headers say. They are for people and viewers: nothing is
/// read back from them.
final class HarCookies {

  private HarCookies() {}

  static List<Map<String, Object>> sent(Headers headers) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (String line : headers.all("Cookie")) {
      for (String part : line.split(";")) {
        if (!part.isBlank()) {
          rows.add(named(part));
        }
      }
    }
    return rows;
  }

  static List<Map<String, Object>> received(Headers headers) {
    return headers.all("Set-Cookie").stream().map(HarCookies::received).toList();
  }

  static Map<String, Object> pair(String name, String value) {
    Map<String, Object> pair = new LinkedHashMap<>();
    pair.put("name", name);
    pair.put("value", value);
    return pair;
  }

  private static Map<String, Object> received(String line) {
    String[] parts = line.split(";");
    Map<String, Object> row = named(parts[0]);
    for (int i = 1; i < parts.length; i++) {
      int equals = parts[i].indexOf('=');
      String name = (equals < 0 ? parts[i] : parts[i].substring(0, equals)).strip().toLowerCase(Locale.ROOT);
      String value = equals < 0 ? "" : parts[i].substring(equals + 1).strip();
      switch (name) {
        case "path", "domain" -> row.put(name, value);
        case "expires" -> putTime(row, value);
        case "httponly" -> row.put("httpOnly", true);
        case "secure" -> row.put("secure", true);
        case "samesite" -> row.put("sameSite", value);
        default -> {} // Max-Age and what is to come have no place in the format
      }
    }
    return row;
  }

  private static Map<String, Object> named(String part) {
    int equals = part.indexOf('=');
    return pair(equals < 0 ? "" : part.substring(0, equals).strip(), part.substring(equals + 1).strip());
  }

  /// Left out when it is not the date the RFC asks for.
  private static void putTime(Map<String, Object> row, String date) {
    try {
      row.put("expires", ZonedDateTime.parse(date, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant().toString());
    } catch (DateTimeException otherForm) {
      row.remove("expires");
    }
  }
}
