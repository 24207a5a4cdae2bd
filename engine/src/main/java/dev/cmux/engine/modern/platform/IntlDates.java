package dev.cmux.engine.modern.platform;

import java.time.DateTimeException;
import java.time.ZonedDateTime;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One `Intl.DateTimeFormat`: a CLDR pattern from the JDK, applied piece by piece.
/// https://tc39.es/ecma402/#datetimeformat-objects
final class IntlDates {

  /// A piece of formatted text and what it is.
  record Part(String type, String value) {}

  private record Field(String type, DateTimeFormatter formatter, String literal) {}

  private final List<Field> fields;

  /// @param pattern in the JDK's pattern letters
  IntlDates(String pattern, Locale locale) {
    this.fields = fields(pattern, locale);
  }

  /// The pattern for `dateStyle` and `timeStyle`; null for what was not asked.
  static String styled(String dateStyle, String timeStyle, Locale locale) {
    return DateTimeFormatterBuilder.getLocalizedDateTimePattern(
        style(dateStyle), style(timeStyle), IsoChronology.INSTANCE, locale);
  }

  private static FormatStyle style(String name) {
    return name == null ? null : FormatStyle.valueOf(name.toUpperCase(Locale.ROOT));
  }

  /// The locale's pattern for a set of fields: letters of a skeleton for the date and one for the time, each
  /// possibly empty. The locale joins both as it does in its styles.
  ///
  /// @param whole the style of a date with the month's name and all its fields, whose words a skeleton would lose;
  ///     empty for other dates
  static String skeleton(String date, String time, String whole, Locale locale) {
    if (date.isEmpty()) {
      return localized(time, locale);
    }
    String dates = whole.isEmpty() ? localized(date, locale) : styled(whole, null, locale);
    if (time.isEmpty()) {
      return dates;
    }
    String joined =
        DateTimeFormatterBuilder.getLocalizedDateTimePattern(
            FormatStyle.SHORT, FormatStyle.SHORT, IsoChronology.INSTANCE, locale);
    return dates + (joined.contains(", ") ? "', '" : "' '") + localized(time, locale);
  }

  private static String localized(String skeleton, Locale locale) {
    try {
      return DateTimeFormatterBuilder.getLocalizedDateTimePattern(skeleton, IsoChronology.INSTANCE, locale);
    } catch (DateTimeException | IllegalArgumentException e) {
      StringBuilder spaced = new StringBuilder();
      for (int i = 0; i < skeleton.length(); i++) {
        char c = skeleton.charAt(i) == 'j' ? 'H' : skeleton.charAt(i);
        boolean next = i > 0 && skeleton.charAt(i) != skeleton.charAt(i - 1);
        spaced.append(next ? ":ms".indexOf(c) > 0 && spaced.toString().matches(".*[hHm]") ? ":" : " " : "").append(c);
      }
      return spaced.toString();
    }
  }

  List<Part> format(ZonedDateTime time) {
    List<Part> parts = new ArrayList<>();
    for (Field field : fields) {
      parts.add(new Part(field.type(), field.formatter() == null ? field.literal() : field.formatter().format(time)));
    }
    return parts;
  }

  private static List<Field> fields(String pattern, Locale locale) {
    List<Field> fields = new ArrayList<>();
    StringBuilder literal = new StringBuilder();
    int i = 0;
    while (i < pattern.length()) {
      char c = pattern.charAt(i);
      if (c == '\'') {
        int end = pattern.indexOf('\'', i + 1);
        literal.append(end == i + 1 ? "'" : pattern.substring(i + 1, end < 0 ? pattern.length() : end));
        i = end < 0 ? pattern.length() : end + 1;
      } else if (Character.isLetter(c) && c < 128) {
        int end = i;
        while (end < pattern.length() && pattern.charAt(end) == c) {
          end++;
        }
        flush(literal, fields);
        fields.add(new Field(type(c), DateTimeFormatter.ofPattern(pattern.substring(i, end), locale), null));
        i = end;
      } else {
        literal.append(c);
        i++;
      }
    }
    flush(literal, fields);
    return fields;
  }

  private static void flush(StringBuilder literal, List<Field> fields) {
    if (!literal.isEmpty()) {
      fields.add(new Field("literal", null, literal.toString()));
      literal.setLength(0);
    }
  }

  private static String type(char letter) {
    return switch (letter) {
      case 'G' -> "era";
      case 'y', 'u' -> "year";
      case 'M', 'L' -> "month";
      case 'd' -> "day";
      case 'E', 'c', 'e' -> "weekday";
      case 'a', 'B' -> "dayPeriod";
      case 'h', 'H', 'k', 'K' -> "hour";
      case 'm' -> "minute";
      case 's' -> "second";
      case 'S' -> "fractionalSecond";
      case 'z', 'v', 'V', 'O', 'x', 'X', 'Z' -> "timeZoneName";
      default -> "literal";
    };
  }
}
