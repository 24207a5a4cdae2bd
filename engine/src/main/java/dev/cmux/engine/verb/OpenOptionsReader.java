package dev.cmux.engine.verb;

import dev.cmux.engine.command.LocalFiles;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.state.State;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads the options of `open` from plain values.
public final class OpenOptionsReader {

  /// `open` as a verb, so that its options are read, documented and completed like any other's. It makes no command of a surface.
  public static final Verb OPEN =
      new Verb(
          "open",
          "Opens a surface, and loads the URL in it when one is given.",
          List.of(
              Param.of("url", Param.Kind.TEXT, "Where it goes first.").optional(),
              Param.option("name", Param.Kind.TEXT, "A name that works wherever a ref does."),
              Param.option("userAgent", Param.Kind.TEXT, "The user agent to present."),
              Param.option("viewport", Param.Kind.JSON, "`{width, height}` in CSS pixels."),
              Param.option("locale", Param.Kind.TEXT, "A language tag such as de-DE: en-US by default."),
              Param.option("timezone", Param.Kind.TEXT, "A zone such as Europe/Berlin: the machine's by default."),
              Param.option("headers", Param.Kind.MAP, "Headers sent with every request."),
              Param.option("httpCredentials", Param.Kind.JSON, "`{username, password}` for HTTP authentication."),
              Param.option("proxy", Param.Kind.TEXT, "http://host:port or socks5://host:port."),
              Param.option("ignoreHTTPSErrors", Param.Kind.FLAG, "Accept any certificate."),
              Param.option("javaScript", Param.Kind.FLAG, "Whether pages run scripts: true by default."),
              Param.option("css", Param.Kind.FLAG, "Whether pages have styles: true by default."),
              Param.option("images", Param.Kind.FLAG, "Whether images are loaded: false by default."),
              Param.option("allowHosts", Param.Kind.TEXTS, "The only hosts any request may go to."),
              Param.option("state", Param.Kind.JSON, "A state or the path of a state file, loaded before the first navigation."),
              Param.option("timeoutMs", Param.Kind.INTEGER, "The default of every wait of the surface: 30000.")),
          false,
          false,
          arguments -> {
            throw new IllegalStateException("open is not a command of a surface");
          });

  private OpenOptionsReader() {}

  /// @param given a map, or null for the defaults; a `state` that is a text is left to the caller, who knows about files
  /// @throws EngineException `invalid_params` naming the option that is wrong
  public static OpenOptions read(Object given) {
    if (given == null) {
      return OpenOptions.DEFAULT;
    }
    if (!(given instanceof Map<?, ?> map)) {
      throw EngineException.invalidParams("The options of `open` must be an object, but are %s.".formatted(Arguments.show(given)));
    }
    Map<String, Object> names = new LinkedHashMap<>();
    map.forEach((key, value) -> names.put(String.valueOf(key), value));
    return read(OPEN.fromNames(names, (file, forWriting) -> Path.of(file)));
  }

  private static OpenOptions read(Arguments a) {
    return new OpenOptions(
        a.optionalText("name"),
        a.optionalText("userAgent"),
        part(a, "viewport").map(v -> new OpenOptions.Viewport(size(v, "width"), size(v, "height"))),
        a.optionalText("locale").map(OpenOptionsReader::locale),
        a.optionalText("timezone").map(OpenOptionsReader::zone),
        a.has("headers") ? a.map("headers") : Map.of(),
        part(a, "httpCredentials").map(c -> new OpenOptions.Credentials(field(c, "username"), field(c, "password"))),
        a.optionalText("proxy"),
        a.flag("ignoreHTTPSErrors", false),
        a.flag("javaScript", true),
        a.flag("css", true),
        a.flag("images", false),
        a.has("allowHosts") ? a.texts("allowHosts").stream().flatMap(h -> List.of(h.split("\\s*,\\s*")).stream()).collect(Collectors.toList()) : List.of(),
        a.json("state") instanceof String ? Optional.empty() : part(a, "state").map(State::fromMap),
        a.has("timeoutMs") ? Duration.ofMillis(a.timeout().millis()) : dev.cmux.engine.command.Timeout.SURFACE_DEFAULT,
        LocalFiles.ALL);
  }

  private static Optional<Map<String, Object>> part(Arguments a, String name) {
    return switch (a.json(name)) {
      case null -> Optional.empty();
      case Map<?, ?> map -> {
        Map<String, Object> names = new LinkedHashMap<>();
        map.forEach((key, value) -> names.put(String.valueOf(key), value));
        yield Optional.of(names);
      }
      case Object other -> throw EngineException.invalidParams("`%s` must be an object, but is %s.".formatted(name, Arguments.show(other)));
    };
  }

  private static int size(Map<String, Object> viewport, String side) {
    if (viewport.get(side) instanceof Number number && number.doubleValue() >= 1 && number.doubleValue() <= 100_000) {
      return number.intValue();
    }
    throw EngineException.invalidParams("`viewport.%s` must be 1 to 100000 pixels, but is %s.".formatted(side, Arguments.show(viewport.get(side))));
  }

  private static String field(Map<String, Object> credentials, String name) {
    if (credentials.get(name) instanceof String text) {
      return text;
    }
    throw EngineException.invalidParams("`httpCredentials.%s` must be a text.".formatted(name));
  }

  private static Locale locale(String tag) {
    Locale locale = Locale.forLanguageTag(tag);
    if (locale.getLanguage().isEmpty()) {
      throw EngineException.invalidParams("`locale` must be a language tag, but is `%s`.".formatted(tag)).withHint("Write it as `de-DE`.");
    }
    return locale;
  }

  private static ZoneId zone(String name) {
    try {
      return ZoneId.of(name);
    } catch (DateTimeException e) {
      throw EngineException.invalidParams("`timezone` must be a time zone, but is `%s`.".formatted(name)).withHint("Write it as `Europe/Berlin`.");
    }
  }
}
