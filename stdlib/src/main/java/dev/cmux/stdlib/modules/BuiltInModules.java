package dev.cmux.stdlib.modules;

import dev.cmux.stdlib.host.Resources;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// The `cmux:*` modules: their names and their sources.
public final class BuiltInModules {

  private static final String SCHEME = "cmux:";

  /// In the order people read them.
  private static final List<String> NAMES = List.of("assert");

  /// Names such as `cmux:fs`.
  public List<String> names() {
    return NAMES.stream().map(SCHEME::concat).toList();
  }

  boolean contains(String specifier) {
    return specifier.startsWith(SCHEME) && NAMES.contains(specifier.substring(SCHEME.length()));
  }

  /// The virtual file of a module. It never touches the disk: every operation asks {@link #contains} first.
  Path path(String specifier) {
    if (!contains(specifier)) {
      throw new ModuleException(
          "There is no built-in module `%s`; there are %s."
              .formatted(specifier, names().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "))));
    }
    return Path.of(specifier);
  }

  String source(String specifier) {
    return Resources.read("/dev/cmux/stdlib/" + specifier.substring(SCHEME.length()) + ".js");
  }
}
