package dev.cmux.engine.page;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.htmlunit.SilentCssErrorHandler;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;

/// A bare HtmlUnit client for tests of what looks at a document but does not navigate.
public final class PageFixture implements AutoCloseable {

  private final WebClient client = new WebClient();

  public PageFixture() {
    client.setCssErrorHandler(new SilentCssErrorHandler());
    client.getOptions().setThrowExceptionOnScriptError(false);
  }

  public WebClient client() {
    return client;
  }

  public HtmlPage load(String html) {
    try {
      return client.loadHtmlCodeIntoCurrentWindow("<!DOCTYPE html>" + html);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static DomElement first(HtmlPage page, String selector) {
    DomElement element = page.querySelector(selector);
    if (element == null) {
      throw new AssertionError("The test page has no " + selector);
    }
    return element;
  }

  @Override
  public void close() {
    client.close();
  }
}
