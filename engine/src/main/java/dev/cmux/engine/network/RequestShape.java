package dev.cmux.engine.network;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.network.ReplayOptions.Part;
import dev.cmux.engine.url.Origin;
import dev.cmux.engine.url.UrlPattern;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A request taken apart into what a replay compares. What the options do not compare, or ignore, is empty.
///
/// The boundary of a multipart body is drawn anew for every request, so it is replaced by a fixed one.
record RequestShape(String method, String origin, String path, List<Query.Parameter> query, Body body) {

  private static final Pattern URL = Pattern.compile("[^:/?]+:(?://[^/?]*)?([^?]*)(?:\\?.*)?", Pattern.DOTALL);
  private static final Pattern BOUNDARY = Pattern.compile("(?i)multipart/.*boundary=\"?([^\";]+)\"?.*", Pattern.DOTALL);

  static RequestShape of(Request request, ReplayOptions options) {
    Set<Part> parts = options.match();
    return new RequestShape(
        parts.contains(Part.METHOD) ? request.method() : "",
        parts.contains(Part.ORIGIN) ? origin(request.url()) : "",
        parts.contains(Part.PATH) ? path(request.url()) : "",
        parts.contains(Part.QUERY) ? query(request.url(), options.ignoreQuery()) : List.of(),
        parts.contains(Part.BODY) ? body(request) : Body.empty());
  }

  /// The same shape without its body: recordings may lack bodies, so they are compared last.
  RequestShape withoutBody() {
    return new RequestShape(method, origin, path, query, Body.empty());
  }

  /// In what another shape differs, in words; empty when it does not.
  List<String> differences(RequestShape other) {
    List<String> differences = new ArrayList<>();
    if (!method.equals(other.method)) {
      differences.add("the method");
    }
    if (!origin.equals(other.origin)) {
      differences.add("the origin");
    }
    if (!path.equals(other.path)) {
      differences.add("the path");
    }
    Set<String> keys = new TreeSet<>();
    query.stream().filter(p -> !other.query.contains(p)).forEach(p -> keys.add(p.name()));
    other.query.stream().filter(p -> !query.contains(p)).forEach(p -> keys.add(p.name()));
    keys.stream().limit(5).forEach(key -> differences.add("the query key `%s`".formatted(key)));
    if (keys.isEmpty() && !query.equals(other.query)) {
      differences.add("the order of the query");
    }
    if (!body.equals(other.body)) {
      differences.add("the body");
    }
    return differences;
  }

  /// How far another shape is away, for a list of the nearest. A path counts by its differing segments.
  int distance(RequestShape other) {
    int distance = differences(other).size();
    distance += method.equals(other.method) ? 0 : 2;
    distance += origin.equals(other.origin) ? 0 : 3;
    if (!path.equals(other.path)) {
      String[] ours = path.split("/", -1);
      String[] theirs = other.path.split("/", -1);
      distance += 2 + Math.abs(ours.length - theirs.length);
      for (int i = 0; i < Math.min(ours.length, theirs.length); i++) {
        distance += ours[i].equals(theirs[i]) ? 0 : 1;
      }
    }
    return distance;
  }

  private static String origin(String url) {
    try {
      return Origin.parse(url).toString();
    } catch (EngineException opaque) {
      return url.substring(0, url.indexOf(':') + 1);
    }
  }

  private static String path(String url) {
    Matcher matcher = URL.matcher(UrlPattern.withoutFragment(url));
    String path = matcher.matches() ? matcher.group(1) : url;
    return path.isEmpty() ? "/" : path;
  }

  private static List<Query.Parameter> query(String url, List<String> ignored) {
    List<Pattern> patterns = ignored.stream().map(RequestShape::keyPattern).toList();
    return Query.of(url).stream()
        .filter(parameter -> patterns.stream().noneMatch(p -> p.matcher(parameter.name()).matches()))
        .toList();
  }

  private static Pattern keyPattern(String key) {
    return Pattern.compile(Pattern.quote(key).replace("*", "\\E.*\\Q"), Pattern.DOTALL);
  }

  private static Body body(Request request) {
    Matcher multipart = BOUNDARY.matcher(request.headers().first("Content-Type").orElse(""));
    if (!multipart.matches()) {
      return request.body();
    }
    String bytes = new String(request.body().bytes(), StandardCharsets.ISO_8859_1);
    return Body.of(bytes.replace(multipart.group(1), "boundary").getBytes(StandardCharsets.ISO_8859_1));
  }
}
