package dev.cmux.repl.shell;

import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Snapshot;
import dev.cmux.stdlib.bind.VerbListener;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/// What surfaces are doing for the script right now, and what their last snapshots named. Any thread.
final class Activity implements VerbListener {

  private final Set<Step> underWay = new LinkedHashSet<>();
  private final Map<String, Map<String, Snapshot.Element>> refs = new ConcurrentHashMap<>();

  /// One verb being carried out; each is its own, even where two look alike.
  private static final class Step {
    private final String text;

    private Step(String text) {
      this.text = text;
    }
  }

  @Override
  public BiConsumer<Object, Throwable> begins(Surface surface, String verb, String argument) {
    String ref = surface.id().toString();
    Step step = new Step(ref + " " + verb + (argument.isEmpty() ? "" : " " + argument));
    synchronized (underWay) {
      underWay.add(step);
    }
    return (answer, failure) -> {
      synchronized (underWay) {
        underWay.remove(step);
      }
      if (answer instanceof Snapshot snapshot) {
        refs.put(ref, snapshot.refs());
      }
    };
  }

  /// The verb that has been at work longest, such as `surface:1 click #save`, and how many others are.
  Optional<String> text() {
    synchronized (underWay) {
      return underWay.stream().findFirst().map(step -> underWay.size() == 1 ? step.text : Messages.andOthers(step.text, underWay.size() - 1));
    }
  }

  /// The elements that the last snapshot of a surface named.
  Map<String, Snapshot.Element> refs(String surface) {
    return refs.getOrDefault(surface, Map.of());
  }
}
