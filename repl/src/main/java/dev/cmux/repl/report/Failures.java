package dev.cmux.repl.report;

import dev.cmux.repl.batch.JobError;
import dev.cmux.repl.batch.JobResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Sorts failures into groups: two belong together when their codes are the same and their messages differ only in addresses, quoted texts and
/// numbers.
final class Failures {

  private static final Pattern VARIABLE = Pattern.compile("https?://[^\\s`\"')]*[^\\s`\"').,:;]|`[^`]*`|\"[^\"]*\"|(?<!\\w)'[^']*'(?!\\w)|\\d+(?:[.,]\\d+)*");

  /// Where a variable was: no character at all, so no message has it.
  private static final char HOLE = '\uffff';

  private final Map<String, Members> groups = new LinkedHashMap<>();

  /// One group as it grows.
  private static final class Members {
    private final String code;
    private final String shape;
    private final List<String> jobs = new ArrayList<>();
    private final List<String> values;

    private Members(JobError first) {
      code = first.code();
      shape = shape(first.message());
      values = new ArrayList<>(values(first.message()));
    }

    private void add(JobResult result, JobError error) {
      jobs.add(result.job().id());
      List<String> more = values(error.message());
      for (int i = 0; i < values.size(); i++) {
        if (!values.get(i).equals(more.get(i))) {
          values.set(i, blank(values.get(i)));
        }
      }
    }

    /// What all of them say, with `…` where they say different things.
    private FailureGroup group() {
      StringBuilder message = new StringBuilder();
      Iterator<String> value = values.iterator();
      shape.chars().forEach(c -> message.append(c == HOLE ? value.next() : String.valueOf((char) c)));
      return new FailureGroup(code, message.toString(), jobs);
    }
  }

  /// Takes in a result; one that is well belongs to no group.
  void add(JobResult result) {
    result
        .error()
        .ifPresent(
            error -> {
              String key = error.code() + "\n" + shape(error.message());
              groups.computeIfAbsent(key, _ -> new Members(error)).add(result, error);
            });
  }

  /// The largest groups first.
  List<FailureGroup> groups() {
    return groups.values().stream()
        .map(Members::group)
        .sorted(Comparator.comparingInt((FailureGroup group) -> group.jobs().size()).reversed())
        .toList();
  }

  private static List<String> values(String message) {
    return VARIABLE.matcher(message.replace(HOLE, ' ')).results().map(MatchResult::group).toList();
  }

  private static String shape(String message) {
    return VARIABLE.matcher(message.replace(HOLE, ' ')).replaceAll(String.valueOf(HOLE));
  }

  /// Quotes stay around what is left out, so that the sentence still reads like one.
  private static String blank(String variable) {
    char first = variable.charAt(0);
    return first == '`' || first == '"' || first == '\'' ? first + "…" + first : "…";
  }
}
