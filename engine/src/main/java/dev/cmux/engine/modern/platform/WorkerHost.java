package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.util.UrlUtils;

/// Workers as the platform's scripts see them: from outside, where they are started, and from inside.
final class WorkerHost {

  private final Realm realm;

  WorkerHost(Realm realm) {
    this.realm = realm;
  }

  void offer(NativeObject host) {
    StartScript.define(realm, host, "workers", 0, (cx, self, args) -> outside());
    realm.worker().ifPresent(worker -> offerInside(host, worker));
  }

  private NativeObject outside() {
    NativeObject workers = realm.newObject();
    // (object, address, module, name)
    define(
        workers,
        "start",
        4,
        args ->
            DedicatedWorker.start(
                realm, (ScriptableObject) arg(args, 0), Context.toString(arg(args, 1)), ScriptRuntime.toBoolean(arg(args, 2)), Context.toString(arg(args, 3))));
    define(workers, "post", 3, args -> DedicatedWorker.of(arg(args, 0)).ifPresent(worker -> worker.post(arg(args, 1), arg(args, 2))));
    define(workers, "end", 1, args -> DedicatedWorker.of(arg(args, 0)).ifPresent(DedicatedWorker::terminate));
    StartScript.define(realm, workers, "may", 1, (cx, self, args) -> DedicatedWorker.maySee(realm, Context.toString(arg(args, 0))));
    return workers;
  }

  private void offerInside(NativeObject host, DedicatedWorker worker) {
    host.put("workerName", host, worker.name());
    host.put("workerUrl", host, worker.url());
    define(host, "answer", 2, args -> worker.answer(arg(args, 0), arg(args, 1)));
    define(host, "closeWorker", 0, args -> worker.close());
    define(host, "importScript", 1, args -> importScript(Context.toString(arg(args, 0))));
  }

  private interface Action {
    void of(Object[] args);
  }

  private void define(NativeObject host, String name, int length, Action action) {
    StartScript.define(
        realm,
        host,
        name,
        length,
        (cx, self, args) -> {
          action.of(args);
          return JavaScriptEngine.UNDEFINED;
        });
  }

  /// One script of `importScripts`, which holds the worker by definition.
  private void importScript(String address) {
    String source;
    try {
      WebRequest request = new WebRequest(UrlUtils.toUrlUnsafe(address));
      request.setAdditionalHeader("Accept", "*/*");
      request.setFetchDestination(WebRequest.FetchDestination.SCRIPT);
      request.setRequestingUrl(realm.address());
      if (realm.address().getProtocol().startsWith("http")) {
        request.setRefererHeader(realm.address());
      }
      WebResponse response = realm.platform().client().loadWebResponse(request);
      Optional<String> refusal = DedicatedWorker.refusal(request.getUrl(), response.getStatusCode(), response.getContentType(), true);
      if (refusal.isPresent()) {
        throw notLoaded(address, refusal.get());
      }
      source = response.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException | FailingHttpStatusCodeException e) {
      throw notLoaded(address, e.getMessage());
    }
    Context context = Context.getCurrentContext();
    context.compileString(source, address, 1, null).exec(context, realm.scope(), realm.window());
  }

  private RhinoException notLoaded(String address, String reason) {
    return realm.domException(
        "NetworkError", "Failed to execute 'importScripts' on 'WorkerGlobalScope': The script at '%s' failed to load: %s.".formatted(address, reason));
  }
}
