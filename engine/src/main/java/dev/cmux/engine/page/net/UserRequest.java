package dev.cmux.engine.page.net;

import java.net.URL;
import org.htmlunit.WebRequest;
import org.htmlunit.util.UrlUtils;

/// A request for a document that a command asks for, not a page.
public final class UserRequest extends WebRequest {

  private static final long serialVersionUID = 1L;

  private final URL named;

  public UserRequest(URL url, String accept) {
    super(url, accept, "gzip, deflate");
    named = url;
  }

  /// Whether this is still what the user named: scripts of the page that came can give its request other addresses.
  public boolean isFor(URL url) {
    return UrlUtils.sameFile(url, named);
  }
}
