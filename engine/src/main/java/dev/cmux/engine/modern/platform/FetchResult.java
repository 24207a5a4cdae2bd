package dev.cmux.engine.modern.platform;

import java.util.List;
import org.htmlunit.util.NameValuePair;

/// What came back for a request, as far as the page may see it, without the body.
///
/// @param type `basic`, `cors`, `opaque` or `opaqueredirect`
record FetchResult(String url, int status, String statusText, List<NameValuePair> headers, String type, boolean redirected) {

  /// A filtered response that says nothing but that there was one.
  static FetchResult opaque(String type, String url) {
    return new FetchResult("opaqueredirect".equals(type) ? url : "", 0, "", List.of(), type, false);
  }

  /// Whether the page may not read the body either.
  boolean isOpaque() {
    return type.startsWith("opaque");
  }
}
