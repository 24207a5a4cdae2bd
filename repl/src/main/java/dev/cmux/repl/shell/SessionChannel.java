package dev.cmux.repl.shell;

import dev.cmux.engine.json.JsonText;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.Consumer;

/// One end of the connection between the halves of an attached prompt: JSON texts, each behind its length. One thread receives, any may send.
final class SessionChannel {

  private final DataInputStream in;
  private final DataOutputStream out;

  SessionChannel(DataInputStream in, DataOutputStream out) {
    this.in = in;
    this.out = out;
  }

  /// False when the other end is gone.
  synchronized boolean send(Map<String, Object> message) {
    byte[] bytes = JsonText.line(message).getBytes(StandardCharsets.UTF_8);
    try {
      out.writeInt(bytes.length);
      out.write(bytes);
      out.flush();
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  /// Hands on each message as it comes; returns when the other end is gone.
  void receive(Consumer<Object> listener) {
    try {
      while (true) {
        listener.accept(JsonText.parse(new String(in.readNBytes(in.readInt()), StandardCharsets.UTF_8)));
      }
    } catch (IOException _) {
      // In whatever way it went.
    }
  }
}
