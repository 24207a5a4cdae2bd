package dev.cmux.engine.command;

import dev.cmux.engine.error.EngineException;
import java.util.Objects;

/// Carries out another command inside a frame, which is looked up anew each time. Frames in frames nest.
public record InFrame<R>(Target frame, Command<R> command) implements Command<R> {
  public InFrame {
    Objects.requireNonNull(frame);
    switch (command) {
      case Inspect<R> ignored -> {}
      case Interact<R> ignored -> {}
      case Draw<R> ignored -> {}
      case Await<R> ignored -> {}
      case Inject<R> ignored -> {}
      case InFrame<R> ignored -> {}
      case Store<R> ignored -> {}
      case Navigate<R> ignored -> {}
      case Configure<R> _, Dialogs<R> _, Downloads<R> _, Network<R> _, Observe<R> _, Tabs<R> _ ->
          throw EngineException.invalidParams("`%s` belongs to the surface, not to a frame of it.".formatted(command.getClass().getSimpleName()));
    }
  }

  @Override
  public Timeout timeout() {
    return command.timeout();
  }
}
