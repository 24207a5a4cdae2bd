package dev.cmux.engine.modern.platform;

import java.io.IOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.htmlunit.ScriptException;
import org.htmlunit.WebWindowImpl;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.host.Window;
import org.htmlunit.javascript.host.file.Blob;
import org.htmlunit.util.MimeType;
import org.htmlunit.util.UrlUtils;

/// A worker of a page: a world of its own whose tasks run on the surface's queue, among those of the page, so that it needs no thread and what
/// happens first is always the same. https://html.spec.whatwg.org/multipage/workers.html#dedicated-workers-and-the-worker-interface
final class DedicatedWorker {

  /// Under which the object of a worker keeps it.
  private static final Object KEY = "dev.cmux.worker";

  private final Realm outside;
  private final ScriptableObject object;
  private final URL url;
  private final boolean module;
  private final WorkerWindow window;
  private final HtmlPage page;
  private final Realm inside;
  private final Port.Pair ports;

  /// @param object what scripts outside have of it
  private DedicatedWorker(Realm outside, ScriptableObject object, URL url, boolean module, String name) {
    this.outside = outside;
    this.object = object;
    this.url = url;
    this.module = module;
    this.window = new WorkerWindow((WebWindowImpl) outside.webWindow(), name, this);
    this.page = window.open(url);
    this.inside = Realm.of(window.<Window>getScriptableObject()).orElseThrow();
    this.ports = Port.pair(outside, object, inside, inside.window());
    ports.one().start();
    object.associateValue(KEY, this);
  }

  /// The world of the document, or worker, that started it.
  Realm outside() {
    return outside;
  }

  String name() {
    return window.getName();
  }

  /// Where its requests are made from: one whose script is a blob asks for the document that made it.
  URL address() {
    return url.getProtocol().equals("blob") ? outside.address() : url;
  }

  String url() {
    return url.toExternalForm();
  }

  static Optional<DedicatedWorker> of(Object object) {
    return object instanceof ScriptableObject found ? Optional.ofNullable((DedicatedWorker) found.getAssociatedValue(KEY)) : Optional.empty();
  }

  /// Starts a worker. Its script is on its way when this comes back, or already there: a page may revoke the URL of a blob right after.
  static void start(Realm outside, ScriptableObject object, String address, boolean module, String name) {
    if (!outside.window().isCurrent()) {
      return;
    }
    URL url;
    try {
      url = UrlUtils.toUrlUnsafe(address);
    } catch (MalformedURLException e) {
      throw ScriptRuntime.typeError("Failed to parse URL from " + address);
    }
    DedicatedWorker worker = new DedicatedWorker(outside, object, url, module, name);
    Blob blob = outside.platform().client().getBlobUrlStore().resolve(address);
    if (blob != null) {
      byte[] source = blob.getBytes();
      worker.inside.post(() -> worker.run(source));
    } else {
      worker.fetch();
    }
  }

  /// Whether a document may start a worker from an address: one of its own origin, or one that is given an origin of its own.
  static boolean maySee(Realm outside, String address) {
    WebUrl url = WebUrl.parse(address, null).orElseThrow();
    return switch (url.scheme()) {
      case "data" -> true;
      case "blob" ->
          Optional.ofNullable(outside.platform().client().getBlobUrlStore().resolve(address))
              .flatMap(Realm::of)
              .map(owner -> outside.window().mayReach(owner.window()))
              .orElseGet(() -> DocumentOrigin.of(url).isSame(outside.window().origin()));
      case "http", "https" -> DocumentOrigin.of(url).isSame(outside.window().origin());
      default -> false;
    };
  }

  private void fetch() {
    FetchRequest request =
        new FetchRequest(
            url,
            "GET",
            List.of(),
            new byte[0],
            false,
            FetchRequest.Mode.SAME_ORIGIN,
            FetchRequest.Credentials.SAME_ORIGIN,
            FetchRequest.Redirect.FOLLOW,
            false,
            true,
            outside.address());
    WholeFetch script = new WholeFetch();
    FetchTask task = new FetchTask(outside.platform().client(), request, script, StreamedRequest.Kind.SCRIPT);
    outside.platform().holdRedirects();
    outside
        .platform()
        .request(
            () -> {
              try {
                task.run();
                Optional<String> refusal = refusal(url, script.result().status(), type(script.result()), module);
                inside.post(() -> refusal.ifPresentOrElse(this::fail, () -> run(script.body())));
              } catch (FetchFailure e) {
                inside.post(() -> fail(e.getMessage()));
              }
            });
  }

  /// Why an answer is not the script that was asked for.
  ///
  /// @param typed whether a server has to say that it is a script. As in Chromium, the classic script of a worker need not be said to be one
  static Optional<String> refusal(URL url, int status, String type, boolean typed) {
    if (status < 200 || status > 299) {
      return Optional.of("the server answered " + status);
    }
    return typed && url.getProtocol().startsWith("http") && !MimeType.isJavascriptMimeType(type)
        ? Optional.of("its type is \"" + type + "\" and not that of a script")
        : Optional.empty();
  }

  private static String type(FetchResult result) {
    return result.headers().stream()
        .filter(header -> header.getName().equalsIgnoreCase("Content-Type"))
        .map(header -> header.getValue().replaceFirst(";.*", "").strip())
        .findFirst()
        .orElse("");
  }

  private void run(byte[] source) {
    String text = new String(source, StandardCharsets.UTF_8).replaceFirst("^\ufeff", "");
    if (!module) {
      inside.engine().execute(page, inside.scope(), text, url(), 1);
    } else if (!inside.platform().scripts().runModule(page, text, url())) {
      tell(() -> {});
    }
    ports.two().start();
  }

  /// The script is not to be had.
  private void fail(String reason) {
    outside.platform().client().getJavaScriptErrorListener().loadScriptError(page, url, new IOException(reason));
    tell(() -> {});
  }

  /// What a script of the worker threw, and no listener there prevented: an event of the worker, and if nobody outside prevents that either, an error
  /// like any other.
  void threw(ScriptException exception, String message, String source, int line, int column) {
    tell(() -> outside.platform().uncaught().exception(exception), message, source, line, column);
  }

  /// Fires `error` at what scripts outside have of the worker.
  ///
  /// @param otherwise what to do when nobody prevents the default
  /// @param what message, file, line and column; nothing when there is nothing to say
  private void tell(Runnable otherwise, Object... what) {
    outside.post(
        () -> {
          Object[] args = Stream.concat(Stream.of(object), Arrays.stream(what)).toArray();
          Function fire = outside.start().offered(PlatformScript.WORKER, "workerError");
          if (!ScriptRuntime.toBoolean(outside.call(fire, outside.window(), args))) {
            otherwise.run();
          }
        });
  }

  /// A message for the worker.
  void post(Object message, Object transfer) {
    ports.one().post(outside, message, transfer);
  }

  /// A message from the worker.
  void answer(Object message, Object transfer) {
    ports.two().post(inside, message, transfer);
  }

  /// Ends the worker at once, also what it has said and nobody has heard yet.
  void terminate() {
    ports.one().close();
    window.end();
  }

  /// Ends the worker when what runs in it has come to its end.
  void close() {
    window.closing();
    outside.post(window::end);
  }
}
