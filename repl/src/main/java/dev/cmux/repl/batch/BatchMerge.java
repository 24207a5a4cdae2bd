package dev.cmux.repl.batch;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.file.FileErrors;
import dev.cmux.engine.json.JsonText;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Joins what the shards of one batch have left, each in a folder of its own, into the folder of the whole batch: journal, results and evidence. What is
/// missing there, `--resume` without `--shard` runs.
public final class BatchMerge {

  private static final Shard WHOLE = new Shard(1, 1);

  /// By their numbers.
  private final Map<Integer, Part> parts;

  private record Part(Path folder, JournalContents journal) {

    Shard shard() {
      return journal.header().shard().flatMap(Shard::parse).orElse(WHOLE);
    }

    int missing() {
      return journal.header().total() - journal.results().size();
    }
  }

  private BatchMerge(Map<Integer, Part> parts) {
    this.parts = parts;
  }

  /// Reads the journals of these folders.
  ///
  /// @throws EngineException `not_found` when one has no journal, `invalid_state` when they are not different shards of one batch
  public static BatchMerge of(List<Path> folders) {
    Map<Integer, Part> parts = new TreeMap<>();
    Part first = null;
    for (Path folder : folders) {
      Part part = new Part(folder, JournalContents.read(folder));
      first = first == null ? part : first;
      checkSameBatch(first, part);
      Part other = parts.put(part.shard().number(), part);
      if (other != null) {
        throw EngineException.invalidState("`%s` and `%s` are both shard %s.".formatted(other.folder(), folder, part.shard())).withHint("Name each shard once.");
      }
    }
    return new BatchMerge(parts);
  }

  private static void checkSameBatch(Part first, Part part) {
    JournalHeader header = first.journal().header();
    List<String> changed = header.changedInputs(part.journal().header());
    if (!changed.isEmpty()) {
      throw EngineException.invalidState("`%s` and `%s` are not of one batch: %s.".formatted(first.folder(), part.folder(), String.join(", ", changed)))
          .with("differences", changed)
          .withHint("Run every shard with the same task files, rows, parameters and setup.");
    }
    if (first.shard().of() != part.shard().of()) {
      throw EngineException.invalidState(
              "`%s` is shard %s and `%s` is shard %s: they were not dealt out together.".formatted(first.folder(), first.shard(), part.folder(), part.shard()))
          .withHint("Merge shards with the same N in I/N.");
    }
  }

  /// Writes the whole into a folder, and says what it comes to.
  ///
  /// @param fresh whether a batch that is there already may be replaced
  /// @throws EngineException `invalid_state` when one is there, `io_error` when something cannot be read or written
  public BatchSummary into(Path out, boolean fresh) {
    Path journal = out.resolve(JournalContents.FILE);
    if (parts.values().stream().anyMatch(part -> part.folder().equals(out))) {
      throw EngineException.invalidParams("`%s` is one of the shards, so it cannot take in all of them.".formatted(out)).withHint("Choose another folder as the first one.");
    }
    if (Files.exists(journal) && !fresh) {
      throw EngineException.invalidState("`%s` has a batch already.".formatted(out)).withHint("Choose another folder, or replace it with `--fresh`.");
    }
    try {
      Files.createDirectories(out);
      Evidence.delete(out.resolve(Evidence.FOLDER));
      for (Part part : parts.values()) {
        copyEvidence(part, out);
      }
      Path draft = out.resolve(JournalContents.FILE + ".part");
      write(draft, out.resolve(JournalContents.RESULTS_FILE));
      Files.move(draft, journal, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw FileErrors.write(journal, e);
    }
    return summary();
  }

  private static void copyEvidence(Part part, Path out) throws IOException {
    for (JobResult result : part.journal().results().values()) {
      for (String path : result.evidence().values()) {
        Path from = part.folder().resolve(path).normalize();
        if (from.startsWith(part.folder()) && Files.exists(from)) {
          Path to = out.resolve(path).normalize();
          Files.createDirectories(to.getParent());
          Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
        }
      }
    }
  }

  /// The marks in the lines move up by the records of the shards before.
  private void write(Path journal, Path results) throws IOException {
    try (BufferedWriter lines = Files.newBufferedWriter(journal);
        OutputStream records = Files.newOutputStream(results)) {
      lines.write(JsonText.line(header().toMap()) + "\n");
      long before = 0;
      for (Part part : parts.values()) {
        try (FileChannel from = FileChannel.open(part.folder().resolve(JournalContents.RESULTS_FILE), StandardOpenOption.READ)) {
          from.transferTo(0, part.journal().resultsEnd(), Channels.newChannel(records));
        }
        for (String line : lines(part)) {
          Map<String, Object> members = new LinkedHashMap<>(Plain.names((Map<?, ?>) JsonText.parse(line)));
          members.put("resultsEnd", before + new Plain(members).number("resultsEnd"));
          lines.write(JsonText.line(members) + "\n");
        }
        before += part.journal().resultsEnd();
      }
    }
  }

  /// Those behind the header, without a last one that is torn.
  private static List<String> lines(Part part) throws IOException {
    byte[] whole = new byte[(int) part.journal().bytes()];
    try (RandomAccessFile file = new RandomAccessFile(part.folder().resolve(JournalContents.FILE).toFile(), "r")) {
      file.readFully(whole);
    }
    return new String(whole, StandardCharsets.UTF_8).lines().skip(1).toList();
  }

  private JournalHeader header() {
    JournalHeader first = parts.values().iterator().next().journal().header();
    int total = parts.values().stream().mapToInt(part -> part.journal().header().total()).sum();
    return new JournalHeader(
        first.version(),
        parts.values().stream().map(part -> part.journal().header().startedAt()).min(Instant::compareTo).orElseThrow(),
        total,
        Optional.empty(),
        first.fingerprint(),
        first.inputs());
  }

  private BatchSummary summary() {
    JournalHeader header = header();
    List<JobResult> results = parts.values().stream().flatMap(part -> part.journal().results().values().stream()).toList();
    Span span = Span.of(results, header.startedAt());
    int failed = (int) results.stream().filter(JobResult::failed).count();
    long records = results.stream().filter(result -> !result.failed()).mapToLong(JobResult::records).sum();
    List<String> missing = missing();
    return new BatchSummary(
        missing.isEmpty() ? BatchSummary.Ending.FINISHED : BatchSummary.Ending.INCOMPLETE,
        missing.isEmpty() ? Optional.empty() : Optional.of(String.join(" ", missing)),
        header.startedAt(), span.end(), header.total(), results.size() - failed, failed, 0, records, span.most(), Optional.empty(), header.fingerprint(), header.version());
  }

  /// A sentence for each shard that is not there or not complete.
  private List<String> missing() {
    int of = parts.values().iterator().next().shard().of();
    List<String> missing = new ArrayList<>();
    IntStream.rangeClosed(1, of).filter(number -> !parts.containsKey(number)).forEach(number -> missing.add("Shard %d/%d is missing.".formatted(number, of)));
    parts.values().stream()
        .filter(part -> part.missing() > 0)
        .forEach(part -> missing.add("Of shard %s (`%s`), %d of %d jobs did not end.".formatted(part.shard(), part.folder(), part.missing(), part.journal().header().total())));
    return missing;
  }
}
