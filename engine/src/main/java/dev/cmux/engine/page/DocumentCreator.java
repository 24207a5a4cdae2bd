package dev.cmux.engine.page;

import dev.cmux.engine.modern.ModernPage;
import dev.cmux.engine.page.net.TextEncoding;
import dev.cmux.engine.page.view.SeenPage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.htmlunit.DefaultPageCreator;
import org.htmlunit.Page;
import org.htmlunit.WebResponse;
import org.htmlunit.WebResponseData;
import org.htmlunit.WebWindow;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.NameValuePair;

/// Makes every answer a document, as browsers do: text, JSON and XML become a page with the text in a `<pre>`.
final class DocumentCreator extends DefaultPageCreator {

  private static final long serialVersionUID = 1L;

  private final transient Consumer<HtmlPage> beforeScripts;
  private final transient Consumer<HtmlPage> whenContentLoaded;

  /// @param beforeScripts what to do with every new document before it is parsed, so before its own scripts
  /// @param whenContentLoaded hears of every document whose listeners of `DOMContentLoaded` have run
  DocumentCreator(Consumer<HtmlPage> beforeScripts, Consumer<HtmlPage> whenContentLoaded) {
    this.beforeScripts = beforeScripts;
    this.whenContentLoaded = whenContentLoaded;
  }

  @Override
  public Page createPage(WebResponse answer, WebWindow window) throws IOException {
    WebResponse response = FrameSource.of(answer, window);
    TextEncoding.guess(response);
    return switch (determinePageType(response)) {
      case HTML -> createHtmlPage(response, window);
      case TEXT, JAVASCRIPT, XML -> {
        Page page = super.createPage(response, window);
        yield page instanceof HtmlPage ? page : showText(response, window);
      }
      case UNKNOWN -> showText(response, window);
    };
  }

  @Override
  protected HtmlPage createHtmlPage(WebResponse response, WebWindow window) throws IOException {
    return parse(new ModernPage(response, window, SeenPage::new, whenContentLoaded), response, window);
  }

  private HtmlPage parse(ModernPage page, WebResponse source, WebWindow window) throws IOException {
    window.setEnclosedPage(page);
    page.begins(source);
    beforeScripts.accept(page);
    getHtmlParser().parse(window.getWebClient(), source, page, false, false);
    return page;
  }

  private HtmlPage showText(WebResponse response, WebWindow window) throws IOException {
    String text = isReadable(response) ? response.getContentAsString() : "";
    String markup =
        "<html><head></head><body><pre>" + text.replace("&", "&amp;").replace("<", "&lt;") + "</pre></body></html>";
    WebResponseData shown =
        new WebResponseData(
            markup.getBytes(StandardCharsets.UTF_8),
            response.getStatusCode(),
            response.getStatusMessage(),
            List.of(new NameValuePair("Content-Type", "text/html;charset=UTF-8")));
    return parse(new ModernPage(response, window, SeenPage::new, whenContentLoaded), new WebResponse(shown, response.getWebRequest(), response.getLoadTime()), window);
  }

  private static boolean isReadable(WebResponse response) {
    String type = response.getContentType();
    return !(type.startsWith("image/") || type.startsWith("audio/") || type.startsWith("video/") || type.equals("application/pdf")
        || type.equals("application/octet-stream") || type.equals("application/zip"));
  }
}
