package dev.cmux.repl.mcp;

import dev.cmux.engine.Browser;
import dev.cmux.repl.server.SessionCommands;
import io.modelcontextprotocol.json.McpJsonDefaults;
import io.modelcontextprotocol.server.McpServer;
import io.modelcontextprotocol.server.McpSyncServer;
import io.modelcontextprotocol.server.transport.StdioServerTransportProvider;
import io.modelcontextprotocol.spec.McpSchema.ServerCapabilities;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;

/// A server of the Model Context Protocol on a pair of streams, with surfaces of its own.
public final class ToolServer {

  private static final String INSTRUCTIONS =
      """
      Open a surface, take a snapshot, and act on the refs (e1, e2, …) it shows. Refs of a page that has changed are stale: take a new snapshot, or pass
      snapshotAfter to get one with the action. Surfaces share nothing; save a state and load it in another one to reuse a login.""";

  private ToolServer() {}

  /// Serves until the input ends; blocks until then, and closes every surface.
  ///
  /// @param version what the client is told
  /// @param all every verb as a tool, and not only those of every day
  /// @param folder where relative file names start
  public static void serve(InputStream in, OutputStream out, String version, boolean all, Path folder) throws InterruptedException {
    MessageLines lines = new MessageLines(in, out);
    Browser browser = new Browser();
    try (SessionCommands commands = new SessionCommands("mcp", browser)) {
      commands.warmUp();
      StdioServerTransportProvider transport = new StdioServerTransportProvider(McpJsonDefaults.getMapper(), lines.in(), lines.out());
      McpSyncServer server =
          McpServer.sync(transport)
              .serverInfo("cmux", version)
              .instructions(INSTRUCTIONS)
              .requestTimeout(Duration.ofMinutes(10))
              .capabilities(ServerCapabilities.builder().tools(false).build())
              .tools(new Toolbox(browser, commands, folder).tools(all))
              .build();
      lines.awaitEnd();
      server.close();
    }
  }
}
