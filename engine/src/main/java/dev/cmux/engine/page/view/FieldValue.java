package dev.cmux.engine.page.view;

import dev.cmux.engine.modern.platform.Quietly;
import dev.cmux.engine.page.dom.Controls;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.YearMonth;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import org.htmlunit.html.HtmlInput;

/// The values that fields other than plain text take, by the HTML standard's microsyntaxes.
public final class FieldValue {

  private FieldValue() {}

  /// The value in the form the field holds it; empty when the field would not take it.
  public static Optional<String> parse(String type, String text) {
    try {
      return switch (type) {
        case "date" -> matches(text, "\\d{4,}-\\d\\d-\\d\\d").map(date -> LocalDate.parse(date).toString());
        case "month" -> matches(text, "\\d{4,}-\\d\\d").map(month -> YearMonth.parse(month).toString());
        case "week" -> matches(text, "\\d{4,}-W\\d\\d").map(FieldValue::week);
        case "time" -> matches(text, "\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?").map(FieldValue::time);
        case "datetime-local" ->
            matches(text, "\\d{4,}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d(:\\d\\d(\\.\\d{1,3})?)?").map(FieldValue::dateTime);
        case "color" -> matches(text, "#[0-9a-fA-F]{6}").map(color -> color.toLowerCase(Locale.ROOT));
        case "number", "range" ->
            matches(text, "[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?").map(number -> number);
        default -> Optional.of(text);
      };
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> matches(String text, String pattern) {
    return text.matches(pattern) ? Optional.of(text) : Optional.empty();
  }

  private static String week(String text) {
    LocalDate.parse(text + "-1", DateTimeFormatter.ISO_WEEK_DATE);
    return text;
  }

  private static String time(String text) {
    LocalTime.parse(text);
    return text;
  }

  private static String dateTime(String text) {
    String joined = text.replace(' ', 'T');
    LocalDateTime.parse(joined);
    return joined;
  }

  /// An example of what the field takes, for messages.
  public static String example(String type) {
    return switch (type) {
      case "date" -> "2024-03-31";
      case "month" -> "2024-03";
      case "week" -> "2024-W13";
      case "time" -> "14:05";
      case "datetime-local" -> "2024-03-31T14:05";
      case "color" -> "#ff8800";
      case "number", "range" -> "42";
      default -> "text";
    };
  }

  /// Puts a parsed value into the field, without events.
  public static void set(HtmlInput input, String value) {
    String raw = Controls.inputType(input).equals("time") && !value.isEmpty() ? twelveHours(value) : value;
    Quietly.change(input, () -> input.setValue(raw));
    if (!Controls.inputType(input).equals("range") && !input.getRawValue().equals(raw)) {
      input.setRawValue(raw);
    }
  }

  /// What the field holds, in the form the standard gives it.
  public static String of(HtmlInput input) {
    mend(input);
    return hasSeconds(input) ? input.getRawValue().strip() : input.getValue();
  }

  /// Whether the field holds a time with seconds, which HtmlUnit takes for none.
  public static boolean hasSeconds(HtmlInput input) {
    String raw = input.getRawValue().strip();
    return Controls.inputType(input).equals("time") && raw.length() > "14:30".length() && parse("time", raw).isPresent();
  }

  /// Lets HtmlUnit understand the time that the page's markup or a script put into a field; it would take `14:30` for none.
  public static void mend(HtmlInput input) {
    String raw = input.getRawValue().strip();
    if (Controls.inputType(input).equals("time") && raw.matches("\\d\\d:\\d\\d(:\\d\\d(\\.\\d+)?)?") && parse("time", raw).isPresent()) {
      input.setRawValue(twelveHours(raw));
    }
  }

  /// HtmlUnit's time fields read only times such as `02:30PM` and then say `14:30`; those with seconds stay as they are.
  private static String twelveHours(String time) {
    return time.length() > "14:30".length() ? time : LocalTime.parse(time).format(DateTimeFormatter.ofPattern("hh:mma", Locale.US));
  }

  /// Whether a number lies between the field's `min` and `max`, which for a range are 0 and 100 unless given.
  public static boolean isInRange(HtmlInput range, String value) {
    BigDecimal number = new BigDecimal(value);
    return number.compareTo(limit(range, "min", "0")) >= 0 && number.compareTo(limit(range, "max", "100")) <= 0;
  }

  /// The `min`, `max` or `step` of a field.
  public static BigDecimal limit(HtmlInput field, String attribute, String otherwise) {
    try {
      return new BigDecimal(field.getAttribute(attribute).strip());
    } catch (NumberFormatException e) {
      return new BigDecimal(otherwise);
    }
  }
}
