package dev.cmux.repl.shell;

import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Snapshot;
import dev.cmux.repl.run.Awaited;
import dev.cmux.stdlib.bind.VerbListener;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiConsumer;

/// What surfaces are doing for the script right now, and what their last snapshots named. Any thread.
final class Activity implements VerbListener {

  private final Awaited awaited = new Awaited();
  private final Map<String, Map<String, Snapshot.Element>> refs = new ConcurrentHashMap<>();

  @Override
  public BiConsumer<Object, Throwable> begins(Surface surface, String verb, String argument) {
    BiConsumer<Object, Throwable> ends = awaited.begins(surface, verb, argument);
    return ends.andThen(
        (answer, failure) -> {
          if (answer instanceof Snapshot snapshot) {
            refs.put(surface.id().toString(), snapshot.refs());
          }
        });
  }

  /// The verb that has been at work longest, such as `surface:1 click #save`, and how many others are.
  Optional<String> text() {
    List<Awaited.Call> calls = awaited.calls();
    return calls.stream()
        .findFirst()
        .map(call -> call.surface().id() + " " + call.words())
        .map(longest -> calls.size() == 1 ? longest : Messages.andOthers(longest, calls.size() - 1));
  }

  /// The elements that the last snapshot of a surface named.
  Map<String, Snapshot.Element> refs(String surface) {
    return refs.getOrDefault(surface, Map.of());
  }
}
