package dev.cmux.engine.modern.platform;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;

/// Plural categories by CLDR's rules, which the JDK has but does not publish. Languages not named here have one
/// form. https://www.unicode.org/cldr/charts/latest/supplemental/language_plural_rules.html
final class IntlPlurals {

  private static final Set<String> ONE_FORM =
      Set.of("id", "ja", "ko", "ms", "my", "th", "vi", "zh", "yue", "lo", "km", "jv", "bo", "dz", "ig", "su", "to", "wo", "yo");

  private static final Set<String> ZERO_IS_ONE = Set.of("fr", "pt", "hy", "kab", "ff", "hi", "bn", "fa", "gu", "kn", "am", "as", "zu");

  /// One is one even with visible fraction digits (1.0).
  private static final Set<String> LOOSE_ONE =
      Set.of("es", "el", "hu", "tr", "bg", "da", "no", "nb", "nn", "eo", "eu", "ka", "kk", "ky", "mn", "ml", "ta", "te", "uz", "az", "sq", "af");

  private IntlPlurals() {}

  static String cardinal(Locale locale, BigDecimal number) {
    BigDecimal n = number.abs();
    boolean whole = n.stripTrailingZeros().scale() <= 0;
    boolean visibleFraction = n.scale() > 0;
    long i = n.longValue();
    String language = locale.getLanguage();
    if (ONE_FORM.contains(language)) {
      return "other";
    }
    if (ZERO_IS_ONE.contains(language)) {
      return i == 0 || i == 1 ? "one" : "other";
    }
    if (LOOSE_ONE.contains(language)) {
      return whole && i == 1 ? "one" : "other";
    }
    return switch (language) {
      case "ru", "uk", "be" -> visibleFraction ? "other" : eastSlavic(i);
      case "sr", "hr", "bs" -> visibleFraction ? "other" : southSlavic(i);
      case "pl" -> visibleFraction ? "other" : polish(i);
      case "cs", "sk" -> visibleFraction ? "many" : i == 1 ? "one" : i >= 2 && i <= 4 ? "few" : "other";
      case "sl" -> visibleFraction
          ? "few"
          : i % 100 == 1 ? "one" : i % 100 == 2 ? "two" : i % 100 == 3 || i % 100 == 4 ? "few" : "other";
      case "lt" -> visibleFraction ? "many" : lithuanian(i);
      case "lv" -> i % 10 == 0 || (i % 100 >= 11 && i % 100 <= 19) ? "zero" : i % 10 == 1 ? "one" : "other";
      case "ro" -> !visibleFraction && i == 1
          ? "one"
          : visibleFraction || i == 0 || (i % 100 >= 1 && i % 100 <= 19) ? "few" : "other";
      case "ar" -> whole ? arabic(i) : "other";
      case "he", "iw" -> whole && i == 1 ? "one" : whole && i == 2 ? "two" : "other";
      case "ga" -> !whole ? "other" : i == 1 ? "one" : i == 2 ? "two" : i <= 6 && i > 2 ? "few" : i <= 10 && i > 6 ? "many" : "other";
      case "cy" -> welsh(whole ? i : -1);
      case "is", "mk" -> i % 10 == 1 && i % 100 != 11 ? "one" : "other";
      default -> i == 1 && !visibleFraction ? "one" : "other";
    };
  }

  private static String eastSlavic(long i) {
    if (i % 10 == 1 && i % 100 != 11) {
      return "one";
    }
    return i % 10 >= 2 && i % 10 <= 4 && (i % 100 < 12 || i % 100 > 14) ? "few" : "many";
  }

  private static String southSlavic(long i) {
    String east = eastSlavic(i);
    return "many".equals(east) ? "other" : east;
  }

  private static String polish(long i) {
    if (i == 1) {
      return "one";
    }
    return i % 10 >= 2 && i % 10 <= 4 && (i % 100 < 12 || i % 100 > 14) ? "few" : "many";
  }

  private static String lithuanian(long i) {
    boolean teens = i % 100 >= 11 && i % 100 <= 19;
    return i % 10 == 1 && !teens ? "one" : i % 10 >= 2 && !teens ? "few" : "other";
  }

  private static String arabic(long i) {
    if (i <= 2) {
      return i == 0 ? "zero" : i == 1 ? "one" : "two";
    }
    return i % 100 >= 3 && i % 100 <= 10 ? "few" : i % 100 >= 11 ? "many" : "other";
  }

  private static String welsh(long i) {
    return switch ((int) i) {
      case 0 -> "zero";
      case 1 -> "one";
      case 2 -> "two";
      case 3 -> "few";
      case 6 -> "many";
      default -> "other";
    };
  }

  static String ordinal(Locale locale, BigDecimal number) {
    long i = number.abs().longValue();
    return switch (locale.getLanguage()) {
      case "en" -> i % 10 == 1 && i % 100 != 11
          ? "one"
          : i % 10 == 2 && i % 100 != 12 ? "two" : i % 10 == 3 && i % 100 != 13 ? "few" : "other";
      case "fr", "ms", "ga", "hy", "lo", "ro", "vi" -> i == 1 ? "one" : "other";
      case "sv" -> (i % 10 == 1 || i % 10 == 2) && i % 100 != 11 && i % 100 != 12 ? "one" : "other";
      case "it" -> i == 8 || i == 11 || i == 80 || i == 800 ? "many" : "other";
      case "uk" -> i % 10 == 3 && i % 100 != 13 ? "few" : "other";
      default -> "other";
    };
  }
}
