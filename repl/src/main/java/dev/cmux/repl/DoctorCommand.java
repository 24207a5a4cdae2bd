package dev.cmux.repl;

import dev.cmux.engine.json.JsonText;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import java.util.List;

/// `cmux doctor`: is this installation sound, and if not, what to do.
final class DoctorCommand implements Command {

  @Override
  public CommandSpec spec() {
    return new CommandSpec("doctor", "Check this installation and say what to do about what is wrong.", List.of(), List.of());
  }

  @Override
  public ExitCode run(Arguments arguments, Streams streams) {
    List<Checkup> checkups = new Installation().examine();
    if (arguments.flag("json")) {
      streams.out().println(JsonText.line(checkups.stream().map(Checkup::toMap).toList()));
    } else {
      checkups.forEach(checkup -> streams.out().println(checkup));
    }
    boolean sound = checkups.stream().noneMatch(checkup -> checkup.state() == Checkup.State.WRONG);
    return sound ? ExitCode.DONE : ExitCode.FAILED;
  }
}
