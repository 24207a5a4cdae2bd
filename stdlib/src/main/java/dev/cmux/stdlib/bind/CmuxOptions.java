package dev.cmux.stdlib.bind;

import dev.cmux.engine.Browser;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// What the global `cmux` of one script is made of.
///
/// @param browser holds the surfaces that the script opens and sees
/// @param params `cmux.params`, plain Java
/// @param args `cmux.args`
/// @param environment `cmux.env`, already filtered
/// @param allowHosts the hosts surfaces may reach at most; empty allows all
/// @param statePassphrase for state files when a call gives none
/// @param output gets each record of `cmux.output`, plain Java
/// @param closeSurfaces whether the surfaces end with the script
/// @param listener hears of every verb
/// @param care what becomes of surfaces when they are opened and closed
public record CmuxOptions(
    Browser browser,
    Map<String, Object> params,
    List<String> args,
    Map<String, String> environment,
    List<String> allowHosts,
    Optional<String> statePassphrase,
    Consumer<Object> output,
    boolean closeSurfaces,
    VerbListener listener,
    SurfaceCare care) {

  public CmuxOptions {
    params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    args = List.copyOf(args);
    environment = Map.copyOf(environment);
    allowHosts = List.copyOf(allowHosts);
  }

  /// A script with surfaces of its own that end with it, and no parameters.
  public static CmuxOptions of(Browser browser, Consumer<Object> output) {
    return new CmuxOptions(browser, Map.of(), List.of(), Map.of(), List.of(), Optional.empty(), output, true, VerbListener.NONE, SurfaceCare.NONE);
  }

  public CmuxOptions withParams(Map<String, Object> values) {
    return new CmuxOptions(browser, values, args, environment, allowHosts, statePassphrase, output, closeSurfaces, listener, care);
  }

  public CmuxOptions withArgs(List<String> values) {
    return new CmuxOptions(browser, params, values, environment, allowHosts, statePassphrase, output, closeSurfaces, listener, care);
  }

  public CmuxOptions withEnvironment(Map<String, String> values) {
    return new CmuxOptions(browser, params, args, values, allowHosts, statePassphrase, output, closeSurfaces, listener, care);
  }

  public CmuxOptions withAllowHosts(List<String> hosts) {
    return new CmuxOptions(browser, params, args, environment, hosts, statePassphrase, output, closeSurfaces, listener, care);
  }

  public CmuxOptions withStatePassphrase(Optional<String> passphrase) {
    return new CmuxOptions(browser, params, args, environment, allowHosts, passphrase, output, closeSurfaces, listener, care);
  }

  /// Surfaces that outlive the script, for those that are shared.
  public CmuxOptions keepingSurfaces() {
    return new CmuxOptions(browser, params, args, environment, allowHosts, statePassphrase, output, false, listener, care);
  }

  public CmuxOptions withListener(VerbListener hearing) {
    return new CmuxOptions(browser, params, args, environment, allowHosts, statePassphrase, output, closeSurfaces, hearing, care);
  }

  public CmuxOptions withCare(SurfaceCare taking) {
    return new CmuxOptions(browser, params, args, environment, allowHosts, statePassphrase, output, closeSurfaces, listener, taking);
  }
}
