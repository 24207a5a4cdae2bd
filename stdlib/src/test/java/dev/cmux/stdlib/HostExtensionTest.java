package dev.cmux.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.error.EngineException;
import dev.cmux.stdlib.host.HostBinder;
import dev.cmux.stdlib.host.HostExtension;
import dev.cmux.stdlib.host.ScriptException;
import dev.cmux.stdlib.host.ScriptFailure;
import dev.cmux.stdlib.host.ScriptFunction;
import dev.cmux.stdlib.host.ScriptRegExp;
import dev.cmux.stdlib.host.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What Java functions and scripts hand to each other.
class HostExtensionTest {

  @TempDir Path folder;

  private final StringBuffer out = new StringBuffer();
  private final List<Object> received = new ArrayList<>();

  @Test
  void scriptValuesArriveAsPlainJava() {
    run(
        binder -> binder.function("take", call -> received.addAll(call.arguments())),
        """
        take('text', 1, 1.5, -0, true, null, undefined, 12345678901234567890n);
        take([1, [2]], { a: 1, b: undefined, c: null }, new Map([['k', 'v']]), new Set([1]));
        take(new Date(86400000), /a+/gi, new Uint8Array([1, 255]), new Uint8Array([9, 8, 7]).buffer, { toJSON: () => 'json' });
        """);
    assertThat(received.subList(0, 8))
        .isEqualTo(Arrays.asList("text", 1L, 1.5, -0.0, true, null, null, new java.math.BigInteger("12345678901234567890")));
    Map<String, Object> object = new HashMap<>();
    object.put("a", 1L);
    object.put("c", null);
    assertThat(received.subList(8, 12)).isEqualTo(List.of(List.of(1L, List.of(2L)), object, Map.of("k", "v"), List.of(1L)));
    assertThat(received.get(12)).isEqualTo(Instant.parse("1970-01-02T00:00:00Z"));
    assertThat(received.get(13)).isEqualTo(new ScriptRegExp("a+", "gi"));
    assertThat((byte[]) received.get(14)).containsExactly(1, -1);
    assertThat((byte[]) received.get(15)).containsExactly(9, 8, 7);
    assertThat(received.get(16)).isEqualTo("json");
  }

  @Test
  void plainJavaArrivesAsScriptValues() {
    Map<String, Object> answer = new HashMap<>();
    answer.put("list", Arrays.asList(1, 2L, 3.5, null, "x", true));
    answer.put("bytes", new byte[] {1, -1});
    answer.put("date", Instant.EPOCH);
    answer.put("re", new ScriptRegExp("x", "u"));
    answer.put("nothing", Values.UNDEFINED);
    run(
        binder -> binder.function("give", call -> answer),
        """
        const { list, bytes, date, re, nothing } = give();
        console.log(list, Array.isArray(list), bytes, bytes instanceof Uint8Array, date instanceof Date, re, nothing);
        """);
    assertThat(out.toString()).isEqualTo("[ 1, 2, 3.5, null, 'x', true ] true Uint8Array(2) [ 1, 255 ] true true /x/u undefined\n".replace("true true /x", "true true /x"));
  }

  @Test
  void whatCannotBePassedIsNamedWithItsPlace() {
    run(
        binder -> binder.function("take", call -> null),
        """
        const cycle = { deep: [{}] };
        cycle.deep[0].back = cycle;
        for (const [i, bad] of [cycle, { s: Symbol('x') }, [Promise.resolve()], new Date(NaN), new Map([[1, 2]])].entries()) {
          try { take('first', bad); } catch (e) { console.log(i, e instanceof CmuxError, e.code, e.message, '|', e.hint); }
        }
        """);
    assertThat(out.toString().lines())
        .containsExactly(
            "0 true invalid_params Argument 2.deep[0].back is a cycle back to an object that contains it, which cannot be passed on. | Pass only the parts that are needed.",
            "1 true invalid_params Argument 2.s is a Symbol, which cannot be passed on. | Pass a string instead.",
            "2 true invalid_params Argument 2[0] is a Promise, which cannot be passed on. | Put `await` before the call that made it.",
            "3 true invalid_params Argument 2 is an invalid Date, which cannot be passed on. | Check how it was made.",
            "4 true invalid_params Argument 2 is a Map with a key that is not a string, which cannot be passed on. | Use strings as keys, or an array of pairs.");
  }

  @Test
  void aPromiseSettlesWhenItsStageDoes() {
    CompletableFuture<Object> work = new CompletableFuture<>();
    run(
        binder -> {
          binder.promise("slow", call -> work.thenApply(value -> value + " " + call.argument(0)));
          binder.function("finish", call -> Thread.ofPlatform().start(() -> work.complete("done")).isVirtual());
        },
        """
        const both = Promise.all([slow('a'), slow('b')]);
        console.log('started');
        finish();
        console.log(await both);
        """);
    assertThat(out.toString()).isEqualTo("started\n[ 'done a', 'done b' ]\n");
  }

