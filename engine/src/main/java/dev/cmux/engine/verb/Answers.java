package dev.cmux.engine.verb;

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
import dev.cmux.engine.state.Cookie;
import dev.cmux.engine.state.State;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What verbs answer, as plain Java: maps, lists, texts, numbers and flags, with the keys that scripts and `--json` show.
public final class Answers {

  private Answers() {}

  /// The plain form of whatever a command answered. A response comes without its body.
  public static Object plain(Object answer) {
    return switch (answer) {
      case null -> null;
      case Optional<?> optional -> plain(optional.orElse(null));
      case List<?> list -> list.stream().map(Answers::plain).toList();
      case Map<?, ?> map -> copy(map);
      case Snapshot snapshot -> snapshot(snapshot);
      case Response response -> response(response);
      case Cookie cookie -> cookie.toMap();
      case State state -> state.toMap();
      case Tab(String id, int index, String url, String title, boolean active) ->
          map("id", id, "index", index, "url", url, "title", title, "active", active);
      case Box(double x, double y, double width, double height) ->
          map("x", x, "y", y, "width", width, "height", height, "top", y, "left", x, "right", x + width, "bottom", y + height);
      case Dialog(String type, String message, Optional<String> text, long time) ->
          map("type", type, "message", message, "defaultText", text.orElse(null), "timestampMs", time);
      case Download(Path path, String url, String name, long bytes) ->
          map("path", path.toString(), "url", url, "suggestedFilename", name, "bytes", bytes);
      case ConsoleEntry(String level, String text, long time) -> map("level", level, "text", text, "timestampMs", time);
      case PageError error -> error(error);
      case RequestEntry r ->
          map("method", r.method(), "url", r.url(), "resourceType", r.resourceType(), "status", r.status(),
              "error", r.error().orElse(null), "startedMs", r.startedMs(), "durationMs", r.durationMs());
      case Drawn drawn -> drawn.bytes();
      case Path path -> path.toString();
      default -> answer;
    };
  }

  private static Map<String, Object> copy(Map<?, ?> from) {
    Map<String, Object> copy = new LinkedHashMap<>();
    from.forEach((key, value) -> copy.put(String.valueOf(key), plain(value)));
    return copy;
  }

  private static Map<String, Object> snapshot(Snapshot snapshot) {
    Map<String, Object> refs = new LinkedHashMap<>();
    snapshot.refs().forEach((ref, element) -> refs.put(ref, map("role", element.role(), "name", element.name())));
    return map("text", snapshot.text(), "refs", refs, "url", snapshot.url(), "title", snapshot.title(), "diff", snapshot.diff().orElse(null));
  }

  /// Several values of one header are joined as `fetch` joins them.
  private static Map<String, Object> response(Response response) {
    Map<String, Object> headers = new LinkedHashMap<>();
    response.headers().forEach((name, values) -> headers.put(name, String.join(", ", values)));
    return map("url", response.url(), "status", response.status(), "statusText", response.statusText(), "ok", response.ok(), "headers", headers);
  }

  /// A line or column that is not known is left out.
  private static Map<String, Object> error(PageError error) {
    Map<String, Object> plain = map("kind", error.kind(), "message", error.message(), "source", error.source());
    if (error.line() > 0) {
      plain.put("line", error.line());
    }
    if (error.column() > 0) {
      plain.put("column", error.column());
    }
    plain.put("timestampMs", error.timestampMs());
    return plain;
  }

  private static Map<String, Object> map(Object... pairs) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      map.put((String) pairs[i], pairs[i + 1]);
    }
    return map;
  }
}
