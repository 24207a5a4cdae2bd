package dev.cmux.repl.run;

import dev.cmux.engine.Surface;
import dev.cmux.stdlib.bind.VerbListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What a script is waiting for: the verbs that surfaces carry out for it. Any thread.
public final class Awaited implements VerbListener {

  private final List<Call> underWay = new ArrayList<>();

  /// A verb on a surface.
  ///
  /// @param words such as `click #save`
  public record Call(Surface surface, String words) {}

  @Override
  public BiConsumer<Object, Throwable> begins(Surface surface, String verb, String argument) {
    Call call = new Call(surface, argument.isEmpty() ? verb : verb + " " + argument);
    synchronized (underWay) {
      underWay.add(call);
    }
    return (answer, failure) -> {
      synchronized (underWay) {
        underWay.remove(call);
      }
    };
  }

  /// The one that has been at work for longest first.
  public List<Call> calls() {
    synchronized (underWay) {
      return List.copyOf(underWay);
    }
  }

  /// A sentence about the verb that has been at work for longest, such as "It was waiting for `goto https://…` on surface:3."; empty when none is.
  public Optional<String> sentence() {
    return calls().stream().findFirst().map(call -> "It was waiting for `%s` on %s.".formatted(call.words(), call.surface()));
  }
}
