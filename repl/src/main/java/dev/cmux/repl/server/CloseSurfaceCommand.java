package dev.cmux.repl.server;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Operand;
import dev.cmux.repl.grammar.Option;
import java.util.List;
import java.util.Optional;

/// `cmux close-surface --surface surface:N`.
final class CloseSurfaceCommand implements SessionCommand {

  static final CommandSpec SPEC =
      new CommandSpec(
          "close-surface",
          "Close a surface; what it remembers is gone unless it was saved.",
          List.of(Operand.optional("SURFACE", "its ref or name; the same as --surface")),
          List.of(Option.of("surface", "SURFACE", "Its ref or name."), Option.flag("all", "Close every surface.")));

  private final Browser browser;
  private final SurfaceBook book;

  CloseSurfaceCommand(Browser browser, SurfaceBook book) {
    this.browser = browser;
    this.book = book;
  }

  @Override
  public CommandSpec spec() {
    return SPEC;
  }

  @Override
  public Answer run(Arguments arguments, Call call) {
    Optional<String> word = arguments.value("surface").or(() -> arguments.operand(0));
    if (arguments.flag("all") == word.isPresent()) {
      throw arguments.wrong("`cmux close-surface` needs either a surface or --all.");
    }
    if (word.isEmpty()) {
      int count = browser.surfaces().size();
      Call.await(browser.closeAll());
      return Answer.of("OK", "closed", count);
    }
    Surface surface = book.find(word.get());
    Call.await(surface.close());
    return SessionCommands.naming(surface, book, call, Answer.of("OK", "closed", 1));
  }
}
