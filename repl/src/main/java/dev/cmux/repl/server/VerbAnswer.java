package dev.cmux.repl.server;

import dev.cmux.engine.command.Box;
import dev.cmux.engine.command.Dialogs.Dialog;
import dev.cmux.engine.command.Downloads.Download;
import dev.cmux.engine.command.Draw.Drawn;
import dev.cmux.engine.command.Network.RequestEntry;
import dev.cmux.engine.command.Observe.ConsoleEntry;
import dev.cmux.engine.command.Observe.PageError;
import dev.cmux.engine.command.Response;
import dev.cmux.engine.command.Snapshot;
import dev.cmux.engine.command.Tabs.Tab;
import dev.cmux.engine.json.JsonText;
import dev.cmux.engine.state.Cookie;
import dev.cmux.engine.state.State;
import dev.cmux.engine.verb.Answers;
import dev.cmux.engine.verb.Verb;
import java.nio.file.Path;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// What a verb's result looks like on the command line: as text, as shell scripts read it, and as JSON with the member names that the cmux CLI
/// has for it.
final class VerbAnswer {

  private static final int FIRST_ERROR = 400;

  private VerbAnswer() {}

  static Answer of(Verb verb, Object result, Map<String, Object> given) {
    Object value = result instanceof Optional<?> optional ? optional.orElse(null) : result;
    return new Answer(text(verb, value), members(verb, value, given));
  }

  private static String text(Verb verb, Object value) {
    return switch (value) {
      case null -> isQuestion(verb) ? "" : "OK";
      case String text -> text;
      case Boolean flag -> flag.toString();
      case Double number when isQuestion(verb) -> JsonText.line(whole(number));
      case Number number -> isQuestion(verb) ? number.toString() : "OK";
      case Snapshot snapshot -> snapshot.printed();
      case Response response -> verb.name().equals("fetch") ? response.text() : loaded(response);
      case State state -> verb.name().equals("state.export") ? JsonText.page(state.toMap()).stripTrailing() : "OK";
      case Tab tab -> verb.name().equals("tab.close") ? "OK" : tab.id();
      case Download download -> download.path().toString();
      case Drawn drawn -> drawn.path().map(Path::toString).orElseGet(() -> base64(drawn));
      case Dialog _ -> "OK";
      case Box box -> JsonText.line(snake(Answers.plain(box)));
      case List<?> list when list.isEmpty() -> verb.name().equals("errors.list") ? "No browser errors" : "";
      case List<?> list -> list.stream().map(item -> line(verb, item)).collect(Collectors.joining("\n"));
      case Map<?, ?> map when !verb.name().equals("eval") ->
          map.entrySet().stream().map(e -> e.getKey() + (verb.name().equals("get.styles") ? ": " : "=") + e.getValue()).collect(Collectors.joining("\n"));
      default -> JsonText.line(Answers.plain(value));
    };
  }

  /// Whether its answer is a value, which may be nothing, and not merely that it is done.
  private static boolean isQuestion(Verb verb) {
    return verb.name().startsWith("get.") || verb.name().equals("eval") || verb.name().endsWith(".get");
  }

  private static String line(Verb verb, Object item) {
    return switch (item) {
      case Tab tab -> "%s %s %s%s".formatted(tab.active() ? "*" : " ", tab.id(), tab.url(), tab.title().isEmpty() ? "" : " \"" + tab.title() + "\"");
      case Cookie cookie -> "%s=%s".formatted(cookie.name(), cookie.value());
      case ConsoleEntry entry -> "[%s] %s".formatted(entry.level(), entry.text());
      case PageError error -> "%s (%s)".formatted(error.message(), error.place());
      case Dialog dialog -> "%s \"%s\"".formatted(dialog.type(), dialog.message());
      case Download download -> "%s %d %s".formatted(download.path(), download.bytes(), download.url());
      case RequestEntry request -> "%s %s %s".formatted(request.method(), request.status() == 0 ? "-" : request.status(), request.url());
      case String text when !verb.name().equals("eval") -> text;
      case null, default -> JsonText.line(Answers.plain(item));
    };
  }

  /// A page that is an answer of trouble has been loaded as well.
  private static String loaded(Response response) {
    return response.status() < FIRST_ERROR ? "OK" : "OK (%s)".formatted((response.status() + " " + response.statusText()).strip());
  }

