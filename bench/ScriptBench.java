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
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.htmlunit.WebClient;
import org.htmlunit.html.HtmlPage;

/// What today's scripts cost: lowering a big one, what pages of older scripts pay for it, and the memory of the platform. In processor time of the
/// process, which a busy machine changes less than the time on the clock. `bench/run scripts` starts it with an empty cache folder.
final class ScriptBench {

  /// About 95 KB: classes with private members, async functions, spread, destructuring, optional chains, denser than in any bundle.
  private static final String MODERN = modern(200);

  /// About 300 KB that the page engine runs as they are.
  private static final String OLD = old(2200);

  private static final int LOADS = 25;

  private static final int WARM_UP = 10;

  private ScriptBench() {}

  static void run() throws IOException {
    HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    serve(server, "/first", MODERN);
    serve(server, "/second", MODERN.replace("Part", "Other"));
    for (int i = 0; i < 8; i++) {
      serve(server, "/more" + i, MODERN.replace("Part", "More" + i));
    }
    serve(server, "/old", OLD);
    serve(server, "/small", "document.title = 'ready'");
    server.start();
    String site = "http://127.0.0.1:" + server.getAddress().getPort();
    try (Browser browser = new Browser()) {
      ours(browser, site + "/small");
      report("lowering", "first script of a process, " + MODERN.length() / 1024 + " KB", ours(browser, site + "/first"));
      for (int i = 0; i < 8; i++) {
        ours(browser, site + "/more" + i);
      }
      report("lowering", "another one, after ten", ours(browser, site + "/second"));
      report("lowering", "the same again, in a new surface", ours(browser, site + "/second"));
      try (Browser next = new Browser()) {
        report("lowering", "the same in a browser that has only the cache folder", ours(next, site + "/first"));
      }
      older(browser, site + "/old");
      memory(browser, site + "/small");
    } finally {
      server.stop(0);
    }
  }

  /// Every load is of the same text, whose compiled form surfaces share; [Es5Bench] has what nobody has seen before.
  private static void older(Browser browser, String url) throws IOException {
    int rounds = LOADS - WARM_UP;
    double[] ratios = new double[rounds];
    double[] mine = new double[rounds];
    for (int load = 0; load < LOADS; load++) {
      double ours = ours(browser, url);
      double plain = plain(url);
      if (load >= WARM_UP) {
        mine[load - WARM_UP] = ours;
        ratios[load - WARM_UP] = ours / plain;
      }
    }
    Arrays.sort(mine);
    Arrays.sort(ratios);
    System.out.printf("a page with %d KB of ES5, the same each time: %.0f ms, %.2f times plain HtmlUnit (medians of %d)%n",
        OLD.length() / 1024, mine[rounds / 2], ratios[rounds / 2], rounds);
  }

  private static void memory(Browser browser, String url) throws IOException {
    int count = 100;
    List<Surface> surfaces = new ArrayList<>();
    long before = heap();
    for (int i = 0; i < count; i++) {
      Surface surface = browser.open(OpenOptions.DEFAULT);
      surface.perform(new Navigate.Goto(url)).join();
      surfaces.add(surface);
    }
    long ours = (heap() - before) / count;
    surfaces.forEach(surface -> surface.close().join());
    surfaces.clear();
    List<WebClient> clients = new ArrayList<>();
    before = heap();
    for (int i = 0; i < count; i++) {
      WebClient client = new WebClient();
      client.<HtmlPage>getPage(url);
      clients.add(client);
    }
    long plain = (heap() - before) / count;
    clients.forEach(WebClient::close);
    System.out.printf("a page with one line of script: %d KB of heap a surface, %d KB a client of plain HtmlUnit: %+d KB%n",
        ours >> 10, plain >> 10, (ours - plain) >> 10);
  }

  private static long heap() {
    System.gc();
    System.gc();
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }

  private static double ours(Browser browser, String url) {
    long began = processNanos();
    Surface surface = browser.open(OpenOptions.DEFAULT);
    surface.perform(new Navigate.Goto(url)).join();
    check(surface.perform(new Inspect.Title()).join());
    surface.close().join();
    return (processNanos() - began) / 1e6;
  }

  private static double plain(String url) throws IOException {
    long began = processNanos();
    try (WebClient client = new WebClient()) {
      check(client.<HtmlPage>getPage(url).getTitleText());
    }
    return (processNanos() - began) / 1e6;
  }

  private static void check(String title) {
    if (!title.equals("ready")) {
      throw new IllegalStateException("the script did not run: " + title);
    }
  }

  private static void report(String what, String which, double millis) {
    System.out.printf("%s, %s: %.0f ms%n", what, which, millis);
  }

  private static long processNanos() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
  }

  private static void serve(HttpServer server, String path, String script) {
    byte[] body = ("<!doctype html><title>none</title><script>" + script + "</script>").getBytes(StandardCharsets.UTF_8);
    server.createContext(path, exchange -> {
      exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
      exchange.sendResponseHeaders(200, body.length);
      exchange.getResponseBody().write(body);
      exchange.close();
    });
  }

  private static String modern(int parts) {
    StringBuilder out = new StringBuilder("(()=>{const all=new Map();");
    for (int i = 0; i < parts; i++) {
      out.append(
          """
          class Part%1$d{#items=[];static count=0;constructor({id=%1$d,...rest}={}){this.id=id;this.rest=rest;Part%1$d.count++}get size(){return this.#items.length}\
          add(...items){this.#items.push(...items);return this}async load(url){try{const[first,...more]=await Promise.all([url,this.id]);return first?.name??more[0]}catch{return null}}\
          find(test=e=>e?.ok){for(const[index,item]of this.#items.entries()){if(test(item))return{index,item}}return`none of ${this.size}`}}all.set(%1$d,new Part%1$d({id:%1$d}));
          """.formatted(i));
    }
    return out.append("document.title=all.size===").append(parts).append("?'ready':'broken'})()").toString();
  }

  private static String old(int parts) {
    StringBuilder out = new StringBuilder("(function(){var all={},count=0;");
    for (int i = 0; i < parts; i++) {
      out.append(
          """
          function Part%1$d(id){this.id=id;this.items=[]}Part%1$d.prototype.add=function(item){if(item&&item.ok!==false){this.items.push(item)}return this};all["p%1$d"]=new Part%1$d(%1$d);count++;
          """.formatted(i));
    }
    return out.append("document.title=count===").append(parts).append("?'ready':'broken'})()").toString();
  }
}
