package dev.cmux.engine.page;

import dev.cmux.engine.network.AllowedHosts;
import java.io.IOException;
import java.net.URI;
import org.htmlunit.WebClient;
import org.htmlunit.websocket.JettyWebSocketAdapter.JettyWebSocketAdapterFactory;
import org.htmlunit.websocket.WebSocketAdapter;
import org.htmlunit.websocket.WebSocketAdapterFactory;
import org.htmlunit.websocket.WebSocketListener;

/// Web sockets to allowed hosts only; they do not pass through the client's connection.
final class AllowedSockets implements WebSocketAdapterFactory {

  private static final long serialVersionUID = 1L;

  private final transient AllowedHosts allowed;

  AllowedSockets(AllowedHosts allowed) {
    this.allowed = allowed;
  }

  @Override
  public WebSocketAdapter buildWebSocketAdapter(WebClient client, WebSocketListener listener) {
    WebSocketAdapter adapter = new JettyWebSocketAdapterFactory().buildWebSocketAdapter(client, listener);
    return new WebSocketAdapter() {
      private static final long serialVersionUID = 1L;

      @Override
      public void start() throws Exception {
        adapter.start();
      }

      @Override
      public void connect(URI url) throws Exception {
        allowed.check(url.toString());
        adapter.connect(url);
      }

      @Override
      public void send(Object content) throws IOException {
        adapter.send(content);
      }

      @Override
      public void closeIncomingSession() throws Exception {
        adapter.closeIncomingSession();
      }

      @Override
      public void closeOutgoingSession() throws Exception {
        adapter.closeOutgoingSession();
      }

      @Override
      public void closeClient() throws Exception {
        adapter.closeClient();
      }
    };
  }
}
