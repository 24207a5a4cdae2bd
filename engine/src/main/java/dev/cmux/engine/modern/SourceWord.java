package dev.cmux.engine.modern;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/// The words of a script that mean something to [SourceTokens] or [SourceScan]; names of properties are none.
enum SourceWord {
  OTHER(Role.NONE),
  RETURN(Role.BEFORE_VALUE),
  TYPEOF(Role.BEFORE_VALUE),
  INSTANCEOF(Role.BEFORE_VALUE),
  IN(Role.BEFORE_VALUE),
  OF(Role.BEFORE_VALUE),
  NEW(Role.BEFORE_VALUE),
  DELETE(Role.BEFORE_VALUE),
  VOID(Role.BEFORE_VALUE),
  THROW(Role.BEFORE_VALUE),
  CASE(Role.BEFORE_VALUE),
  DO(Role.BEFORE_VALUE),
  ELSE(Role.BEFORE_VALUE),
  AWAIT(Role.BEFORE_VALUE),
  YIELD(Role.BEFORE_VALUE),
  EXTENDS(Role.BEFORE_VALUE),
  DEFAULT(Role.BEFORE_VALUE),
  VAR(Role.BEFORE_VALUE),
  LET(Role.BEFORE_VALUE),
  CONST(Role.BEFORE_VALUE),
  IF(Role.BEFORE_PARENTHESIS),
  WHILE(Role.BEFORE_PARENTHESIS),
  FOR(Role.BEFORE_PARENTHESIS),
  WITH(Role.BEFORE_PARENTHESIS),
  SWITCH(Role.BEFORE_PARENTHESIS),
  CATCH(Role.BEFORE_PARENTHESIS),
  CLASS(Role.NONE),
  ASYNC(Role.NONE),
  FUNCTION(Role.NONE),
  IMPORT(Role.NONE),
  EXPORT(Role.NONE),
  ASSERT(Role.NONE);

  private enum Role {
    NONE,
    BEFORE_VALUE,
    BEFORE_PARENTHESIS
  }

  private static final int LONGEST = 11;

  /// By first letter and length: a script is mostly words, and nearly all of them are others.
  private static final SourceWord[][] WORDS = new SourceWord[26 * LONGEST][];

  static {
    Arrays.stream(values())
        .filter(word -> word != OTHER)
        .collect(Collectors.groupingBy(word -> shape(word.text.charAt(0), word.text.length())))
        .forEach((shape, words) -> WORDS[shape] = words.toArray(SourceWord[]::new));
  }

  private final String text = name().toLowerCase(Locale.ROOT);
  private final char[] chars = text.toCharArray();
  private final Role role;

  SourceWord(Role role) {
    this.role = role;
  }

  /// The word that stands between two places of the source.
  static SourceWord in(char[] source, int start, int end) {
    char first = source[start];
    int size = end - start;
    if (first >= 'a' && first <= 'z' && size < LONGEST) {
      SourceWord[] words = WORDS[shape(first, size)];
      for (int i = 0; words != null && i < words.length; i++) {
        if (Arrays.equals(source, start, end, words[i].chars, 0, size)) {
          return words[i];
        }
      }
    }
    return OTHER;
  }

  private static int shape(char first, int length) {
    return (first - 'a') * LONGEST + length;
  }

  /// How it is written.
  String text() {
    return text;
  }

  /// Whether a value is expected after it, so that `/` starts a regular expression and `[` an array.
  boolean isBeforeValue() {
    return role == Role.BEFORE_VALUE;
  }

  /// Whether its parenthesis is part of a statement.
  boolean isBeforeParenthesis() {
    return role == Role.BEFORE_PARENTHESIS;
  }
}
