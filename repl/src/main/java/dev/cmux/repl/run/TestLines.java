package dev.cmux.repl.run;

import dev.cmux.engine.json.JsonText;
import dev.cmux.repl.output.Streams;
import dev.cmux.stdlib.modules.TestResult;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What people and programs see of running tests, line by line as they end.
public final class TestLines {

  private final Streams streams;
  private final boolean json;
  private final Path folder;

  /// @param folder file names below it are shown relative to it
  public TestLines(Streams streams, boolean json, Path folder) {
    this.streams = streams;
    this.json = json;
    this.folder = folder;
  }

  /// A file begins.
  public void file(String file) {
    if (!json) {
      line(file);
    }
  }

  /// What a test printed. It must not mix with the objects of `--json`.
  public void printed(String text) {
    (json ? streams.err() : streams.out()).print(text);
    (json ? streams.err() : streams.out()).flush();
  }

  /// A record of `cmux.output`, which a test may leave as a trace.
  public void record(Object record) {
    streams.err().println(JsonText.line(record));
  }

  /// A test has ended.
  public void test(String file, TestResult result) {
    if (json) {
      line(JsonText.line(object(file, result)));
      return;
    }
    String mark =
        switch (result.status()) {
          case PASSED -> "✓";
          case FAILED -> "✗";
          case SKIPPED -> "-";
        };
    String attempts = result.attempts() > 1 ? ", attempt " + result.attempts() : "";
    String time = result.status() == TestResult.Status.SKIPPED ? "" : " (%d ms%s)".formatted(result.durationMs(), attempts);
    line("  " + mark + " " + String.join(" › ", result.path()) + time);
    result.error().ifPresent(error -> line(details(error).indent(6).stripTrailing()));
  }

  /// The last line; answers whether all is well.
  ///
  /// @param leftOut how many tests there are besides, which did not run because others were chosen
  public boolean summary(Map<String, List<TestResult>> files, int leftOut) {
    Map<TestResult.Status, Long> counts =
        files.values().stream().flatMap(List::stream).collect(Collectors.groupingBy(TestResult::status, Collectors.counting()));
    long passed = counts.getOrDefault(TestResult.Status.PASSED, 0L);
    long failed = counts.getOrDefault(TestResult.Status.FAILED, 0L);
    long skipped = counts.getOrDefault(TestResult.Status.SKIPPED, 0L);
    if (!json) {
      line("\n%d passed, %d failed%s%s".formatted(passed, failed, others(skipped, "skipped"), others(leftOut, "not run")));
    }
    return failed == 0;
  }

  private static String others(long count, String what) {
    return count > 0 ? ", %d %s".formatted(count, what) : "";
  }

  private String details(Map<String, Object> error) {
    Stream<?> frames = error.get("stack") instanceof List<?> list ? list.stream().limit(4).map(frame -> "  at " + shorten(frame)) : Stream.empty();
    Object hint = error.get("hint");
    return Stream.concat(
            Stream.of(error.get("headline"), error.get("excerpt")), Stream.concat(frames, Stream.of(hint == null ? "" : "hint: " + hint)))
        .filter(Objects::nonNull)
        .map(Object::toString)
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining("\n"));
  }

  private String shorten(Object frame) {
    return frame.toString().replace(folder + "/", "");
  }

  private static Map<String, Object> object(String file, TestResult result) {
    Map<String, Object> object = new LinkedHashMap<>();
    object.put("file", file);
    object.put("path", result.path());
    object.put("status", result.status().name().toLowerCase(Locale.ROOT));
    object.put("durationMs", result.durationMs());
    object.put("attempts", result.attempts());
    result.error().ifPresent(error -> object.put("error", error));
    return object;
  }

  private void line(String text) {
    streams.out().println(text);
    streams.out().flush();
  }
}
