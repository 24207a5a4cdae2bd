package dev.cmux.repl.server;

import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Await;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.error.EngineException;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Operand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// `frame TARGET` and `frame main`: from one command to the next, what a surface's commands look at is a frame of its page. Any thread.
final class FrameVerb {

  static final CommandSpec SPEC =
      new CommandSpec(
          "browser SURFACE frame",
          "Look into a frame with the commands that follow; `frame main` leaves it.",
          List.of(Operand.required("TARGET", "the frame element, looked up inside the present frame; or `main`")),
          List.of());

  private final Map<String, List<Target>> entered = new ConcurrentHashMap<>();

  Answer run(Surface surface, List<String> words) {
    String word = Arguments.parse(SPEC, words).operand(0).orElseThrow();
    String ref = surface.id().toString();
    if (word.equals("main")) {
      entered.remove(ref);
      return Answer.of("OK", "frame_selector", null);
    }
    Target frame = Target.parse(word);
    List<Target> path = new ArrayList<>(entered(ref));
    int count = Call.await(surface.perform(SurfaceCommands.inside(path, new Inspect.Count(frame))));
    if (count == 0) {
      throw EngineException.notFound("There is no frame `%s`.".formatted(word)).withHint("`snapshot` shows the frames of the page.").withSurface(ref);
    }
    path.add(frame);
    entered.put(ref, List.copyOf(path));
    return Answer.of("OK", "frame_selector", word);
  }

  /// The frames that the surface's commands are scoped to, outermost first.
  List<Target> entered(String ref) {
    return entered.getOrDefault(ref, List.of());
  }

  /// The command, inside the frames the surface has entered; what belongs to the whole surface stays as it is.
  <R> Command<R> scoped(Surface surface, Command<R> command) {
    List<Target> path = entered(surface.id().toString());
    return switch (command) {
      case Inspect<R> inspect -> SurfaceCommands.inside(path, inspect);
      case Interact<R> interact -> SurfaceCommands.inside(path, interact);
      case Await<R> await -> SurfaceCommands.inside(path, await);
      case Inject<R> inject -> SurfaceCommands.inside(path, inject);
      default -> command;
    };
  }
}
