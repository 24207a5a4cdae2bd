import com.sun.net.httpserver.HttpServer;
import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.OpenOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlPage;

/// What a page of older scripts costs that nobody has seen before, here or in plain HtmlUnit: as processor time of the whole process over a hundred
/// pages. Each in a process of its own, which `bench/run scripts` starts in turns: in one process, each would pay for the garbage and the compilations
/// of the other, and a clock that ticks every 10 ms cannot tell one page from the next.
///
/// Prints the second hundred, where the JVM's second compiler still takes up to a fifth of the time, and the fifth, where it has come to rest: what it
/// does is paid for once a process, and ours has more code to compile.
final class Es5Bench {

  private static final int HUNDRED = 100;
  private static final int HUNDREDS = 5;

  private Es5Bench() {}

  static void run(boolean surfaces) throws IOException {
    String script = script(2200);
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          String page = exchange.getRequestURI().getPath().substring(1);
          byte[] body = ("<!doctype html><title>none</title><script>var page=" + page + ";" + script + "</script>").getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    String site = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    try (Browser browser = new Browser()) {
      double[] millis = new double[HUNDREDS];
      for (int page = 0; page < HUNDREDS * HUNDRED; page++) {
        int hundred = page / HUNDRED;
        if (page % HUNDRED == 0) {
          millis[hundred] = -processNanos() / 1e6;
        }
        String title = surfaces ? inSurface(browser, site + page) : inHtmlUnit(site + page);
        if (!title.equals("ready")) {
          throw new IllegalStateException("the script did not run: " + title);
        }
        if (page % HUNDRED == HUNDRED - 1) {
          millis[hundred] += processNanos() / 1e6;
        }
      }
      System.out.printf("%.1f %.1f%n", millis[1] / HUNDRED, millis[HUNDREDS - 1] / HUNDRED);
    } finally {
      server.stop(0);
    }
  }

  private static String inSurface(Browser browser, String url) {
    Surface surface = browser.open(OpenOptions.DEFAULT);
    surface.perform(new Navigate.Goto(url)).join();
    String title = surface.perform(new Inspect.Title()).join();
    surface.close().join();
    return title;
  }

  private static String inHtmlUnit(String url) throws IOException {
    try (WebClient client = new WebClient()) {
      return client.<HtmlPage>getPage(url).getTitleText();
    }
  }

  private static long processNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  /// About 400 KB that the page engine runs as they are; fifty functions to a scope, since the engine looks through all of a scope for each.
  private static String script(int parts) {
    StringBuilder out = new StringBuilder("(function(){var all={},count=0;");
    for (int i = 0; i < parts; i++) {
      if (i % 50 == 0) {
        out.append("(function(){");
      }
      out.append(
          """
          function Part%1$d(id){this.id=id;this.items=[]}Part%1$d.prototype.add=function(item){if(item&&item.ok!==false){this.items.push(item)}return this};all["p%1$d"]=new Part%1$d(%1$d);count++;
          """.formatted(i));
      if (i % 50 == 49) {
        out.append("})();");
      }
    }
    return out.append("document.title=count===").append(parts).append("?'ready':'broken'})()").toString();
  }
}
