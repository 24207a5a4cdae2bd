import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.Store;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;

/// What surfaces cost, beside plain HtmlUnit doing the same in the same run. `bench/run` starts it.
///
/// Machines differ and are shared: read the ratios, and the absolute figures only beside those of another program on the same machine.
public final class Bench {

  private static final int ROWS = 200;

  private final Site site;

  private Bench(Site site) {
    this.site = site;
  }

  public static void main(String[] args) throws Exception {
    List<String> wanted = args.length == 0 ? List.of("flow", "pages", "surfaces", "loads", "scripts", "snapshot") : Arrays.asList(args);
    try (Site site = new Site()) {
      Bench bench = new Bench(site);
      for (String name : wanted) {
        switch (name) {
          case "flow" -> bench.flow();
          case "pages" -> bench.pages();
          case "surfaces" -> bench.surfaces(1000);
          case "loads" -> LoadBench.run();
          case "scripts" -> ScriptBench.run();
          case "es5-surfaces" -> Es5Bench.run(true);
          case "es5-plain" -> Es5Bench.run(false);
          case "snapshot" -> SnapshotBench.run();
          default -> throw new IllegalArgumentException("There is no benchmark `" + name + "`: flow, pages, surfaces, loads, scripts, es5-surfaces, es5-plain, snapshot.");
        }
      }
    }
    System.exit(0);
  }

  /// Log in, save the state, load it into a new surface, read the dashboard: one after another, warm, alternating with plain HtmlUnit.
  private void flow() throws Exception {
    try (Browser browser = new Browser()) {
      for (int i = 0; i < 40; i++) {
        flowOfSurfaces(browser);
        flowOfHtmlUnit();
      }
      int rounds = 8;
      int each = 15;
      double[] ours = new double[rounds];
      double[] plain = new double[rounds];
      double[] ratio = new double[rounds];
      for (int round = 0; round < rounds; round++) {
        ours[round] = perSecond(each, () -> flowOfSurfaces(browser));
        plain[round] = perSecond(each, this::flowOfHtmlUnit);
        ratio[round] = ours[round] / plain[round];
      }
      report("login, save, load, dashboard: flows a second, one after another", ours, plain, ratio);
    }
  }

  private void flowOfSurfaces(Browser browser) throws IOException {
    Path file = Files.createTempFile("cmux-bench", ".json");
    Surface first = browser.open(OpenOptions.DEFAULT);
    Surface second = browser.open(OpenOptions.DEFAULT);
    try {
      logIn(first);
      first.perform(new Store.SaveState(file, Optional.empty())).join();
      second.perform(new Store.LoadState(file, Optional.empty())).join();
      second.perform(new Navigate.Goto(site.url("/dashboard"))).join();
      check(second.perform(new Inspect.Text(new Target.Css("h1"), Timeout.DEFAULT)).join());
    } finally {
      first.close().join();
      second.close().join();
      Files.delete(file);
    }
  }

  private void logIn(Surface surface) {
    surface.perform(new Navigate.Goto(site.url("/login"))).join();
    surface.perform(new Interact.Fill(new Target.Css("#user"), "ada", Timeout.DEFAULT)).join();
    surface.perform(new Interact.Fill(new Target.Css("#password"), "secret", Timeout.DEFAULT)).join();
    surface.perform(new Interact.Click(new Target.Css("button"), Interact.ClickOptions.DEFAULT, Timeout.DEFAULT)).join();
  }

  /// The same by hand: two clients, cookies copied from one to the other.
  private void flowOfHtmlUnit() throws IOException {
    try (WebClient first = client();
        WebClient second = client()) {
      HtmlPage login = first.getPage(site.url("/login"));
      HtmlForm form = login.getForms().getFirst();
      form.getInputByName("user").type("ada");
      form.getInputByName("password").type("secret");
      login.<org.htmlunit.html.HtmlElement>querySelector("button").click();
      first.getCookieManager().getCookies().forEach(second.getCookieManager()::addCookie);
      HtmlPage dashboard = second.getPage(site.url("/dashboard"));
      check(dashboard.querySelector("h1").getTextContent());
    }
  }

  private static WebClient client() {
    WebClient client = new WebClient();
    client.getOptions().setThrowExceptionOnScriptError(false);
    client.getOptions().setThrowExceptionOnFailingStatusCode(false);
    return client;
  }

  /// 200 static pages of 50 KB, a fresh surface each, eight at once.
  private void pages() throws Exception {
    try (Browser browser = new Browser()) {
      pagesOfSurfaces(browser, 40);
      pagesOfHtmlUnit(40);
      int rounds = 4;
      double[] ours = new double[rounds];
      double[] plain = new double[rounds];
      double[] ratio = new double[rounds];
      for (int round = 0; round < rounds; round++) {
        ours[round] = pagesOfSurfaces(browser, 200);
        plain[round] = pagesOfHtmlUnit(200);
        ratio[round] = ours[round] / plain[round];
      }
      report("200 static 50 KB pages, fresh session each, 8 at once: pages a second", ours, plain, ratio);
    }
  }

