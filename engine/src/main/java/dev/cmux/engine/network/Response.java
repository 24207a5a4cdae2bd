package dev.cmux.engine.network;

import java.util.Objects;

/// What a server answered. The body is decoded: `Content-Encoding` in the headers is history.
public record Response(int status, String statusText, Headers headers, Body body) {

  public Response {
    Objects.requireNonNull(statusText, "statusText");
    Objects.requireNonNull(headers, "headers");
    Objects.requireNonNull(body, "body");
  }

  /// Without the headers that speak of the way the body travelled, which would be wrong for a body that did not.
  Response withoutTransferHeaders() {
    return new Response(
        status, statusText, headers.without("Content-Encoding", "Content-Length", "Transfer-Encoding", "Connection"), body);
  }
}
