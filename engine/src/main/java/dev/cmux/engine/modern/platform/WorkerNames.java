package dev.cmux.engine.modern.platform;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.stream.Collectors;

/// What of a window's globals a worker has too, from `worker.txt`.
final class WorkerNames {

  private static final Set<String> NAMES = read();

  private WorkerNames() {}

  /// Takes everything else off a window.
  static void narrow(HostWindow window) {
    for (Object id : window.getAllIds()) {
      if (id instanceof String name && !NAMES.contains(name)) {
        window.delete(name);
      }
    }
  }

  private static Set<String> read() {
    try (InputStream in = WorkerNames.class.getResourceAsStream("worker.txt");
        BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
      return lines.lines().filter(line -> !line.startsWith("#")).flatMap(line -> Set.of(line.split(" ")).stream()).collect(Collectors.toUnmodifiableSet());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
