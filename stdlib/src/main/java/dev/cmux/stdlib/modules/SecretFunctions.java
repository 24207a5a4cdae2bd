package dev.cmux.stdlib.modules;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.file.FileErrors;
import dev.cmux.stdlib.host.HostBinder;
import dev.cmux.stdlib.host.Secrets;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// What `cmux:secret` looks up: the environment first, then the secrets file. Every value handed out is masked from then on.
final class SecretFunctions {

  private final Map<String, String> environment;
  private final Optional<Path> file;
  private final Secrets secrets;

  SecretFunctions(Map<String, String> environment, Optional<Path> file, Secrets secrets) {
    this.environment = environment;
    this.file = file;
    this.secrets = secrets;
  }

  void addTo(HostBinder binder) {
    binder
        .function("secretsFile", _ -> file.map(Path::toString).orElse(null))
        .function("findSecret", call -> masked(find(String.valueOf(call.argument(0)))))
        .function(
            "maskSecret",
            call -> {
              secrets.add(String.valueOf(call.argument(0)));
              return null;
            });
  }

  private String masked(String value) {
    if (value != null) {
      secrets.add(value);
    }
    return value;
  }

  private String find(String name) {
    String value = environment.get(name);
    return value != null ? value : file.map(SecretFunctions::lines).orElse(Map.of()).get(name);
  }

  /// `NAME=value` lines; `#` begins a comment line, and quotes around a value are taken off.
  private static Map<String, String> lines(Path file) {
    try {
      Map<String, String> values = new HashMap<>();
      for (String line : Files.readAllLines(file)) {
        int equals = line.indexOf('=');
        if (equals > 0 && !line.stripLeading().startsWith("#")) {
          values.put(line.substring(0, equals).strip().replaceFirst("^export ", ""), unquoted(line.substring(equals + 1).strip()));
        }
      }
      return values;
    } catch (IOException e) {
      throw EngineException.ioError("The secrets file `%s` cannot be read: %s.".formatted(file, FileErrors.reason(e))).causedBy(e);
    }
  }

  private static String unquoted(String value) {
    boolean quoted = value.length() >= 2 && "\"'".indexOf(value.charAt(0)) >= 0 && value.endsWith(value.substring(0, 1));
    return quoted ? value.substring(1, value.length() - 1) : value;
  }
}
