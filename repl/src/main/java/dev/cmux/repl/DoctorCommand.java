package dev.cmux.repl;

import dev.cmux.repl.output.Json;
import dev.cmux.repl.output.Streams;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `cmux doctor`: is this installation sound, and if not, what to do.
@Command(name = "doctor", header = "Check this installation of cmux and say what to do about what is wrong.")
final class DoctorCommand implements Callable<Integer> {

  private final RootCommand root;
  private final Streams streams;

  DoctorCommand(RootCommand root, Streams streams) {
    this.root = root;
    this.streams = streams;
  }

  @Override
  public Integer call() {
    List<Checkup> checkups = new Installation().examine();
    if (root.json) {
      streams.out().println(Json.write(checkups.stream().map(Checkup::toMap).toList()));
    } else {
      checkups.forEach(checkup -> streams.out().println(checkup));
    }
    boolean sound = checkups.stream().noneMatch(checkup -> checkup.state() == Checkup.State.WRONG);
    return (sound ? ExitCode.DONE : ExitCode.FAILED).status();
  }
}
