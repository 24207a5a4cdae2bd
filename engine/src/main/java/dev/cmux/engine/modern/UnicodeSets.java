package dev.cmux.engine.modern;

import java.util.BitSet;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Character classes of expressions with the flag `v` (ECMAScript, `ClassSetExpression`): classes inside classes, differences,
/// intersections and strings, worked out to classes that the flag `u` has words for.
final class UnicodeSets {

  /// What may be escaped in such a class and not in one of the flag `u`.
  private static final String PUNCTUATION = "&!#%,:;<=>@`~";

  private final String source;
  private int at;

  /// Whether the class at hand is more than a list of characters, ranges and escapes.
  private boolean set;

  private UnicodeSets(String source) {
    this.source = source;
  }

  /// The expression with plain classes.
  ///
  /// @throws IllegalArgumentException for a class that does not end or has an operator in the wrong place
  static String withoutSets(String source) {
    return new UnicodeSets(source).translate();
  }

  private String translate() {
    StringBuilder out = new StringBuilder();
    while (at < source.length()) {
      char c = source.charAt(at);
      if (c == '\\') {
        int end = Math.min(at + 2, source.length());
        out.append(source, at, end);
        at = end;
      } else if (c == '[') {
        int start = at++;
        set = false;
        Members members = members();
        out.append(set ? members.text() : plain(source.substring(start, at)));
      } else {
        out.append(c);
        at++;
      }
    }
    return out.toString();
  }

  private static String plain(String text) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        out.append(PUNCTUATION.indexOf(text.charAt(i)) < 0 ? "\\" : "").append(text.charAt(i));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// What a class holds.
  private record Members(BitSet characters, Set<String> strings) {
    Members() {
      this(new BitSet(), new LinkedHashSet<>());
    }

    static Members of(int character) {
      Members one = new Members();
      one.characters.set(character);
      return one;
    }

    void add(Members others) {
      characters.or(others.characters);
      strings.addAll(others.strings);
    }

    void remove(Members others) {
      characters.andNot(others.characters);
      strings.removeAll(others.strings);
    }

    void keep(Members others) {
      characters.and(others.characters);
      strings.retainAll(others.strings);
    }

    /// Longer strings come first, as the standard asks.
    String text() {
      String one = "[" + PropertyEscapes.ranges(characters) + "]";
      if (strings.isEmpty()) {
        return one;
      }
      Stream<String> longest =
          strings.stream().sorted(Comparator.comparing(String::length).reversed()).map(UnicodeSets::literal);
      return Stream.concat(longest, Stream.of(one)).collect(Collectors.joining("|", "(?:", ")"));
    }
  }

  private static String literal(String text) {
    return text.codePoints().mapToObj("\\u{%x}"::formatted).collect(Collectors.joining());
  }

  /// From behind the opening bracket to behind the closing one.
  private Members members() {
    boolean negated = skip("^");
    Members all = new Members();
    while (!skip("]")) {
      if (skip("--")) {
        set = true;
        all.remove(operand());
      } else if (skip("&&")) {
        set = true;
        all.keep(operand());
      } else {
        Members one = operand();
        if (!source.startsWith("--", at) && one.characters.cardinality() == 1 && skip("-")) {
          int from = one.characters.nextSetBit(0);
          int to = operand().characters.nextSetBit(0);
          if (to < from) {
            throw new IllegalArgumentException("a range of a class is out of order");
          }
          one.characters.set(from, to + 1);
        }
        all.add(one);
      }
    }
    if (negated) {
      all.characters.flip(0, Character.MAX_CODE_POINT + 1);
    }
    return all;
  }

  private Members operand() {
    if (skip("[")) {
      set = true;
      return members();
    }
    int character = next();
    return character == '\\' ? escape() : Members.of(character);
  }

  private Members escape() {
    int letter = next();
    return switch (letter) {
      case 'q' -> strings(braced());
      case 'p', 'P' -> property(letter, braced());
      case 'd', 'D', 'w', 'W', 's', 'S' -> property(letter, "");
      case 'u' -> Members.of(source.startsWith("{", at) ? Integer.parseInt(braced(), 16) : unit());
      case 'x' -> Members.of(hex(2));
      case 'n' -> Members.of('\n');
      case 'r' -> Members.of('\r');
      case 't' -> Members.of('\t');
      case 'v' -> Members.of('\u000b');
      case 'f' -> Members.of('\f');
      case 'b' -> Members.of('\b');
      case '0' -> Members.of(0);
      case 'c' -> Members.of(next() % 32);
      default -> Members.of(letter);
    };
  }

  /// `\ud83d\ude00` is one character.
  private int unit() {
    int first = hex(4);
    if (Character.isHighSurrogate((char) first) && source.startsWith("\\u", at)) {
      int before = at;
      at += 2;
      int second = hex(4);
      if (Character.isLowSurrogate((char) second)) {
        return Character.toCodePoint((char) first, (char) second);
      }
      at = before;
    }
    return first;
  }

  private Members strings(String alternatives) {
    set = true;
    Members all = new Members();
    for (String text : alternatives.split("\\|", -1)) {
      UnicodeSets inner = new UnicodeSets(text);
      StringBuilder out = new StringBuilder();
      while (inner.at < text.length()) {
        out.appendCodePoint(inner.operand().characters.nextSetBit(0));
      }
      if (out.codePointCount(0, out.length()) == 1) {
        all.characters.set(out.codePointAt(0));
      } else {
        all.strings.add(out.toString());
      }
    }
    return all;
  }

  private static Members property(int letter, String name) {
    BitSet members =
        switch (letter) {
          case 'd', 'D' -> PropertyEscapes.characters(c -> c >= '0' && c <= '9');
          case 'w', 'W' -> PropertyEscapes.characters(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '_'));
          case 's', 'S' -> PropertyEscapes.characters(UnicodeSets::isSpace);
          default -> PropertyEscapes.characters(name);
        };
    if (Character.isUpperCase(letter)) {
      members.flip(0, Character.MAX_CODE_POINT + 1);
    }
    return new Members(members, new LinkedHashSet<>());
  }

  /// ECMAScript, `WhiteSpace` and `LineTerminator`.
  private static boolean isSpace(int character) {
    return character >= '\t' && character <= '\r'
        || character == '\ufeff'
        || Character.isSpaceChar(character);
  }

  private String braced() {
    int end = source.indexOf('}', at);
    if (!source.startsWith("{", at) || end < 0) {
      throw new IllegalArgumentException("a name in braces was expected at character " + at);
    }
    String name = source.substring(at + 1, end);
    at = end + 1;
    return name;
  }

  private int hex(int digits) {
    int end = Math.min(at + digits, source.length());
    int value = Integer.parseInt(source, at, end, 16);
    at = end;
    return value;
  }

  private int next() {
    if (at >= source.length()) {
      throw new IllegalArgumentException("a class is not closed");
    }
    int character = source.codePointAt(at);
    at += Character.charCount(character);
    return character;
  }

  private boolean skip(String token) {
    boolean found = source.startsWith(token, at);
    at += found ? token.length() : 0;
    return found;
  }
}
