package dev.cmux.repl.server;

import dev.cmux.engine.Browser;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import java.lang.management.ManagementFactory;
import java.util.List;

/// `cmux server status`.
final class ServerStatusCommand implements SessionCommand {

  private final String session;
  private final Browser browser;

  ServerStatusCommand(String session, Browser browser) {
    this.session = session;
    this.browser = browser;
  }

  @Override
  public CommandSpec spec() {
    return new CommandSpec("server status", "Tell whether the session server runs, and what it holds.", List.of(), List.of());
  }

  @Override
  public Answer run(Arguments arguments, Call call) {
    long pid = ProcessHandle.current().pid();
    int surfaces = browser.surfaces().size();
    long seconds = ManagementFactory.getRuntimeMXBean().getUptime() / 1000;
    Runtime runtime = Runtime.getRuntime();
    long megabytes = (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    return Answer.of(
            "running: session %s, process %d, %d surfaces, up %d s, %d MB of heap in use".formatted(session, pid, surfaces, seconds, megabytes),
            "running",
            true)
        .with("session", session)
        .with("pid", pid)
        .with("surfaces", surfaces)
        .with("uptime_seconds", seconds)
        .with("heap_mb", megabytes);
  }
}
