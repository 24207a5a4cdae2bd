package dev.cmux.repl.run;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Ctrl-C and termination signals as calls, instead of the end of the process: for what wants to end in its own time, and to hear of the second
/// Ctrl-C too, which a shutdown hook ({@link Interruption}) does not.
///
/// By reflection, because `sun.misc.Signal` is there in every JDK and yet cannot be named without a warning. A signal that the process was started to
/// ignore (`nohup`) stays ignored.
public final class Signals implements AutoCloseable {

  private static final List<String> NAMES = List.of("INT", "TERM", "HUP");

  /// What was in force before, by signal.
  private final Map<Object, Object> before = new LinkedHashMap<>();

  /// @param handler called on a thread of the JVM, for every signal
  public Signals(Runnable handler) {
    for (String name : NAMES) {
      try {
        Class<?> type = Class.forName("sun.misc.SignalHandler");
        Object ours =
            Proxy.newProxyInstance(
                type.getClassLoader(),
                new Class<?>[] {type},
                (proxy, method, arguments) -> {
                  if (method.getName().equals("handle")) {
                    handler.run();
                    return null;
                  }
                  return method.getName().equals("equals") ? proxy == arguments[0] : method.getName().equals("hashCode") ? 1 : "cmux";
                });
        Object signal = Class.forName("sun.misc.Signal").getConstructor(String.class).newInstance(name);
        before.put(signal, handle(signal, ours));
      } catch (ReflectiveOperationException | IllegalArgumentException _) {
        // `-Xrs` keeps signals from the JVM: then they end the process.
      }
    }
  }

  private static Object handle(Object signal, Object handler) throws ReflectiveOperationException {
    try {
      return signal.getClass().getMethod("handle", signal.getClass(), Class.forName("sun.misc.SignalHandler")).invoke(null, signal, handler);
    } catch (InvocationTargetException e) {
      throw new IllegalArgumentException(e.getCause());
    }
  }

  /// Gives the signals back.
  @Override
  public void close() {
    before.forEach(
        (signal, handler) -> {
          try {
            handle(signal, handler);
          } catch (ReflectiveOperationException | IllegalArgumentException _) {
            // It was taken a moment ago.
          }
        });
  }
}
