package dev.cmux.repl;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/// The real launcher, as a process, with a session folder and a PATH of its own. Needs `mvn package`, so only integration tests use it.
final class CmuxProcess implements AutoCloseable {

  private static final Path ROOT = Path.of("").toAbsolutePath().getParent();

  /// Of sockets' paths there is little to spend, and temporary folders of build machines are deep.
  private final Path folder = Files.createTempDirectory(Path.of("/tmp"), "cmux-it-");

  private final Map<String, String> environment = new TreeMap<>();

  CmuxProcess() throws IOException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    Files.createSymbolicLink(bin.resolve("cmux"), ROOT.resolve("cmux"));
    environment.put("PATH", bin + ":" + System.getenv("PATH"));
    environment.put("CMUX_RUNTIME_DIR", folder.resolve("run").toString());
    environment.put("CMUX_AOT", "off");
  }

  /// What a process left behind.
  record Result(int status, String out, String err) {}

  CmuxProcess with(String variable, String value) {
    environment.put(variable, value);
    return this;
  }

  /// A folder of this test's own.
  Path folder() {
    return folder;
  }

  /// Runs lines of bash, with `cmux` on the PATH, until they end.
  Result bash(String script) throws IOException {
    Process process = start(script);
    String out;
    String err;
    try (var reader = Executors.newVirtualThreadPerTaskExecutor()) {
      var errors = reader.submit(() -> new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8));
      out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      err = errors.get();
      if (!process.waitFor(2, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new AssertionError("still running after two minutes: " + script);
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IOException(e);
    }
    return new Result(process.exitValue(), out, err);
  }

  /// Starts lines of bash; the caller ends them.
  Process start(String script) throws IOException {
    return start(script, ProcessBuilder.Redirect.from(new File("/dev/null")));
  }

  /// The same with something on standard input.
  Process start(String script, ProcessBuilder.Redirect input) throws IOException {
    ProcessBuilder builder = new ProcessBuilder("bash", "-c", script).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.startsWith("CMUX_"));
    builder.environment().putAll(environment);
    builder.redirectInput(input);
    return builder.start();
  }

  @Override
  public void close() throws IOException {
    bash("cmux server stop");
    try (var files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        // The server that was stopped above deletes its own files, perhaps just now.
        Files.deleteIfExists(file);
      }
    }
  }
}
