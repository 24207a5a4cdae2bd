package dev.cmux.repl.batch;

import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One of several parts of a batch, for one of several machines. The jobs are dealt out in the order of their ids like cards, so every machine that
/// has the same inputs deals the same, and the parts differ in size by one job at most.
///
/// @param number from 1
/// @param of how many parts there are
record Shard(int number, int of) {

  private static final Pattern FORM = Pattern.compile("([1-9]\\d{0,8})/([1-9]\\d{0,8})");

  /// Reads `2/5`; empty when it is not a part of a whole.
  static Optional<Shard> parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    Shard shard = new Shard(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    return Optional.of(shard).filter(part -> part.number() <= part.of());
  }

  /// The jobs of this part, in their order.
  List<PreparedJob> of(List<PreparedJob> jobs) {
    List<String> ids = jobs.stream().map(prepared -> prepared.job().id()).sorted(Comparator.naturalOrder()).toList();
    Set<String> mine = new HashSet<>();
    for (int i = number - 1; i < ids.size(); i += of) {
      mine.add(ids.get(i));
    }
    return jobs.stream().filter(prepared -> mine.contains(prepared.job().id())).toList();
  }

  @Override
  public String toString() {
    return number + "/" + of;
  }
}
