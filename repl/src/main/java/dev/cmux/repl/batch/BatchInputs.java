package dev.cmux.repl.batch;

import dev.cmux.engine.file.FileErrors;
import dev.cmux.repl.run.SecretParams;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// What a batch runs: every task file with every row, and a fingerprint of both.
///
/// @param jobs all of them, in order
/// @param parts what the fingerprint is made of, by name: a digest of each task file, of the rows, of the parameters, of the setup. Files that tasks
///     import are not looked at
record BatchInputs(List<PreparedJob> jobs, Map<String, Object> parts) {

  BatchInputs {
    jobs = List.copyOf(jobs);
  }

  /// Makes the jobs.
  ///
  /// @param files absolute
  /// @param rows empty for one job a task
  /// @param params `--param`; what a row says goes before it
  /// @param setup the task that signs in for all
  static BatchInputs of(List<Path> files, List<Map<String, Object>> rows, Map<String, Object> params, Optional<Path> setup) {
    Map<String, Integer> seen = new HashMap<>();
    List<PreparedJob> jobs = new ArrayList<>();
    List<Map<String, Object>> each = rows.isEmpty() ? List.of(Map.of()) : rows;
    List<String> labels = SiteLabel.of(rows.stream().map(SecretParams::masked).toList());
    for (Path file : files) {
      String task = shown(file);
      for (int i = 0; i < each.size(); i++) {
        Map<String, Object> all = new LinkedHashMap<>(params);
        all.putAll(each.get(i));
        Map<String, Object> masked = SecretParams.masked(all);
        String base = base(file) + "-" + Digest.of(List.of(task, masked)).substring(0, 10);
        int same = seen.merge(base, 1, Integer::sum);
        String id = same == 1 ? base : base + "-" + same;
        String label = rows.isEmpty() ? base(file) : labels.get(i);
        Job job = new Job(id, jobs.size(), task, rows.isEmpty() ? 0 : i + 1, label, masked, host(each.get(i)).or(() -> host(params)));
        jobs.add(new PreparedJob(job, file, all));
      }
    }
    return new BatchInputs(jobs, parts(files, rows, params, setup));
  }

  String fingerprint() {
    return Digest.of(parts).substring(0, 16);
  }

  private static Map<String, Object> parts(List<Path> files, List<Map<String, Object>> rows, Map<String, Object> params, Optional<Path> setup) {
    Map<String, Object> parts = new LinkedHashMap<>();
    files.forEach(file -> parts.put("the task `%s`".formatted(shown(file)), digest(file)));
    parts.put("the rows of --sites", Digest.of(rows.stream().map(SecretParams::masked).toList()));
    parts.put("--param", Digest.of(SecretParams.masked(params)));
    setup.ifPresent(file -> parts.put("the setup `%s`".formatted(shown(file)), digest(file)));
    return parts;
  }

  private static String digest(Path file) {
    try {
      return Digest.of(Files.readAllBytes(file));
    } catch (IOException e) {
      throw FileErrors.read(file, e);
    }
  }

  /// Relative to the working folder, so that another machine with the same checkout makes the same ids.
  static String shown(Path file) {
    Path folder = Path.of("").toAbsolutePath();
    return file.startsWith(folder) ? folder.relativize(file).toString() : file.toString();
  }

  private static String base(Path file) {
    String name = file.getFileName().toString().replaceFirst("(\\.cmux)?\\.m?js$", "").replaceAll("[^A-Za-z0-9_-]+", "-");
    return name.substring(0, Math.min(name.length(), 40));
  }

  /// The value of a column `host`, else the host of the first address among the values.
  private static Optional<String> host(Map<String, Object> row) {
    if (row.get("host") instanceof String host && !host.isBlank()) {
      return hostOf(host.contains("://") ? host : "http://" + host);
    }
    return row.values().stream().flatMap(value -> value instanceof String text ? hostOf(text).stream() : Stream.empty()).findFirst();
  }

  private static Optional<String> hostOf(String address) {
    if (!address.regionMatches(true, 0, "http://", 0, 7) && !address.regionMatches(true, 0, "https://", 0, 8)) {
      return Optional.empty();
    }
    try {
      return Optional.ofNullable(URI.create(address).getHost()).map(host -> host.toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException _) {
      // No address after all: the job itself will say so, if it uses it.
      return Optional.empty();
    }
  }
}
