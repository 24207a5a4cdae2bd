package dev.cmux.engine.modern.platform;

import java.io.ByteArrayOutputStream;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/// One web socket of a page. What comes in is passed on as jobs of the page; what goes out leaves in order, one message after the other, as the JDK's
/// socket demands.
final class PageSocket implements WebSocket.Listener, AutoCloseable {

  /// Hears of the socket, on the page's thread.
  interface Events {
    void open(String protocol);

    void text(String message);

    void binary(byte[] message);

    /// @param clean whether both sides said goodbye
    void closed(int code, String reason, boolean clean);
  }

  /// The code of the standard for a connection that ended without a word.
  private static final int ABNORMAL = 1006;

  private final Realm realm;
  private final Events events;
  private final StringBuilder text = new StringBuilder();
  private final ByteArrayOutputStream binary = new ByteArrayOutputStream();
  private CompletableFuture<WebSocket> last;
  private boolean over;

  PageSocket(Realm realm, Events events) {
    this.realm = realm;
    this.events = events;
  }

  /// The connection being made.
  synchronized void on(CompletableFuture<WebSocket> connection) {
    last = connection;
    connection.whenComplete(
        (socket, failure) -> {
          if (failure != null) {
            over(ABNORMAL, "", false);
          }
        });
  }

  synchronized void sendText(String message, Runnable sent) {
    last = last.thenCompose(socket -> socket.sendText(message, true)).whenComplete((socket, failure) -> realm.post(sent));
  }

  synchronized void sendBinary(byte[] message, Runnable sent) {
    last = last.thenCompose(socket -> socket.sendBinary(ByteBuffer.wrap(message), true)).whenComplete((socket, failure) -> realm.post(sent));
  }

  /// Says goodbye after what is still to be sent.
  synchronized void sayGoodbye(int code, String reason) {
    last =
        last.thenCompose(socket -> socket.sendClose(code, reason))
            .whenComplete(
                (socket, failure) -> {
                  if (failure != null) {
                    over(ABNORMAL, "", false);
                  }
                });
  }

  /// The document is gone.
  @Override
  public synchronized void close() {
    over = true;
    last.whenComplete(
        (socket, failure) -> {
          if (socket != null) {
            socket.abort();
          }
        });
    last.cancel(true);
  }

  @Override
  public void onOpen(WebSocket socket) {
    realm.post(() -> events.open(socket.getSubprotocol()));
    socket.request(1);
  }

  @Override
  public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean end) {
    text.append(data);
    if (end) {
      String message = text.toString();
      text.setLength(0);
      realm.post(() -> events.text(message));
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onBinary(WebSocket socket, ByteBuffer data, boolean end) {
    byte[] piece = new byte[data.remaining()];
    data.get(piece);
    binary.writeBytes(piece);
    if (end) {
      byte[] message = binary.toByteArray();
      binary.reset();
      realm.post(() -> events.binary(message));
    }
    socket.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
    // The JDK tells of a server that hung up in the same way.
    over(code, reason, code != ABNORMAL);
    return null;
  }

  @Override
  public void onError(WebSocket socket, Throwable error) {
    over(ABNORMAL, "", false);
  }

  private synchronized void over(int code, String reason, boolean clean) {
    if (!over) {
      over = true;
      realm.post(() -> events.closed(code, reason, clean));
    }
  }
}
