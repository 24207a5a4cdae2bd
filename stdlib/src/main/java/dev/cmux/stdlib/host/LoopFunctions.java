package dev.cmux.stdlib.host;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.graalvm.polyglot.Value;

/// Functions of the script for other threads to call, on the event loop where they live. Every call is answered: by the function, or by the host's end.
final class LoopFunctions {

  private final EventLoop loop;
  private final Caller caller;
  private final Set<CompletableFuture<Object>> calls = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  /// Calls a function with plain Java arguments and completes the answer. On the loop.
  @FunctionalInterface
  interface Caller {
    void call(Value function, List<?> arguments, CompletableFuture<Object> answer);
  }

  LoopFunctions(EventLoop loop, Caller caller) {
    this.loop = loop;
    this.caller = caller;
  }

  ScriptFunction of(Value function, String source) {
    return new LoopFunction(function, source);
  }

  /// Fails what is still unanswered, and every later call.
  void close() {
    closed = true;
    calls.forEach(call -> call.completeExceptionally(Realm.hostClosed()));
  }

  private final class LoopFunction implements ScriptFunction {

    private final Value function;
    private final String source;

    private LoopFunction(Value function, String source) {
      this.function = function;
      this.source = source;
    }

    @Override
    public String source() {
      return source;
    }

    @Override
    public CompletionStage<Object> call(List<?> arguments) {
      CompletableFuture<Object> answer = new CompletableFuture<>();
      calls.add(answer);
      answer.whenComplete((value, failure) -> calls.remove(answer));
      if (closed) {
        answer.completeExceptionally(Realm.hostClosed());
      } else {
        loop.post(() -> caller.call(function, arguments, answer));
      }
      return answer;
    }
  }
}
