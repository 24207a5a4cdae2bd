package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.text.BreakIterator;
import java.text.ListFormat;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashSet;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.htmlunit.BrowserVersion;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.javascript.JavaScriptEngine;

/// The JDK's locale data behind `Intl`: options are read on the script side, which passes plain values.
final class IntlHost {

  private final Realm realm;

  IntlHost(Realm realm) {
    this.realm = realm;
  }

  void offer(NativeObject host) {
    BrowserVersion browser = realm.platform().client().getBrowserVersion();
    NativeObject intl = realm.newObject();
    host.put("intl", host, intl);
    define(intl, "defaultLocale", args -> browser.getBrowserLocale().toLanguageTag());
    define(intl, "defaultZone", args -> browser.getSystemTimezone().getID());
    define(intl, "canonical", args -> canonical(string(args, 0)));
    define(intl, "isSupported", args -> isSupported(Locale.forLanguageTag(string(args, 0))));
    define(intl, "zone", args -> zone(string(args, 0)));
    define(intl, "pattern", args -> pattern((Scriptable) args[0]));
    define(intl, "formatDate", this::formatDate);
    define(intl, "numbers", args -> numbers((Scriptable) args[0]));
    define(intl, "currencyDigits", args -> currencyDigits(string(args, 0)));
    define(intl, "collator", this::collator);
    define(
        intl,
        "plural",
        args ->
            ScriptRuntime.toBoolean(arg(args, 1))
                ? IntlPlurals.ordinal(locale(args, 0), decimal(arg(args, 2)))
                : IntlPlurals.cardinal(locale(args, 0), decimal(arg(args, 2))));
    define(intl, "list", this::list);
    define(intl, "displayName", this::displayName);
    define(intl, "segments", this::segments);
  }

  @FunctionalInterface
  private interface Answer {
    Object to(Object[] args);
  }

  private void define(NativeObject intl, String name, Answer answer) {
    StartScript.define(realm, intl, name, 0, (cx, self, args) -> answer.to(args));
  }

  private static String string(Object[] args, int index) {
    return Context.toString(arg(args, index));
  }

  private static Locale locale(Object[] args, int index) {
    return Locale.forLanguageTag(string(args, index));
  }

  private static String string(Scriptable options, String name) {
    Object value = ScriptableObject.getProperty(options, name);
    return value == null || value == Scriptable.NOT_FOUND || JavaScriptEngine.isUndefined(value)
        ? null
        : Context.toString(value);
  }

  private static int number(Scriptable options, String name) {
    return (int) ScriptRuntime.toNumber(ScriptableObject.getProperty(options, name));
  }

  private static Object canonical(String tag) {
    try {
      return new Locale.Builder().setLanguageTag(tag).build().toLanguageTag();
    } catch (IllformedLocaleException e) {
      throw ScriptRuntime.rangeError("Incorrect locale information provided");
    }
  }

  private static boolean isSupported(Locale locale) {
    Set<String> languages = new HashSet<>();
    for (Locale available : Locale.getAvailableLocales()) {
      languages.add(available.getLanguage());
    }
    return !locale.getLanguage().isEmpty() && languages.contains(locale.getLanguage());
  }

  private static Object zone(String id) {
    try {
      return "UTC".equalsIgnoreCase(id) || "GMT".equalsIgnoreCase(id)
          ? "UTC"
          : ZoneId.getAvailableZoneIds().stream()
              .filter(id::equalsIgnoreCase)
              .findFirst()
              .orElseGet(() -> ZoneId.of(id).getId());
    } catch (DateTimeException e) {
      throw ScriptRuntime.rangeError("Invalid time zone specified: " + id);
    }
  }

  /// {locale, dateStyle, timeStyle} or {locale, date, time}, the skeletons; gives the pattern.
  private static Object pattern(Scriptable options) {
    Locale locale = Locale.forLanguageTag(string(options, "locale"));
    String dateStyle = string(options, "dateStyle");
    String timeStyle = string(options, "timeStyle");
    return dateStyle != null || timeStyle != null
        ? IntlDates.styled(dateStyle, timeStyle, locale)
        : IntlDates.skeleton(
            string(options, "date"), string(options, "time"), string(options, "whole"), locale);
  }

  /// (pattern, locale): a function from (milliseconds, zone) to parts.
  private Object formatDate(Object[] args) {
    IntlDates dates = new IntlDates(string(args, 0), locale(args, 1));
    return new HostFunction(
        realm.scope(),
        "format",
        2,
        (cx, self, given) -> {
          long millis = (long) ScriptRuntime.toNumber(arg(given, 0));
          return parts(dates.format(Instant.ofEpochMilli(millis).atZone(ZoneId.of(string(given, 1)))));
        });
  }

