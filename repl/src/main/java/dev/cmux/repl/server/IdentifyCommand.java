package dev.cmux.repl.server;

import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Inspect;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Option;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `cmux identify`: which session this is, and which surface was used last.
final class IdentifyCommand implements SessionCommand {

  private final String session;
  private final SurfaceBook book;

  IdentifyCommand(String session, SurfaceBook book) {
    this.session = session;
    this.book = book;
  }

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
        "identify",
        "Tell which session this is and which surface was used last.",
        List.of(),
        List.of(Option.of("surface", "SURFACE", "Tell about this surface instead.")));
  }

  @Override
  public Answer run(Arguments arguments, Call call) {
    Optional<Surface> surface = arguments.value("surface").map(book::find).or(book::latest);
    Map<String, Object> focused = surface.map(found -> describe(found, call)).orElse(null);
    String text = focused == null ? "no surface" : surface.get() + " " + focused.get("url");
    return Answer.of("session %s, %s".formatted(session, text), "session", session).with("focused", focused);
  }

  private Map<String, Object> describe(Surface surface, Call call) {
    Map<String, Object> members = new LinkedHashMap<>(call.idFormat().members(surface.id().toString(), book.uuid(surface)));
    members.put("name", surface.name().orElse(null));
    members.put("url", Call.await(surface.perform(new Inspect.Url())));
    members.put("title", Call.await(surface.perform(new Inspect.Title())));
    return members;
  }
}
