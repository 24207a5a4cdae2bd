package dev.cmux.stdlib.modules;

import dev.cmux.stdlib.host.ScriptFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// How one test of `cmux:test` ended.
///
/// @param path the names of the groups around it and its own, outermost first
/// @param attempts how often it ran; 0 when it was skipped
/// @param error why it failed, with the members of {@link ScriptFailure#toMap}
public record TestResult(List<String> path, Status status, long durationMs, int attempts, Optional<Map<String, Object>> error) {

  /// How a test can end.
  public enum Status {
    PASSED,
    FAILED,
    SKIPPED
  }

  public TestResult {
    path = List.copyOf(path);
  }

  /// The name of the test alone.
  public String name() {
    return path.getLast();
  }

  /// The groups around it, joined.
  public String group() {
    return String.join(" › ", path.subList(0, path.size() - 1));
  }

  /// A file that failed outside any test, as a test of its own.
  public static TestResult ofFile(ScriptFailure failure) {
    return new TestResult(List.of("(the file itself)"), Status.FAILED, 0, 1, Optional.of(failure.toMap()));
  }

  static TestResult of(Map<?, ?> plain) {
    Map<String, Object> error = new LinkedHashMap<>();
    if (plain.get("error") instanceof Map<?, ?> thrown) {
      thrown.forEach((key, value) -> error.put((String) key, value));
    }
    return new TestResult(
        ((List<?>) plain.get("path")).stream().map(String.class::cast).toList(),
        Status.valueOf(((String) plain.get("status")).toUpperCase(Locale.ROOT)),
        ((Number) plain.get("durationMs")).longValue(),
        ((Number) plain.get("attempts")).intValue(),
        error.isEmpty() ? Optional.empty() : Optional.of(error));
  }
}
