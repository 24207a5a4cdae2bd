package dev.cmux.engine.modern;

import com.sun.net.httpserver.HttpExchange;
import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// A to-do list that lives on the server, for frameworks whose pages are made there.
///
/// The application's file holds the page with `{rows}`, `{left}` and `{show}` in it, and behind it, between
/// `<!--row` (also `<!--editing`, `<!--added`) and `-->`, a row of the list, a row that is being edited, and what Turbo gets
/// as a stream of changes when something was added.
final class TodoServer {

  private record Todo(String title, boolean done) {}

  private static final Pattern PART = Pattern.compile("<!--(row|editing|added)\n(.*?)-->\n?", Pattern.DOTALL);

  private final String base;
  private final String page;
  private final Map<String, String> parts;
  private final List<Todo> todos = new CopyOnWriteArrayList<>();

  TodoServer(String base, String source) {
    this.base = base;
    Matcher part = PART.matcher(source);
    this.page = part.replaceAll("");
    this.parts = part.reset().results().collect(Collectors.toMap(found -> found.group(1), found -> found.group(2)));
  }

  void serve(TestSite site) {
    site.handle(base, exchange -> answer(exchange, "text/html", page(parameters(exchange.getRequestURI().getRawQuery()))));
    site.handle(base + "/add", this::add);
    site.handle(base + "/toggle", exchange -> change(exchange, (todo, form) -> new Todo(todo.title(), !todo.done())));
    site.handle(base + "/rename", exchange -> change(exchange, (todo, form) -> new Todo(form.get("title"), todo.done())));
  }

  private interface Change {
    Todo of(Todo todo, Map<String, String> form);
  }

  private void add(HttpExchange exchange) throws IOException {
    todos.add(new Todo(form(exchange).get("title"), false));
    String accepted = String.valueOf(exchange.getRequestHeaders().getFirst("Accept"));
    if (parts.containsKey("added") && accepted.contains("text/vnd.turbo-stream.html")) {
      String row = row("row", todos.size() - 1, "");
      answer(exchange, "text/vnd.turbo-stream.html", filled(parts.get("added"), "").replace("{row}", row));
    } else {
      seeOther(exchange);
    }
  }

  private void change(HttpExchange exchange, Change change) throws IOException {
    int index = Integer.parseInt(parameters(exchange.getRequestURI().getRawQuery()).get("index"));
    todos.set(index, change.of(todos.get(index), form(exchange)));
    seeOther(exchange);
  }

  private void seeOther(HttpExchange exchange) throws IOException {
    String show = parameters(exchange.getRequestURI().getRawQuery()).getOrDefault("show", "");
    exchange.getResponseHeaders().set("Location", show.isEmpty() ? base : base + "?show=" + show);
    exchange.sendResponseHeaders(303, -1);
  }

  private String page(Map<String, String> query) {
    String show = query.getOrDefault("show", "");
    String rows =
        IntStream.range(0, todos.size())
            .filter(index -> !show.equals("active") || !todos.get(index).done())
            .mapToObj(index -> row(String.valueOf(index).equals(query.get("edit")) ? "editing" : "row", index, show))
            .collect(Collectors.joining());
    return filled(page, show).replace("{rows}", rows);
  }

  private String row(String part, int index, String show) {
    Todo todo = todos.get(index);
    return filled(parts.get(part), show)
        .replace("{index}", String.valueOf(index))
        .replace("{title}", todo.title())
        .replace("{class}", todo.done() ? "done" : "")
        .replace("{checked}", todo.done() ? "checked" : "");
  }

  private String filled(String text, String show) {
    long left = todos.stream().filter(todo -> !todo.done()).count();
    return text.replace("{left}", String.valueOf(left)).replace("{show}", show);
  }

  private static void answer(HttpExchange exchange, String type, String body) throws IOException {
    byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", type + "; charset=utf-8");
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private static Map<String, String> form(HttpExchange exchange) throws IOException {
    return parameters(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
  }

  private static Map<String, String> parameters(String encoded) {
    Map<String, String> found = new HashMap<>();
    if (encoded != null) {
      for (String pair : encoded.split("&")) {
        String[] halves = pair.split("=", 2);
        found.put(halves[0], halves.length == 1 ? "" : URLDecoder.decode(halves[1], StandardCharsets.UTF_8));
      }
    }
    return found;
  }
}
