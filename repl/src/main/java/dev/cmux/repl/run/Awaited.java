package dev.cmux.repl.run;

import dev.cmux.engine.Surface;
import dev.cmux.stdlib.bind.VerbListener;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

/// What a task is waiting for, to be told when its time is up. Any thread.
public final class Awaited implements VerbListener {

  private final List<String> underWay = new ArrayList<>();

  @Override
  public BiConsumer<Object, Throwable> begins(Surface surface, String verb, String argument) {
    String call = "`%s` on %s".formatted(argument.isEmpty() ? verb : verb + " " + argument, surface);
    synchronized (underWay) {
      underWay.add(call);
    }
    return (answer, failure) -> {
      synchronized (underWay) {
        underWay.remove(call);
      }
    };
  }

  /// A sentence about the verb that has been at work for longest, such as "It was waiting for `goto https://…` on surface:3."; empty when none is.
  public Optional<String> sentence() {
    synchronized (underWay) {
      return underWay.stream().findFirst().map("It was waiting for %s."::formatted);
    }
  }
}
