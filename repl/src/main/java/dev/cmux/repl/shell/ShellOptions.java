package dev.cmux.repl.shell;

import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.run.Parameters;
import dev.cmux.repl.run.TaskWords;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What a session at the prompt may know of the world.
///
/// @param folder where relative paths start
/// @param colors whether to colour what is shown
/// @param terminal whether somebody types and looks; otherwise lines come through a pipe
/// @param json whether values and errors are shown as JSON, a line each, and what scripts print goes where errors go
/// @param environment all of it, for the history's place and the editor
/// @param allowEnvironment what of it scripts see
/// @param secrets where `cmux:secret` looks names up besides
/// @param allowHosts the hosts surfaces may reach at most; empty allows all
public record ShellOptions(
    Path folder,
    boolean colors,
    boolean terminal,
    boolean json,
    Map<String, String> environment,
    Map<String, String> allowEnvironment,
    List<String> allowHosts,
    List<Path> allowRead,
    List<Path> allowWrite,
    Optional<Path> secrets) {

  public ShellOptions {
    environment = Map.copyOf(environment);
    allowEnvironment = Map.copyOf(allowEnvironment);
    allowHosts = List.copyOf(allowHosts);
    allowRead = List.copyOf(allowRead);
    allowWrite = List.copyOf(allowWrite);
  }

  /// What the words behind `cmux repl` ask for.
  public static ShellOptions of(Arguments arguments, Path folder, Map<String, String> environment, boolean terminal, boolean colors) {
    return new ShellOptions(
        folder,
        colors,
        terminal,
        arguments.flag("json"),
        environment,
        Parameters.environment(environment, arguments.list("allow-env")),
        arguments.list("allow-hosts"),
        TaskWords.paths(arguments, "allow-read", folder),
        TaskWords.paths(arguments, "allow-write", folder),
        TaskWords.secrets(arguments, folder));
  }
}