  private double pagesOfSurfaces(Browser browser, int count) throws Exception {
    return concurrently(
        count,
        () -> {
          Surface surface = browser.open(OpenOptions.DEFAULT);
          surface.perform(new Navigate.Goto(site.url("/static"))).join();
          check(surface.perform(new Inspect.Title()).join());
          surface.close().join();
        });
  }

  private double pagesOfHtmlUnit(int count) throws Exception {
    return concurrently(
        count,
        () -> {
          try (WebClient client = client()) {
            check(client.<HtmlPage>getPage(site.url("/static")).getTitleText());
          }
        });
  }

  /// So many signed-in surfaces on a dashboard with a table of 200 rows, all open at once; then ten seconds in which nothing happens.
  private void surfaces(int count) throws Exception {
    try (Browser browser = new Browser()) {
      Surface signedIn = browser.open(OpenOptions.DEFAULT);
      logIn(signedIn);
      var state = signedIn.perform(new Store.ExportState()).join();
      signedIn.close().join();
      List<Surface> open = new ArrayList<>();
      concurrently(
          count,
          () -> {
            Surface surface = browser.open(OpenOptions.DEFAULT);
            surface.perform(new Store.ImportState(state)).join();
            surface.perform(new Navigate.Goto(site.url("/dashboard"))).join();
            check(surface.perform(new Inspect.Text(new Target.Css("h1"), Timeout.DEFAULT)).join());
            synchronized (open) {
              open.add(surface);
            }
          });
      System.gc();
      Thread.sleep(5_000);
      long cpu = processNanos();
      Thread.sleep(10_000);
      double busy = (processNanos() - cpu) / 10e9 * 100;
      System.out.printf(
          "%d signed-in surfaces on a %d-row dashboard: %d MB RSS, %d MB heap, %d threads, %.2f %% of a core idle%n",
          open.size(), ROWS, rssMegabytes(), heapMegabytes(), ManagementFactory.getThreadMXBean().getThreadCount(), busy);
      browser.closeAll().join();
      System.gc();
      Thread.sleep(500);
      System.gc();
      System.out.printf("after closing them: %d MB heap%n", heapMegabytes());
    }
  }

  private static long processNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  private static long heapMegabytes() {
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() >> 20;
  }

  private static long rssMegabytes() throws IOException {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) {
      return -1;
    }
    return Files.readAllLines(status).stream()
        .filter(line -> line.startsWith("VmRSS:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")) / 1024)
        .findFirst()
        .orElse(-1);
  }

  private static double perSecond(int times, Task task) throws Exception {
    long start = System.nanoTime();
    for (int i = 0; i < times; i++) {
      task.run();
    }
    return times * 1e9 / (System.nanoTime() - start);
  }

  private static double concurrently(int count, Task task) throws Exception {
    long start = System.nanoTime();
    try (ExecutorService eight = Executors.newFixedThreadPool(8)) {
      List<Future<?>> running = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        running.add(
            eight.submit(
                () -> {
                  task.run();
                  return null;
                }));
      }
      for (Future<?> each : running) {
        each.get();
      }
    }
    return count * 1e9 / (System.nanoTime() - start);
  }

  private static void report(String what, double[] ours, double[] plain, double[] ratio) {
    System.out.printf("%s: %.1f; plain HtmlUnit %.1f; ratio %.2f (medians of %d)%n", what, median(ours), median(plain), median(ratio), ours.length);
  }

  private static double median(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private static void check(String text) {
    if (text == null || text.isBlank()) {
      throw new IllegalStateException("the page did not say what it should");
    }
  }

  private interface Task {
    void run() throws Exception;
  }

  /// A portal with a login, a dashboard, and a static page.
  private static final class Site implements AutoCloseable {
    private final HttpServer server;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    Site() throws IOException {
      // Without it the JDK's server holds back the second packet of each answer for 40 ms, which would be all one measures.
      System.setProperty("sun.net.httpserver.nodelay", "true");
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      server.setExecutor(threads);
      String table = "<tr><td>order</td><td>customer</td><td>12.50</td><td>shipped</td></tr>".repeat(ROWS);
      String text = "<p>" + "Some words that fill the page, as words on pages do. ".repeat(20) + "</p>";
      page("/login", "<title>Log in</title><form method=post action=/session><label>User <input id=user name=user></label>"
          + "<label>Password <input id=password name=password type=password></label><button>Log in</button></form>");
      page("/dashboard", "<title>Dashboard</title><h1>Welcome</h1><table>" + table + "</table><script>document.title += '!';</script>");
      page("/static", "<title>Static</title><h1>Static</h1>" + text.repeat(50));
      server.createContext("/session", exchange -> {
        exchange.getRequestBody().readAllBytes();
        exchange.getResponseHeaders().set("Set-Cookie", "sid=1; Path=/; HttpOnly");
        exchange.getResponseHeaders().set("Location", "/dashboard");
        exchange.sendResponseHeaders(303, -1);
        exchange.close();
      });
      server.start();
    }

    String url(String path) {
      return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void page(String path, String html) {
      byte[] body = ("<!doctype html>" + html).getBytes(StandardCharsets.UTF_8);
      server.createContext(path, exchange -> answer(exchange, body));
    }

    private static void answer(HttpExchange exchange, byte[] body) throws IOException {
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    }

    @Override
    public void close() {
      server.stop(0);
      threads.shutdownNow();
    }
  }
}
