package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.OpenSurface;
import dev.cmux.engine.command.Configure;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Web sockets of a page, against a server on a real socket.
class WebSocketTest {

  private static final OpenSurface OPEN = new OpenSurface();

  private final SocketServer server = new SocketServer();

  @BeforeEach
  void blank() {
    OPEN.site.page("/", "<!doctype html><script>function talk(path, protocols, steps) {"
        + " var said = [], socket = new WebSocket(window.server + path, protocols);"
        + " return new Promise(end => {"
        + " socket.onopen = () => { said.push('open ' + socket.readyState + ' ' + socket.protocol); steps(socket); };"
        + " socket.onmessage = e => { said.push(e.data); if (said.length > 2) socket.close(3001, 'enough'); };"
        + " socket.onerror = () => said.push('error');"
        + " socket.onclose = e => { said.push('close ' + e.code + ' ' + e.reason + ' ' + e.wasClean + ' ' + socket.readyState); end(said.join('|')); };"
        + " }); }</script>");
    OPEN.go("/");
    OPEN.eval("window.server = '" + server.url("") + "'");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @AfterAll
  static void close() {
    OPEN.close();
  }

  @Test
  void messagesGoBothWaysAndBothSidesSayGoodbye() throws InterruptedException {
    OPEN.eval("document.cookie = 'session=s1'");
    assertThat(OPEN.eval("talk('/chat', ['v2', 'v1'], s => { s.send('h\u00e9llo'); s.send('list'); })"))
        .isEqualTo("open 1 v2|h\u00e9llo|one two|close 3001 enough true 3");
    Map<String, String> handshake = server.nextHandshake();
    assertThat(handshake).containsEntry("path", "/chat").containsEntry("origin", OPEN.site.url("")).containsEntry("cookie", "session=s1");
    assertThat(handshake.get("user-agent")).startsWith("Mozilla/5.0");
    assertThat(server.nextEnd()).isEqualTo("close 3001 enough");
  }

  @Test
  void bytesArriveAsTheTypeThePageAskedFor() throws InterruptedException {
    assertThat(OPEN.eval("""
        talk('/', [], s => { s.binaryType = 'arraybuffer'; s.send(new Uint8Array([1, 2, 255])); s.send(new Uint8Array([9, 8]).subarray(1)); })
            .then(text => text.split('|').length)""")).isEqualTo(4L);
    assertThat(OPEN.eval("""
        new Promise(r => {
          var s = new WebSocket(server + '/'), got = [];
          s.onopen = () => { s.send(new Blob(['blob'])); s.binaryType = 'arraybuffer'; s.send(new Uint8Array(300).buffer); s.binaryType = 'blob'; };
          s.onmessage = e => e.data.text().then(t => { got.push(t.length); if (got.length === 2) { s.close(); r(got.join()); } });
        })""")).isEqualTo("4,300");
    assertThat(server.nextEnd()).isEqualTo("close 3001 enough");
    assertThat(server.nextEnd()).isEqualTo("close 1000 ");
  }

  @Test
  void theServerMayEndIt() {
    assertThat(OPEN.eval("talk('/', undefined, s => s.send('bye'))")).isEqualTo("open 1 |close 4001 done true 3");
    assertThat(OPEN.eval("talk('/', 'one', s => s.send('cut'))")).isEqualTo("open 1 one|error|close 1006  false 3");
    assertThat(OPEN.eval("talk('/refuse')")).isEqualTo("error|close 1006  false 3");
  }

  @Test
  void aSocketEndsWithItsDocument() throws InterruptedException {
    OPEN.eval("talk('/', [], s => s.send('x')); new Promise(r => { new WebSocket(server).onopen = r; }).then(() => 1)");
    OPEN.go("/");
    assertThat(server.nextEnd()).isEqualTo("gone");
    assertThat(server.nextEnd()).isEqualTo("gone");
  }

  @Test
  void anOfflineSurfaceHasNoSockets() {
    OPEN.perform(new Configure.SetOffline(true));
    try {
      assertThat(OPEN.eval("talk('/')")).isEqualTo("error|close 1006  false 3");
    } finally {
      OPEN.perform(new Configure.SetOffline(false));
    }
  }

  @Test
  void mistakesAreToldAtOnce() {
    assertThat(OPEN.eval("""
        var names = [];
        [() => new WebSocket('ftp://x/'), () => new WebSocket('ws://x/#part'), () => new WebSocket(server, ['a', 'a']),
          () => new WebSocket(server).send('early'), () => new WebSocket(server).close(1001), () => WebSocket(server)].forEach(f => {
          try { f(); names.push('nothing'); } catch (e) { names.push(e.name); }
        });
        names.join()""")).isEqualTo("SyntaxError,SyntaxError,SyntaxError,InvalidStateError,InvalidAccessError,TypeError");
    assertThat(OPEN.eval("[WebSocket.OPEN, WebSocket.prototype.CLOSED, new WebSocket(server.replace('ws', 'http')).url === server + '/'].join()"))
        .isEqualTo("1,3,true");
  }
}
