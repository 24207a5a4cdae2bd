package dev.cmux.engine.verb;

import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Await;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.InFrame;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.SnapshotOptions;
import dev.cmux.engine.command.Store;
import dev.cmux.engine.command.Target;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/// A verb with its arguments, ready to be carried out.
///
/// @param snapshotAfter whether the answer is a fresh snapshot instead of the command's own
public record VerbCall<R>(Command<R> command, boolean snapshotAfter) {

  /// @throws dev.cmux.engine.error.EngineException `invalid_params` when the arguments are wrong
  public static VerbCall<?> of(Arguments arguments) {
    Verb verb = arguments.verb();
    return new VerbCall<>(verb.command().apply(arguments), verb.mutating() && arguments.flag("snapshotAfter", false));
  }

  /// A target from the value that stands for one: a text, or the plain form of a locator.
  ///
  /// @throws dev.cmux.engine.error.EngineException `invalid_params` when it stands for none
  public static Target target(Object value) {
    return TargetValues.read(Param.target(), value);
  }

  /// The same call with another command.
  public VerbCall<?> with(Command<?> other) {
    return new VerbCall<>(other, snapshotAfter);
  }

  /// Carries it out, inside the frames when there are any and the command is about a document.
  public CompletableFuture<?> perform(Surface surface, List<Target> frames) {
    CompletableFuture<R> answer = surface.perform(inFrames(command, frames));
    if (!snapshotAfter) {
      return answer;
    }
    return answer.thenCompose(
        ignored -> surface.perform(inFrames(new Inspect.TakeSnapshot(SnapshotOptions.DEFAULT), frames)));
  }

  private static <T> Command<T> inFrames(Command<T> command, List<Target> frames) {
    boolean aboutDocument =
        command instanceof Inspect || command instanceof Interact || command instanceof Await || command instanceof Inject
            || command instanceof Navigate || command instanceof Store;
    Command<T> wrapped = command;
    if (aboutDocument) {
      for (Target frame : frames.reversed()) {
        wrapped = new InFrame<>(frame, wrapped);
      }
    }
    return wrapped;
  }
}
