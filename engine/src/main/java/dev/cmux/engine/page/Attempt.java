package dev.cmux.engine.page;

import dev.cmux.engine.error.EngineException;
import java.util.function.Supplier;

/// One command in progress: looked at again after everything that happens on the surface, until it is done.
///
/// This is why a waiting command holds up no other, and why it is done when its condition comes true and not at some later poll.
@FunctionalInterface
interface Attempt<R> {

  /// Tries to finish. Runs on the surface's queue.
  ///
  /// @throws EngineException when the command has failed for good
  Outcome<R> tryNow();

  /// The failure when the time is up. The last outcome says what was missing.
  default EngineException gaveUp(String missing, long waitedMillis) {
    return late(missing, waitedMillis);
  }

  static EngineException late(String missing, long waitedMillis) {
    return EngineException.timeout("Waited %d ms, but %s.".formatted(waitedMillis, missing));
  }

  /// Nobody waits for the answer any more: the time is up, the command was cancelled, or the surface closes. Ends what goes on beside the
  /// queue. Called on any thread, also when there is nothing to end.
  default void abandon() {}

  /// How long it makes sense to wait before looking again although nothing has happened; 0 for conditions that only
  /// change when something happens.
  default long againAfterMillis() {
    return 0;
  }

  /// What came of a try.
  sealed interface Outcome<R> {
    record Done<R>(R value) implements Outcome<R> {}

    /// Not yet; `missing` completes the sentence "Waited 5000 ms, but …".
    record NotYet<R>(String missing) implements Outcome<R> {}
  }

  static <R> Outcome<R> done(R value) {
    return new Outcome.Done<>(value);
  }

  static <R> Outcome<R> notYet(String missing) {
    return new Outcome.NotYet<>(missing);
  }

  /// Carries out what never has to wait.
  static <R> Attempt<R> once(Supplier<R> action) {
    return already(action.get());
  }

  /// Carries out what never has to wait.
  static Attempt<Void> once(Runnable action) {
    action.run();
    return already(null);
  }

  /// Has its answer.
  static <R> Attempt<R> already(R value) {
    return () -> done(value);
  }

  /// Commands are typed by their answers and the switches over them are exhaustive, which Java's generics cannot see.
  @SuppressWarnings("unchecked")
  static <R> Attempt<R> as(Attempt<?> attempt) {
    return (Attempt<R>) attempt;
  }
}