  private Object numbers(Scriptable options) {
    IntlNumbers numbers =
        new IntlNumbers(
            Locale.forLanguageTag(string(options, "locale")),
            string(options, "style"),
            string(options, "currency"),
            string(options, "currencyDisplay"),
            string(options, "unit"),
            string(options, "notation"),
            string(options, "compactDisplay"),
            string(options, "signDisplay"),
            string(options, "useGrouping"),
            number(options, "minimumIntegerDigits"),
            number(options, "minimumFractionDigits"),
            number(options, "maximumFractionDigits"),
            number(options, "minimumSignificantDigits"),
            number(options, "maximumSignificantDigits"));
    return new HostFunction(
        realm.scope(),
        "format",
        1,
        (cx, self, args) -> {
          Object value = arg(args, 0);
          boolean negativeZero = value instanceof Double d && d == 0 && 1 / d < 0;
          return parts(numbers.format(decimal(value), negativeZero));
        });
  }

  private static BigDecimal decimal(Object value) {
    return switch (value) {
      case BigInteger big -> new BigDecimal(big);
      case Integer i -> BigDecimal.valueOf(i);
      case CharSequence text -> new BigDecimal(text.toString().strip());
      default -> {
        double d = ScriptRuntime.toNumber(value);
        yield d == Math.rint(d) ? new BigDecimal(d) : new BigDecimal(Double.toString(d));
      }
    };
  }

  private static Object currencyDigits(String code) {
    try {
      return Math.max(0, Currency.getInstance(code).getDefaultFractionDigits());
    } catch (IllegalArgumentException e) {
      return 2;
    }
  }

  private Object collator(Object[] args) {
    IntlCollation collation =
        new IntlCollation(
            locale(args, 0),
            string(args, 1),
            ScriptRuntime.toBoolean(arg(args, 2)),
            "upper".equals(string(args, 3)));
    return new HostFunction(
        realm.scope(), "compare", 2, (cx, self, given) -> collation.compare(string(given, 0), string(given, 1)));
  }

  /// (locale, type, style, strings)
  private Object list(Object[] args) {
    List<String> items = new ArrayList<>();
    for (Object item : Context.getCurrentContext().getElements((Scriptable) arg(args, 3))) {
      items.add(Context.toString(item));
    }
    if (items.isEmpty()) {
      return "";
    }
    ListFormat.Type type =
        switch (string(args, 1)) {
          case "disjunction" -> ListFormat.Type.OR;
          case "unit" -> ListFormat.Type.UNIT;
          default -> ListFormat.Type.STANDARD;
        };
    ListFormat.Style style =
        switch (string(args, 2)) {
          case "short" -> ListFormat.Style.SHORT;
          case "narrow" -> ListFormat.Style.NARROW;
          default -> ListFormat.Style.FULL;
        };
    return ListFormat.getInstance(locale(args, 0), type, style).format(items);
  }

  /// (locale, type, code): null for an unknown code.
  private Object displayName(Object[] args) {
    Locale locale = locale(args, 0);
    String code = string(args, 2);
    String name =
        switch (string(args, 1)) {
          case "region" -> new Locale.Builder().setRegion(code).build().getDisplayCountry(locale);
          case "script" -> new Locale.Builder().setScript(code).build().getDisplayScript(locale);
          case "language" -> Locale.forLanguageTag(code).getDisplayName(locale);
          case "currency" -> {
            boolean known = Currency.getAvailableCurrencies().stream().anyMatch(c -> c.getCurrencyCode().equals(code));
            yield known ? Currency.getInstance(code).getDisplayName(locale) : code;
          }
          default -> code;
        };
    return name.isEmpty() || name.equals(code) ? null : name;
  }

  /// (locale, granularity, text): [start, isWordLike] for each segment.
  private Object segments(Object[] args) {
    Locale locale = locale(args, 0);
    String granularity = string(args, 1);
    String text = string(args, 2);
    BreakIterator breaks =
        switch (granularity) {
          case "word" -> BreakIterator.getWordInstance(locale);
          case "sentence" -> BreakIterator.getSentenceInstance(locale);
          default -> BreakIterator.getCharacterInstance(locale);
        };
    breaks.setText(text);
    List<Object> found = new ArrayList<>();
    int start = breaks.first();
    for (int end = breaks.next(); end != BreakIterator.DONE; end = breaks.next()) {
      boolean word = text.substring(start, end).codePoints().anyMatch(Character::isLetterOrDigit);
      found.add(realm.newArray(start, end, word));
      start = end;
    }
    return realm.newArray(found.toArray());
  }

  private Scriptable parts(List<IntlDates.Part> parts) {
    return realm.newArray(
        parts.stream().map(part -> (Object) realm.newArray(part.type(), part.value())).toArray());
  }
}
