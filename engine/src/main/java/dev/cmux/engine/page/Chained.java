package dev.cmux.engine.page;

import dev.cmux.engine.error.EngineException;

/// A command in two steps: an attempt that leads to another.
final class Chained<T> implements Attempt<T> {

  private final Attempt<Attempt<T>> first;
  private volatile Attempt<T> second;

  Chained(Attempt<Attempt<T>> first) {
    this.first = first;
  }

  @Override
  public Outcome<T> tryNow() {
    if (second == null) {
      switch (first.tryNow()) {
        case Outcome.Done<Attempt<T>>(Attempt<T> started) -> second = started;
        case Outcome.NotYet<Attempt<T>>(String missing) -> {
          return Attempt.notYet(missing);
        }
      }
    }
    return second.tryNow();
  }

  @Override
  public EngineException gaveUp(String missing, long waitedMillis) {
    return second == null ? first.gaveUp(missing, waitedMillis) : second.gaveUp(missing, waitedMillis);
  }

  @Override
  public void abandon() {
    Attempt<T> begun = second;
    if (begun != null) {
      begun.abandon();
    }
  }
}
