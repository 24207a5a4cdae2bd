package dev.cmux.testing;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// A web site in this JVM, on a free port of the loopback interface. Paths that were not given answer 404.
public final class TestSite implements AutoCloseable {

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, HttpHandler> handlers = new ConcurrentHashMap<>();
  private final List<String> requests = new CopyOnWriteArrayList<>();
  private volatile boolean webjars;
  private volatile Path packages;

  private TestSite(HttpServer server) {
    this.server = server;
  }

  public static TestSite start() {
    try {
      HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      TestSite site = new TestSite(server);
      server.setExecutor(site.threads);
      server.createContext("/", site::answer);
      server.start();
      return site;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// An HTML page at `path`.
  public TestSite page(String path, String html) {
    return file(path, "text/html; charset=utf-8", html);
  }

  /// A script at `path`.
  public TestSite script(String path, String source) {
    return file(path, "text/javascript; charset=utf-8", source);
  }

  /// Any text at `path`.
  public TestSite file(String path, String contentType, String body) {
    return file(path, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  /// Any bytes at `path`.
  public TestSite file(String path, String contentType, byte[] body) {
    return handle(
        path,
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", contentType);
          exchange.sendResponseHeaders(200, body.length == 0 ? -1 : body.length);
          exchange.getResponseBody().write(body);
        });
  }

  /// Whatever `handler` answers at `path`; the exchange is closed afterwards.
  public TestSite handle(String path, HttpHandler handler) {
    handlers.put(path, handler);
    return this;
  }

  /// The scripts of WebJars on the class path, below `/webjars/`.
  public TestSite webjars() {
    webjars = true;
    return this;
  }

  /// The scripts in a folder, below `/packages/`. Their names may lack `.js`, as in packages that are made for bundlers.
  public TestSite packages(Path folder) {
    packages = folder;
    return this;
  }

  /// The address of a path, such as `http://127.0.0.1:40123/form`.
  public String url(String path) {
    return url("127.0.0.1", path);
  }

  /// The same under another name of the loopback interface, such as `localhost`: another origin.
  public String url(String host, String path) {
    return "http://" + host + ":" + server.getAddress().getPort() + path;
  }

  /// Every request so far as `GET /path?query`, oldest first.
  public List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      requests.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      String path = exchange.getRequestURI().getPath();
      HttpHandler handler = handlers.get(path);
      if (handler != null) {
        handler.handle(exchange);
      } else {
        answerLibrary(exchange, path);
      }
    }
  }

  private void answerLibrary(HttpExchange exchange, String path) throws IOException {
    try (InputStream file = library(path)) {
      if (file == null) {
        exchange.sendResponseHeaders(404, -1);
      } else {
        exchange.getResponseHeaders().set("Content-Type", "text/javascript; charset=utf-8");
        exchange.sendResponseHeaders(200, 0);
        file.transferTo(exchange.getResponseBody());
      }
    }
  }

  private InputStream library(String path) throws IOException {
    if (webjars && path.startsWith("/webjars/")) {
      return TestSite.class.getResourceAsStream("/META-INF/resources" + path);
    }
    if (packages != null && path.startsWith("/packages/")) {
      Path file = packages.resolve(path.substring("/packages/".length())).normalize();
      Path module = Files.isRegularFile(file) ? file : file.resolveSibling(file.getFileName() + ".js");
      return file.startsWith(packages) && Files.isRegularFile(module) ? Files.newInputStream(module) : null;
    }
    return null;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
