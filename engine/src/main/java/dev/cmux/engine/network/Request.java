package dev.cmux.engine.network;

import java.util.Locale;
import java.util.Objects;

/// What is sent to a server. The method is upper case; the URL is absolute.
public record Request(String method, String url, Headers headers, Body body) {

  public Request {
    method = method.toUpperCase(Locale.ROOT);
    Objects.requireNonNull(url, "url");
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(body, "body");
  }

  /// A GET without headers.
  public static Request get(String url) {
    return new Request("GET", url, Headers.none(), Body.empty());
  }

  /// Such as `POST https://example.com/login`: no header and no body, which may be secret.
  @Override
  public String toString() {
    return method + ' ' + url;
  }
}
