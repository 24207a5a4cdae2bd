package dev.cmux.engine.page;

import java.net.MalformedURLException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.WebResponseData;
import org.htmlunit.WebWindow;
import org.htmlunit.html.BaseFrameElement;
import org.htmlunit.html.FrameWindow;
import org.htmlunit.html.HtmlInlineFrame;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.util.NameValuePair;
import org.htmlunit.util.UrlUtils;

/// The `srcdoc` of a frame, which HtmlUnit does not know: the document's text stands in an attribute and goes before `src`.
/// https://html.spec.whatwg.org/multipage/iframe-embed-object.html#attr-iframe-srcdoc
final class FrameSource {

  private FrameSource() {}

  /// What a frame shows in place of this response: its `srcdoc`, when the response is what its attributes ask for. The document is at its parent's
  /// address, so that it is of its origin, and links and requests go from there.
  static WebResponse of(WebResponse response, WebWindow window) {
    if (!(window instanceof FrameWindow frame)
        || !(frame.getFrameElement() instanceof HtmlInlineFrame element)
        || !element.hasAttribute("srcdoc")
        || !element.isAttachedToPage()
        || !isAskedFor(response, element)) {
      return response;
    }
    byte[] text = element.getAttribute("srcdoc").getBytes(StandardCharsets.UTF_8);
    List<NameValuePair> type = List.of(new NameValuePair("Content-Type", "text/html;charset=UTF-8"));
    WebRequest request = new WebRequest(element.getPage().getUrl());
    request.setCharset(StandardCharsets.UTF_8);
    return new WebResponse(new WebResponseData(text, 200, "OK", type), request, 0);
  }

  /// Whether a frame that a script has just inserted is about to be loaded, which HtmlUnit (5.5.0) does at once when it has no `src`. Browsers do so
  /// after the script, which can still listen to `load`, and so does the page here.
  static boolean comesLater(WebRequest request, WebWindow window) {
    return window instanceof FrameWindow frame
        && frame.getFrameElement() instanceof HtmlInlineFrame element
        && element.hasAttribute("srcdoc")
        && element.isAttachedToPage()
        && request.getUrl().toExternalForm().equals(UrlUtils.ABOUT_BLANK)
        && window.getWebClient().getJavaScriptEngine() instanceof JavaScriptEngine engine
        && engine.isScriptRunning();
  }

  private static boolean isAskedFor(WebResponse response, BaseFrameElement element) {
    String url = response.getWebRequest().getUrl().toExternalForm();
    if (url.equals(UrlUtils.ABOUT_BLANK)) {
      return true;
    }
    try {
      String src = element.getSrcAttribute();
      return !src.isEmpty() && ((HtmlPage) element.getPage()).getFullyQualifiedUrl(src).toExternalForm().equals(url);
    } catch (MalformedURLException e) {
      return false;
    }
  }
}
