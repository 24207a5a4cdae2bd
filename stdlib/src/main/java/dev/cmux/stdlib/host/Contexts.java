package dev.cmux.stdlib.host;

import java.util.Map;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Engine;
import org.graalvm.polyglot.EnvironmentAccess;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.PolyglotAccess;
import org.graalvm.polyglot.io.FileSystem;
import org.graalvm.polyglot.io.IOAccess;

/// JavaScript contexts, with every option fixed in one place.
///
/// A script gets the language and what the host hands it: no Java classes, no threads, no processes, no native code, no environment,
/// no files but through the given file system. Contexts share one engine, so that the second one takes milliseconds.
final class Contexts {

  /// What GraalJS adds to a standard global object, and what could block the event loop, is switched off.
  private static final Map<String, String> OPTIONS =
      Map.ofEntries(
          Map.entry("js.ecmascript-version", "staging"),
          Map.entry("js.unhandled-rejections", "handler"),
          Map.entry("js.import-attributes", "true"),
          Map.entry("js.json-modules", "true"),
          Map.entry("js.text-encoding", "true"),
          Map.entry("js.performance", "true"),
          Map.entry("js.shebang", "true"),
          Map.entry("js.console", "false"),
          Map.entry("js.print", "false"),
          Map.entry("js.load", "false"),
          Map.entry("js.polyglot-builtin", "false"),
          Map.entry("js.java-package-globals", "false"),
          Map.entry("js.global-arguments", "false"),
          Map.entry("js.shared-array-buffer", "false"),
          Map.entry("js.atomics", "false"));

  private Contexts() {}

  /// A fresh context whose modules come from the given files. Costs about 10 ms after the first.
  static Context create(FileSystem files) {
    return Context.newBuilder("js")
        .engine(Shared.ENGINE)
        .allowExperimentalOptions(true)
        .options(OPTIONS)
        .allowHostAccess(HostAccess.NONE)
        .allowPolyglotAccess(PolyglotAccess.NONE)
        .allowEnvironmentAccess(EnvironmentAccess.NONE)
        .allowIO(IOAccess.newBuilder().fileSystem(files).build())
        .build();
  }

  /// Made when the first context is, not when this class is looked at.
  private static final class Shared {
    private static final Engine ENGINE = Engine.newBuilder("js").option("engine.WarnInterpreterOnly", "false").build();
  }
}