  private static Map<String, Object> members(Verb verb, Object value, Map<String, Object> given) {
    Map<String, Object> members = new LinkedHashMap<>();
    switch (verb.name()) {
      case "get.url" -> members.put("url", value);
      case "get.title" -> members.put("title", value);
      case "get.count" -> members.put("count", value);
      case "get.styles" -> members.put("value", given.containsKey("property") ? ((Map<?, ?>) value).values().stream().findFirst().orElse(null) : Answers.plain(value));
      case "wait" -> members.put("waited", true);
      case "cookies.get" -> members.put("cookies", Answers.plain(value));
      case "cookies.set" -> members.put("set", value);
      case "cookies.clear" -> members.put("cleared", value);
      case "tab.list" -> members.put("tabs", snake(Answers.plain(value)));
      case "console.list" -> counted(members, "entries", value);
      case "errors.list" -> counted(members, "errors", value);
      case "dialog.list" -> counted(members, "dialogs", value);
      case "download.list" -> counted(members, "downloads", value);
      case "network.requests" -> counted(members, "requests", value);
      case "dialog.accept", "dialog.dismiss" -> {
        members.put("accepted", verb.name().equals("dialog.accept"));
        members.put("dialog", snake(Answers.plain(value)));
      }
      case "screenshot", "pdf" -> drawn(members, (Drawn) value, verb.name().equals("pdf"));
      case "state.export" -> members.put("state", Answers.plain(value));
      case "state.save", "state.load" -> {
        members.put("path", given.get("path"));
        members.put("cookies", value instanceof State state ? state.cookies().size() : 0);
        members.put("origins", value instanceof State state ? state.origins().size() : 0);
        if (verb.name().equals("state.load")) {
          members.put("loaded", true);
        }
      }
      case "fetch" -> {
        Response response = (Response) value;
        response(members, response);
        members.put("headers", ((Map<?, ?>) Answers.plain(response)).get("headers"));
        members.put("body", response.text());
      }
      default -> general(verb, members, value, given);
    }
    return members;
  }

  private static void general(Verb verb, Map<String, Object> members, Object value, Map<String, Object> given) {
    if (value instanceof Snapshot snapshot) {
      members.put("snapshot", snapshot.text());
      members.put("refs", ((Map<?, ?>) Answers.plain(snapshot)).get("refs"));
      members.put("url", snapshot.url());
      members.put("title", snapshot.title());
      snapshot.diff().ifPresent(diff -> members.put("diff", diff));
    } else if (value instanceof Response response) {
      response(members, response);
    } else if (value instanceof Tab || value instanceof Download) {
      merge(members, snake(Answers.plain(value)));
    } else if (verb.name().startsWith("storage.")) {
      members.put("type", verb.name().split("\\.")[1]);
      if (given.containsKey("key")) {
        members.put("key", given.get("key"));
      }
      if (verb.name().endsWith(".get")) {
        members.put("value", value);
      }
    } else if (isQuestion(verb) || verb.name().startsWith("is.")) {
      members.put("value", value instanceof Box ? snake(Answers.plain(value)) : Answers.plain(value));
    } else {
      members.put("action", verb.name());
      if (value != null) {
        members.put("value", Answers.plain(value));
      }
    }
  }

  private static void drawn(Map<String, Object> members, Drawn drawn, boolean pdf) {
    drawn.path().ifPresentOrElse(
        path -> members.put("path", path.toString()), () -> members.put(pdf ? "pdf_base64" : "png_base64", base64(drawn)));
    if (pdf) {
      members.put("pages", drawn.pages());
    } else {
      members.put("width", drawn.width());
      members.put("height", drawn.height());
    }
    members.put("bytes", drawn.bytes().length);
  }

  private static String base64(Drawn drawn) {
    return Base64.getEncoder().encodeToString(drawn.bytes());
  }

  private static void counted(Map<String, Object> members, String name, Object list) {
    Object plain = snake(Answers.plain(list));
    members.put(name, plain);
    members.put("count", ((List<?>) plain).size());
  }

  /// Without `ok`, which in these objects tells how the command went and not what the server thought of the request.
  private static void response(Map<String, Object> members, Response response) {
    members.put("url", response.url());
    members.put("status", response.status());
    members.put("status_text", response.statusText());
  }

  private static void merge(Map<String, Object> members, Object map) {
    if (map instanceof Map<?, ?> more) {
      more.forEach((name, value) -> members.put(String.valueOf(name), value));
    }
  }

  /// Member names of our own rows as the cmux CLI writes them, `timestamp_ms`.
  private static Object snake(Object value) {
    return switch (value) {
      case Map<?, ?> map -> {
        Map<String, Object> copy = new LinkedHashMap<>();
        map.forEach((name, member) -> copy.put(String.valueOf(name).replaceAll("([a-z])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT), snake(member)));
        yield copy;
      }
      case List<?> list -> list.stream().map(VerbAnswer::snake).toList();
      case Double number -> whole(number);
      case null, default -> value;
    };
  }

  /// A whole number as JavaScript writes it, without `.0`.
  private static Object whole(Double number) {
    return number == Math.rint(number) && Math.abs(number) < 1L << 53 ? (Object) number.longValue() : number;
  }
}
