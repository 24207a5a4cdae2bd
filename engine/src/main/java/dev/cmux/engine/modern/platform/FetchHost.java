package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import dev.cmux.engine.modern.platform.FetchRequest.Credentials;
import dev.cmux.engine.modern.platform.FetchRequest.Mode;
import dev.cmux.engine.modern.platform.FetchRequest.Redirect;
import dev.cmux.engine.modern.platform.StreamedRequest.Kind;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.typedarrays.NativeArrayBufferView;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.host.file.Blob;
import org.htmlunit.util.NameValuePair;
import org.htmlunit.util.UrlUtils;

/// The network as the platform's scripts see it: requests leave on the platform's executor and come back as jobs of
/// the page, so that timers, other requests and the user's commands go on meanwhile.
final class FetchHost {

  private final Realm realm;

  FetchHost(Realm realm) {
    this.realm = realm;
  }

  void offer(NativeObject host) {
    StartScript.define(realm, host, "send", 3, (cx, self, args) -> send(args));
    StartScript.define(realm, host, "stream", 4, (cx, self, args) -> stream(args));
    StartScript.define(realm, host, "sendAndWait", 1, (cx, self, args) -> sendAndWait(args));
    StartScript.define(
        realm, host, "blobBytes", 1, (cx, self, args) -> Bytes.toArray(realm, ((Blob) arg(args, 0)).getBytes()));
    StartScript.define(
        realm,
        host,
        "encodeUtf8",
        1,
        (cx, self, args) -> Bytes.toArray(realm, Bytes.utf8(Context.toString(arg(args, 0)))));
    StartScript.define(
        realm,
        host,
        "decode",
        2,
        (cx, self, args) -> Bytes.decode(Bytes.of(arg(args, 0)), Context.toString(arg(args, 1))));
  }

  /// (request, onResponse, onFailure): the response with its body when it is complete. Gives a function that aborts; neither callback is called after
  /// an abort.
  private Object send(Object[] args) {
    WholeFetch whole = new WholeFetch();
    Sending sending = new Sending(args, whole, Kind.XHR);
    sending.start(
        failure ->
            failure == null
                ? () -> sending.respond(object(whole.result(), Bytes.toArray(realm, whole.body())))
                : () -> sending.fail(failure));
    return sending.abort();
  }

  /// (request, onResponse, onFailure, lasting): the response when its head is there; its `body` is read as it arrives. Gives a function that aborts.
  private Object stream(Object[] args) {
    Arriving body = new Arriving(realm);
    AtomicBoolean headed = new AtomicBoolean();
    AtomicReference<Sending> self = new AtomicReference<>();
    FetchSink sink =
        new FetchSink() {
          @Override
          public void head(FetchResult result) {
            headed.set(true);
            self.get().post(() -> self.get().respond(object(result, body.reader())));
          }

          @Override
          public void bytes(byte[] piece) {
            body.add(piece);
          }
        };
    boolean lasting = ScriptRuntime.toBoolean(arg(args, 3));
    Sending sending = new Sending(args, sink, lasting ? Kind.EVENTSOURCE : Kind.FETCH);
    self.set(sending);
    sending.start(
        failure -> {
          body.end(Optional.ofNullable(failure));
          return failure == null || headed.get() ? () -> {} : () -> sending.fail(failure);
        });
    if (lasting) {
      realm.htmlPage().ifPresent(page -> page.addAutoCloseable(sending::stop));
    }
    return sending.abort();
  }

  /// One request on its way, and who hears of it.
  private final class Sending {
    private final Function onResponse;
    private final Function onFailure;
    private final FetchTask task;
    private final boolean lasting;
    private final AtomicBoolean aborted = new AtomicBoolean();
    private final AtomicReference<Thread> worker = new AtomicReference<>();

    Sending(Object[] args, FetchSink sink, Kind kind) {
      onResponse = (Function) args[1];
      onFailure = (Function) args[2];
      task = new FetchTask(realm.platform().client(), request((Scriptable) args[0]), sink, kind);
      this.lasting = kind == Kind.EVENTSOURCE;
    }

