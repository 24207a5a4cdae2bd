package dev.cmux.repl;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.Nearest;
import dev.cmux.repl.client.Client;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.HelpPage;
import dev.cmux.repl.grammar.Option;
import dev.cmux.repl.grammar.UsageException;
import dev.cmux.repl.output.ErrorReport;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.server.SessionCommands;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Finds the command that the words ask for, runs it, and shows how it failed.
final class CommandLine {

  /// What `cmux` takes without a command: what its prompt takes, and its own.
  private static final CommandSpec WITHOUT_NAME =
      new CommandSpec(
          "", "", List.of(), Stream.concat(new ReplCommand().spec().options().stream(), Stream.of(Option.flag("version", "Tell which cmux this is."))).toList());

  private final List<Command> commands =
      List.of(
          new RunCommand(),
          new BatchMergeCommand(),
          new BatchCommand(),
          new TestCommand(),
          new ReplCommand(),
          new DoctorCommand(),
          new ServeCommand(),
          new McpCommand(),
          new CompletionCommand(this::everything),
          new ManualCommand(this::everything));
  private final Streams streams;

  CommandLine(Streams streams) {
    this.streams = streams;
  }

  /// Carries out one command line. Never throws.
  ExitCode run(String... args) {
    List<String> words = new ArrayList<>(List.of(args));
    boolean json = Arguments.beforeRest(words).contains("--json");
    boolean debug = Arguments.beforeRest(words).contains("--debug");
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
      if (leading.contains("--help") || leading.contains("-h")) {
        return help(List.of());
      }
      Arguments.parse(WITHOUT_NAME, leading);
      // At a terminal a prompt, through a pipe what comes out of it.
      words.add("repl");
    }
    if (words.getFirst().equals("help")) {
      return help(words.subList(1, words.size()));
    }
    Optional<Command> found = commands.stream().filter(command -> command.spec().isNamedBy(words)).findFirst();
    if (found.isEmpty()) {
      return elsewhere(leading, words);
    }
    if (words.getFirst().equals("run") && Arguments.beforeRest(words).stream().anyMatch(word -> word.equals("--surface") || word.startsWith("--surface="))) {
      return inSession(leading, words);
    }
    CommandSpec spec = found.get().spec();
    List<String> own = new ArrayList<>(leading);
    own.addAll(words.subList(spec.name().split(" ").length, words.size()));
    Arguments arguments = Arguments.parse(spec, own);
    return arguments.flag("help") ? help(words) : found.get().run(arguments, streams);
  }

  /// The launcher sends the words of session commands straight to the client; only their help comes this way.
  private ExitCode elsewhere(List<String> leading, List<String> words) {
    if (sessionSpecs().stream().noneMatch(spec -> spec.name().split(" ")[0].equals(words.getFirst()))) {
      throw unknown(words);
    }
    return inSession(leading, words);
  }

  private ExitCode inSession(List<String> leading, List<String> words) {
    List<String> all = new ArrayList<>(leading);
    all.addAll(words);
    if (all.contains("--help") || all.contains("-h")) {
      return help(words);
    }
    return ExitCode.of(Client.run(System.getenv(), all.toArray(String[]::new)));
  }

  private ExitCode help(List<String> words) {
    List<String> names = words.stream().filter(word -> !word.startsWith("-")).toList();
    if (!names.isEmpty() && names.getFirst().equals("browser")) {
      streams.out().print(VerbHelp.of(names.subList(1, names.size())));
      return ExitCode.DONE;
    }
    List<CommandSpec> pages = allSpecs().stream().filter(spec -> spec.isNamedBy(names)).toList();
    List<CommandSpec> group = names.isEmpty() ? List.of() : allSpecs().stream().filter(spec -> spec.name().startsWith(names.getFirst() + " ")).toList();
    if (names.isEmpty()) {
      streams.out().print(overview("Scripted, isolated browser sessions without a browser to install.", allSpecs()));
    } else if (!pages.isEmpty()) {
      streams.out().print(HelpPage.of(pages.getFirst()));
    } else if (!group.isEmpty()) {
      streams.out().print(overview("The commands of `cmux %s`.".formatted(names.getFirst()), group));
    } else {
      throw unknown(names);
    }
    return ExitCode.DONE;
  }

  private UsageException unknown(List<String> words) {
    String name = words.getFirst();
    if (name.endsWith(".js")) {
      return new UsageException("There is no command `%s`.".formatted(name), "Did you mean `cmux run %s`?".formatted(name));
    }
    return new UsageException(
        "There is no command `%s`.".formatted(name),
        Nearest.to(name, allSpecs().stream().flatMap(spec -> Stream.of(spec.name(), spec.name().split(" ")[0])).distinct().toList()).map("Did you mean `cmux %s`? "::formatted).orElse("")
            + "`cmux --help` lists the commands.");
  }

  private List<CommandSpec> allSpecs() {
    List<CommandSpec> specs = new ArrayList<>(commands.stream().map(Command::spec).toList());
    specs.addAll(sessionSpecs());
    specs.add(VerbHelp.SPEC);
    return specs;
  }

  /// Commands and verbs, without the line that stands for all verbs.
  private List<CommandSpec> everything() {
    List<CommandSpec> specs = new ArrayList<>(allSpecs());
    specs.remove(VerbHelp.SPEC);
    specs.addAll(SessionCommands.verbSpecs());
    return specs;
  }

  private static List<CommandSpec> sessionSpecs() {
    try (SessionCommands session = new SessionCommands("help")) {
      return session.specs();
    }
  }

  private static String overview(String title, List<CommandSpec> specs) {
    StringBuilder page = new StringBuilder(title).append("\n\nUsage: cmux COMMAND [OPTIONS]\n\nCommands:\n");
    HelpPage.rows(page, specs.stream().map(spec -> List.of(spec.name(), spec.summary())).toList());
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
