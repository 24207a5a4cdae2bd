package dev.cmux.engine.network;

import dev.cmux.engine.network.Exchange.Outcome;
import dev.cmux.engine.network.Headers.Header;
import dev.cmux.engine.url.UrlPattern;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Exchanges and pages in the plain form of HAR 1.2 (http://www.softwareishard.com/blog/har-12-spec/).
///
/// Bodies that are text in UTF-8 (and not said to be anything else) are written as text, all others in Base64, so that every byte survives. Names of our own
/// begin with an underscore, as the format asks: `_failureText` for a request without an answer (its status is 0), and
/// `_encoding` for the body of a request, for which the format has no other place.
final class HarWriter {

  private static final String PROTOCOL = "HTTP/1.1";

  private HarWriter() {}

  static Map<String, Object> page(String id, String title, Instant startedAt) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("startedDateTime", time(startedAt));
    map.put("id", id);
    map.put("title", title);
    map.put("pageTimings", Map.of());
    return map;
  }

  static Map<String, Object> entry(Exchange exchange, boolean content) {
    double millis = exchange.took().toNanos() / 1e6;
    Map<String, Object> map = new LinkedHashMap<>();
    exchange.page().ifPresent(page -> map.put("pageref", page));
    map.put("startedDateTime", time(exchange.startedAt()));
    map.put("time", millis);
    map.put("request", request(exchange.request()));
    map.put(
        "response",
        switch (exchange.outcome()) {
          case Outcome.Answered(Response response) -> response(response, content);
          case Outcome.Failed(String reason) -> failure(reason);
        });
    map.put("cache", Map.of());
    map.put("timings", timings(millis));
    return map;
  }

  private static Map<String, Object> request(Request request) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("method", request.method());
    map.put("url", UrlPattern.withoutFragment(request.url())); // as the format asks
    map.put("httpVersion", PROTOCOL);
    map.put("cookies", HarCookies.sent(request.headers()));
    map.put("headers", headers(request.headers()));
    map.put("queryString", parameters(Query.of(request.url())));
    if (!request.body().isEmpty()) {
      map.put("postData", postData(request));
    }
    map.put("headersSize", -1);
    map.put("bodySize", request.body().size());
    return map;
  }

  private static Map<String, Object> postData(Request request) {
    String type = request.headers().first("Content-Type").orElse("");
    Optional<String> text = request.body().text();
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("mimeType", type);
    boolean form = type.toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
    map.put("params", form && text.isPresent() ? parameters(Query.parse(text.get())) : List.of());
    map.put("text", text.orElseGet(() -> base64(request.body())));
    if (text.isEmpty()) {
      map.put("_encoding", "base64");
    }
    return map;
  }

  private static Map<String, Object> response(Response response, boolean content) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("status", response.status());
    map.put("statusText", response.statusText());
    map.put("httpVersion", PROTOCOL);
    map.put("cookies", HarCookies.received(response.headers()));
    map.put("headers", headers(response.headers()));
    map.put("content", content(response, content));
    map.put("redirectURL", response.headers().first("Location").orElse(""));
    map.put("headersSize", -1);
    map.put("bodySize", response.body().size());
    return map;
  }

  private static Map<String, Object> content(Response response, boolean withBody) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("size", response.body().size());
    map.put("mimeType", response.headers().first("Content-Type").orElse("x-unknown"));
    if (withBody) {
      Optional<String> text = readable(response);
      map.put("text", text.orElseGet(() -> base64(response.body())));
      if (text.isEmpty()) {
        map.put("encoding", "base64");
      }
    }
    return map;
  }

  /// The body as text, if whoever reads the file gets the same bytes back by encoding the text as the header says.
  private static Optional<String> readable(Response response) {
    String type = response.headers().first("Content-Type").orElse("").toLowerCase(Locale.ROOT);
    boolean utf8 = !type.contains("charset") || type.matches("(?s).*charset\\s*=\\s*\"?utf-?8\\b.*");
    return response.body().text().filter(text -> utf8 || text.chars().allMatch(c -> c < 0x80));
  }

  private static Map<String, Object> failure(String reason) {
    Map<String, Object> content = new LinkedHashMap<>();
    content.put("size", 0);
    content.put("mimeType", "x-unknown");
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("status", 0);
    map.put("statusText", "");
    map.put("httpVersion", PROTOCOL);
    map.put("cookies", List.of());
    map.put("headers", List.of());
    map.put("content", content);
    map.put("redirectURL", "");
    map.put("headersSize", -1);
    map.put("bodySize", -1);
    map.put("_failureText", reason);
    return map;
  }

  private static Map<String, Object> timings(double millis) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("send", 0);
    map.put("wait", millis);
    map.put("receive", 0);
    return map;
  }

  private static List<Map<String, Object>> headers(Headers headers) {
    List<Map<String, Object>> rows = new ArrayList<>();
    for (Header header : headers.lines()) {
      rows.add(HarCookies.pair(header.name(), header.value()));
    }
    return rows;
  }

  private static List<Map<String, Object>> parameters(List<Query.Parameter> parameters) {
    return parameters.stream().map(p -> HarCookies.pair(p.name(), p.value())).toList();
  }

  private static String time(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS).toString();
  }

  private static String base64(Body body) {
    return Base64.getEncoder().encodeToString(body.bytes());
  }
}
