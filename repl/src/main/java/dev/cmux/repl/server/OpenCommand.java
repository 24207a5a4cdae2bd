package dev.cmux.repl.server;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Navigate;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import java.util.LinkedHashMap;
import java.util.Map;

/// `cmux browser open URL`: a new surface.
final class OpenCommand implements SessionCommand {

  private final Browser browser;
  private final SurfaceBook book;

  OpenCommand(Browser browser, SurfaceBook book) {
    this.browser = browser;
    this.book = book;
  }

  @Override
  public CommandSpec spec() {
    return OpenWords.SPEC;
  }

  @Override
  public Answer run(Arguments arguments, Call call) {
    Surface surface = browser.open(OpenWords.read(arguments, call.folder(), call.request().environment()));
    try {
      arguments.operand(0).ifPresent(url -> Call.await(surface.perform(new Navigate.Goto(url))));
    } catch (RuntimeException e) {
      // A surface whose ref nobody was told would stay open for ever.
      surface.close();
      throw e;
    }
    book.opened(surface);
    String ref = surface.id().toString();
    Map<String, Object> data = new LinkedHashMap<>();
    surface.name().ifPresent(name -> data.put("name", name));
    data.put("url", Call.await(surface.perform(new Inspect.Url())));
    data.put("title", Call.await(surface.perform(new Inspect.Title())));
    return SessionCommands.naming(surface, book, call, new Answer(ref, data));
  }
}
