package dev.cmux.engine.modern.platform;

import java.math.BigInteger;
import java.text.Collator;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One `Intl.Collator`. The JDK's collator passes over white space and punctuation; here words compare one by one, so
/// that a space comes before every letter as in browsers.
final class IntlCollation {

  private static final Pattern PIECE = Pattern.compile("\\d+|\\D+");

  private final Collator collator;
  private final boolean numeric;
  private final boolean upperFirst;

  IntlCollation(Locale locale, String sensitivity, boolean numeric, boolean upperFirst) {
    this.collator = Collator.getInstance(locale);
    this.collator.setDecomposition(Collator.CANONICAL_DECOMPOSITION);
    this.collator.setStrength(
        switch (sensitivity) {
          case "base" -> Collator.PRIMARY;
          case "accent" -> Collator.SECONDARY;
          default -> Collator.TERTIARY;
        });
    this.numeric = numeric;
    this.upperFirst = upperFirst;
  }

  int compare(String a, String b) {
    String[] left = a.split(" ", -1);
    String[] right = b.split(" ", -1);
    for (int i = 0; i < Math.min(left.length, right.length); i++) {
      int order = numeric ? compareNumeric(left[i], right[i]) : compareWords(left[i], right[i]);
      if (order != 0) {
        return Integer.signum(order);
      }
    }
    return Integer.compare(left.length, right.length);
  }

  private int compareWords(String a, String b) {
    int order = collator.compare(a, b);
    boolean sameLetters = upperFirst && order != 0 && a.equalsIgnoreCase(b);
    return sameLetters ? -order : order;
  }

  private int compareNumeric(String a, String b) {
    Matcher left = PIECE.matcher(a);
    Matcher right = PIECE.matcher(b);
    while (true) {
      boolean moreLeft = left.find();
      boolean moreRight = right.find();
      if (!moreLeft || !moreRight) {
        return Boolean.compare(moreLeft, moreRight);
      }
      boolean numbers = Character.isDigit(left.group().charAt(0)) && Character.isDigit(right.group().charAt(0));
      int order =
          numbers
              ? new BigInteger(left.group()).compareTo(new BigInteger(right.group()))
              : compareWords(left.group(), right.group());
      if (order != 0) {
        return order;
      }
    }
  }
}
