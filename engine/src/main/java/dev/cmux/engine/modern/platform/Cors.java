package dev.cmux.engine.modern.platform;

import java.net.URL;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.htmlunit.WebResponse;
import org.htmlunit.util.NameValuePair;

/// Cross-origin rules: what a server has to say before a page may see its answer.
/// https://fetch.spec.whatwg.org/#http-cors-protocol
final class Cors {

  private static final Set<String> EXPOSED =
      Set.of(
          "cache-control", "content-language", "content-length", "content-type", "expires", "last-modified", "pragma");

  private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "POST");

  private Cors() {}

  static String origin(URL url) {
    if (url.getProtocol().equals("data")) {
      return "null";
    }
    int port = url.getPort();
    boolean usual = port < 0 || port == url.getDefaultPort();
    return url.getProtocol() + "://" + url.getHost() + (usual ? "" : ":" + port);
  }

  static boolean sameOrigin(URL a, URL b) {
    return origin(a).equalsIgnoreCase(origin(b));
  }

  /// Refuses an answer that does not allow the origin.
  static void check(WebResponse response, String origin, boolean credentials) throws FetchFailure {
    String allowed = response.getResponseHeaderValue("Access-Control-Allow-Origin");
    String url = response.getWebRequest().getUrl().toString();
    if (allowed == null) {
      throw new FetchFailure(
          "Access to " + url + " from origin " + origin + " has been blocked by CORS policy: "
              + "no 'Access-Control-Allow-Origin' header is present.");
    }
    if (!(allowed.equals(origin) || ("*".equals(allowed) && !credentials))) {
      throw new FetchFailure(
          "Access to " + url + " from origin " + origin + " has been blocked by CORS policy: "
              + "'Access-Control-Allow-Origin' is '" + allowed + "'.");
    }
    if (credentials && !"true".equals(response.getResponseHeaderValue("Access-Control-Allow-Credentials"))) {
      throw new FetchFailure(
          "Access to " + url + " from origin " + origin + " has been blocked by CORS policy: "
              + "'Access-Control-Allow-Credentials' is not 'true'.");
    }
  }

  /// Refuses a request that the preflight's answer does not cover.
  static void checkPreflight(WebResponse answer, FetchRequest request, String origin, boolean credentials)
      throws FetchFailure {
    check(answer, origin, credentials);
    if (answer.getStatusCode() < 200 || answer.getStatusCode() > 299) {
      throw new FetchFailure("The CORS preflight of " + request.url() + " was answered with HTTP status "
          + answer.getStatusCode() + ".");
    }
    Set<String> methods = Set.copyOf(list(answer, "Access-Control-Allow-Methods"));
    if (!SAFE_METHODS.contains(request.method())
        && !methods.contains(request.method())
        && (credentials || !methods.contains("*"))) {
      throw new FetchFailure("Method " + request.method() + " is not allowed by 'Access-Control-Allow-Methods' of "
          + request.url() + ".");
    }
    List<String> headers =
        list(answer, "Access-Control-Allow-Headers").stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
    for (String header : request.unsafeHeaders()) {
      boolean wild = headers.contains("*") && !credentials && !"authorization".equals(header);
      if (!headers.contains(header) && !wild) {
        throw new FetchFailure("Request header " + header + " is not allowed by 'Access-Control-Allow-Headers' of "
            + request.url() + ".");
      }
    }
  }

  /// The headers of a cross-origin answer that the page may read.
  static List<NameValuePair> exposed(WebResponse response, boolean credentials) {
    List<String> named =
        list(response, "Access-Control-Expose-Headers").stream()
            .map(name -> name.toLowerCase(Locale.ROOT))
            .toList();
    boolean all = named.contains("*") && !credentials;
    return readable(response).stream()
        .filter(
            header -> {
              String name = header.getName().toLowerCase(Locale.ROOT);
              return all || EXPOSED.contains(name) || named.contains(name);
            })
        .toList();
  }

  /// All headers but those that page code never sees.
  static List<NameValuePair> readable(WebResponse response) {
    return response.getResponseHeaders().stream()
        .filter(
            header -> {
              String name = header.getName().toLowerCase(Locale.ROOT);
              return !"set-cookie".equals(name) && !"set-cookie2".equals(name);
            })
        .toList();
  }

  private static List<String> list(WebResponse response, String header) {
    List<String> values = new ArrayList<>();
    for (NameValuePair pair : response.getResponseHeaders()) {
      if (pair.getName().equalsIgnoreCase(header)) {
        for (String part : pair.getValue().split(",")) {
          values.add(part.strip());
        }
      }
    }
    return values;
  }
}
