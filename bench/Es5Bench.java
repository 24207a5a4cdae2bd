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

/// What a page of older scripts costs that nobody has seen before, here or in plain HtmlUnit: warm, as processor time of the whole process over many
/// pages. Each in a process of its own, which `bench/run scripts` starts in turns: in one process, each would pay for the garbage and the compilations
/// of the other, and a clock that ticks every 10 ms cannot tell one page from the next.
final class Es5Bench {

  private static final int WARM_UP = 100;
  private static final int PAGES = 100;

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
      long began = 0;
      for (int page = 0; page < WARM_UP + PAGES; page++) {
        if (page == WARM_UP) {
          began = processNanos();
        }
        String title = surfaces ? inSurface(browser, site + page) : inHtmlUnit(site + page);
        if (!title.equals("ready")) {
          throw new IllegalStateException("the script did not run: " + title);
        }
      }
      System.out.printf("%.1f%n", (processNanos() - began) / 1e6 / PAGES);
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
