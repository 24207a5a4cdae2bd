package dev.cmux.repl;

import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Option;
import dev.cmux.repl.mcp.ToolServer;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import java.nio.file.Path;
import java.util.List;

/// `cmux mcp`: the verbs as tools for a coding agent, on standard input and output.
final class McpCommand implements Command {

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
            "mcp",
            "Serve the verbs as tools of the Model Context Protocol, on standard input and output.",
            List.of(),
            List.of(Option.of("tools", "everyday|all", "Which tools: those of every day, or one for every verb.")))
        .withDetails(
            """
            For a client that reads a JSON configuration:
              { "mcpServers": { "cmux": { "command": "cmux", "args": ["mcp"] } } }
            """);
  }

  @Override
  public ExitCode run(Arguments arguments, Streams streams) {
    String tools = arguments.value("tools").orElse("everyday");
    if (!tools.equals("everyday") && !tools.equals("all")) {
      throw arguments.wrong("`--tools` is everyday or all, not `%s`.".formatted(tools));
    }
    try {
      ToolServer.serve(streams.in(), streams.out(), Version.current().cmux(), tools.equals("all"), Path.of("").toAbsolutePath());
      return ExitCode.DONE;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return ExitCode.INTERRUPTED;
    }
  }
}
