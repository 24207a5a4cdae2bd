package dev.cmux.engine.page.net;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.htmlunit.DownloadedContent;

/// A body that is still on its way, in a form in which HtmlUnit takes its `Content-Encoding` off it. Can be read once; whoever does closes what it comes from.
public final class ArrivingContent implements DownloadedContent {

  private static final long serialVersionUID = 1L;

  private final transient InputStream body;

  public ArrivingContent(InputStream body) {
    this.body = new BufferedInputStream(body);
  }

  @Override
  public InputStream getInputStream() {
    return body;
  }

  /// Waits for the first byte. A failure is left to the one who reads.
  @Override
  public boolean isEmpty() {
    try {
      body.mark(1);
      boolean empty = body.read() < 0;
      body.reset();
      return empty;
    } catch (IOException _) {
      return false;
    }
  }

  /// Nobody knows yet.
  @Override
  public long length() {
    return -1;
  }

  @Override
  public void cleanUp() {}
}
