package dev.cmux.repl.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.json.JsonText;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The server of tools, line by line: what a client that is not the SDK's may send.
@Timeout(60)
class ToolServerTest {

  private static final String INITIALIZE =
      """
      {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"by hand","version":"1"}}}
      {"jsonrpc":"2.0","method":"notifications/initialized"}
      """;

  @TempDir Path folder;

  private PipedOutputStream toServer;
  private BufferedReader fromServer;
  private CompletableFuture<Void> ended;

  @BeforeEach
  void start() throws IOException {
    toServer = new PipedOutputStream();
    PipedInputStream in = new PipedInputStream(toServer, 1 << 16);
    PipedOutputStream out = new PipedOutputStream();
    fromServer = new BufferedReader(new InputStreamReader(new PipedInputStream(out, 1 << 20), StandardCharsets.UTF_8));
    ended = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .start(
            () -> {
              try {
                ToolServer.serve(in, out, "1.0", false, folder);
                ended.complete(null);
              } catch (InterruptedException | RuntimeException e) {
                ended.completeExceptionally(e);
              }
            });
  }

  @AfterEach
  void end() throws Exception {
    toServer.close();
    ended.get(30, TimeUnit.SECONDS);
  }

  private void send(String lines) throws IOException {
    toServer.write((lines + "\n").getBytes(StandardCharsets.UTF_8));
    toServer.flush();
  }

  private Map<?, ?> answer() throws IOException {
    return (Map<?, ?>) JsonText.parse(fromServer.readLine());
  }

  private String error() throws IOException {
    Map<?, ?> answer = answer();
    return answer.get("id") + " " + ((Map<?, ?>) answer.get("error")).get("code");
  }

  @Test
  void aLineThatIsNoMessageIsAnsweredAndTheNextOneHeard() throws IOException {
    send(INITIALIZE);
    assertThat(answer().get("id")).isEqualTo(1);
    send("");
    send("not json");
    assertThat(error()).isEqualTo("null -32700");
    send("[]");
    assertThat(error()).isEqualTo("null -32600");
    send("{\"id\":14,\"method\":\"tools/list\"}");
    assertThat(error()).isEqualTo("14 -32600");
    send("{\"jsonrpc\":\"2.0\",\"id\":15}");
    assertThat(error()).isEqualTo("15 -32600");
    send("{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"}");
    assertThat(error()).isEqualTo("null -32600");
    send("{\"jsonrpc\":\"2.0\",\"id\":16,\"method\":\"tools/call\"}");
    assertThat(error()).isEqualTo("16 -32602");
    send("{\"jsonrpc\":\"2.0\",\"id\":17,\"method\":\"tools/call\",\"params\":{\"name\":\"nonsense\"}}");
    assertThat(error()).isEqualTo("17 -32602");
    send("{\"jsonrpc\":\"2.0\",\"id\":\"last\",\"method\":\"ping\"}");
    assertThat(answer()).isEqualTo(Map.of("jsonrpc", "2.0", "id", "last", "result", Map.of()));
  }

  @Test
  void aRequestBeforeTheHandshakeIsRefusedAndTheServerEnds() throws Exception {
    send("{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}");
    send("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\"}");
    assertThat(answer().toString()).contains("id=1", "code=-32600", "`tools/list` came before the handshake was done: send `initialize` first.");
    send("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}");
    assertThat(answer()).isEqualTo(Map.of("jsonrpc", "2.0", "id", 2, "result", Map.of()));
    send(INITIALIZE.lines().findFirst().orElseThrow());
    assertThat(answer().get("id")).isEqualTo(1);
    send("{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/list\"}");
    assertThat(answer().toString()).contains("id=3", "send `notifications/initialized` first");
    toServer.close();
    ended.get(30, TimeUnit.SECONDS);
  }

  @Test
  void whatWasAskedBeforeTheEndIsAnsweredAndTheServerEnds() throws Exception {
    send(INITIALIZE + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"open\",\"arguments\":{\"url\":\"about:blank\"}}}");
    toServer.close();
    assertThat(answer().get("id")).isEqualTo(1);
    assertThat(answer().toString()).contains("id=2", "surface:");
    ended.get(30, TimeUnit.SECONDS);
  }
}
