import com.sun.net.httpserver.HttpServer;
import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.OpenOptions;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.concurrent.Executors;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlPage;

/// What a page with 20 small scripts takes on the clock, from a server that thinks for 60 ms about each answer: here and in plain HtmlUnit, in turns.
final class LoadBench {

  private static final int SCRIPTS = 20;
  private static final int TURNS = 15;
  private static final int MILLIS = 60;

  private LoadBench() {}

  static void run() throws IOException {
    StringBuilder page = new StringBuilder("<!doctype html><title>0</title>");
    for (int n = 0; n < SCRIPTS; n++) {
      page.append("<script src=").append(n).append(".js></script>");
    }
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    server.createContext(
        "/",
        exchange -> {
          boolean isPage = exchange.getRequestURI().getPath().equals("/");
          byte[] body = (isPage ? page.toString() : "document.title = +document.title + 1").getBytes(StandardCharsets.UTF_8);
          think();
          exchange.getResponseHeaders().set("Content-Type", isPage ? "text/html" : "text/javascript");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    server.start();
    String url = "http://127.0.0.1:" + server.getAddress().getPort() + "/";
    double[] ours = new double[TURNS];
    double[] plain = new double[TURNS];
    try (Browser browser = new Browser()) {
      for (int turn = 0; turn < TURNS; turn++) {
        long began = System.nanoTime();
        check(inSurface(browser, url));
        long between = System.nanoTime();
        check(inHtmlUnit(url));
        ours[turn] = (between - began) / 1e6;
        plain[turn] = (System.nanoTime() - between) / 1e6;
      }
    } finally {
      server.stop(0);
    }
    Arrays.sort(ours);
    Arrays.sort(plain);
    System.out.printf(
        "a page with %d scripts, %d ms for each answer: %.0f ms, plain HtmlUnit %.0f ms (medians of %d)%n", SCRIPTS, MILLIS, ours[TURNS / 2], plain[TURNS / 2], TURNS);
  }

  private static void think() {
    try {
      Thread.sleep(MILLIS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void check(String title) {
    if (!title.equals(String.valueOf(SCRIPTS))) {
      throw new IllegalStateException("not all scripts ran: " + title);
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
}
