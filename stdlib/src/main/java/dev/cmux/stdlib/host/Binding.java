package dev.cmux.stdlib.host;

import dev.cmux.engine.error.EngineException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/// Turns one extension's functions into JavaScript ones. On the event loop only.
///
/// Arguments are read on the loop, before the work leaves it: JavaScript values may not be touched elsewhere. The loop's return is reserved
/// before the work starts, and posted once when its stage completes, on whatever thread that is.
final class Binding implements HostBinder {

  private final Globals globals;
  private final EventLoop loop;
  private final Values values;
  private final Outside outside;
  private final StackText stacks;
  private final JsErrors errors;
  private final Map<String, Object> functions = new HashMap<>();
  private final List<Runnable> preludes = new ArrayList<>();

  Binding(Globals globals, EventLoop loop, Values values, Outside outside, StackText stacks, JsErrors errors) {
    this.errors = errors;
    this.stacks = stacks;
    this.globals = globals;
    this.loop = loop;
    this.values = values;
    this.outside = outside;
  }

  @Override
  public HostBinder function(String name, HostFunction function) {
    functions.put(name, (ProxyExecutable) arguments -> answer(function, arguments));
    return this;
  }

  @Override
  public HostBinder promise(String name, AsyncHostFunction function) {
    functions.put(name, globals.promising(name, arguments -> leave(function, arguments)));
    return this;
  }

  @Override
  public HostBinder prelude(String name, String source) {
    preludes.add(() -> globals.script(name, source).executeVoid(ProxyObject.fromMap(functions), globals.errorClass(), globals.loader()));
    return this;
  }

  @Override
  public HostBinder words(Collection<String> words) {
    errors.learn(words);
    return this;
  }

  @Override
  public FileAccess files() {
    return outside.access();
  }

  @Override
  public Secrets secrets() {
    return outside.secrets();
  }

  /// Runs the preludes, when every function is there.
  void dress() {
    preludes.forEach(Runnable::run);
  }

  private Object answer(HostFunction function, Value[] arguments) {
    try {
      List<Object> plain = new ArrayList<>();
      for (int i = 0; i < arguments.length; i++) {
        plain.add(values.toJava(arguments[i], "argument " + (i + 1)));
      }
      return values.toScript(function.call(new HostCall(plain, Optional.empty())));
    } catch (PolyglotException fromScript) {
      throw fromScript;
    } catch (RuntimeException failure) {
      throw error(JsErrors.engineException(failure)).throwException();
    }
  }

  /// `(arguments, stack, resolve, reject)`: see `promising` in the prelude.
  private Object leave(AsyncHostFunction function, Value[] call) {
    Value resolve = call[2];
    Value reject = call[3];
    CompletionStage<?> stage;
    try {
      List<?> plain = (List<?>) values.toJava(call[0], "argument");
      stage = function.call(new HostCall(new ArrayList<>(plain), stacks.frames(call[1].asString()).stream().findFirst()));
    } catch (RuntimeException failure) {
      stage = CompletableFuture.failedFuture(failure);
    }
    EventLoop.Return back = loop.reserve();
    stage.whenComplete((value, failure) -> back.post(() -> settle(resolve, reject, value, failure)));
    return null;
  }

  private void settle(Value resolve, Value reject, Object value, Throwable failure) {
    if (failure != null) {
      EngineException exception = JsErrors.engineException(failure);
      errors.remember(exception);
      reject.executeVoid(
          code(exception), exception.getMessage(), exception.hint().orElse(null), exception.surface().orElse(null), values.toScript(exception.data()));
      return;
    }
    Object answer;
    try {
      answer = values.toScript(value);
    } catch (IllegalArgumentException notPlain) {
      settle(resolve, reject, null, notPlain);
      return;
    }
    resolve.executeVoid(answer);
  }

  private Value error(EngineException exception) {
    errors.remember(exception);
    return globals.newError(
        code(exception), exception.getMessage(), exception.hint().orElse(null), exception.surface().orElse(null), values.toScript(exception.data()));
  }

  private static String code(EngineException exception) {
    return exception.code().wireName();
  }
}
