package dev.cmux.engine.json;

import dev.cmux.engine.error.EngineException;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Plain values (maps, lists, strings, numbers, booleans, null) as JSON text and back.
public final class JsonText {

  private static final JsonMapper MAPPER = new JsonMapper();
  private static final ObjectReader READER = MAPPER.readerFor(Object.class);
  private static final ObjectWriter ONE_LINE = MAPPER.writer();
  private static final ObjectWriter INDENTED = MAPPER.writer().with(printer());

  private JsonText() {}

  /// The text in one line, without a line end.
  public static String line(Object value) {
    return escapeLoneSurrogates(ONE_LINE.writeValueAsString(value));
  }

  /// The text indented by two spaces, with a line end at the end.
  public static String page(Object value) {
    return escapeLoneSurrogates(INDENTED.writeValueAsString(value)) + '\n';
  }

  /// Reads a text.
  ///
  /// @throws EngineException `invalid_params` when it is not JSON, with the data key `reason`: `truncated` or `not_json`
  public static Object parse(String json) {
    try {
      return READER.readValue(json);
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  /// Reads bytes in UTF-8 (or UTF-16 or UTF-32, by their first bytes).
  ///
  /// @throws EngineException `invalid_params` as {@link #parse(String)}
  /// @throws IOException when the stream fails
  public static Object parse(InputStream json) throws IOException {
    try {
      return READER.readValue(json);
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      throw notJson(e);
    }
  }

  /// Jackson's own sentence is left out: it repeats what it read, which may be a secret.
  private static EngineException notJson(JacksonException e) {
    TokenStreamLocation at = e.getLocation();
    String place = at == null ? "" : " (line %d, column %d)".formatted(at.getLineNr(), at.getColumnNr());
    return switch (e) {
      case UnexpectedEndOfInputException end ->
          EngineException.invalidParams("Its JSON ends too early%s: the file has been cut off.".formatted(place))
              .with("reason", "truncated");
      case StreamConstraintsException constraint ->
          EngineException.invalidParams("Its JSON is nested too deeply or too large%s.".formatted(place))
              .with("reason", "not_json");
      default -> EngineException.invalidParams("It is not valid JSON%s.".formatted(place)).with("reason", "not_json");
    };
  }

  /// JavaScript text may hold half of a surrogate pair, which UTF-8 cannot: it is written as an escape, as JSON.stringify does.
  private static String escapeLoneSurrogates(String json) {
    StringBuilder out = new StringBuilder(json.length());
    for (int i = 0; i < json.length(); i++) {
      char c = json.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c) && i + 1 < json.length() && Character.isLowSurrogate(json.charAt(i + 1));
      if (pair) {
        out.append(c).append(json.charAt(++i));
      } else if (Character.isSurrogate(c)) {
        out.append("\\u%04x".formatted((int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static DefaultPrettyPrinter printer() {
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    Separators separators =
        Separators.createDefaultInstance()
            .withObjectNameValueSpacing(Separators.Spacing.AFTER)
            .withArrayEmptySeparator("")
            .withObjectEmptySeparator("");
    return new DefaultPrettyPrinter(separators).withArrayIndenter(indenter).withObjectIndenter(indenter);
  }
}
