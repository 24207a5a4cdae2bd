package dev.cmux.engine.command;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;

/// What a server answered: to a navigation or to a `fetch`.
///
/// @param url the address after redirects
/// @param status the HTTP status; 0 for a document that no server sent
/// @param headers by name in lower case, in the order they came
/// @param charset what the body's text is written in
public record Response(
    String url, int status, String statusText, Map<String, List<String>> headers, Charset charset, Body body) {

  /// The bytes of a response, read when asked for.
  @FunctionalInterface
  public interface Body {
    /// @throws dev.cmux.engine.error.EngineException `io_error` when they are gone
    byte[] bytes();
  }

  /// Whether the status is 200 to 299 (a document without a status, such as `about:blank`, is ok too).
  public boolean ok() {
    return status == 0 || status / 100 == 2;
  }

  /// The body as text, without a byte order mark.
  public String text() {
    String text = new String(body.bytes(), charset);
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }
}
