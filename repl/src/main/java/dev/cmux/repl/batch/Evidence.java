package dev.cmux.repl.batch;

import dev.cmux.engine.command.Observe;
import dev.cmux.engine.file.FileErrors;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The folder of a failed job: what its surfaces showed, said and were told, what the task printed and would have given out.
final class Evidence {

  /// The folder with one folder a failed job, inside that of the batch.
  static final String FOLDER = "jobs";

  private final Path batch;
  private final Path folder;
  private final Map<String, String> files = new LinkedHashMap<>();

  /// @param batch the folder of the batch
  Evidence(Path batch, Job job) {
    this.batch = batch;
    folder = batch.resolve(FOLDER).resolve(job.id());
  }

  Path folder() {
    return folder;
  }

  /// Takes away what an earlier run or attempt has left.
  void clear() {
    delete(folder);
  }

  /// What was kept of a failure.
  ///
  /// @param files kind to path, as {@link JobResult#evidence} has it
  /// @param console the end of what the task printed
  /// @param url the page it failed on
  record Kept(Map<String, String> files, String console, Optional<String> url) {
    static final Kept NOTHING = new Kept(Map.of(), "", Optional.empty());
  }

  /// Keeps what there is. The surface that the job failed on comes first and has the short names.
  Kept keep(JobError error, JobAttempt attempt, JobSurfaces surfaces, List<SurfaceTrace> traces) {
    List<SurfaceTrace> ordered = inOrder(traces, error.surface());
    Optional<String> url = ordered.stream().findFirst().filter(trace -> error.surface().isEmpty() || error.surface().get().equals(trace.surface())).flatMap(SurfaceTrace::url);
    try {
      Files.createDirectories(folder);
      int number = 0;
      for (SurfaceTrace trace : ordered) {
        number++;
        keep(trace, number, surfaces.number(trace.surface()));
      }
      write("output", attempt.console().all(), "output.txt");
      write("records", attempt.records().stream().map(record -> record + "\n").collect(Collectors.joining()), "records.ndjson");
    } catch (IOException fullDisk) {
      // The journal will find it out too, and stop the batch; the job has failed all the same.
      return new Kept(Map.of(), attempt.console().excerpt(), url);
    }
    return new Kept(files, attempt.console().excerpt(), url);
  }

  private static List<SurfaceTrace> inOrder(List<SurfaceTrace> traces, Optional<String> failedOn) {
    List<SurfaceTrace> ordered = new ArrayList<>(traces);
    ordered.sort(Comparator.comparing(trace -> !failedOn.equals(Optional.of(trace.surface()))));
    return ordered;
  }

  private void keep(SurfaceTrace trace, int number, int opened) throws IOException {
    String suffix = number == 1 ? "" : " " + trace.surface();
    write("snapshot" + suffix, trace.snapshot().map(snapshot -> snapshot.text() + "\n").orElse(""), JobSurfaces.numbered("snapshot", ".txt", number));
    write("html" + suffix, trace.html().orElse(""), JobSurfaces.numbered("page", ".html", number));
    write("console" + suffix, trace.console().stream().map(Evidence::line).collect(Collectors.joining()), JobSurfaces.numbered("console", ".txt", number));
    write("errors" + suffix, trace.errors().stream().map(Evidence::line).collect(Collectors.joining()), JobSurfaces.numbered("errors", ".txt", number));
    Path har = folder.resolve(JobSurfaces.numbered("network", ".har", opened));
    if (Files.exists(har)) {
      files.put("har" + suffix, shown(har));
    }
  }

  private void write(String kind, String text, String name) throws IOException {
    if (!text.isEmpty()) {
      files.put(kind, shown(Files.writeString(folder.resolve(name), text)));
    }
  }

  private String shown(Path file) {
    return batch.relativize(file).toString().replace('\\', '/');
  }

  private static String line(Observe.ConsoleEntry entry) {
    return "%s %-5s %s%n".formatted(Instant.ofEpochMilli(entry.timestampMs()), entry.level(), entry.text());
  }

  private static String line(Observe.PageError error) {
    return "%s %s (%s)%n".formatted(Instant.ofEpochMilli(error.timestampMs()), error.message(), error.place());
  }

  /// Takes a folder away, with all that is in it.
  static void delete(Path folder) {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    } catch (IOException e) {
      throw FileErrors.write(folder, e);
    }
  }
}
