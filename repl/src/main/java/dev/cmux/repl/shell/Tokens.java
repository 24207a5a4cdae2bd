package dev.cmux.repl.shell;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/// JavaScript cut into tokens while it is being typed: for colours, brackets and hints, where a parser would only say that it is unfinished.
///
/// Never fails; what is no JavaScript is cut into something. The tokens cover the text without gaps.
final class Tokens {

  enum Kind {
    BLANK,
    COMMENT,
    KEYWORD,
    NAME,
    NUMBER,
    STRING,
    /// The text of a template; what stands in `${…}` has tokens of its own.
    TEMPLATE,
    REGEX,
    OPEN,
    CLOSE,
    PUNCTUATION
  }

  /// @param end the index after its last character
  /// @param closed false for a string, comment or the like that the text ends in
  record Token(Kind kind, int start, int end, boolean closed) {}

  private static final Set<String> KEYWORDS =
      Set.of(
          "async", "await", "break", "case", "catch", "class", "const", "continue", "debugger", "default", "delete", "do", "else", "export", "extends",
          "false", "finally", "for", "function", "if", "import", "in", "instanceof", "let", "new", "null", "of", "return", "static", "super", "switch",
          "this", "throw", "true", "try", "typeof", "undefined", "var", "void", "while", "with", "yield");

  /// Keywords that end a value, so that a slash after them divides.
  private static final Set<String> VALUES = Set.of("false", "null", "super", "this", "true", "undefined");

  private final String text;
  private final List<Token> tokens = new ArrayList<>();
  /// How many braces are open in each `${` that is open.
  private final Deque<Integer> templates = new ArrayDeque<>();
  private int at;

  private Tokens(String text) {
    this.text = text;
  }

  static List<Token> of(String text) {
    Tokens scan = new Tokens(text);
    while (scan.at < text.length()) {
      scan.next();
    }
    return scan.tokens;
  }

  /// Those that mean something: without blanks and comments.
  static List<Token> visible(String text) {
    return of(text).stream().filter(token -> token.kind() != Kind.BLANK && token.kind() != Kind.COMMENT).toList();
  }

  private void next() {
    char c = text.charAt(at);
    if (Character.isWhitespace(c)) {
      add(Kind.BLANK, endOf(Character::isWhitespace), true);
    } else if (text.startsWith("//", at)) {
      add(Kind.COMMENT, endOfLine(), true);
    } else if (text.startsWith("/*", at)) {
      int end = text.indexOf("*/", at + 2);
      add(Kind.COMMENT, end < 0 ? text.length() : end + 2, end >= 0);
    } else if (c == '"' || c == '\'') {
      string(c);
    } else if (c == '`') {
      template(at + 1);
    } else if (c == '/' && !dividesHere()) {
      regex();
    } else if (Character.isDigit(c) || (c == '.' && at + 1 < text.length() && Character.isDigit(text.charAt(at + 1)))) {
      add(Kind.NUMBER, endOf(d -> Character.isLetterOrDigit(d) || d == '.' || d == '_'), true);
    } else if (Character.isJavaIdentifierStart(c) || c == '#') {
      int end = endOf(d -> Character.isJavaIdentifierPart(d) || d == '#');
      boolean member = !tokens.isEmpty() && tokens.getLast().kind() == Kind.PUNCTUATION && text.charAt(tokens.getLast().end() - 1) == '.';
      add(!member && KEYWORDS.contains(text.substring(at, end)) ? Kind.KEYWORD : Kind.NAME, end, true);
    } else {
      punctuation(c);
    }
  }

  private void punctuation(char c) {
    if (c == '}' && !templates.isEmpty() && templates.peek() == 0) {
      templates.pop();
      add(Kind.CLOSE, at + 1, true);
      template(at);
      return;
    }
    if ((c == '{' || c == '}') && !templates.isEmpty()) {
      templates.push(templates.pop() + (c == '{' ? 1 : -1));
    }
    add("([{".indexOf(c) >= 0 ? Kind.OPEN : ")]}".indexOf(c) >= 0 ? Kind.CLOSE : Kind.PUNCTUATION, at + 1, true);
  }

  private void string(char quote) {
    int end = at + 1;
    while (end < text.length() && text.charAt(end) != quote && text.charAt(end) != '\n') {
      end += text.charAt(end) == '\\' ? 2 : 1;
    }
    boolean closed = end < text.length() && text.charAt(end) == quote;
    add(Kind.STRING, Math.min(text.length(), closed ? end + 1 : end), closed);
  }

  /// @param from behind the back quote or the brace where the text begins
  private void template(int from) {
    int end = from;
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c == '`') {
        add(Kind.TEMPLATE, end + 1, true);
        return;
      }
      if (text.startsWith("${", end)) {
        if (end > at) {
          add(Kind.TEMPLATE, end, true);
        }
        add(Kind.OPEN, end + 2, true);
        templates.push(0);
        return;
      }
      end += c == '\\' ? 2 : 1;
    }
    if (at < text.length()) {
      add(Kind.TEMPLATE, text.length(), false);
    }
  }

  private void regex() {
    boolean inClass = false;
    for (int end = at + 1; end < text.length() && text.charAt(end) != '\n'; end++) {
      char c = text.charAt(end);
      if (c == '\\') {
        end++;
      } else if (c == '[') {
        inClass = true;
      } else if (c == ']') {
        inClass = false;
      } else if (c == '/' && !inClass) {
        int flags = end + 1;
        while (flags < text.length() && Character.isLetter(text.charAt(flags))) {
          flags++;
        }
        add(Kind.REGEX, flags, true);
        return;
      }
    }
    add(Kind.REGEX, endOfLine(), false);
  }

  /// Whether a slash here divides: it stands behind something that has a value.
  private boolean dividesHere() {
    for (Token token : tokens.reversed()) {
      switch (token.kind()) {
        case BLANK, COMMENT -> {}
        case NAME, NUMBER, STRING, TEMPLATE, REGEX, CLOSE -> {
          return true;
        }
        case KEYWORD -> {
          return VALUES.contains(text.substring(token.start(), token.end()));
        }
        case OPEN, PUNCTUATION -> {
          return false;
        }
      }
    }
    return false;
  }

  private int endOfLine() {
    int end = text.indexOf('\n', at);
    return end < 0 ? text.length() : end;
  }

  private int endOf(IntPredicate part) {
    int end = at + 1;
    while (end < text.length() && part.test(text.charAt(end))) {
      end++;
    }
    return end;
  }

  private void add(Kind kind, int end, boolean closed) {
    tokens.add(new Token(kind, at, end, closed));
    at = end;
  }
}
