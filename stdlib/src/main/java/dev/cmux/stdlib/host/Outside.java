package dev.cmux.stdlib.host;

import java.util.Objects;
import java.util.function.Consumer;
import org.graalvm.polyglot.io.FileSystem;

/// Everything a realm may know of the world.
///
/// @param out where `console.log` prints; gets whole lines with their line end
/// @param err where `console.error` prints
/// @param files what the script's `import` reads; judges every path itself
/// @param importFailures what those files know about an import that failed
/// @param access the files that functions of extensions may touch
/// @param secrets values to mask in everything shown
/// @param colors whether values are displayed with ANSI colours
public record Outside(
    Consumer<String> out,
    Consumer<String> err,
    FileSystem files,
    ImportFailures importFailures,
    FileAccess access,
    Secrets secrets,
    boolean colors) {

  public Outside {
    Objects.requireNonNull(out);
    Objects.requireNonNull(err);
    Objects.requireNonNull(files);
    Objects.requireNonNull(importFailures);
    Objects.requireNonNull(access);
    Objects.requireNonNull(secrets);
  }
}
