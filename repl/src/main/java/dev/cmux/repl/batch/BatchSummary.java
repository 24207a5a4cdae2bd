package dev.cmux.repl.batch;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// A batch at its end; with the results of its jobs it is all that a report needs.
///
/// @param ending why it ended
/// @param reason a sentence about that, when it did not just finish
/// @param startedAt when this run began
/// @param endedAt when it ended
/// @param total jobs of the batch (of this shard)
/// @param ok jobs that ended well, those of earlier runs included
/// @param failed jobs that failed, those of earlier runs included
/// @param resumed how many of those had ended in an earlier run
/// @param records records in `results.ndjson`
/// @param concurrency how many jobs ran at once at most
/// @param shard which part of the batch this was, `2/5`; empty for the whole of it
/// @param fingerprint of task files and rows: two runs with the same one had the same inputs
/// @param version of cmux
public record BatchSummary(
    Ending ending,
    Optional<String> reason,
    Instant startedAt,
    Instant endedAt,
    int total,
    int ok,
    int failed,
    int resumed,
    long records,
    int concurrency,
    Optional<String> shard,
    String fingerprint,
    String version) {

  /// Why a batch ended.
  public enum Ending {
    /// Every job has ended.
    FINISHED,
    /// `--max-failures` was reached.
    STOPPED,
    /// Ctrl-C or a termination signal.
    INTERRUPTED,
    /// Its journal or results could not be written.
    BROKEN,
    /// Merged of shards of which one is missing, or has jobs that did not end.
    INCOMPLETE;

    /// As it stands in files.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// Jobs that have not ended: `--resume` runs them.
  public int notRun() {
    return total - ok - failed;
  }

  /// How long this run took.
  public long durationMs() {
    return endedAt.toEpochMilli() - startedAt.toEpochMilli();
  }

  /// Plain data, as it stands in reports.
  public Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("ending", ending.wireName());
    reason.ifPresent(text -> map.put("reason", text));
    map.put("startedAt", startedAt.toString());
    map.put("endedAt", endedAt.toString());
    map.put("durationMs", durationMs());
    map.put("total", total);
    map.put("ok", ok);
    map.put("failed", failed);
    map.put("notRun", notRun());
    map.put("resumed", resumed);
    map.put("records", records);
    map.put("concurrency", concurrency);
    shard.ifPresent(part -> map.put("shard", part));
    map.put("fingerprint", fingerprint);
    map.put("version", version);
    return map;
  }

  /// What {@link #toMap} wrote.
  ///
  /// @throws IllegalArgumentException when it did not
  public static BatchSummary fromMap(Map<String, Object> map) {
    Plain plain = new Plain(map);
    return new BatchSummary(
        Ending.valueOf(plain.text("ending").toUpperCase(Locale.ROOT)),
        plain.optionalText("reason"),
        plain.instant("startedAt"),
        plain.instant("endedAt"),
        (int) plain.number("total"),
        (int) plain.number("ok"),
        (int) plain.number("failed"),
        (int) plain.number("resumed"),
        plain.number("records"),
        (int) plain.number("concurrency"),
        plain.optionalText("shard"),
        plain.text("fingerprint"),
        plain.text("version"));
  }
}
