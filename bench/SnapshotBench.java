import com.sun.net.httpserver.HttpServer;
import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.Snapshot;
import dev.cmux.engine.command.SnapshotOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// What snapshots of big pages cost: a list of 5,000 items, and a page of 20,000 elements with a link, a price and a button in each of its 5,000 rows. In processor
/// time of the process, its collector and compiler included, and in time on the clock, which a busy machine changes more.
final class SnapshotBench {

  private static final int ITEMS = 5_000;
  private static final int WARM_UP = 10;
  private static final int RUNS = 20;

  private SnapshotBench() {}

  static void run() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve(server, "/list", page("<li>Item %1$d</li>"));
    serve(server, "/rows", page("<li class=item><a href='/i/%1$d'>Item %1$d</a> <span>%1$d.00</span> <button>Buy</button></li>"));
    server.start();
    String site = "http://127.0.0.1:" + server.getAddress().getPort();
    try (Browser browser = new Browser()) {
      measure(browser, "a list of 5,000 items", site + "/list");
      measure(browser, "20,000 elements", site + "/rows");
    } finally {
      server.stop(0);
    }
  }

  private static void measure(Browser browser, String name, String url) {
    Surface surface = browser.open(OpenOptions.DEFAULT);
    surface.perform(new Navigate.Goto(url)).join();
    List<Long> clock = new ArrayList<>();
    List<Long> processor = new ArrayList<>();
    long first = 0;
    int characters = 0;
    for (int run = 0; run < WARM_UP + RUNS; run++) {
      long began = System.nanoTime();
      long before = processorNanos();
      Snapshot snapshot = surface.perform(new Inspect.TakeSnapshot(SnapshotOptions.DEFAULT)).join();
      long spent = processorNanos() - before;
      characters = snapshot.text().length();
      if (run == 0) {
        first = spent;
      } else if (run >= WARM_UP) {
        clock.add(System.nanoTime() - began);
        processor.add(spent);
      }
    }
    surface.close().join();
    System.out.printf(
        "snapshot of %s: %d ms of processor time warm (median of %d), %d ms the first; on the clock %d ms, fastest %d ms (%,d characters)%n",
        name, median(processor), RUNS, first / 1_000_000, median(clock), Collections.min(clock) / 1_000_000, characters);
  }

  private static long median(List<Long> nanos) {
    return nanos.stream().sorted().toList().get(nanos.size() / 2) / 1_000_000;
  }

  private static String page(String item) {
    StringBuilder html = new StringBuilder("<title>List</title><style>a{cursor:pointer} .off{display:none}</style><main><ul>");
    for (int i = 0; i < ITEMS; i++) {
      html.append(item.formatted(i));
    }
    return html.append("</ul></main>").toString();
  }

  private static void serve(HttpServer server, String path, String html) {
    byte[] body = html.getBytes(StandardCharsets.UTF_8);
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }

  private static long processorNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }
}
