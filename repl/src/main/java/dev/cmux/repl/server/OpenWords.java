package dev.cmux.repl.server;

import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.state.Passphrase;
import dev.cmux.engine.state.StateFile;
import dev.cmux.engine.verb.OpenOptionsReader;
import dev.cmux.engine.verb.Param;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Operand;
import dev.cmux.repl.grammar.Option;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The options of `open` as a shell can write them: those of JavaScript, where an object becomes a word such as `1280x720`.
final class OpenWords {

  static final CommandSpec SPEC =
      new CommandSpec(
          "browser open",
          "Open a surface of its own, load a URL in it, and print its ref.",
          List.of(Operand.optional("URL", "what to load; `https://` may be left out")),
          OpenOptionsReader.OPEN.options().stream().map(OpenWords::option).toList());

  private OpenWords() {}

  private static Option option(Param param) {
    return switch (param.name()) {
      case "viewport" -> Option.of("viewport", "WxH", "The size of the window in CSS pixels, such as 1280x720.");
      case "headers" -> Option.many("header", "NAME:VALUE", "A header of every request.");
      case "httpCredentials" -> Option.of("credentials", "USER:PASSWORD", "For HTTP authentication.");
      case "ignoreHTTPSErrors" -> Option.flag("ignore-https-errors", param.help());
      case "javaScript" -> Option.flag("no-javascript", "Run no page scripts.");
      case "css" -> Option.flag("no-css", "Load no style sheets.");
      case "images" -> Option.flag("images", "Load images too.");
      case "allowHosts" -> Option.many("allow-hosts", "HOST,…", param.help());
      case "state" -> Option.of("state", "FILE", "A state file to load before the first navigation.");
      case "timeoutMs" -> Option.of("timeout-ms", "MS", param.help());
      default -> plain(param);
    };
  }

  private static Option plain(Param param) {
    String name = param.flag().substring(2);
    return param.kind() == Param.Kind.FLAG ? Option.flag(name, param.help()) : Option.of(name, name.toUpperCase(Locale.ROOT), param.help());
  }

  /// The options, with the state read from its file.
  ///
  /// @throws dev.cmux.repl.grammar.UsageException when a word cannot be understood
  /// @throws EngineException when the state file cannot be loaded
  static OpenOptions read(Arguments arguments, Path folder, Map<String, String> environment) {
    OpenOptions options;
    try {
      options = OpenOptionsReader.read(given(arguments));
    } catch (EngineException e) {
      throw arguments.wrong(e.getMessage());
    }
    return arguments
        .value("state")
        .map(file -> options.withState(StateFile.load(folder.resolve(file), Passphrase.in(environment), Optional.empty())))
        .orElse(options);
  }

  /// The options as JavaScript names them, but for the state.
  ///
  /// @throws dev.cmux.repl.grammar.UsageException when a word cannot be understood
  static Map<String, Object> given(Arguments arguments) {
    Map<String, Object> given = new LinkedHashMap<>();
    for (Param param : OpenOptionsReader.OPEN.options()) {
      if (!param.name().equals("state")) {
        value(param, arguments).ifPresent(value -> given.put(param.name(), value));
      }
    }
    return given;
  }

  private static Optional<Object> value(Param param, Arguments arguments) {
    String name = option(param).name();
    if (!arguments.flag(name)) {
      return Optional.empty();
    }
    return switch (param.name()) {
      case "viewport" -> arguments.value(name).map(text -> viewport(text, arguments));
      case "headers" -> Optional.of(headers(arguments));
      case "httpCredentials" -> arguments.value(name).map(text -> credentials(text, arguments));
      case "javaScript", "css" -> Optional.of(false);
      case "allowHosts" -> Optional.of(arguments.list(name));
      case "timeoutMs" -> arguments.number(name, 0).map(number -> number);
      default -> param.kind() == Param.Kind.FLAG ? Optional.of(true) : arguments.value(name).map(text -> text);
    };
  }

  private static Map<String, Integer> viewport(String text, Arguments arguments) {
    String[] sides = text.split("x", -1);
    if (sides.length != 2 || !sides[0].matches("[1-9][0-9]{0,4}") || !sides[1].matches("[1-9][0-9]{0,4}")) {
      throw arguments.wrong("`--viewport` needs a size such as 1280x720, not `%s`.".formatted(text));
    }
    return new TreeMap<>(Map.of("width", Integer.parseInt(sides[0]), "height", Integer.parseInt(sides[1])));
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

  private static Map<String, Object> credentials(String text, Arguments arguments) {
    int colon = text.indexOf(':');
    if (colon < 1) {
      throw arguments.wrong("`--credentials` needs `user:password`.");
    }
    return Map.of("username", text.substring(0, colon), "password", text.substring(colon + 1));
  }
}
