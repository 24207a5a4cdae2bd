package dev.cmux.repl;

import dev.cmux.engine.error.EngineException;
import dev.cmux.repl.output.ErrorReport;
import dev.cmux.repl.output.Streams;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// Every command of `cmux`, and how their failures are shown.
final class CommandTree {

  private final Streams streams;
  private final RootCommand root;
  private final CommandLine commandLine;

  CommandTree(Streams streams) {
    this.streams = streams;
    this.root = new RootCommand(streams);
    this.commandLine = new CommandLine(root);
    commandLine.addSubcommand(new DoctorCommand(root, streams));
    commandLine.getCommandSpec().versionProvider(new CurrentVersion());
    commandLine.setOut(new PrintWriter(streams.out(), true, StandardCharsets.UTF_8));
    commandLine.setErr(new PrintWriter(streams.err(), true, StandardCharsets.UTF_8));
    commandLine.setUsageHelpWidth(100);
    commandLine.setUsageHelpLongOptionsMaxWidth(40);
    commandLine.setExecutionStrategy(CommandTree::runLast);
    commandLine.setParameterExceptionHandler((failure, _) -> wrongUsage(failure));
    commandLine.setExecutionExceptionHandler((failure, _, _) -> failed(failure));
  }

  /// Carries out one command line. Never throws.
  ExitCode run(String... args) {
    int status = commandLine.execute(args);
    for (ExitCode code : ExitCode.values()) {
      if (code.status() == status) {
        return code;
      }
    }
    throw new IllegalStateException("exit status " + status);
  }

  private static int runLast(ParseResult parsed) {
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) {
      return helped;
    }
    return new CommandLine.RunLast().execute(parsed);
  }

  private int wrongUsage(ParameterException failure) {
    String command = failure.getCommandLine().getCommandSpec().qualifiedName();
    String seeHelp = "`%s --help` shows what it takes.".formatted(command);
    EngineException report = EngineException.invalidParams(sentence(failure));
    print(report.withHint(suggestion(failure).map(s -> "Did you mean `%s`? ".formatted(s)).orElse("") + seeHelp));
    return ExitCode.USAGE.status();
  }

  private static String sentence(ParameterException failure) {
    if (failure instanceof UnmatchedArgumentException unmatched && !unmatched.getUnmatched().isEmpty()) {
      String word = unmatched.getUnmatched().getFirst();
      String what = unmatched.isUnknownOption() ? "option" : expectsCommand(unmatched) ? "command" : "argument";
      return "`%s` has no %s `%s`.".formatted(failure.getCommandLine().getCommandSpec().qualifiedName(), what, word);
    }
    String message = failure.getMessage();
    return message.endsWith(".") ? message : message + ".";
  }

  private static boolean expectsCommand(UnmatchedArgumentException unmatched) {
    return !unmatched.getCommandLine().getSubcommands().isEmpty();
  }

  private static Optional<String> suggestion(ParameterException failure) {
    return failure instanceof UnmatchedArgumentException unmatched
        ? unmatched.getSuggestions().stream().findFirst()
        : Optional.empty();
  }

  private int failed(Exception failure) {
    EngineException report = failure instanceof EngineException known ? known : EngineException.internal(failure);
    print(report);
    if (root.debug) {
      report.printStackTrace(streams.err());
    }
    return ExitCode.FAILED.status();
  }

  private void print(EngineException failure) {
    ErrorReport report = ErrorReport.of(failure);
    streams.err().println(root.json ? report.json() : report.text());
  }

  private static final class CurrentVersion implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return List.of(Version.current().toString()).toArray(String[]::new);
    }
  }
}
