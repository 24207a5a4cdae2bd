package dev.cmux.repl;

import static dev.cmux.repl.CliResult.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpHandler;
import dev.cmux.repl.output.ExitCode;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/// What a batch asks of servers at most.
class BatchLimitsTest extends BatchFixture {

  @Test
  void requestsToOneHostStayUnderItsLimitWhateverTheJobsDo() throws IOException {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    HttpHandler counting =
        exchange -> {
          most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
          Thread.yield();
          underWay.decrementAndGet();
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(200, -1);
        };
    site.handle("/a", counting).handle("/b", counting);
    String task =
        task(
            "many.cmux.js",
            """
            const surfaces = await Promise.all([1, 2, 3].map(() => cmux.open(cmux.params.url + '/a')));
            await Promise.all(surfaces.flatMap(s => [s.fetch(cmux.params.url + '/b'), s.fetch(cmux.params.url + '/b'), s.reload()]));
            """);
    // The rows name no host, so all jobs run at once and only the network holds them back.
    assertThat(batch(task, "--sites", file("n.csv", "n\n1\n2\n3\n4\n"), "--concurrency", "4", "--per-host", "1")).exitedWith(ExitCode.DONE);
    assertThat(site.requests()).hasSize(4 * 3 * 4);
    assertThat(most).hasValue(1);
  }

  @Test
  void jobsOfAFullHostDoNotTakeThePlacesOfOthers() throws Exception {
    CountDownLatch otherCame = new CountDownLatch(1);
    site.handle(
        "/slow",
        exchange -> {
          try {
            // Answered only when a job of the other host runs at the same time.
            exchange.sendResponseHeaders(otherCame.await(30, TimeUnit.SECONDS) ? 200 : 500, -1);
          } catch (InterruptedException e) {
            throw new IOException(e);
          }
        });
    site.handle(
        "/quick",
        exchange -> {
          otherCame.countDown();
          exchange.sendResponseHeaders(200, -1);
        });
    String task = task("go.cmux.js", "const s = await cmux.open();\nconst { status } = await s.goto(cmux.params.address);\nif (status !== 200) throw new Error('alone');\n");
    String slow = site.url("/slow");
    String quick = site.url("localhost", "/quick");
    String sites = file("a.csv", "address\n%s\n%s\n%s\n%s\n".formatted(slow, slow, slow, quick));
    assertThat(batch(task, "--sites", sites, "--concurrency", "2", "--per-host", "1")).exitedWith(ExitCode.DONE).outContains("4 ok");
  }

  @Test
  void aServerThatAsksForPatienceGetsItAndTheJobNotices() throws IOException {
    List<String> answers = new CopyOnWriteArrayList<>();
    site.handle(
        "/busy",
        exchange -> {
          answers.add(exchange.getRequestMethod());
          if (answers.size() < 3) {
            exchange.getResponseHeaders().set("Retry-After", "0");
            exchange.sendResponseHeaders(answers.size() == 1 ? 429 : 503, -1);
          } else {
            exchange.sendResponseHeaders(200, -1);
          }
        });
    String task =
        task(
            "busy.cmux.js",
            """
            const s = await cmux.open(cmux.params.url + '/busy');
            cmux.output((await s.network.requests()).map(request => request.status));
            """);
    assertThat(batch(task)).exitedWith(ExitCode.DONE);
    assertThat(results()).containsExactly("[429,503,200]");
    assertThat(journal()).singleElement().satisfies(line -> assertThat(line.get("attempts")).isEqualTo(1));
  }

  @Test
  void aRequestThatChangesSomethingIsNotSentTwice() throws IOException {
    site.handle(
        "/order",
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "0");
          exchange.sendResponseHeaders(429, -1);
        });
    String task = task("order.cmux.js", "const s = await cmux.open();\ncmux.output((await s.fetch(cmux.params.url + '/order', { method: 'POST', body: 'x' })).status);\n");
    assertThat(batch(task)).exitedWith(ExitCode.DONE);
    assertThat(results()).containsExactly("429");
    assertThat(site.requests()).containsExactly("POST /order");
  }

  /// The wait for a turn is longer than the command's own time, which stands still meanwhile.
  @Test
  void waitingForATurnIsNotChargedToTheCommand() throws IOException {
    site.page("/p", "<title>P</title>");
    String task = task("p.cmux.js", "const s = await cmux.open(cmux.params.url + '/p', { timeoutMs: 300 });\nawait s.reload();\n");
    assertThat(batch(task, "--delay", "1000")).exitedWith(ExitCode.DONE);
    assertThat(site.requests()).hasSize(2);
  }
}
