package dev.cmux.repl.server;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.state.Passphrase;
import dev.cmux.engine.state.State;
import dev.cmux.engine.state.StateFile;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Operand;
import dev.cmux.repl.grammar.Option;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

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
    return new CommandSpec(
        "browser open",
        "Open a surface of its own, load a URL in it, and print its ref.",
        List.of(Operand.optional("URL", "what to load; `https://` may be left out")),
        List.of(
            Option.of("name", "NAME", "A name that works wherever the ref does."),
            Option.of("state", "FILE", "A state file to load before the first navigation."),
            Option.of("user-agent", "TEXT", "What it says it is."),
            Option.of("viewport", "WxH", "The size of the window in CSS pixels, such as 1280x720."),
            Option.of("locale", "TAG", "Its language, such as de-DE."),
            Option.of("timezone", "ZONE", "Its time zone, such as Europe/Berlin."),
            Option.many("header", "NAME:VALUE", "A header of every request."),
            Option.of("credentials", "USER:PASSWORD", "For HTTP authentication."),
            Option.of("proxy", "URL", "An http or socks5 proxy."),
            Option.flag("ignore-https-errors", "Accept any certificate."),
            Option.flag("no-javascript", "Run no page scripts."),
            Option.flag("no-css", "Load no style sheets."),
            Option.flag("images", "Load images too."),
            Option.many("allow-hosts", "HOST,…", "The only hosts any request may go to."),
            Option.of("timeout-ms", "MS", "The default of every wait of this surface.")));
  }

  @Override
  public Answer run(Arguments arguments, Call call) {
    Surface surface = browser.open(options(arguments, call));
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

  private static OpenOptions options(Arguments arguments, Call call) {
    return new OpenOptions(
        arguments.value("name"),
        arguments.value("user-agent"),
        arguments.value("viewport").map(text -> viewport(text, arguments)),
        arguments.value("locale").map(Locale::forLanguageTag),
        arguments.value("timezone").map(text -> zone(text, arguments)),
        headers(arguments),
        arguments.value("credentials").map(text -> credentials(text, arguments)),
        arguments.value("proxy"),
        arguments.flag("ignore-https-errors"),
        !arguments.flag("no-javascript"),
        !arguments.flag("no-css"),
        arguments.flag("images"),
        arguments.list("allow-hosts"),
        arguments.value("state").map(file -> state(file, call)),
        arguments.number("timeout-ms", 0).map(Duration::ofMillis).orElse(OpenOptions.DEFAULT.timeout()));
  }

  private static OpenOptions.Viewport viewport(String text, Arguments arguments) {
    String[] sides = text.split("x", -1);
    if (sides.length != 2 || !sides[0].matches("[1-9][0-9]{0,4}") || !sides[1].matches("[1-9][0-9]{0,4}")) {
      throw arguments.wrong("`--viewport` needs a size such as 1280x720, not `%s`.".formatted(text));
    }
    return new OpenOptions.Viewport(Integer.parseInt(sides[0]), Integer.parseInt(sides[1]));
  }

  private static ZoneId zone(String text, Arguments arguments) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException _) {
      throw arguments.wrong("`--timezone` needs a zone such as Europe/Berlin, not `%s`.".formatted(text));
    }
  }

  private static Map<String, String> headers(Arguments arguments) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (String header : arguments.values("header")) {
      int colon = header.indexOf(':');
      if (colon < 1) {
        throw arguments.wrong("`--header` needs `name:value`, not `%s`.".formatted(header));
      }
      headers.put(header.substring(0, colon).strip(), header.substring(colon + 1).strip());
    }
    return headers;
  }

  private static OpenOptions.Credentials credentials(String text, Arguments arguments) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw arguments.wrong("`--credentials` needs `user:password`.");
    }
    return new OpenOptions.Credentials(text.substring(0, colon), text.substring(colon + 1));
  }

  private static State state(String file, Call call) {
    Optional<Passphrase> passphrase = Passphrase.in(call.request().environment());
    return StateFile.load(call.folder().resolve(file), passphrase, Optional.empty());
  }
}
