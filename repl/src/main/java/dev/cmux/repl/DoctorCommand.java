package dev.cmux.repl;

import dev.cmux.engine.json.JsonText;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Operand;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import java.util.List;

/// `cmux doctor`: is this installation sound, and if not, what to do.
final class DoctorCommand implements Command {

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
            "doctor",
            "Check this installation, or how well a page runs, and say what is wrong.",
            List.of(Operand.optional("URL", "a page to load: its script errors are listed with file and line")),
            List.of())
        .withDetails("The exit status is 1 when something is wrong; what is only weak does not count.");
  }

  @Override
  public ExitCode run(Arguments arguments, Streams streams) {
    List<Checkup> checkups = arguments.operand(0).map(PageCheckup::examine).orElseGet(() -> new Installation().examine());
    if (arguments.flag("json")) {
      streams.out().println(JsonText.line(checkups.stream().map(Checkup::toMap).toList()));
    } else {
      checkups.forEach(checkup -> streams.out().println(checkup));
    }
    boolean sound = checkups.stream().noneMatch(checkup -> checkup.state() == Checkup.State.WRONG);
    return sound ? ExitCode.DONE : ExitCode.FAILED;
  }
}
