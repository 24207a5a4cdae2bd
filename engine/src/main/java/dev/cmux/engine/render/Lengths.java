package dev.cmux.engine.render;

import java.util.Locale;
import java.util.Optional;

/// Lengths of today's CSS (`calc()`, `min()`, `clamp()`, `vw`, `dvh`, `ch`, …) as the renderer knows them: pixels or percentages.
///
/// A percentage inside a sum is taken of the window's width, for that of the box is not known before the layout.
public final class Lengths {

  /// What `rem` is, and `em` inside a calculation.
  private static final double EM = 16;

  private final double width;
  private final double height;

  public Lengths(double width, double height) {
    this.width = width;
    this.height = height;
  }

  /// The length as `12px` or `50%`; empty when it is none.
  public Optional<String> simple(String source) {
    try {
      Reading reading = new Reading(source.strip().toLowerCase(Locale.ROOT));
      Sum sum = reading.sum();
      return reading.atEnd() ? Optional.of(print(sum)) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// The length in pixels, percentages being of `whole`; empty when it is none.
  Optional<Double> pixels(String source, double whole) {
    return simple(source).map(text -> {
      double number = Double.parseDouble(text.substring(0, text.length() - (text.endsWith("%") ? 1 : 2)));
      return text.endsWith("%") ? number * whole / 100 : number;
    });
  }

  /// So many pixels, as CSS writes them.
  public static String print(double pixels) {
    return number(pixels) + "px";
  }

  private String print(Sum sum) {
    if (sum.percent == 0) {
      return number(sum.pixels) + "px";
    }
    return number(sum.percent + sum.pixels * 100 / width) + "%";
  }

  private static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not a number");
    }
    String number = String.format(Locale.ROOT, "%.3f", value).replaceFirst("\\.?0+$", "");
    return number.equals("-0") ? "0" : number;
  }

  private record Sum(double pixels, double percent, boolean bare) {
    Sum plus(Sum other, int sign) {
      return new Sum(pixels + sign * other.pixels, percent + sign * other.percent, bare && other.bare);
    }

    Sum times(double factor, boolean nowBare) {
      return new Sum(pixels * factor, percent * factor, nowBare);
    }
  }

  private final class Reading {
    private final String text;
    private int at;

    Reading(String text) {
      this.text = text;
    }

    boolean atEnd() {
      return at == text.length();
    }

    Sum sum() {
      Sum value = product();
      while (true) {
        blanks();
        if (peek('+') || peek('-')) {
          int sign = text.charAt(at++) == '+' ? 1 : -1;
          value = value.plus(product(), sign);
        } else {
          return value;
        }
      }
    }

    private Sum product() {
      Sum value = term();
      while (true) {
        blanks();
        if (peek('*')) {
          at++;
          Sum factor = term();
          value = factor.bare ? value.times(factor.pixels, value.bare) : factor.times(value.pixels, false);
        } else if (peek('/')) {
          at++;
          value = value.times(1 / term().pixels, value.bare);
        } else {
          return value;
        }
      }
    }

    private Sum term() {
      blanks();
      if (peek('(')) {
        at++;
        return inBrackets();
      }
      int start = at;
      while (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '-' && at > start)) {
        at++;
      }
      if (at > start && peek('(')) {
        String function = text.substring(start, at++);
        return switch (function) {
          case "calc", "-webkit-calc" -> inBrackets();
          case "min", "max", "clamp" -> chosen(function);
          default -> throw new IllegalArgumentException(function);
        };
      }
      at = start;
      return quantity();
    }

    private Sum inBrackets() {
      Sum value = sum();
      expect(')');
      return value;
    }

    private Sum chosen(String function) {
      Sum value = sum();
      blanks();
      for (int i = 1; peek(','); i++) {
        at++;
        Sum other = sum();
        boolean smaller = function.equals("min") || function.equals("clamp") && i == 2;
        value = size(other) < size(value) == smaller ? other : value;
        blanks();
      }
      expect(')');
      return value;
    }

    private double size(Sum sum) {
      return sum.pixels + sum.percent * width / 100;
    }

    private Sum quantity() {
      int start = at;
      if (peek('-') || peek('+')) {
        at++;
      }
      while (at < text.length() && (Character.isDigit(text.charAt(at)) || text.charAt(at) == '.')) {
        at++;
      }
      double number = Double.parseDouble(text.substring(start, at));
      int unit = at;
      while (at < text.length() && (Character.isLetter(text.charAt(at)) || text.charAt(at) == '%')) {
        at++;
      }
      return switch (text.substring(unit, at)) {
        case "" -> new Sum(number, 0, true);
        case "px" -> new Sum(number, 0, false);
        case "%" -> new Sum(0, number, false);
        case "rem", "em" -> new Sum(number * EM, 0, false);
        case "ch", "ex" -> new Sum(number * EM / 2, 0, false);
        case "pt" -> new Sum(number * 96 / 72, 0, false);
        case "pc" -> new Sum(number * 16, 0, false);
        case "q" -> new Sum(number * 96 / 101.6, 0, false);
        case "in" -> new Sum(number * 96, 0, false);
        case "cm" -> new Sum(number * 96 / 2.54, 0, false);
        case "mm" -> new Sum(number * 96 / 25.4, 0, false);
        case "vw", "dvw", "svw", "lvw", "vi", "cqw", "cqi" -> new Sum(number * width / 100, 0, false);
        case "vh", "dvh", "svh", "lvh", "vb", "cqh", "cqb" -> new Sum(number * height / 100, 0, false);
        case "vmin" -> new Sum(number * Math.min(width, height) / 100, 0, false);
        case "vmax" -> new Sum(number * Math.max(width, height) / 100, 0, false);
        default -> throw new IllegalArgumentException(text);
      };
    }

    private boolean peek(char c) {
      return at < text.length() && text.charAt(at) == c;
    }

    private void blanks() {
      while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
        at++;
      }
    }

    private void expect(char c) {
      blanks();
      if (!peek(c)) {
        throw new IllegalArgumentException(text);
      }
      at++;
    }
  }
}
