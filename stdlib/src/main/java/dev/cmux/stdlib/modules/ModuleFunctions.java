package dev.cmux.stdlib.modules;

import dev.cmux.stdlib.host.HostBinder;
import dev.cmux.stdlib.host.HostExtension;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// The Java functions behind the `cmux:*` modules, seen by those modules only.
public final class ModuleFunctions implements HostExtension {

  private final Map<String, String> environment;
  private final Optional<Path> secretsFile;
  private final HttpFunctions http = new HttpFunctions();

  /// @param environment what scripts may see of the environment
  /// @param secretsFile `NAME=value` lines for `cmux:secret`
  public ModuleFunctions(Map<String, String> environment, Optional<Path> secretsFile) {
    this.environment = Map.copyOf(environment);
    this.secretsFile = secretsFile;
  }

  @Override
  public void install(HostBinder binder) {
    new FileFunctions(binder.files()).addTo(binder);
    new SecretFunctions(environment, secretsFile, binder.secrets()).addTo(binder);
    http.addTo(binder);
    binder.prelude(
        "modules",
        "(host, CmuxError, load) => Object.defineProperty(globalThis, Symbol.for('%s'), { value: Object.freeze({ ...host, load }) })"
            .formatted(BuiltInModules.HOST_KEY));
  }

  @Override
  public void closed() {
    http.close();
  }
}
