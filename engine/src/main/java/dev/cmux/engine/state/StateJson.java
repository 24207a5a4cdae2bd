package dev.cmux.engine.state;

import dev.cmux.engine.error.EngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// The JSON text of a state.
final class StateJson {

  private static final ObjectReader READER = new JsonMapper().readerFor(Object.class);
  private static final ObjectWriter WRITER = new JsonMapper().writer().with(printer());

  private StateJson() {}

  /// Indented by two spaces, with a line end at the end.
  static String print(State state) {
    return escapeLoneSurrogates(WRITER.writeValueAsString(state.toMap())) + '\n';
  }

  /// @throws EngineException `invalid_params` for a text that is not JSON, or whose content is not a state
  static State parse(String json) {
    Object value;
    try {
      value = READER.readValue(json);
    } catch (JacksonException e) {
      throw notJson(e);
    }
    try {
      return StateMaps.read(PlainValue.root("state", value));
    } catch (EngineException e) {
      throw e.data().containsKey("reason") ? e : e.with("reason", "wrong_content");
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

  /// Storage may hold half of a surrogate pair, which UTF-8 cannot: it is written as an escape, as JSON.stringify does.
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
            .withArrayEmptySeparator("");
    return new DefaultPrettyPrinter(separators).withArrayIndenter(indenter).withObjectIndenter(indenter);
  }
}
