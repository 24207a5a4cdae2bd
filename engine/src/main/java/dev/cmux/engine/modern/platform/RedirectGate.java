package dev.cmux.engine.modern.platform;

import java.io.IOException;
import org.htmlunit.WebConnection;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.util.WebConnectionWrapper;
import org.htmlunit.util.WebResponseWrapper;

/// Hands redirects of fetch requests back to fetch: it must look at each hop, where the client would follow by
/// itself. All other requests pass.
final class RedirectGate extends WebConnectionWrapper {

  /// Marks a request whose redirects are not for the client. Compared by identity of the header's presence only; the
  /// gate removes it before the request goes out.
  static final String MARK = "X-Cmux-Redirect-Gate";

  RedirectGate(WebConnection inner) {
    super(inner);
  }

  @Override
  public WebResponse getResponse(WebRequest request) throws IOException {
    if (request.getAdditionalHeader(MARK) == null) {
      return super.getResponse(request);
    }
    request.removeAdditionalHeader(MARK);
    WebResponse response = super.getResponse(request);
    return isRedirect(response.getStatusCode()) ? new Held(response) : response;
  }

  static boolean isRedirect(int status) {
    return status == 301 || status == 302 || status == 303 || status == 307 || status == 308;
  }

  /// A redirect whose address the client does not see.
  static final class Held extends WebResponseWrapper {

    private static final long serialVersionUID = 1L;

    Held(WebResponse response) {
      super(response);
    }

    @Override
    public String getResponseHeaderValue(String name) {
      return "Location".equalsIgnoreCase(name) ? null : super.getResponseHeaderValue(name);
    }

    String location() {
      return super.getResponseHeaderValue("Location");
    }
  }
}
