package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requests of page code: fetch and XMLHttpRequest, over a real server, within and across origins.
class FetchTest {

  private final TestSite site = TestSite.start();
  private final TestWindow window = new TestWindow();

  @BeforeEach
  void open() {
    site.page("/", "<!doctype html><body>");
    site.handle("/echo", FetchTest::echo);
    window.open(site.url("/"));
  }

  @AfterEach
  void close() {
    window.close();
    site.close();
  }

  private static void echo(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    answer(
        exchange,
        200,
        exchange.getRequestMethod()
            + "|" + exchange.getRequestHeaders().getFirst("Content-Type")
            + "|" + exchange.getRequestHeaders().getFirst("X-Own")
            + "|" + exchange.getRequestHeaders().getFirst("Cookie")
            + "|" + body);
  }

  private static void answer(HttpExchange exchange, int status, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  /// A path of another origin that answers with these headers.
  private String foreign(String path, Map<String, String> headers) {
    site.handle(
        path,
        exchange -> {
          headers.forEach((name, value) -> exchange.getResponseHeaders().set(name, value));
          echo(exchange);
        });
    return site.url("localhost", path);
  }

  private String origin() {
    return site.url("");
  }

  @Test
  void jsonComesBackWithStatusAndHeaders() {
    site.file("/data", "application/json", "{\"a\": [1, 2]}");
    assertThat(window.await("""
        fetch('/data').then(function (r) {
          return r.json().then(function (j) { return [r.ok, r.status, r.headers.get('Content-Type'), j.a[1], r.type,
              r.url.slice(-5), r.bodyUsed].join(); });
        })""")).isEqualTo("resolved true,200,application/json,2,basic,/data,true");
  }

  @Test
  void bodiesOfEveryKindArriveWithTheirType() {
    assertThat(window.await("fetch('/echo', {method: 'POST', body: 'tëxt', headers: {'X-Own': 'yes'}}).then(r => r.text())"))
        .isEqualTo("resolved POST|text/plain;charset=UTF-8|yes|null|tëxt");
    assertThat(window.await("fetch('/echo', {method: 'put', body: new URLSearchParams({a: 'b c'})}).then(r => r.text())"))
        .isEqualTo("resolved PUT|application/x-www-form-urlencoded;charset=UTF-8|null|null|a=b+c");
    assertThat(window.await("fetch('/echo', {method: 'PATCH', body: new Blob(['x'], {type: 'a/b'})}).then(r => r.text())"))
        .isEqualTo("resolved PATCH|a/b|null|null|x");
    assertThat(window.await("""
        (function () {
          var f = new FormData(); f.append('n', 'v'); f.append('f', new File(['ab'], 'a.txt', {type: 'text/plain'}));
          return fetch('/echo', {method: 'POST', body: f}).then(r => r.text());
        })()"""))
        .startsWith("resolved POST|multipart/form-data; boundary=----")
        .contains("name=\"n\"\r\n\r\nv\r\n")
        .contains("filename=\"a.txt\"\r\nContent-Type: text/plain\r\n\r\nab\r\n");
  }

  @Test
  void aFormDataSurvivesTheRoundTrip() {
    assertThat(window.await("""
        (function () {
          var f = new FormData(); f.append('n', 'vä'); f.append('f', new File(['äb'], 'ä.txt', {type: 'text/css'}));
          return new Response(f).formData().then(g => g.get('f').text().then(t =>
              [g.get('n'), g.get('f').name, g.get('f').type, t].join()));
        })()""")).isEqualTo("resolved vä,ä.txt,text/css,äb");
  }

  @Test
  void cookiesFollowTheCredentialsMode() {
    window.eval("document.cookie = 'k=v'");
    assertThat(window.await("fetch('/echo').then(r => r.text())")).endsWith("|k=v|");
    assertThat(window.await("fetch('/echo', {credentials: 'omit'}).then(r => r.text())")).endsWith("|null|");
  }

  @Test
  void aSlowServerDoesNotHoldThePage() {
    CountDownLatch release = new CountDownLatch(1);
    site.handle(
        "/slow",
        exchange -> {
          try {
            release.await();
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
          answer(exchange, 200, "late");
        });
    window.eval("""
        var log = [];
        fetch('/slow').then(r => r.text()).then(t => log.push(t));
        var x = new XMLHttpRequest(); x.open('GET', '/slow'); x.onload = () => log.push('xhr'); x.send();
        """);
    assertThat(window.await("new Promise(r => setTimeout(() => r('timer'), 1))")).isEqualTo("resolved timer");
    assertThat(window.eval("log.length")).isEqualTo(0);
    release.countDown();
    assertThat(window.await("new Promise(function wait(r) { log.length === 2 ? r('both') : setTimeout(() => wait(r), 5); })"))
        .isEqualTo("resolved both");
  }

  @Test
  void anAbortRejectsAtOnceWithItsReason() {
    site.handle("/never", exchange -> {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
    assertThat(window.await("""
        (function () {
          var c = new AbortController(); var p = fetch('/never', {signal: c.signal}); c.abort(); return p;
        })()""")).isEqualTo("rejected AbortError");
    assertThat(window.await("fetch('/never', {signal: AbortSignal.timeout(5)})")).isEqualTo("rejected TimeoutError");
    assertThat(window.await("fetch('/never', {signal: AbortSignal.abort(new RangeError('mine'))})"))
        .isEqualTo("rejected RangeError");
  }

  @Test
  void redirectsAreFollowedReportedOrRefused() {
    site.handle("/from", exchange -> {
      exchange.getResponseHeaders().set("Location", "/echo");
      exchange.sendResponseHeaders(302, -1);
    });
    assertThat(window.await("fetch('/from', {method: 'POST', body: 'b'}).then(r => r.text().then(t => "
        + "[r.redirected, r.url.slice(-5), t].join()))")).isEqualTo("resolved true,/echo,GET|null|null|null|");
    assertThat(window.await("fetch('/from', {redirect: 'manual'}).then(r => r.type + r.status)"))
        .isEqualTo("resolved opaqueredirect0");
    assertThat(window.await("fetch('/from', {redirect: 'error'})")).isEqualTo("rejected TypeError");
  }

  @Test
  void anotherOriginMustAllowTheRead() {
    String closed = foreign("/closed", Map.of());
    String any = foreign("/any", Map.of("Access-Control-Allow-Origin", "*", "X-Hidden", "1"));
    assertThat(window.await("fetch('" + closed + "')")).isEqualTo("rejected TypeError");
    assertThat(window.await("fetch('" + closed + "', {mode: 'no-cors'}).then(r => r.type + r.status)"))
        .isEqualTo("resolved opaque0");
    assertThat(window.await("fetch('" + closed + "', {mode: 'same-origin'})")).isEqualTo("rejected TypeError");
    assertThat(window.await("fetch('" + any + "').then(r => r.type + r.headers.get('x-hidden'))"))
        .isEqualTo("resolved corsnull");
    assertThat(window.await("fetch('" + any + "', {credentials: 'include'})")).isEqualTo("rejected TypeError");
  }

  @Test
  void credentialsAcrossOriginsNeedTheExplicitOrigin() {
    String open = foreign("/with", Map.of(
        "Access-Control-Allow-Origin", origin(), "Access-Control-Allow-Credentials", "true",
        "Access-Control-Expose-Headers", "X-Shown", "X-Shown", "s"));
    assertThat(window.await("fetch('" + open + "', {credentials: 'include'}).then(r => r.headers.get('x-shown'))"))
        .isEqualTo("resolved s");
  }

  @Test
  void unusualRequestsAskFirst() {
    String refused = foreign("/refused", Map.of("Access-Control-Allow-Origin", "*"));
    String allowed = foreign("/allowed", Map.of("Access-Control-Allow-Origin", "*",
        "Access-Control-Allow-Methods", "PUT", "Access-Control-Allow-Headers", "x-own"));
    assertThat(window.await("fetch('" + refused + "', {method: 'PUT'})")).isEqualTo("rejected TypeError");
    assertThat(site.requests()).contains("OPTIONS /refused").doesNotContain("PUT /refused");
    assertThat(window.await("fetch('" + allowed + "', {method: 'PUT', headers: {'X-Own': 'o'}}).then(r => r.text())"))
        .isEqualTo("resolved PUT|null|o|null|");
  }

  @Test
  void aServerThatIsNotThereIsATypeError() {
    assertThat(window.await("fetch('http://127.0.0.1:1/')")).isEqualTo("rejected TypeError");
  }

  @Test
  void bodiesCanBeStreamed() {
    assertThat(window.await("""
        fetch('/echo', {method: 'POST', body: 'abc'}).then(function (r) {
          var reader = r.body.pipeThrough(new TextDecoderStream()).getReader(), all = '';
          return reader.read().then(function more(x) {
            if (x.done) { return all.slice(-3); } all += x.value; return reader.read().then(more); });
        })""")).isEqualTo("resolved abc");
  }

  @Test
  void xmlHttpRequestsReportTheirStatesAndParseTheirAnswers() {
    site.file("/data", "application/json", "{\"a\": 1}");
    assertThat(window.await("""
        new Promise(function (done) {
          var x = new XMLHttpRequest(), states = [];
          x.onreadystatechange = function () { states.push(x.readyState); };
          x.open('GET', '/data'); x.responseType = 'json';
          x.onload = function () { done([states.join(''), x.status, x.response.a, x.getResponseHeader('content-type'),
              x instanceof XMLHttpRequest, XMLHttpRequest.DONE].join()); };
          x.send();
        })""")).isEqualTo("resolved 1234,200,1,application/json,true,4");
    assertThat(window.eval("var s = new XMLHttpRequest(); s.open('GET', '/data', false); s.send(); s.responseText"))
        .isEqualTo("{\"a\": 1}");
  }

  @Test
  void framesHaveThePlatformToo() {
    site.page("/frame", "<!doctype html><body><script>parent.seen = typeof fetch + typeof customElements.define;</script>");
    site.page("/framed", "<!doctype html><body><iframe src=frame></iframe>");
    window.open(site.url("/framed"));
    assertThat(window.eval("seen")).isEqualTo("functionfunction");
  }
}
