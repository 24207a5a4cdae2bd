package dev.cmux.repl;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// What `cmux doctor` knows about the cmux that runs it. The launcher tells through system properties where it was started from
/// (`cmux.home`) and which start-up cache it chose (`cmux.aot`).
final class Installation {

  List<Checkup> examine() {
    List<Checkup> checkups = new ArrayList<>();
    checkups.add(Checkup.fine("cmux", Version.current().toString()));
    checkups.add(jdk());
    checkups.add(launcher());
    checkups.add(startUpCache());
    checkups.add(memory());
    checkups.add(temporaryFolder());
    return checkups;
  }

  private static Checkup jdk() {
    return Checkup.fine("JDK", "%s %s in %s".formatted(System.getProperty("java.vendor"), Version.jdk(), System.getProperty("java.home")));
  }

  private static Checkup launcher() {
    String home = System.getProperty("cmux.home");
    return home == null
        ? Checkup.weak("launcher", "not used", "Start cmux by its `cmux` file: it sets the flags that the JVM needs.")
        : Checkup.fine("launcher", Path.of(home, "cmux").toString());
  }

  private static Checkup startUpCache() {
    String name = "start-up cache";
    String cache = System.getProperty("cmux.aot", "");
    if (cache.isEmpty()) {
      return Checkup.weak(name, "switched off", "Unset CMUX_AOT to start twice as fast.");
    }
    Path file = Path.of(cache);
    if (!Files.isRegularFile(file)) {
      Path log = Path.of(cache + ".making", "log");
      return Files.exists(log)
          ? Checkup.weak(name, "in the making", "If that does not change in a minute, " + log + " tells why.")
          : Checkup.weak(name, "missing: " + file, "Run `CMUX_AOT=now cmux --version` to make it.");
    }
    return fits(file)
        ? Checkup.fine(name, file.toString())
        : Checkup.weak(name, "does not fit this build and JDK: " + file, "Delete it; the next command makes a new one.");
  }

  /// Starts a JVM with the flags of this one that must accept the cache or end.
  private static boolean fits(Path cache) {
    Optional<String> java = ProcessHandle.current().info().command();
    if (java.isEmpty()) {
      return false;
    }
    List<String> command = new ArrayList<>();
    command.add(java.get());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-XX:AOTCache=" + cache, "-XX:AOTMode=on"));
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "--version"));
    try {
      Process probe =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return probe.waitFor(20, TimeUnit.SECONDS) && probe.exitValue() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static Checkup memory() {
    long megabytes = Runtime.getRuntime().maxMemory() >> 20;
    String found = "%d MB of heap at most, %d processors".formatted(megabytes, Runtime.getRuntime().availableProcessors());
    return megabytes >= 256
        ? Checkup.fine("memory", found)
        : Checkup.weak("memory", found, "Give it more with CMUX_JAVA_OPTS=-Xmx1g.");
  }

  private static Checkup temporaryFolder() {
    Path folder = Path.of(System.getProperty("java.io.tmpdir"));
    return Files.isWritable(folder)
        ? Checkup.fine("temporary files", folder.toString())
        : Checkup.wrong("temporary files", folder + " is not writable", "Set TMPDIR to a folder that is.");
  }
}
