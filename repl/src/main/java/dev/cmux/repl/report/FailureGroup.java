package dev.cmux.repl.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Failed jobs with the same cause, as far as their errors say.
///
/// @param code their error code
/// @param message what their messages have in common, with `…` where they differ
/// @param jobs their ids, in the order of the batch
public record FailureGroup(String code, String message, List<String> jobs) {

  public FailureGroup {
    jobs = List.copyOf(jobs);
  }

  /// Plain data, as it stands in reports.
  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("code", code);
    map.put("message", message);
    map.put("count", jobs.size());
    map.put("jobs", jobs);
    return map;
  }
}
