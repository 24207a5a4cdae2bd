package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.URL;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.stream.Collectors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.htmlunit.ProxyConfig;
import org.htmlunit.WebClient;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.http.Cookie;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.util.UrlUtils;

/// The web sockets of one client, over the JDK's: with its cookies, user agent and proxy. HtmlUnit's own calls page code on threads of the socket's
/// library. Made when a page first opens one.
final class Sockets implements AutoCloseable {

  private final WebClient client;
  private final HttpClient http;

  Sockets(WebClient client, Executor executor) {
    this.client = client;
    HttpClient.Builder builder = HttpClient.newBuilder().executor(executor);
    ProxyConfig proxy = client.getOptions().getProxyConfig();
    if (proxy.getProxyHost() != null && !proxy.isSocksProxy()) {
      builder.proxy(ProxySelector.of(new InetSocketAddress(proxy.getProxyHost(), proxy.getProxyPort())));
    }
    if (client.getOptions().isUseInsecureSSL()) {
      builder.sslContext(trusting());
    }
    http = builder.build();
  }

  /// Gives scripts `connect(url, protocols, events)`, where events are functions by name.
  static void offer(Realm realm, NativeObject host) {
    StartScript.define(realm, host, "connect", 3, (cx, self, args) -> connect(realm, cx, args));
  }

  private static Object connect(Realm realm, Context cx, Object[] args) {
    URI url = URI.create(Context.toString(arg(args, 0)));
    String[] protocols = Arrays.stream(cx.getElements((Scriptable) arg(args, 1))).map(Context::toString).toArray(String[]::new);
    Scriptable events = (Scriptable) arg(args, 2);
    PageSocket socket = new PageSocket(realm, events(realm, events));
    socket.on(realm.platform().sockets().connect(realm, url, protocols, socket));
    realm.htmlPage().ifPresent(page -> page.addAutoCloseable(socket));
    NativeObject object = realm.newObject();
    StartScript.define(
        realm,
        object,
        "send",
        2,
        (context, self, given) -> {
          Function sent = (Function) arg(given, 1);
          Runnable told = () -> realm.call(sent, realm.window());
          if (arg(given, 0) instanceof CharSequence text) {
            socket.sendText(text.toString(), told);
          } else {
            socket.sendBinary(Bytes.of(arg(given, 0)), told);
          }
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(
        realm,
        object,
        "close",
        2,
        (context, self, given) -> {
          socket.sayGoodbye(ScriptRuntime.toInt32(arg(given, 0)), Context.toString(arg(given, 1)));
          return JavaScriptEngine.UNDEFINED;
        });
    return object;
  }

  private static PageSocket.Events events(Realm realm, Scriptable functions) {
    return new PageSocket.Events() {
      @Override
      public void open(String protocol) {
        call("open", protocol);
      }

      @Override
      public void text(String message) {
        call("message", message);
      }

      @Override
      public void binary(byte[] message) {
        call("message", Bytes.toArray(realm, message));
      }

      @Override
      public void closed(int code, String reason, boolean clean) {
        call("close", code, reason, clean);
      }

      private void call(String name, Object... args) {
        realm.call((Function) ScriptableObject.getProperty(functions, name), realm.window(), args);
      }
    };
  }

  private CompletableFuture<WebSocket> connect(Realm realm, URI url, String[] protocols, WebSocket.Listener listener) {
    try {
      realm.platform().socketGate().check(url.toString());
      WebSocket.Builder builder = http.newWebSocketBuilder();
      if (protocols.length > 0) {
        builder.subprotocols(protocols[0], Arrays.copyOfRange(protocols, 1, protocols.length));
      }
      realm.htmlPage().ifPresent(page -> builder.header("Origin", Cors.origin(realm.address())));
      builder.header("User-Agent", client.getBrowserVersion().getUserAgent());
      // Cookies know no web sockets: those of the same server go along.
      URL server = UrlUtils.toUrlUnsafe(url.toString().replaceFirst("^ws", "http"));
      String cookies = client.getCookies(server).stream().map(Sockets::pair).collect(Collectors.joining("; "));
      if (!cookies.isEmpty()) {
        builder.header("Cookie", cookies);
      }
      return builder.buildAsync(url, listener);
    } catch (IOException | IllegalArgumentException e) {
      return CompletableFuture.failedFuture(e);
    }
  }

  private static String pair(Cookie cookie) {
    return cookie.getName() + "=" + cookie.getValue();
  }

  private static SSLContext trusting() {
    X509TrustManager anyone =
        new X509TrustManager() {
          @Override
          public void checkClientTrusted(X509Certificate[] chain, String type) {}

          @Override
          public void checkServerTrusted(X509Certificate[] chain, String type) {}

          @Override
          public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
          }
        };
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {anyone}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("This JDK has no TLS.", e);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
