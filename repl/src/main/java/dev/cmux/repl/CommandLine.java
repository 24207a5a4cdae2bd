package dev.cmux.repl;

import dev.cmux.engine.error.EngineException;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.HelpPage;
import dev.cmux.repl.grammar.Nearest;
import dev.cmux.repl.grammar.UsageException;
import dev.cmux.repl.output.ErrorReport;
import dev.cmux.repl.output.Streams;
import java.util.ArrayList;
import java.util.List;

/// Finds the command that the words ask for, runs it, and shows how it failed.
final class CommandLine {

  private final List<Command> commands = List.of(new RunCommand(), new DoctorCommand());
  private final Streams streams;

  CommandLine(Streams streams) {
    this.streams = streams;
  }

  /// Carries out one command line. Never throws.
  ExitCode run(String... args) {
    List<String> words = new ArrayList<>(List.of(args));
    boolean json = beforeRest(words).contains("--json");
    boolean debug = beforeRest(words).contains("--debug");
    try {
      return dispatch(words);
    } catch (UsageException e) {
      print(EngineException.invalidParams(e.getMessage()).withHint(e.hint()), json, debug);
      return ExitCode.USAGE;
    } catch (EngineException e) {
      print(e, json, debug);
      return ExitCode.FAILED;
    } catch (RuntimeException | Error e) {
      print(EngineException.internal(e), json, debug);
      return ExitCode.FAILED;
    }
  }

  private static List<String> beforeRest(List<String> words) {
    int end = words.indexOf("--");
    return end < 0 ? words : words.subList(0, end);
  }

  /// The common options may stand before the command's name; they are handed on as if they stood after it.
  private ExitCode dispatch(List<String> words) {
    List<String> leading = new ArrayList<>();
    while (!words.isEmpty() && words.getFirst().startsWith("-")) {
      leading.add(words.removeFirst());
    }
    if (leading.contains("--version") || leading.contains("-V")) {
      streams.out().println(Version.current());
      return ExitCode.DONE;
    }
    if (words.isEmpty()) {
      Arguments.parse(new CommandSpec("", "", List.of(), List.of()), leading);
      streams.out().print(help());
      return ExitCode.DONE;
    }
    String name = words.removeFirst();
    if (name.equals("help")) {
      streams.out().print(words.isEmpty() ? help() : HelpPage.of(find(words.getFirst()).spec()));
      return ExitCode.DONE;
    }
    Command command = find(name);
    words.addAll(0, leading);
    Arguments arguments = Arguments.parse(command.spec(), words);
    if (arguments.flag("help")) {
      streams.out().print(HelpPage.of(command.spec()));
      return ExitCode.DONE;
    }
    return command.run(arguments, streams);
  }

  private Command find(String name) {
    return commands.stream()
        .filter(command -> command.spec().name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new UsageException(
                    "There is no command `%s`.".formatted(name),
                    Nearest.to(name, commands.stream().map(command -> command.spec().name()).toList())
                            .map("Did you mean `cmux %s`? "::formatted)
                            .orElse("")
                        + "`cmux --help` lists the commands."));
  }

  private String help() {
    StringBuilder page = new StringBuilder("Scripted, isolated browser sessions without a browser to install.\n\n");
    page.append("Usage: cmux COMMAND [OPTIONS]\n\nCommands:\n");
    HelpPage.rows(page, commands.stream().map(c -> List.of(c.spec().name(), c.spec().summary())).toList());
    page.append("\n`cmux COMMAND --help` tells more about one of them, `cmux --version` which cmux this is.\n");
    page.append("Exit status: 0 done, 1 the task or the command failed, 2 wrong usage, 130 interrupted.\n");
    return page.toString();
  }

  private void print(EngineException failure, boolean json, boolean debug) {
    streams.out().flush();
    ErrorReport report = ErrorReport.of(failure);
    streams.err().println(json ? report.json() : report.text());
    if (debug) {
      failure.printStackTrace(streams.err());
    }
  }
}
