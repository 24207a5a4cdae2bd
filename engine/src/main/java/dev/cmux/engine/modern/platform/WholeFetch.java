package dev.cmux.engine.modern.platform;

import java.io.ByteArrayOutputStream;

/// Keeps a response for those who want it at once when it is complete.
final class WholeFetch implements FetchSink {

  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private FetchResult result;

  @Override
  public void head(FetchResult head) {
    result = head;
  }

  @Override
  public void bytes(byte[] piece) {
    body.writeBytes(piece);
  }

  FetchResult result() {
    return result;
  }

  byte[] body() {
    return body.toByteArray();
  }
}