  @Test
  void anEngineExceptionRejectsWithTheLineOfTheCall() {
    ScriptFailure failure =
        failureOf(
            binder ->
                binder.promise(
                    "click",
                    call ->
                        CompletableFuture.failedFuture(
                            EngineException.notFound("Nothing matches `#go`.").withHint("Take a snapshot.").withSurface("surface:1").with("matchCount", 0))),
            """
            async function press() {
              await null;
              await click('#go');
            }
            await press();
            """);
    assertThat(failure.code()).isEqualTo("not_found");
    assertThat(failure.message()).isEqualTo("Nothing matches `#go`.");
    assertThat(failure.hint()).contains("Take a snapshot.");
    assertThat(failure.surface()).contains("surface:1");
    assertThat(failure.data()).isEqualTo(Map.of("matchCount", 0L));
    assertThat(failure.at().orElseThrow().line()).isEqualTo(3);
    assertThat(failure.excerpt()).contains("> 3 |   await click('#go');\n    |         ^");
    assertThat(failure.stack()).extracting(frame -> frame.function() + ":" + frame.line()).containsExactly("press:3", ":5");
  }

  @Test
  void wrongArgumentsRejectAndNeverThrow() {
    run(
        binder -> binder.promise("open", call -> { throw EngineException.invalidParams("No."); }),
        "open(Symbol('x')).catch(e => console.log(e.code)); open().catch(e => console.log(e.code, e.message));");
    assertThat(out.toString()).isEqualTo("invalid_params\ninvalid_params No.\n");
  }

  @Test
  void theCallKnowsItsPlaceInTheFile() {
    run(
        binder -> binder.promise("here", call -> CompletableFuture.completedFuture(call.at().orElseThrow().line())),
        "\n\nconsole.log(await here());");
    assertThat(out.toString()).isEqualTo("3\n");
  }

  @Test
  void javaCallsAFunctionOfTheScriptFromAnyThread() {
    AtomicReference<ScriptFunction> handler = new AtomicReference<>();
    run(
        binder -> {
          binder.function("on", call -> {
            handler.set((ScriptFunction) call.argument(0));
            return null;
          });
          binder.promise("fire", call -> CompletableFuture.supplyAsync(() -> handler.get().call(List.of("x", Map.of("n", 1)))).thenCompose(stage -> stage));
        },
        """
        on(async (name, { n }) => { await null; return { name, twice: n * 2 }; });
        console.log(await fire());
        """);
    assertThat(out.toString()).isEqualTo("{ name: 'x', twice: 2 }\n");
    assertThat(handler.get().source()).isEqualTo("async (name, { n }) => { await null; return { name, twice: n * 2 }; }");
    assertThat(handler.get().call(List.of()).toCompletableFuture())
        .failsWithin(Duration.ofSeconds(10)).withThrowableThat().withMessageContaining("closed");
  }

  @Test
  void aFunctionOfTheScriptThatThrowsFailsItsStage() {
    AtomicReference<Throwable> seen = new AtomicReference<>();
    run(
        binder ->
            binder.promise(
                "fire",
                call ->
                    ((ScriptFunction) call.argument(0)).call(List.of()).handle(
                        (value, failure) -> {
                          seen.set(failure instanceof CompletionException wrapped ? wrapped.getCause() : failure);
                          return null;
                        })),
        "await fire(() => { throw new TypeError('bad handler'); });");
    assertThat(seen.get()).isInstanceOf(ScriptException.class).hasMessage("TypeError: bad handler");
  }

  @Test
  void aBugInJavaIsAnInternalErrorThatKeepsItsTraceForDebugging() {
    ScriptFailure failure =
        failureOf(binder -> binder.promise("bug", call -> CompletableFuture.failedFuture(new IllegalStateException("oops"))), "await bug();");
    assertThat(failure.code()).isEqualTo("internal_error");
    assertThat(failure.message()).isEqualTo("cmux failed unexpectedly (IllegalStateException: oops).");
    assertThat(failure.stack()).hasSize(1);
    assertThat(failure.cause()).containsInstanceOf(IllegalStateException.class);
  }

  @Test
  void closingTheHostTellsTheExtension() {
    AtomicBoolean closed = new AtomicBoolean();
    HostExtension extension =
        new HostExtension() {
          @Override
          public void install(HostBinder binder) {}

          @Override
          public void closed() {
            closed.set(true);
          }
        };
    ScriptHost.open(options().withExtension(extension)).close();
    assertThat(closed).isTrue();
  }

  private ScriptFailure failureOf(Consumer<HostBinder> functions, String script) {
    return ((ScriptResult.Failure) eval(functions, script)).error();
  }

  private void run(Consumer<HostBinder> functions, String script) {
    assertThat(eval(functions, script)).isInstanceOf(ScriptResult.Value.class);
  }

  private ScriptResult eval(Consumer<HostBinder> functions, String script) {
    HostExtension extension =
        binder -> {
          functions.accept(binder);
          binder.prelude("test", "host => Object.assign(globalThis, host)");
        };
    try {
      Path file = Files.writeString(folder.resolve("test.cmux.js"), script);
      try (ScriptHost host = ScriptHost.open(options().withExtension(extension))) {
        return host.eval(new ScriptSource.Module(file)).toCompletableFuture().join();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ScriptOptions options() {
    return ScriptOptions.in(folder, out::append, out::append);
  }
}
