package dev.cmux.repl.output;

import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// Plain Java values (`Map`, `Iterable`, `String`, `Number`, `Boolean`, `null`) as one line of JSON.
///
/// Written over Jackson's streaming half: its data binding would cost every short command a tenth of a second of class loading.
public final class Json {

  private Json() {}

  /// One line, without a line break at its end. Numbers that JSON lacks (`NaN`, infinities) become `null`, as in JavaScript.
  ///
  /// @throws IllegalArgumentException when a value is of another type
  public static String write(Object value) {
    StringWriter out = new StringWriter();
    try (JsonGenerator generator = new JsonFactory().createGenerator(ObjectWriteContext.empty(), out)) {
      write(generator, value);
    }
    return out.toString();
  }

  private static void write(JsonGenerator json, Object value) {
    switch (value) {
      case null -> json.writeNull();
      case String text -> json.writeString(text);
      case Boolean bool -> json.writeBoolean(bool);
      case Integer number -> json.writeNumber(number);
      case Long number -> json.writeNumber(number);
      case BigInteger number -> json.writeNumber(number);
      case BigDecimal number -> json.writeNumber(number);
      case Number number -> writeDouble(json, number.doubleValue());
      case Map<?, ?> map -> {
        json.writeStartObject();
        map.forEach(
            (name, member) -> {
              json.writeName(String.valueOf(name));
              write(json, member);
            });
        json.writeEndObject();
      }
      case Iterable<?> list -> {
        json.writeStartArray();
        list.forEach(item -> write(json, item));
        json.writeEndArray();
      }
      default -> throw new IllegalArgumentException("not a plain value: " + value.getClass().getName());
    }
  }

  /// A whole number is written without `.0`, as JavaScript would.
  private static void writeDouble(JsonGenerator json, double number) {
    if (number == Math.rint(number) && Math.abs(number) < 1L << 53) {
      json.writeNumber((long) number);
    } else if (Double.isFinite(number)) {
      json.writeNumber(number);
    } else {
      json.writeNull();
    }
  }
}
