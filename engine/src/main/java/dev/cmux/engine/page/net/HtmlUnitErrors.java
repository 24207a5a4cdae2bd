package dev.cmux.engine.page.net;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import java.io.IOException;
import java.net.ConnectException;
import java.net.MalformedURLException;
import java.net.NoRouteToHostException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.util.Optional;
import javax.net.ssl.SSLException;
import org.apache.http.NoHttpResponseException;
import org.apache.http.conn.ConnectTimeoutException;
import org.htmlunit.FailingHttpStatusCodeException;
import org.htmlunit.ScriptException;
import org.htmlunit.WebRequest;

/// What HtmlUnit and its libraries throw, as the engine's own failures.
public final class HtmlUnitErrors {

  private HtmlUnitErrors() {}

  /// A failure of a command: network trouble by its kind, an engine failure inside some wrapper as itself, anything else a bug of ours.
  public static EngineException translate(Throwable failure) {
    for (Throwable each = failure; each != null; each = each.getCause()) {
      switch (each) {
        case EngineException known -> {
          return known;
        }
        case RefusedRequest refused -> {
          return refused.reason();
        }
        case FailingHttpStatusCodeException status when status.getMessage() != null && status.getMessage().contains("redirect") -> {
          return redirectLoop(String.valueOf(status.getResponse().getWebRequest().getUrl()));
        }
        case StackOverflowError overflow -> {
          return EngineException.jsError("The page's script recursed too deeply.").causedBy(overflow);
        }
        case OutOfMemoryError full -> {
          return EngineException.of(ErrorCode.INTERNAL_ERROR, "The process ran out of memory.")
              .withHint("Give the JVM more (`-Xmx`, at the command line in `CMUX_JAVA_OPTS`), or keep fewer surfaces open at once.")
              .causedBy(full);
        }
        case ScriptException script -> {
          return EngineException.jsError("The page's script failed: %s.".formatted(script.getMessage())).causedBy(script);
        }
        case IOException io -> {
          return navigation("the page", io);
        }
        default -> {}
      }
    }
    return EngineException.internal(failure);
  }

  /// A document or resource that could not be had.
  public static EngineException navigation(String url, IOException failure) {
    return switch (failure) {
      case RefusedRequest refused -> refused.reason();
      case UnknownHostException e ->
          failed(url, "the host `%s` was not found".formatted(e.getMessage() == null ? "" : e.getMessage().replaceFirst(":.*", "")), failure)
              .withHint("Check the spelling of the host, and whether this machine can resolve names.");
      case ConnectTimeoutException e -> EngineException.timeout("`%s` did not load: the server did not accept the connection in time.".formatted(url)).causedBy(e);
      case SocketTimeoutException e -> EngineException.timeout("`%s` did not load: the server did not answer in time.".formatted(url)).causedBy(e);
      case ConnectException e ->
          failed(url, "the connection was refused", failure).withHint("Check that a server listens on that host and port.");
      case NoRouteToHostException e -> failed(url, "there is no route to the host", failure);
      case SSLException e -> insecure(url, e);
      case NoHttpResponseException e -> failed(url, "the server closed the connection without an answer", failure);
      case SocketException e -> failed(url, "the connection broke (%s)".formatted(firstLine(e)), failure);
      case MalformedURLException e -> EngineException.invalidParams("`%s` is not a URL a page can be loaded from.".formatted(url)).causedBy(e);
      default -> failed(url, firstLine(failure), failure);
    };
  }

  /// A connection to a proxy that did not come about; empty when the proxy is not to blame.
  public static Optional<EngineException> proxy(String url, WebRequest request, IOException failure) {
    String scheme = request.isSocksProxy() ? "socks5" : request.getProxyScheme();
    String proxy = "%s://%s:%d".formatted(scheme == null ? "http" : scheme, request.getProxyHost(), request.getProxyPort());
    Optional<String> why =
        switch (failure) {
          case UnknownHostException e -> Optional.of("the host of the proxy `%s` was not found");
          case ConnectTimeoutException e -> Optional.of("the proxy `%s` did not accept the connection in time");
          case ConnectException e -> Optional.of("the proxy `%s` refused the connection");
          case NoRouteToHostException e -> Optional.of("there is no route to the proxy `%s`");
          case NoHttpResponseException e -> Optional.of("the proxy `%s` closed the connection without an answer");
          default -> Optional.empty();
        };
    return why.map(text -> failed(url, text.formatted(proxy), failure).withHint("Check that the proxy runs there, and the option `proxy`.").with("proxy", proxy));
  }

  /// The JDK's sentences name its own classes; the usual reasons have ours.
  private static EngineException insecure(String url, SSLException failure) {
    String message = firstLine(failure);
    if (message.contains("Unsupported or unrecognized SSL message")) {
      return failed(url, "the server does not speak HTTPS on that port", failure).withHint("Try it with `http://`.");
    }
    String reason =
        message.contains("PKIX path building failed")
            ? "its certificate is signed by nobody this machine trusts"
            : message.contains("validity check failed") || message.contains("NotAfter")
                ? "its certificate has expired"
                : message.contains("subject alternative") || message.contains("No name matching")
                    ? "its certificate is for another host"
                    : "the secure connection failed (%s)".formatted(message);
    return failed(url, reason, failure).withHint("If you trust the server all the same, open the surface with `ignoreHTTPSErrors: true`.");
  }

  public static EngineException redirectLoop(String url) {
    return EngineException.navigationFailed("`%s` redirects too many times.".formatted(url))
        .withHint("The site may need a cookie or a login first; `network.requests()` shows the hops.");
  }

  private static EngineException failed(String url, String why, IOException cause) {
    return EngineException.navigationFailed("`%s` did not load: %s.".formatted(url, why)).causedBy(cause);
  }

  private static String firstLine(Throwable failure) {
    String message = failure.getMessage();
    return message == null || message.isBlank()
        ? failure.getClass().getSimpleName()
        : message.lines().findFirst().orElse("").replaceFirst("\\.$", "");
  }
}
