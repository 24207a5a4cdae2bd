package dev.cmux.engine.modern.platform;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.text.Format;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/// One `Intl.NumberFormat`, on the JDK's locale data. https://tc39.es/ecma402/#numberformat-objects
///
/// @param grouping `auto`, `always`, `min2` or `false`
/// @param significant the greatest number of significant digits; 0 when fraction digits count
record IntlNumbers(
    Locale locale,
    String style,
    String currency,
    String currencyDisplay,
    String unit,
    String notation,
    String compactDisplay,
    String signDisplay,
    String grouping,
    int minInteger,
    int minFraction,
    int maxFraction,
    int minSignificant,
    int significant) {

  /// The languages that write four digits without a separator, by their `minimumGroupingDigits` in CLDR, which the JDK has left out. Of Spanish and Portuguese it is
  /// those of Europe.
  private static final Set<String> GROUP_FROM_FIVE_DIGITS = Set.of("bg", "et", "hu", "it", "lv", "pl", "sl");

  private static final Set<String> EUROPEAN_SPANISH = Set.of("", "ES", "EA", "GQ", "IC", "PH");
  private static final Set<String> EUROPEAN_PORTUGUESE = Set.of("PT", "AO", "CH", "CV", "GQ", "GW", "LU", "MO", "MZ", "ST", "TL");

  /// The short forms of the units that interfaces show most; others appear by name.
  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("kilometer", "km"), Map.entry("meter", "m"), Map.entry("centimeter", "cm"),
          Map.entry("millimeter", "mm"), Map.entry("mile", "mi"), Map.entry("kilogram", "kg"), Map.entry("gram", "g"),
          Map.entry("liter", "L"), Map.entry("milliliter", "mL"), Map.entry("celsius", "°C"),
          Map.entry("fahrenheit", "°F"), Map.entry("percent", "%"), Map.entry("byte", "byte"),
          Map.entry("kilobyte", "kB"), Map.entry("megabyte", "MB"), Map.entry("gigabyte", "GB"),
          Map.entry("terabyte", "TB"), Map.entry("bit", "bit"), Map.entry("second", "sec"), Map.entry("minute", "min"),
          Map.entry("hour", "hr"), Map.entry("millisecond", "ms"), Map.entry("kilometer-per-hour", "km/h"),
          Map.entry("mile-per-hour", "mph"), Map.entry("pixel", "px"));

  List<IntlDates.Part> format(BigDecimal number, boolean negativeZero) {
    boolean negative = number.signum() < 0 || negativeZero;
    BigDecimal magnitude = number.abs();
    List<IntlDates.Part> parts = new ArrayList<>();
    if (compacts(magnitude)) {
      compact(magnitude, parts);
    } else {
      List<IntlDates.Part> plain = parts(plainFormat(), rounded(magnitude));
      parts.addAll(groupsFromFiveDigits() ? withoutLoneGroup(plain) : plain);
    }
    if ("unit".equals(style)) {
      parts.add(new IntlDates.Part("literal", " "));
      parts.add(new IntlDates.Part("unit", UNITS.getOrDefault(unit, unit)));
    }
    switch (sign(negative, magnitude.signum() == 0)) {
      case "-" -> parts.addFirst(new IntlDates.Part("minusSign", String.valueOf(DecimalFormatSymbols.getInstance(locale).getMinusSign())));
      case "+" -> parts.addFirst(new IntlDates.Part("plusSign", "+"));
      default -> {}
    }
    return parts;
  }

  private boolean groupsFromFiveDigits() {
    String country = locale.getCountry();
    return grouping.equals("min2")
        || grouping.equals("auto")
            && switch (locale.getLanguage()) {
              case "es" -> EUROPEAN_SPANISH.contains(country);
              case "pt" -> EUROPEAN_PORTUGUESE.contains(country);
              default -> GROUP_FROM_FIVE_DIGITS.contains(locale.getLanguage());
            };
  }

  /// Joins the integer digits when there are no more than four.
  private static List<IntlDates.Part> withoutLoneGroup(List<IntlDates.Part> parts) {
    List<IntlDates.Part> integers = parts.stream().filter(part -> part.type().equals("integer")).toList();
    String digits = integers.stream().map(IntlDates.Part::value).collect(Collectors.joining());
    if (integers.size() != 2 || digits.codePointCount(0, digits.length()) > 4) {
      return parts;
    }
    return parts.stream()
        .filter(part -> !part.type().equals("group") && part != integers.getLast())
        .map(part -> part == integers.getFirst() ? new IntlDates.Part("integer", digits) : part)
        .toList();
  }

  private String sign(boolean negative, boolean zero) {
    return switch (signDisplay) {
      case "never" -> "";
      case "always" -> negative ? "-" : "+";
      case "exceptZero" -> zero ? "" : negative ? "-" : "+";
      case "negative" -> negative && !zero ? "-" : "";
      default -> negative ? "-" : "";
    };
  }

  private BigDecimal rounded(BigDecimal number) {
    return significant > 0 ? number.round(new MathContext(significant, RoundingMode.HALF_UP)) : number;
  }

  private boolean compacts(BigDecimal number) {
    return "compact".equals(notation) && number.compareTo(BigDecimal.valueOf(1000)) >= 0;
  }

  private void compact(BigDecimal number, List<IntlDates.Part> parts) {
    NumberFormat format =
        NumberFormat.getCompactNumberInstance(
            locale, "long".equals(compactDisplay) ? NumberFormat.Style.LONG : NumberFormat.Style.SHORT);
    format.setRoundingMode(RoundingMode.HALF_UP);
    int digits = (number.precision() - number.scale() - 1) % 3 + 1;
    format.setMaximumFractionDigits(significant > 0 || maxFraction > 0 && maxFraction != 3 ? maxFraction : digits == 1 ? 1 : 0);
    // The JDK's compact format drops the fraction of a BigDecimal.
    for (IntlDates.Part part : parts(format, number.doubleValue())) {
      boolean word = "literal".equals(part.type()) && !part.value().isBlank();
      parts.add(word ? new IntlDates.Part("compact", part.value()) : part);
    }
  }

  private NumberFormat plainFormat() {
    NumberFormat format =
        switch (style) {
          case "percent" -> NumberFormat.getPercentInstance(locale);
          case "currency" -> currencyFormat();
          default -> NumberFormat.getNumberInstance(locale);
        };
    if ("scientific".equals(notation) || "engineering".equals(notation)) {
      format = new DecimalFormat("engineering".equals(notation) ? "##0.###E0" : "0.###E0");
    }
    format.setRoundingMode(RoundingMode.HALF_UP);
    format.setGroupingUsed(!grouping.equals("false") && !"scientific".equals(notation) && !"engineering".equals(notation));
    format.setMinimumIntegerDigits(minInteger);
    if (significant > 0) {
      format.setMaximumFractionDigits(significant);
      format.setMinimumFractionDigits(Math.max(0, minSignificant - 1));
    } else {
      boolean small = "compact".equals(notation);
      format.setMaximumFractionDigits(small && maxFraction == 3 ? 1 : maxFraction);
      format.setMinimumFractionDigits(small ? 0 : minFraction);
    }
    return format;
  }

  private NumberFormat currencyFormat() {
    DecimalFormat format = (DecimalFormat) NumberFormat.getCurrencyInstance(locale);
    var symbols = format.getDecimalFormatSymbols();
    Currency used = Currency.getInstance(currency);
    symbols.setCurrency(used);
    switch (currencyDisplay) {
      case "code" -> symbols.setCurrencySymbol(used.getCurrencyCode() + "\u00a0");
      case "name" -> symbols.setCurrencySymbol(used.getDisplayName(locale) + " ");
      case "narrowSymbol" -> symbols.setCurrencySymbol(used.getSymbol(locale).replaceFirst("^[A-Z]+(?=\\p{Sc})", ""));
      default -> symbols.setCurrencySymbol(used.getSymbol(locale));
    }
    format.setDecimalFormatSymbols(symbols);
    return format;
  }

  private static List<IntlDates.Part> parts(NumberFormat format, Number number) {
    List<IntlDates.Part> parts = new ArrayList<>();
    AttributedCharacterIterator text = format.formatToCharacterIterator(number);
    text.first();
    while (text.current() != CharacterIterator.DONE) {
      int end = text.getRunLimit();
      StringBuilder value = new StringBuilder();
      String type = type(text);
      while (text.getIndex() < end) {
        value.append(text.current());
        text.next();
      }
      parts.add(new IntlDates.Part(type, value.toString()));
    }
    return parts;
  }

  private static String type(AttributedCharacterIterator text) {
    var fields = text.getAttributes().keySet();
    Format.Field[] inOrder = {
      NumberFormat.Field.GROUPING_SEPARATOR, NumberFormat.Field.DECIMAL_SEPARATOR, NumberFormat.Field.CURRENCY,
      NumberFormat.Field.PERCENT, NumberFormat.Field.EXPONENT_SYMBOL, NumberFormat.Field.EXPONENT,
      NumberFormat.Field.INTEGER, NumberFormat.Field.FRACTION, NumberFormat.Field.SIGN
    };
    String[] types = {
      "group", "decimal", "currency", "percentSign", "exponentSeparator", "exponentInteger", "integer", "fraction",
      "minusSign"
    };
    for (int i = 0; i < inOrder.length; i++) {
      if (fields.contains(inOrder[i])) {
        return types[i];
      }
    }
    return "literal";
  }
}
