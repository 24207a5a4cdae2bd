package dev.cmux.stdlib.modules;

import dev.cmux.engine.error.EngineException;
import dev.cmux.stdlib.host.Resources;
import java.util.List;
import java.util.stream.Collectors;

/// The `cmux:*` modules: their names and their sources. As files they are virtual: whoever reads one asks {@link #contains} first.
public final class BuiltInModules {

  private static final String SCHEME = "cmux:";

  /// Where the functions of {@link ModuleFunctions} lie in a realm. Scripts do not stumble upon it; one that looks for it gains nothing, since
  /// the functions judge every call themselves. One for the process, so that realms share parsed modules; not from a secure random
  /// source, whose start takes longer than the rest of this class.
  static final String HOST_KEY = SCHEME + Long.toHexString(System.nanoTime());

  /// In the order people read them.
  private static final List<String> NAMES = List.of("assert", "csv", "fs", "http", "retry", "secret", "table", "test");

  /// Names such as `cmux:fs`.
  public List<String> names() {
    return NAMES.stream().map(SCHEME::concat).toList();
  }

  boolean contains(String specifier) {
    return specifier.startsWith(SCHEME) && NAMES.contains(specifier.substring(SCHEME.length()));
  }

  /// The names in a sentence.
  String listed() {
    return names().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
  }

  EngineException unknown(String specifier) {
    return EngineException.notFound("There is no built-in module `%s`.".formatted(specifier)).withHint("There are " + listed() + ".");
  }

  /// The source, with `host` (the Java functions) in scope. On the first line, so that no line number moves.
  String source(String specifier) {
    String source = Resources.read("/dev/cmux/stdlib/" + specifier.substring(SCHEME.length()) + ".js");
    return "const host = globalThis[Symbol.for('" + HOST_KEY + "')]; " + source;
  }
}
