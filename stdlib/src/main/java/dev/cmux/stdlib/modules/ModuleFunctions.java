package dev.cmux.stdlib.modules;

import dev.cmux.stdlib.host.HostBinder;
import dev.cmux.stdlib.host.HostCall;
import dev.cmux.stdlib.host.HostExtension;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The Java functions behind the `cmux:*` modules, seen by those modules only.
public final class ModuleFunctions implements HostExtension {

  private final Map<String, String> environment;
  private final Optional<Path> secretsFile;
  private final Optional<Consumer<TestResult>> tests;
  private final HttpFunctions http = new HttpFunctions();

  /// @param environment what scripts may see of the environment
  /// @param secretsFile `NAME=value` lines for `cmux:secret`
  /// @param tests hears of every test of `cmux:test`, on the event loop; without it the tests print themselves
  public ModuleFunctions(Map<String, String> environment, Optional<Path> secretsFile, Optional<Consumer<TestResult>> tests) {
    this.tests = tests;
    this.environment = Map.copyOf(environment);
    this.secretsFile = secretsFile;
  }

  @Override
  public void install(HostBinder binder) {
    new FileFunctions(binder.files()).addTo(binder);
    new SecretFunctions(environment, secretsFile, binder.secrets()).addTo(binder);
    http.addTo(binder);
    binder.function("testsAreObserved", call -> tests.isPresent()).function("testResult", this::testResult);
    binder.prelude(
        "modules",
        "(host, CmuxError, load) => Object.defineProperty(globalThis, Symbol.for('%s'), { value: Object.freeze({ ...host, load }) })"
            .formatted(BuiltInModules.HOST_KEY));
  }

  private Object testResult(HostCall call) {
    tests.ifPresent(listener -> listener.accept(TestResult.of((Map<?, ?>) call.argument(0))));
    return null;
  }

  @Override
  public boolean mayCall() {
    return http.areOpen();
  }

  @Override
  public void closed() {
    http.close();
  }
}
