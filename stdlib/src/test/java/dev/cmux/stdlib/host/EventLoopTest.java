package dev.cmux.stdlib.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The thread that owns a realm.
@Timeout(60)
class EventLoopTest {

  private final List<Throwable> failures = new CopyOnWriteArrayList<>();
  private final List<String> log = new CopyOnWriteArrayList<>();
  private final EventLoop loop = new EventLoop(failures::add);

  @AfterEach
  void close() {
    loop.close(() -> {});
  }

  @Test
  void tasksRunInTheirOrderOnOneThread() {
    for (String name : List.of("a", "b", "c")) {
      loop.post(() -> log.add(name + loop.isCurrent()));
    }
    on(() -> null).join();
    assertThat(log).containsExactly("atrue", "btrue", "ctrue");
    assertThat(loop.isCurrent()).isFalse();
  }

  @Test
  void itIsFinishedOnlyWhenNothingCanComeBack() {
    CompletableFuture<Void> finished = new CompletableFuture<>();
    CompletableFuture<EventLoop.Return> reserved = new CompletableFuture<>();
    loop.post(
        () -> {
          reserved.complete(loop.reserve());
          loop.schedule(1, true, () -> log.add("timer"));
          loop.whenFinished(
              () -> {
                log.add("finished");
                finished.complete(null);
              });
        });
    EventLoop.Return back = reserved.join();
    on(() -> log.add("idle, but not finished")).join();
    assertThat(finished).isNotDone();
    back.post(() -> log.add("back"));
    finished.join();
    assertThat(log).endsWith("finished").contains("back", "timer");
  }

  @Test
  void aTimerThatDoesNotHoldLetsTheLoopFinish() {
    CompletableFuture<Void> finished = new CompletableFuture<>();
    loop.post(
        () -> {
          loop.schedule(1_000_000, false, () -> log.add("never"));
          loop.whenFinished(() -> finished.complete(null));
        });
    finished.join();
    assertThat(log).isEmpty();
  }

  @Test
  void aSecondReturnIsABugAndSaysSo() {
    EventLoop.Return back = on(loop::reserve).join();
    back.post(() -> {});
    assertThatThrownBy(() -> back.post(() -> {})).isInstanceOf(IllegalStateException.class).hasMessageContaining("posted already");
  }

  @Test
  void onlyTheLoopMayReserve() {
    assertThatThrownBy(loop::reserve).isInstanceOf(IllegalStateException.class).hasMessageContaining("Only the event loop");
  }

  @Test
  void timersRunByTimeAndThenByOrder() {
    CompletableFuture<Void> last = new CompletableFuture<>();
    loop.post(
        () -> {
          loop.schedule(600, true, () -> last.complete(null));
          loop.schedule(300, true, () -> log.add("300 a"));
          loop.schedule(0, true, () -> log.add("0"));
          loop.schedule(300, true, () -> log.add("300 b")).cancel();
          loop.schedule(300, true, () -> log.add("300 c"));
        });
    last.join();
    assertThat(log).containsExactly("0", "300 a", "300 c");
  }

  @Test
  void aTaskThatThrowsIsReportedAndTheLoopGoesOn() {
    loop.post(
        () -> {
          throw new IllegalStateException("oops");
        });
    assertThat(on(() -> "alive").join()).isEqualTo("alive");
    assertThat(failures).hasSize(1).first().extracting(Throwable::getMessage).isEqualTo("oops");
  }

  @Test
  void closingEndsTheThreadAfterItsLastTask() {
    Thread thread = on(Thread::currentThread).join();
    loop.close(() -> log.add("last"));
    assertThat(log).containsExactly("last");
    assertThat(thread.isAlive()).isFalse();
  }

  private <T> CompletableFuture<T> on(Supplier<T> task) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    loop.post(() -> answer.complete(task.get()));
    return answer;
  }
}
