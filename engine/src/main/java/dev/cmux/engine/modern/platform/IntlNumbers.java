package dev.cmux.engine.modern.platform;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.text.AttributedCharacterIterator;
import java.text.CharacterIterator;
import java.text.DecimalFormat;
import java.text.Format;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One `Intl.NumberFormat`, on the JDK's locale data. https://tc39.es/ecma402/#numberformat-objects
///
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
    boolean grouping,
    int minInteger,
    int minFraction,
    int maxFraction,
    int minSignificant,
    int significant) {

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
      parts.addAll(parts(plainFormat(), rounded(magnitude)));
    }
    if ("unit".equals(style)) {
      parts.add(new IntlDates.Part("literal", " "));
      parts.add(new IntlDates.Part("unit", UNITS.getOrDefault(unit, unit)));
    }
    String sign = sign(negative, magnitude.signum() == 0);
    if (!sign.isEmpty()) {
      parts.addFirst(new IntlDates.Part("-".equals(sign) ? "minusSign" : "plusSign", sign));
    }
    return parts;
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
    format.setGroupingUsed(grouping && !"scientific".equals(notation) && !"engineering".equals(notation));
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
