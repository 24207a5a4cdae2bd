package dev.cmux.repl.server;

import dev.cmux.engine.Browser;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import java.util.List;

/// `cmux server stop`. Only answers; {@link SessionServer} ends once the answer is on its way.
final class ServerStopCommand implements SessionCommand {

  private final Browser browser;

  ServerStopCommand(Browser browser) {
    this.browser = browser;
  }

  @Override
  public CommandSpec spec() {
    return new CommandSpec("server stop", "End the session server and close its surfaces.", List.of(), List.of());
  }

  @Override
  public Answer run(Arguments arguments, Call call) {
    int surfaces = browser.surfaces().size();
    return Answer.of("stopped: %d surfaces closed".formatted(surfaces), "stopped", true).with("closed", surfaces);
  }
}