    /// @param end what to do on the page's thread in the end, from the failure or null
    void start(java.util.function.Function<String, Runnable> end) {
      Platform platform = realm.platform();
      platform.holdRedirects();
      if (!lasting) {
        platform.requestStarted();
      }
      platform
          .network()
          .execute(
              () -> {
                worker.set(Thread.currentThread());
                String failure = run();
                worker.set(null);
                try {
                  post(end.apply(failure));
                } finally {
                  if (!lasting) {
                    platform.requestEnded();
                  }
                }
              });
    }

    private String run() {
      try {
        task.run();
        return null;
      } catch (FetchFailure e) {
        return e.getMessage();
      } catch (RuntimeException e) {
        // A client that is closed under a request fails in many ways; the page is told if it is still there.
        return "The request failed: " + e;
      }
    }

    void post(Runnable delivery) {
      realm.post(
          () -> {
            if (!aborted.get()) {
              delivery.run();
            }
          });
    }

    void respond(Scriptable response) {
      realm.call(onResponse, realm.window(), response);
    }

    void fail(String message) {
      realm.call(onFailure, realm.window(), message);
    }

    void stop() {
      aborted.set(true);
      Thread running = worker.get();
      if (running != null && running.isVirtual()) {
        running.interrupt();
      }
      task.end();
    }

    Object abort() {
      return new HostFunction(
          realm.scope(),
          "abort",
          0,
          (cx, self, none) -> {
            stop();
            return JavaScriptEngine.UNDEFINED;
          });
    }
  }

  /// For synchronous XMLHttpRequests, which hold the page by definition; null for a network error.
  private Object sendAndWait(Object[] args) {
    realm.platform().holdRedirects();
    WholeFetch whole = new WholeFetch();
    try {
      new FetchTask(realm.platform().client(), request((Scriptable) args[0]), whole, Kind.XHR).run();
      return object(whole.result(), Bytes.toArray(realm, whole.body()));
    } catch (FetchFailure e) {
      return null;
    }
  }

  private FetchRequest request(Scriptable given) {
    String address = string(given, "url");
    URL url;
    try {
      url = UrlUtils.toUrlUnsafe(address);
    } catch (MalformedURLException e) {
      throw ScriptRuntime.typeError("Failed to parse URL from " + address);
    }
    List<NameValuePair> headers = new ArrayList<>();
    Context cx = Context.getCurrentContext();
    for (Object pair : cx.getElements((Scriptable) ScriptableObject.getProperty(given, "headers"))) {
      Object[] parts = cx.getElements((Scriptable) pair);
      headers.add(new NameValuePair(Context.toString(parts[0]), Context.toString(parts[1])));
    }
    Object body = ScriptableObject.getProperty(given, "body");
    boolean hasBody = body instanceof NativeArrayBufferView;
    return new FetchRequest(
        url,
        string(given, "method"),
        List.copyOf(headers),
        hasBody ? Bytes.of(body) : new byte[0],
        hasBody,
        FetchRequest.token(Mode.class, string(given, "mode")),
        FetchRequest.token(Credentials.class, string(given, "credentials")),
        FetchRequest.token(Redirect.class, string(given, "redirect")),
        ScriptRuntime.toBoolean(ScriptableObject.getProperty(given, "bypassCache")),
        ScriptRuntime.toBoolean(ScriptableObject.getProperty(given, "sendReferrer")),
        realm.address());
  }

  private static String string(Scriptable object, String name) {
    return Context.toString(ScriptableObject.getProperty(object, name));
  }

  private Scriptable object(FetchResult result, Scriptable body) {
    NativeObject object = realm.newObject();
    object.put("url", object, result.url());
    object.put("status", object, result.status());
    object.put("statusText", object, result.statusText());
    object.put("type", object, result.type());
    object.put("redirected", object, result.redirected());
    object.put("body", object, body);
    Object[] headers =
        result.headers().stream()
            .map(header -> (Object) realm.newArray(header.getName(), header.getValue()))
            .toArray();
    object.put("headers", object, realm.newArray(headers));
    return object;
  }
}
