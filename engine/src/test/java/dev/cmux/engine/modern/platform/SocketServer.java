package dev.cmux.engine.modern.platform;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/// A web socket server that sends back what it gets, in this JVM. RFC 6455, as far as the tests go: frames of less than 64 KB.
///
/// The message `bye` makes it close with 4001, `cut` makes it hang up, `list` makes it answer with a message in two frames.
final class SocketServer implements AutoCloseable {

  private static final int TEXT = 1;
  private static final int CLOSE = 8;
  private static final int FINAL = 0x80;

  private final ServerSocket listening;
  private final BlockingQueue<Map<String, String>> handshakes = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> ends = new LinkedBlockingQueue<>();

  SocketServer() {
    try {
      listening = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Thread.startVirtualThread(
        () -> {
          while (!listening.isClosed()) {
            try {
              Socket socket = listening.accept();
              Thread.startVirtualThread(() -> serve(socket));
            } catch (IOException closed) {
              return;
            }
          }
        });
  }

  String url(String path) {
    return "ws://127.0.0.1:" + listening.getLocalPort() + path;
  }

  /// The headers of the next client, names in lower case, and its path under `path`.
  Map<String, String> nextHandshake() throws InterruptedException {
    return handshakes.take();
  }

  /// How the next client left: `close CODE REASON`, or `gone`.
  String nextEnd() throws InterruptedException {
    return ends.take();
  }

  private void serve(Socket socket) {
    try (socket) {
      DataInputStream in = new DataInputStream(socket.getInputStream());
      OutputStream out = socket.getOutputStream();
      Map<String, String> headers = headers(in);
      handshakes.add(headers);
      if (headers.get("path").equals("/refuse")) {
        out.write("HTTP/1.1 403 Forbidden\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
        return;
      }
      String protocol = headers.getOrDefault("sec-websocket-protocol", "");
      out.write(
          ("HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: "
                  + accept(headers.get("sec-websocket-key"))
                  + (protocol.isEmpty() ? "" : "\r\nSec-WebSocket-Protocol: " + protocol.split(",")[0].strip())
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      ends.add(talk(in, out));
    } catch (IOException e) {
      ends.add("gone");
    }
  }

  private static String talk(DataInputStream in, OutputStream out) throws IOException {
    while (true) {
      int head = in.readUnsignedByte();
      int length = in.readUnsignedByte() & 0x7f;
      if (length == 126) {
        length = in.readUnsignedShort();
      }
      byte[] mask = in.readNBytes(4);
      byte[] body = in.readNBytes(length);
      for (int i = 0; i < length; i++) {
        body[i] ^= mask[i % 4];
      }
      String text = new String(body, StandardCharsets.UTF_8);
      if ((head & 0x0f) == CLOSE) {
        send(out, FINAL | CLOSE, body);
        return "close " + ByteBuffer.wrap(body).getShort() + " " + new String(body, 2, length - 2, StandardCharsets.UTF_8);
      }
      switch (text) {
        case "bye" -> send(out, FINAL | CLOSE, ByteBuffer.allocate(6).putShort((short) 4001).put("done".getBytes(StandardCharsets.US_ASCII)).array());
        case "cut" -> {
          return "gone";
        }
        case "list" -> {
          send(out, TEXT, "one ".getBytes(StandardCharsets.US_ASCII));
          send(out, FINAL, "two".getBytes(StandardCharsets.US_ASCII));
        }
        default -> send(out, head, body);
      }
    }
  }

  private static void send(OutputStream out, int head, byte[] body) throws IOException {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.write(head);
    if (body.length < 126) {
      frame.write(body.length);
    } else {
      frame.write(126);
      frame.write(body.length >> 8);
      frame.write(body.length);
    }
    frame.writeBytes(body);
    out.write(frame.toByteArray());
    out.flush();
  }

  private static Map<String, String> headers(DataInputStream in) throws IOException {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("path", line(in).split(" ")[1]);
    for (String line = line(in); !line.isEmpty(); line = line(in)) {
      int colon = line.indexOf(':');
      headers.put(line.substring(0, colon).toLowerCase(Locale.ROOT), line.substring(colon + 1).strip());
    }
    return headers;
  }

  private static String line(DataInputStream in) throws IOException {
    StringBuilder line = new StringBuilder();
    for (int c = in.readUnsignedByte(); c != '\n'; c = in.readUnsignedByte()) {
      line.append((char) c);
    }
    return line.toString().strip();
  }

  private static String accept(String key) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-1")
              .digest((key + "258EAFA5-E914-47DA-95CA-C5AB0DC85B11").getBytes(StandardCharsets.US_ASCII));
      return Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() {
    try {
      listening.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
