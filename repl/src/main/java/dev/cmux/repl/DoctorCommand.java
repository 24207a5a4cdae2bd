package dev.cmux.repl;

import dev.cmux.engine.json.JsonText;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Operand;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
    boolean sound = checkups.stream().noneMatch(checkup -> checkup.state() == Checkup.State.WRONG);
    if (arguments.flag("json")) {
      Map<String, Object> found = new LinkedHashMap<>();
      found.put("ok", sound);
      found.put("checks", checkups.stream().map(Checkup::toMap).toList());
      streams.out().println(JsonText.line(found));
    } else {
      checkups.forEach(checkup -> streams.out().println(checkup));
    }
    return sound ? ExitCode.DONE : ExitCode.FAILED;
  }
}
