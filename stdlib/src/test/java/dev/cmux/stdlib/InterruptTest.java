package dev.cmux.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.stdlib.host.HostBinder;
import dev.cmux.stdlib.host.HostExtension;
import dev.cmux.stdlib.host.ScriptFailure;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Stopping what runs, and leaving nothing behind.
@Timeout(60)
class InterruptTest {

  @TempDir Path folder;

  private final CountDownLatch running = new CountDownLatch(1);
  private final CompletableFuture<Object> never = new CompletableFuture<>();
  private final StringBuffer out = new StringBuffer();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "reached(); while (true) {}",
        "reached(); for (;;) await null;",
        "reached(); await new Promise(resolve => setTimeout(resolve, 1e9));",
        "reached(); await forever();",
        "setInterval(() => reached(), 1);",
        "setTimeout(() => { reached(); try { while (true) {} } finally { while (true) {} } }, 1);",
      })
  void stopsWhateverRuns(String script) throws Exception {
    try (ScriptHost host = open()) {
      CompletableFuture<ScriptResult> result = host.eval(module(script)).toCompletableFuture();
      running.await();
      host.interrupt();
      assertThat(result.join()).isEqualTo(new ScriptResult.Interrupted());
    }
  }

  @Test
  void theHostCanBeUsedAfterwards() throws Exception {
    try (ScriptHost host = open()) {
      CompletableFuture<ScriptResult> result = host.eval(module("reached(); while (true) {}")).toCompletableFuture();
      running.await();
      host.interrupt();
      result.join();
      Path next = Files.writeString(folder.resolve("next.cmux.js"), "export default 1 + 1;");
      assertThat(host.eval(new ScriptSource.Module(next)).toCompletableFuture().join()).isEqualTo(new ScriptResult.Value("2", "2", false));
    }
  }

  @Test
  void whatAnInterruptedRunLeftBehindDoesNotHoldTheNextOne() throws Exception {
    try (ScriptHost host = open()) {
      CompletableFuture<ScriptResult> result = host.eval(module("setInterval(() => {}, 1); reached(); await forever();")).toCompletableFuture();
      running.await();
      host.interrupt();
      result.join();
      Path next = Files.writeString(folder.resolve("next.cmux.js"), "export default 'free';");
      assertThat(host.eval(new ScriptSource.Module(next)).toCompletableFuture().join()).isEqualTo(new ScriptResult.Value("free", "\"free\"", false));
    }
  }

  @Test
  void abortingGivesTheFailureOfTheCallersChoice() throws Exception {
    ScriptFailure timeout = ScriptFailure.of("timeout", "The task took longer than 5000 ms.", "Give it more with `--timeout`.");
    try (ScriptHost host = open()) {
      CompletableFuture<ScriptResult> result = host.eval(module("reached(); while (true) {}")).toCompletableFuture();
      running.await();
      host.abort(timeout);
      assertThat(result.join()).isEqualTo(new ScriptResult.Failure(timeout));
    }
  }

  @Test
  void whatHasNotBegunWhenItIsStoppedNeverDoes() throws Exception {
    try (ScriptHost host = open()) {
      // The host is still being made.
      CompletableFuture<ScriptResult> result = host.eval(module("reached(); while (true) {}")).toCompletableFuture();
      host.interrupt();
      assertThat(result.join()).isEqualTo(new ScriptResult.Interrupted());
      assertThat(running.getCount()).isEqualTo(1);
      Path next = Files.writeString(folder.resolve("next.cmux.js"), "export default 1;");
      assertThat(host.eval(new ScriptSource.Module(next)).toCompletableFuture().join()).isEqualTo(new ScriptResult.Value("1", "1", false));
    }
  }

  @Test
  void closingStopsARunningScriptAndItsThread() throws Exception {
    ScriptHost host = open();
    CompletableFuture<ScriptResult> result = host.eval(module("reached(); while (true) {}")).toCompletableFuture();
    running.await();
    Thread loop = thread();
    host.close();
    host.close();
    assertThat(result.join()).isEqualTo(new ScriptResult.Interrupted());
    assertThat(loop.isAlive()).isFalse();
  }

  @Test
  void closingFromACallbackOfTheHostDoesNotHang() throws Exception {
    ScriptHost host = open();
    host.eval(module("export default 1;")).thenAccept(result -> host.close()).toCompletableFuture().join();
    assertThat(thread == null || !thread.isAlive()).isTrue();
  }

  @Test
  void aClosedHostSaysSo() throws Exception {
    ScriptHost host = open();
    host.close();
    ScriptResult result = host.eval(module("1")).toCompletableFuture().join();
    assertThat(((ScriptResult.Failure) result).error().code()).isEqualTo("closed");
  }

  @Test
  void twoEvaluationsRunOneAfterTheOther() throws Exception {
    try (ScriptHost host = open()) {
      Path first = Files.writeString(folder.resolve("1.cmux.js"), "console.log('1 begins'); await new Promise(r => setTimeout(r, 20)); console.log('1 ends');");
      Path second = Files.writeString(folder.resolve("2.cmux.js"), "console.log('2 begins');");
      CompletableFuture<ScriptResult> one = host.eval(new ScriptSource.Module(first)).toCompletableFuture();
      host.eval(new ScriptSource.Module(second)).toCompletableFuture().join();
      assertThat(one).isDone();
    }
    assertThat(out.toString()).isEqualTo("1 begins\n1 ends\n2 begins\n");
  }

  @Test
  void deepRecursionEndsInTheScriptsOwnError() throws Exception {
    try (ScriptHost host = open()) {
      ScriptResult result = host.eval(module("const f = n => 1 + f(n + 1);\nf(0);")).toCompletableFuture().join();
      assertThat(((ScriptResult.Failure) result).error().headline()).startsWith("RangeError: Maximum call stack size exceeded");
    }
  }

  private volatile Thread thread;

  private Thread thread() {
    return thread;
  }

  private ScriptHost open() {
    HostExtension extension =
        new HostExtension() {
          @Override
          public void install(HostBinder binder) {
            binder.function(
                "reached",
                call -> {
                  thread = Thread.currentThread();
                  running.countDown();
                  return null;
                });
            binder.promise("forever", call -> never).prelude("test", "host => Object.assign(globalThis, host)");
          }
        };
    return ScriptHost.open(ScriptOptions.in(folder, out::append, out::append).withExtension(extension));
  }

  private ScriptSource module(String script) {
    try {
      return new ScriptSource.Module(Files.writeString(folder.resolve("test.cmux.js"), script));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
