package dev.cmux.repl.report;

import dev.cmux.engine.json.JsonText;
import dev.cmux.repl.batch.JobResult;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// `report.json`: the summary, failures by cause, and the jobs, one a line. `docs/batch.md` describes its members.
final class JsonReport {

  /// Goes up when a program that reads the older form would misunderstand the new one; new members do not count.
  private static final int FORMAT = 1;

  private final Reports reports;

  JsonReport(Reports reports) {
    this.reports = reports;
  }

  void writeTo(OutputStream out) throws IOException {
    Writer text = new OutputStreamWriter(out, StandardCharsets.UTF_8);
    text.write("{\n\"cmuxReport\": " + FORMAT + ",\n\"summary\": ");
    text.write(JsonText.line(reports.summary().toMap()));
    text.write(",\n\"failures\": [\n");
    Iterator<FailureGroup> groups = reports.failures().iterator();
    while (groups.hasNext()) {
      text.write(JsonText.line(groups.next().toMap()) + (groups.hasNext() ? ",\n" : "\n"));
    }
    text.write("],\n\"jobs\": ");
    writeJobs(text, reports, JobResult::toMap);
    text.write("}\n");
    text.flush();
  }

  /// What a report tells of a job.
  @FunctionalInterface
  interface JobMembers {
    Map<String, Object> of(JobResult result);
  }

  /// Writes the jobs as a JSON list, one a line.
  static void writeJobs(Writer text, Reports reports, JobMembers members) throws IOException {
    AtomicBoolean first = new AtomicBoolean(true);
    text.write("[\n");
    reports.results().forEach(result -> text.write((first.getAndSet(false) ? "" : ",\n") + JsonText.line(members.of(result))));
    text.write("\n]\n");
  }
}
