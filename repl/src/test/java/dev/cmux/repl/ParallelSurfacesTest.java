package dev.cmux.repl;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// Surfaces work at the same time. Nothing here looks at a clock: servers hold back answers until all requests that should overlap are there.
class ParallelSurfacesTest extends TaskFixture {

  private static final long PATIENCE_SECONDS = 60;

  @Test
  void navigationsOfPromiseAllAreUnderWayAtTheSameTime() throws IOException {
    CyclicBarrier together = new CyclicBarrier(5);
    site.handle("/together", exchange -> answer(exchange, meet(together) ? "<title>met</title>" : "<title>alone</title>"));
    assertThat(
            printed(
                """
                const surfaces = await Promise.all(Array.from({ length: 5 }, () => cmux.open()));
                await Promise.all(surfaces.map(s => s.goto(cmux.params.url + '/together', { timeoutMs: 60_000 })));
                console.log((await Promise.all(surfaces.map(s => s.get.title()))).join(' '));
                """))
        .isEqualTo("met met met met met\n");
  }

  @Test
  void mapRunsAsManyAtOnceAsItIsAllowedTo() throws IOException {
    CyclicBarrier together = new CyclicBarrier(3);
    site.handle("/together", exchange -> answer(exchange, meet(together) ? "<title>met</title>" : "<title>alone</title>"));
    assertThat(
            printed(
                """
                const rows = await cmux.map([1, 2, 3, 4, 5, 6], async s => {
                  await s.goto(cmux.params.url + '/together', { timeoutMs: 60_000 });
                  return s.get.title();
                }, { concurrency: 3 });
                console.log(rows.map(row => row.value).join(' '));
                """))
        .isEqualTo("met met met met met met\n");
  }

  @Test
  void oneSurfaceTakesItsCommandsInOrder() throws IOException {
    site.page("/", "<title>x</title><input>");
    assertThat(
            printed(
                """
                const s = await cmux.open(cmux.params.url);
                await Promise.all([...'parallel'].map(letter => s.type('input', letter)));
                console.log(await s.get.value('input'));
                """))
        .isEqualTo("parallel\n");
  }

  @Test
  void aNinthSurfaceWorksWhileEightPagesSpin() throws IOException {
    CountDownLatch spinning = new CountDownLatch(8);
    site.page("/", "<title>idle</title>")
        .handle(
            "/spinning",
            exchange -> {
              spinning.countDown();
              exchange.sendResponseHeaders(204, -1);
            })
        .handle("/ninth", exchange -> answer(exchange, arrive(spinning) ? "<title>ninth</title><input>" : "<title>too early</title>"));
    assertThat(
            printed(
                """
                const spinners = await Promise.all(Array.from({ length: 8 }, () => cmux.open(cmux.params.url + '/', { timeoutMs: 600_000 })));
                let ended = 0;
                const spins = spinners.map(s => s.eval(() => {
                  const request = new XMLHttpRequest();
                  request.open('GET', '/spinning', false);
                  request.send();
                  for (;;);
                }).catch(e => e.code).finally(() => { ended++; }));

                const ninth = await cmux.open(cmux.params.url + '/ninth', { timeoutMs: 60_000 });
                await ninth.fill('input', 'still here');
                await ninth.eval(() => new Promise(done => setTimeout(done, 20)));
                await ninth.wait({ function: () => document.querySelector('input').value === 'still here' });
                console.log(await ninth.get.title(), await ninth.get.value('input'), ended);

                await cmux.closeAll();
                console.log([...new Set(await Promise.all(spins))].join());
                """))
        .isEqualTo("ninth still here 0\nclosed\n");
  }

  @Test
  void aTaskThatSpinsOnTheEventLoopIsStoppedThoughItsSurfacesSpinToo() throws IOException {
    site.page("/", "<title>x</title>");
    CliResult result =
        run("const s = await cmux.open(cmux.params.url);\ns.eval('for (;;);').catch(() => {});\nfor (;;);", "--timeout", "3000");
    assertThat(result.err()).startsWith("error: timeout: The task did not end within 3000 ms.");
  }

  private static boolean meet(CyclicBarrier barrier) {
    try {
      barrier.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
      return true;
    } catch (InterruptedException | BrokenBarrierException | TimeoutException e) {
      return false;
    }
  }

  private static boolean arrive(CountDownLatch latch) {
    try {
      return latch.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static void answer(HttpExchange exchange, String html) throws IOException {
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }
}
