package dev.cmux.repl.mcp;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.json.JsonText;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/// The lines between a client and the SDK's transport. That one stops listening for good at the first line that is no message, and at the end of its
/// input drops what it has not answered yet; and a request that comes before the handshake waits in it for ever when the handshake never comes. So
/// lines that are no message or come too early are answered here, with the errors of JSON-RPC 2.0, and never reach it; and the input ends for it when
/// everything has been answered.
///
/// {@link #in} is read by one thread, {@link #out} written by any.
final class MessageLines {

  private static final int PARSE_ERROR = -32700;
  private static final int INVALID_REQUEST = -32600;
  private static final int INVALID_PARAMS = -32602;

  /// How long an answer may be awaited by a client that has closed its end.
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final BufferedReader lines;
  private final OutputStream client;
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Set<Object> unanswered = new HashSet<>();
  private boolean broken;
  // Of the thread that reads.
  private boolean initializing;
  private boolean initialized;

  MessageLines(InputStream in, OutputStream out) {
    lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    client = out;
  }

  /// What the transport reads: the messages, a line each.
  InputStream in() {
    return new Messages();
  }

  /// What the transport writes to.
  OutputStream out() {
    return new Answers();
  }

  /// Returns when the client has closed its end and has been answered.
  void awaitEnd() throws InterruptedException {
    ended.await();
  }

  /// The next line for the transport, null at the end.
  private String next() throws IOException {
    String line = lines.readLine();
    while (line != null && !isMessage(line)) {
      line = lines.readLine();
    }
    if (line == null) {
      awaitAnswers();
      ended.countDown();
    }
    return line;
  }

  /// Whether the transport can make something of the line; if not, the client has been told.
  private boolean isMessage(String line) throws IOException {
    if (line.isBlank()) {
      return false;
    }
    Object parsed;
    try {
      parsed = JsonText.parse(line);
    } catch (EngineException e) {
      return refuse(null, PARSE_ERROR, "Parse error: " + e.getMessage());
    }
    if (!(parsed instanceof Map<?, ?> message)) {
      return refuse(null, INVALID_REQUEST, "A message is one JSON object in a line.");
    }
    Object id = message.get("id");
    boolean isAnswer = message.containsKey("result") || message.containsKey("error");
    if (!"2.0".equals(message.get("jsonrpc"))) {
      return refuse(id, INVALID_REQUEST, "A message needs `\"jsonrpc\": \"2.0\"`.");
    }
    if (!isAnswer && !(message.get("method") instanceof String)) {
      return refuse(id, INVALID_REQUEST, "A request needs the name of a `method`.");
    }
    if (message.containsKey("id") && !(id instanceof String || id instanceof Number)) {
      return refuse(null, INVALID_REQUEST, "An `id` is text or a number.");
    }
    if (message.get("params") != null && !(message.get("params") instanceof Map)) {
      return refuse(id, INVALID_PARAMS, "`params` is an object.");
    }
    Map<?, ?> params = message.get("params") instanceof Map<?, ?> given ? given : Map.of();
    if ("tools/call".equals(message.get("method")) && !(params.get("name") instanceof String)) {
      return refuse(id, INVALID_PARAMS, "`tools/call` needs the `name` of a tool.");
    }
    if (!isAnswer && !initialized && !advances(String.valueOf(message.get("method")))) {
      return answerEarly(message, id);
    }
    expectAnswer(message, params, id, isAnswer);
    return true;
  }

  /// Takes a step of the handshake, `initialize` and after it `notifications/initialized`; false for what is none.
  private boolean advances(String method) {
    initializing |= method.equals("initialize");
    initialized = initializing && method.equals("notifications/initialized");
    return initialized || method.equals("initialize");
  }

  /// Before the handshake a client may only ping; a notification is dropped.
  private boolean answerEarly(Map<?, ?> message, Object id) throws IOException {
    if (id == null) {
      return false;
    }
    if ("ping".equals(message.get("method"))) {
      return answer(id, "result", Map.of());
    }
    String missing = initializing ? "notifications/initialized" : "initialize";
    return refuse(id, INVALID_REQUEST, "`%s` came before the handshake was done: send `%s` first.".formatted(message.get("method"), missing));
  }

  /// A request that its client has cancelled is not answered.
  private synchronized void expectAnswer(Map<?, ?> message, Map<?, ?> params, Object id, boolean isAnswer) {
    if ("notifications/cancelled".equals(message.get("method"))) {
      unanswered.remove(key(params.get("requestId")));
      notifyAll();
    } else if (id != null && !isAnswer) {
      unanswered.add(key(id));
    }
  }

  private boolean refuse(Object id, int code, String message) throws IOException {
    return answer(id, "error", Map.of("code", code, "message", message));
  }

  /// Always false: what is answered here is not for the transport.
  private boolean answer(Object id, String member, Map<String, ?> value) throws IOException {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("jsonrpc", "2.0");
    answer.put("id", id);
    answer.put(member, value);
    write((JsonText.line(answer) + "\n").getBytes(StandardCharsets.UTF_8));
    return false;
  }

  private synchronized void awaitAnswers() throws IOException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    try {
      for (long left = PATIENCE.toMillis(); !unanswered.isEmpty() && !broken && left > 0; left = (deadline - System.nanoTime()) / 1_000_000) {
        wait(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted");
    }
  }

  private synchronized void write(byte[] line) throws IOException {
    try {
      client.write(line);
      client.flush();
    } catch (IOException e) {
      broken = true;
      notifyAll();
      throw e;
    }
  }

  private synchronized void answered(String line) {
    try {
      if (JsonText.parse(line) instanceof Map<?, ?> message && !message.containsKey("method")) {
        unanswered.remove(key(message.get("id")));
        notifyAll();
      }
    } catch (EngineException _) {
      // No message, so no answer.
    }
  }

  /// One and the same number may be read as different types.
  private static Object key(Object id) {
    return JsonText.line(id);
  }

  private final class Messages extends InputStream {

    private byte[] line = {};
    private int at;

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
      if (at == line.length) {
        String next = next();
        if (next == null) {
          return -1;
        }
        line = (next + "\n").getBytes(StandardCharsets.UTF_8);
        at = 0;
      }
      int count = Math.min(length, line.length - at);
      System.arraycopy(line, at, bytes, offset, count);
      at += count;
      return count;
    }
  }

  /// Hands on whole lines, so that nothing of ours comes between the parts of one.
  private final class Answers extends OutputStream {

    private final ByteArrayOutputStream line = new ByteArrayOutputStream();

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
      int from = offset;
      for (int i = offset; i < offset + length; i++) {
        if (bytes[i] == '\n') {
          line.write(bytes, from, i + 1 - from);
          from = i + 1;
          byte[] whole = line.toByteArray();
          line.reset();
          MessageLines.this.write(whole);
          answered(new String(whole, StandardCharsets.UTF_8));
        }
      }
      line.write(bytes, from, offset + length - from);
    }
  }
}
