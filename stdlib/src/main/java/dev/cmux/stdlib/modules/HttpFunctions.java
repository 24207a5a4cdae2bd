package dev.cmux.stdlib.modules;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.cmux.engine.error.EngineException;
import dev.cmux.stdlib.host.HostBinder;
import dev.cmux.stdlib.host.HostCall;
import dev.cmux.stdlib.host.ScriptFunction;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;

/// The servers behind `cmux:http`: the JDK's, one virtual thread a request, handlers called on the event loop.
///
/// A server does not keep a script alive that has come to its end; it is closed with the host at the latest.
final class HttpFunctions {

  private final Map<Long, Running> servers = new ConcurrentHashMap<>();
  private final AtomicLong counter = new AtomicLong();

  void addTo(HostBinder binder) {
    // Without it the JDK's server answers kept-alive connections 40 ms late (Nagle against delayed acknowledgement).
    if (System.getProperty("sun.net.httpserver.nodelay") == null) {
      System.setProperty("sun.net.httpserver.nodelay", "true");
    }
    binder
        .promise("httpServe", this::serve)
        .promise("httpClosed", call -> running(call).closed)
        .function("httpClose", call -> stop((Long) call.argument(0)));
  }

  boolean areOpen() {
    return !servers.isEmpty();
  }

  void close() {
    servers.keySet().forEach(this::stop);
  }

  /// `(handler, host, port)` answers `{ id, port }`.
  private CompletionStage<Object> serve(HostCall call) {
    ScriptFunction handler = (ScriptFunction) call.argument(0);
    String host = (String) call.argument(1);
    int port = ((Long) call.argument(2)).intValue();
    return CompletableFuture.supplyAsync(() -> start(handler, host, port), Thread::startVirtualThread);
  }

  private Map<String, Object> start(ScriptFunction handler, String host, int port) {
    InetSocketAddress address = new InetSocketAddress(host, port);
    if (address.isUnresolved() || !address.getAddress().isLoopbackAddress()) {
      throw EngineException.notAllowed("`%s` is not an address of this machine's loopback interface.".formatted(host))
          .withHint("Serve on `127.0.0.1`; other machines cannot reach a server of `cmux:http`.");
    }
    try {
      HttpServer server = HttpServer.create(address, 0);
      server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
      server.createContext("/", exchange -> answer(exchange, handler));
      server.start();
      long id = counter.incrementAndGet();
      servers.put(id, new Running(server, new CompletableFuture<>()));
      return Map.of("id", id, "port", server.getAddress().getPort());
    } catch (IOException e) {
      throw EngineException.ioError("Could not serve on %s:%d: %s.".formatted(host, port, e.getMessage())).causedBy(e);
    }
  }

  private Running running(HostCall call) {
    Running running = servers.get((Long) call.argument(0));
    return running == null ? new Running(null, CompletableFuture.completedFuture(null)) : running;
  }

  private Object stop(Long id) {
    Running running = servers.remove(id);
    if (running != null) {
      running.server.stop(0);
      running.closed.complete(null);
    }
    return null;
  }

  private static void answer(HttpExchange exchange, ScriptFunction handler) throws IOException {
    try (exchange) {
      CompletableFuture<Object> answer = handler.call(List.of(request(exchange))).toCompletableFuture();
      respond(exchange, (Map<?, ?>) answer.join());
    } catch (CompletionException hostClosed) {
      // Nobody is left to answer; closing the exchange tells the client so.
      exchange.close();
    }
  }

  private static Map<String, Object> request(HttpExchange exchange) throws IOException {
    Map<String, Object> headers = new LinkedHashMap<>();
    exchange.getRequestHeaders().forEach((name, values) -> headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", values)));
    Map<String, Object> request = new LinkedHashMap<>();
    request.put("method", exchange.getRequestMethod());
    request.put("target", exchange.getRequestURI().toString());
    request.put("headers", headers);
    // The script decodes it as the content type says.
    request.put("bytes", exchange.getRequestBody().readAllBytes());
    return request;
  }

  /// `{ status, headers: [[name, value]…], body }`, with a body of text or bytes.
  private static void respond(HttpExchange exchange, Map<?, ?> response) throws IOException {
    for (Object header : (List<?>) response.get("headers")) {
      List<?> pair = (List<?>) header;
      exchange.getResponseHeaders().add(String.valueOf(pair.get(0)), String.valueOf(pair.get(1)));
    }
    byte[] body = response.get("body") instanceof byte[] bytes ? bytes : String.valueOf(response.get("body")).getBytes(StandardCharsets.UTF_8);
    int status = ((Long) response.get("status")).intValue();
    boolean bodiless = body.length == 0 || exchange.getRequestMethod().equals("HEAD") || status == 204 || status == 304;
    exchange.sendResponseHeaders(status, bodiless ? -1 : body.length);
    if (!bodiless) {
      exchange.getResponseBody().write(body);
    }
  }

  private record Running(HttpServer server, CompletableFuture<Object> closed) {}
}
