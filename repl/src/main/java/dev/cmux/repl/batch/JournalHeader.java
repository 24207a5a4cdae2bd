package dev.cmux.repl.batch;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

/// The first line of a journal: which batch it is.
///
/// @param version of cmux that began it
/// @param startedAt when it began
/// @param total jobs of the batch (of this shard)
/// @param shard `2/5`; empty for the whole of it
/// @param fingerprint of the inputs
/// @param inputs digests by name of what the fingerprint is made of
public record JournalHeader(
    String version, Instant startedAt, int total, Optional<String> shard, String fingerprint, Map<String, Object> inputs) {

  /// Goes up when older versions of cmux could not read what is written.
  private static final int FORMAT = 1;

  public JournalHeader {
    inputs = Map.copyOf(inputs);
  }

  Map<String, Object> toMap() {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("cmuxBatch", FORMAT);
    map.put("version", version);
    map.put("startedAt", startedAt.toString());
    map.put("total", total);
    shard.ifPresent(part -> map.put("shard", part));
    map.put("fingerprint", fingerprint);
    map.put("inputs", inputs);
    return map;
  }

  /// @throws IllegalArgumentException when it is no header
  static JournalHeader fromMap(Map<String, Object> map) {
    Plain plain = new Plain(map);
    if (plain.number("cmuxBatch") != FORMAT) {
      throw new IllegalArgumentException("it was written by a newer cmux");
    }
    return new JournalHeader(
        plain.text("version"),
        plain.instant("startedAt"),
        (int) plain.number("total"),
        plain.optionalText("shard"),
        plain.text("fingerprint"),
        plain.map("inputs"));
  }

  /// What another run has otherwise, to complete "changed since: …"; empty when it is the same batch.
  List<String> differences(JournalHeader now) {
    List<String> differences = changedInputs(now);
    if (!shard.equals(now.shard)) {
      differences.add("it was %s and is %s".formatted(part(shard), part(now.shard)));
    }
    return differences;
  }

  /// The same for the inputs alone: two shards of one batch have none.
  List<String> changedInputs(JournalHeader now) {
    List<String> differences = new ArrayList<>();
    TreeSet<String> names = new TreeSet<>(inputs.keySet());
    names.addAll(now.inputs.keySet());
    for (String name : names) {
      Object before = inputs.get(name);
      Object after = now.inputs.get(name);
      if (before == null) {
        differences.add(name + " came");
      } else if (after == null) {
        differences.add(name + " went");
      } else if (!before.equals(after)) {
        differences.add(name + " changed");
      }
    }
    return differences;
  }

  private static String part(Optional<String> shard) {
    return shard.map(text -> "shard " + text).orElse("the whole batch");
  }
}
