package dev.cmux.stdlib.modules;

import dev.cmux.stdlib.host.FileAccess;
import java.nio.file.Path;

/// Finds packages in `node_modules` folders, from the importing file's folder upwards.
final class Packages {

  private final FileAccess access;

  Packages(FileAccess access) {
    this.access = access;
  }

  /// Whether a specifier names a package rather than a file.
  static boolean isBare(String specifier) {
    return !specifier.isEmpty() && !specifier.startsWith("/") && !specifier.startsWith("./") && !specifier.startsWith("../") && !specifier.equals(".") && !specifier.equals("..");
  }

  Path resolve(String specifier, Path importer) {
    throw new ModuleException("There is no package `%s` for `%s` in %s.".formatted(specifier, importer, access.workingFolder()));
  }
}
