package dev.cmux.repl.server;

import dev.cmux.engine.verb.Verbs;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import java.util.List;
import java.util.stream.Stream;

/// `cmux capabilities`: every method there is, by its dotted name. What is not listed is not supported.
final class CapabilitiesCommand implements SessionCommand {

  private static final List<String> OWN =
      List.of("system.ping", "system.identify", "system.capabilities", "system.tree", "surface.close", "browser.open", "browser.find", "browser.frame");

  @Override
  public CommandSpec spec() {
    return new CommandSpec("capabilities", "List every method of this cmux.", List.of(), List.of());
  }

  @Override
  public Answer run(Arguments arguments, Call call) {
    List<String> methods = Stream.concat(OWN.stream(), Verbs.all().stream().map(verb -> "browser." + verb.name())).toList();
    return Answer.of(String.join("\n", methods), "methods", methods);
  }
}
