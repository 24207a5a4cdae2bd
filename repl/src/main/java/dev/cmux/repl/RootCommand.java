package dev.cmux.repl;

import dev.cmux.repl.output.Streams;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/// `cmux` alone, and the options that every command below it takes, before or after the command's name.
@Command(
    name = "cmux",
    header = "Scripted, isolated browser sessions without a browser to install.",
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit status: 0 done, 1 the task or the command failed, 2 wrong usage, 130 interrupted.",
      "`cmux COMMAND --help` tells more about one command."
    })
final class RootCommand implements Runnable {

  @Option(names = "--json", scope = ScopeType.INHERIT, description = "Print results and errors as JSON.")
  boolean json;

  @Option(names = "--debug", scope = ScopeType.INHERIT, description = "Print the stack trace of an error too.")
  boolean debug;

  @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT, description = "Show this help and end.")
  boolean help;

  @Option(names = {"-V", "--version"}, versionHelp = true, description = "Print the version and end.")
  boolean version;

  @Spec private CommandSpec spec;

  private final Streams streams;

  RootCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public void run() {
    spec.commandLine().usage(streams.out());
  }
}
