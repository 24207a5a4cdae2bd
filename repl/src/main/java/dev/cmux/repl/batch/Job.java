package dev.cmux.repl.batch;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// One task file with one row of the sites: what a batch runs, reports and never runs twice.
///
/// @param id names it in reports, in the journal and as the folder of its evidence: the task's short name and a digest of task and row. It
///     depends on nothing else, so it is the same on every machine and whatever is added before or after it; equal jobs are numbered
/// @param index its place in the batch, from 0: task files in the order given, rows in the order of the sites
/// @param task the task file as it was named on the command line, relative to the working folder where it is below it
/// @param row its row in the sites, from 1; 0 without sites
/// @param label what people call it: its site, or the name of its task
/// @param params what the task sees as `cmux.params`
/// @param host the host that the row names, in lower case, for the limits a host; empty when the row has no address
public record Job(String id, int index, String task, int row, String label, Map<String, Object> params, Optional<String> host) {

  public Job {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(task, "task");
    Objects.requireNonNull(label, "label");
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    Objects.requireNonNull(host, "host");
  }

  /// The label with the row's number, for where a row has to be found again.
  public String labelWithRow() {
    String number = "row " + row;
    return row == 0 || label.equals(number) || label.endsWith("(%s)".formatted(number)) ? label : "%s (%s)".formatted(label, number);
  }

  /// Plain data, as it stands in journals and reports.
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("id", id);
    map.put("index", index);
    map.put("task", task);
    map.put("row", row);
    map.put("label", label);
    map.put("params", params);
    host.ifPresent(name -> map.put("host", name));
    return map;
  }

  /// What {@link #toMap} wrote.
  static Job fromMap(Map<String, Object> map) {
    Plain plain = new Plain(map);
    return new Job(
        plain.text("id"), (int) plain.number("index"), plain.text("task"), (int) plain.number("row"), plain.text("label"), plain.map("params"), plain.optionalText("host"));
  }
}
