package dev.cmux.stdlib.modules;

import dev.cmux.stdlib.host.HostBinder;
import dev.cmux.stdlib.host.HostCall;
import dev.cmux.stdlib.host.HostExtension;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The Java functions behind the `cmux:*` modules, seen by those modules only.
public final class ModuleFunctions implements HostExtension {

  private final Map<String, String> environment;
  private final Optional<Path> secretsFile;
  private final Optional<TestListener> tests;
  private final HttpFunctions http = new HttpFunctions();

  /// @param environment what scripts may see of the environment
  /// @param secretsFile `NAME=value` lines for `cmux:secret`
  /// @param tests who runs the tests of `cmux:test`; without it they print themselves
  public ModuleFunctions(Map<String, String> environment, Optional<Path> secretsFile, Optional<TestListener> tests) {
    this.tests = tests;
    this.environment = Map.copyOf(environment);
    this.secretsFile = secretsFile;
  }

  @Override
  public void install(HostBinder binder) {
    new FileFunctions(binder.files()).addTo(binder);
    new SecretFunctions(environment, secretsFile, binder.secrets()).addTo(binder);
    http.addTo(binder);
    binder
        .function("testsAreObserved", call -> tests.isPresent())
        .function("wantsTest", this::wantsTest)
        .function("testResult", this::testResult)
        .function("testsLeftOut", this::testsLeftOut);
    binder.prelude(
        "modules",
        "(host, CmuxError, load) => Object.defineProperty(globalThis, Symbol.for('%s'), { value: Object.freeze({ ...host, load }) })"
            .formatted(BuiltInModules.HOST_KEY));
  }

  private Object testResult(HostCall call) {
    tests.ifPresent(listener -> listener.ended(TestResult.of((Map<?, ?>) call.argument(0))));
    return null;
  }

  private Object wantsTest(HostCall call) {
    List<String> path = ((List<?>) call.argument(0)).stream().map(String.class::cast).toList();
    return tests.map(listener -> listener.wants(path)).orElse(true);
  }

  private Object testsLeftOut(HostCall call) {
    tests.ifPresent(listener -> listener.leftOut(((Number) call.argument(0)).intValue()));
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
