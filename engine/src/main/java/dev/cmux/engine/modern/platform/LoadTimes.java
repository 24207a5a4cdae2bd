package dev.cmux.engine.modern.platform;

import java.util.EnumMap;
import java.util.Map;

/// When a document came how far, for the navigation entry of `performance`.
public final class LoadTimes {

  /// The steps, by the names of the entry.
  public enum Step {
    DOM_INTERACTIVE("domInteractive"),
    CONTENT_LOADED_START("domContentLoadedEventStart"),
    CONTENT_LOADED_END("domContentLoadedEventEnd"),
    DOM_COMPLETE("domComplete"),
    LOAD_START("loadEventStart"),
    LOAD_END("loadEventEnd");

    private final String property;

    Step(String property) {
      this.property = property;
    }

    String property() {
      return property;
    }
  }

  /// A page that knows them.
  public interface Known {
    LoadTimes loadTimes();
  }

  private final Map<Step, Long> nanos = new EnumMap<>(Step.class);

  /// The step is now, unless it has been.
  public void reached(Step step) {
    nanos.putIfAbsent(step, System.nanoTime());
  }

  /// The nanosecond of a step as the JVM counts them, or the other value when it has not come yet.
  long nanos(Step step, long otherwise) {
    return nanos.getOrDefault(step, otherwise);
  }
}
