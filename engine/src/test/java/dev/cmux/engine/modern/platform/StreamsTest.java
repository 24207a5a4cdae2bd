package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.cmux.engine.OpenSurface;
import dev.cmux.engine.command.Await;
import dev.cmux.engine.command.Await.Condition;
import dev.cmux.engine.command.Await.LoadState;
import dev.cmux.engine.command.Timeout;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Responses that are read while the server still writes them.
class StreamsTest {

  private static final String END = "\0";

  private final OpenSurface open = new OpenSurface();
  private final BlockingQueue<String> wire = new LinkedBlockingQueue<>();
  private final BlockingQueue<String> asked = new LinkedBlockingQueue<>();
  private final CountDownLatch hungUp = new CountDownLatch(1);

  @BeforeEach
  void serve() {
    open.site.page("/", "<!doctype html><body></body>");
    open.site.handle("/events", exchange -> write(exchange, "text/event-stream"));
    open.site.handle("/text", exchange -> write(exchange, "text/plain"));
    open.site.handle("/packed", exchange -> {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      write(exchange, "text/plain");
    });
    open.go("/");
  }

  @AfterEach
  void close() {
    wire.add(END);
    open.close();
  }

  /// Writes what the test puts on the wire, piece by piece.
  private void write(HttpExchange exchange, String type) throws IOException {
    asked.add(String.valueOf(exchange.getRequestHeaders().getFirst("Last-Event-ID")));
    exchange.getResponseHeaders().set("Content-Type", type);
    exchange.sendResponseHeaders(200, 0);
    exchange.getResponseBody().flush();
    try (OutputStream body = packing(exchange.getResponseHeaders().getFirst("Content-Encoding"), exchange.getResponseBody())) {
      for (String piece = wire.take(); !piece.equals(END); piece = wire.take()) {
        body.write(piece.getBytes(StandardCharsets.UTF_8));
        body.flush();
      }
    } catch (IOException e) {
      hungUp.countDown();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static OutputStream packing(@Nullable String encoding, OutputStream wire) throws IOException {
    return switch (encoding) {
      case "gzip" -> new GZIPOutputStream(wire, true);
      case "deflate" -> new DeflaterOutputStream(wire, true);
      case null, default -> wire;
    };
  }

  @Test
  void anEventSourceHearsEventsAsTheyComeAndComesBackAfterABreak() throws InterruptedException {
    open.eval("""
        var heard = [], wake;
        function note(text) { heard.push(text); if (wake) wake(); }
        var source = new EventSource('/events');
        source.onopen = e => note('open ' + source.readyState);
        source.onmessage = e => note(e.type + ' ' + e.data + ' ' + e.lastEventId + ' ' + (e.origin === location.origin));
        source.addEventListener('price', e => note(e.type + ' ' + e.data));
        source.onerror = e => note('error ' + source.readyState);
        function until(n) { return new Promise(r => { wake = () => { if (heard.length >= n) { wake = null; r(heard.splice(0).join('|')); } }; wake(); }); }
        """);
    assertThat(asked.take()).isEqualTo("null");
    assertThat(open.eval("until(1)")).isEqualTo("open 1");
    wire.add(": a comment\nretry: 5\nid: 7\ndata: one\ndata: two\n\nevent: pri");
    assertThat(open.eval("until(1)")).isEqualTo("message one\ntwo 7 true");
    wire.add("ce\r\ndata:4\u20ac\r\n\r\ndata: never ended");
    assertThat(open.eval("until(1)")).isEqualTo("price 4\u20ac");
    wire.add(END);
    assertThat(open.eval("until(2)")).isEqualTo("error 0|open 1");
    assertThat(asked.take()).isEqualTo("7");
    open.eval("source.close(); source.readyState");
    wireUntilHungUp();
  }

  @Test
  void aStreamOfEventsEndsWithItsDocumentAndHoldsNoWaitUp() throws InterruptedException {
    open.eval("new Promise(r => { new EventSource('/events').onopen = () => r(1); })");
    open.perform(new Await.WaitFor(List.of(new Condition.Load(LoadState.NETWORKIDLE)), Timeout.ofMillis(20_000)));
    open.site.page("/next", "<p>next");
    open.go("/next");
    wireUntilHungUp();
  }

  /// A server notices that the other side is gone when it writes.
  private void wireUntilHungUp() throws InterruptedException {
    while (!hungUp.await(5, TimeUnit.MILLISECONDS)) {
      wire.add("data: anyone?\n\n");
    }
  }

  @Test
  void anEventSourceGivesUpOnAnythingElseThanAnEventStream() {
    open.site.file("/plain", "text/plain", "data: x\n\n");
    assertThat(open.eval("new Promise(r => { var s = new EventSource('/plain'); s.onerror = () => r(s.readyState); })")).isEqualTo(2L);
    assertThat(open.eval("new Promise(r => { var s = new EventSource('/nothing'); s.onerror = () => r(s.readyState); })")).isEqualTo(2L);
    assertThat(open.eval("try { new EventSource('http://:x') } catch (e) { e.name }")).isEqualTo("SyntaxError");
  }

  @Test
  void fetchGivesTheHeadBeforeTheBodyAndTheBodyInPieces() {
    open.eval("""
        var reader, decoder = new TextDecoder();
        fetch('/text').then(r => { reader = r.body.getReader(); asked(r.status); });
        function next() { return reader.read().then(r => r.done ? 'done' : decoder.decode(r.value, {stream: true})); }
        var answered = new Promise(r => { asked = r; });
        """);
    assertThat(open.eval("answered")).isEqualTo(200L);
    assertNextIsReadAsItComes();
  }

  /// The page's `next()` reads what has come, piece by piece.
  private void assertNextIsReadAsItComes() {
    wire.add("first ");
    assertThat(open.eval("next()")).isEqualTo("first ");
    wire.add("second");
    assertThat(open.eval("next()")).isEqualTo("second");
    wire.add(END);
    assertThat(open.eval("next()")).isEqualTo("done");
  }

  @Test
  void aCompressedBodyIsReadAsItComes() {
    open.eval("var reader = fetch('/packed').then(r => r.body.pipeThrough(new TextDecoderStream()).getReader()); var next = () => reader.then(r => r.read()).then(r => r.done ? 'done' : r.value)");
    assertNextIsReadAsItComes();
  }

  @ParameterizedTest
  @CsvSource({
    "gzip, 1f8b0800000000000203ab562a49ad2851b252502ac849cccc53aa0500b9a945e911000000",
    "deflate, 789cab562a49ad2851b252502ac849cccc53aa0500334c05b4",
    "deflate, ab562a49ad2851b252502ac849cccc53aa0500",
    "br, 0b08807b2274657874223a2022706c61696e227d03"
  })
  void scriptsReadWhatWasCompressed(String encoding, String body) {
    byte[] packed = HexFormat.of().parseHex(body);
    open.site.handle("/" + encoding, exchange -> {
      exchange.getResponseHeaders().set("Content-Encoding", encoding);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, packed.length);
      exchange.getResponseBody().write(packed);
    });
    assertThat(open.eval("fetch('/%s').then(r => r.json()).then(o => o.text)".formatted(encoding))).isEqualTo("plain");
    assertThat(open.eval("fetch('/%s', {method: 'POST', body: '[]'}).then(r => r.json()).then(o => o.text)".formatted(encoding))).isEqualTo("plain");
    assertThat(
            open.eval(
                """
                new Promise(r => {
                  const x = new XMLHttpRequest();
                  const seen = [];
                  x.onprogress = e => seen.push(e.loaded, e.lengthComputable);
                  x.onload = () => r(JSON.parse(x.responseText).text + seen);
                  x.open('GET', '/%s');
                  x.send();
                })
                """
                    .formatted(encoding)))
        .isEqualTo("plain17,false");
  }

  @Test
  void anEmptyBodyMayBeCalledCompressed() {
    open.site.handle("/empty", exchange -> {
      exchange.getResponseHeaders().set("Content-Encoding", "gzip");
      exchange.sendResponseHeaders(200, 0);
    });
    assertThat(open.eval("fetch('/empty').then(r => r.text())")).isEqualTo("");
    assertThat(open.eval("fetch('/empty', {method: 'HEAD'}).then(r => r.text())")).isEqualTo("");
  }

  @Test
  void aBodyCanBeLeftInTheMiddle() throws InterruptedException {
    open.eval("var stop = new AbortController(); var got = fetch('/text', {signal: stop.signal}); got.then(r => 1)");
    open.eval("var rest = got.then(r => r.text()); rest.catch(() => 1); stop.abort();");
    assertThat(open.eval("rest.catch(e => e.name)")).isEqualTo("AbortError");
    wireUntilHungUp();
  }

  @Test
  void aBodyThatBreaksOffFailsItsReader() {
    open.site.handle("/short", exchange -> {
      exchange.sendResponseHeaders(200, 100);
      exchange.getResponseBody().write(new byte[10]);
      exchange.getResponseBody().flush();
      throw new IOException("cable cut");
    });
    assertThat(open.eval("fetch('/short').then(r => r.arrayBuffer().then(() => 'whole', e => r.status + e.name))")).isEqualTo("200TypeError");
  }

  @Test
  void twoReadersShareWhatArrives() {
    wire.add("shared");
    wire.add(END);
    assertThat(open.eval("fetch('/text').then(r => { var c = r.clone(); return Promise.all([r.text(), c.text()]).then(a => a.join()); })"))
        .isEqualTo("shared,shared");
  }
}
