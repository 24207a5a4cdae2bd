package dev.cmux.engine.modern;

/// The tokens of a script that may matter, one after another, with the brackets they stand in: as much of the lexical grammar as it takes to tell a
/// division from a regular expression, a block from a literal, and code from text. Nothing is kept of what has gone by.
///
/// An open string, comment or template ends in an [IndexOutOfBoundsException]: a syntax error the engine will report with its place.
final class SourceTokens {

  /// What a token is. Words after which a value is expected are keywords.
  enum Kind {
    START,
    WORD,
    KEYWORD,
    NUMBER,
    TEXT,
    REGEX,
    PUNCTUATOR
  }

  private final String source;

  /// The source and two zeros, so that nothing has to ask whether there is one more character, or two.
  private final char[] text;

  private final int length;

  private int start;
  private int at;

  /// Of the token; while it is being read, of the one before it.
  private Kind kind = Kind.START;

  private SourceWord word = SourceWord.OTHER;
  private char mark;

  private Kind before = Kind.START;
  private char markBefore;
  private boolean value;
  private boolean dot;
  private int flags;

  private SourceBracket inner;
  private SourceBracket closed;
  private boolean closedKeyword;
  private boolean closedBlock;

  SourceTokens(String source) {
    this.source = source;
    this.length = source.length();
    this.text = new char[length + 2];
    source.getChars(0, length, text, 0);
    if (source.startsWith("#!")) {
      skipLine();
    }
  }

  /// Goes on to the next token that may matter, if there is one: a [SourceWord], a private name, a regular expression, a piece of a template, and of the
  /// punctuators `[`, `)`, `]`, `}`, `,`, `*`, `...`, `?.` and the `=` of `||=`, `&&=` and `??=`.
  boolean next() {
    boolean matters = false;
    while (!matters) {
      char c = text[at];
      switch (SourceCharacters.beginning(c)) {
        case SourceCharacters.BLANK -> {
          if (at >= length) {
            return false;
          }
          at++;
        }
        case SourceCharacters.WORD -> matters = readWord();
        case SourceCharacters.DIGIT -> number();
        case SourceCharacters.QUOTE -> string(c);
        case SourceCharacters.OPEN -> matters = open(c);
        case SourceCharacters.CLOSE -> matters = close(c);
        default -> matters = other(c);
      }
    }
    return true;
  }

  /// Passes over what is known; the token ends at `end`.
  void skipTo(int end) {
    at = end;
  }

  /// Where the token begins.
  int start() {
    return start;
  }

  /// Behind its last character.
  int end() {
    return at;
  }

  /// A piece of a template is a text when the template ends with it, and `{` when not.
  Kind kind() {
    return kind;
  }

  SourceWord word() {
    return word;
  }

  /// The first character of a punctuator, `?` and `.` of those that have more.
  char mark() {
    return text[start];
  }

  /// What came before a word or `*`.
  Kind before() {
    return before;
  }

  /// Whether one of two punctuators came before a word or `*`.
  boolean isAfter(char one, char other) {
    return before == Kind.PUNCTUATOR && (markBefore == one || markBefore == other);
  }

  /// Whether a word or `[` stands where a value begins rather than behind one.
  boolean isValue() {
    return value;
  }

  /// Where the flags of a regular expression begin.
  int flags() {
    return flags;
  }

  /// The innermost open bracket behind the token, or null.
  SourceBracket inner() {
    return inner;
  }

  /// The bracket that `)`, `]` or `}` closes, or null.
  SourceBracket closed() {
    return closed;
  }

  /// Whether a punctuator is a piece of a template literal that goes on behind a substitution.
  boolean isTemplate() {
    return closed != null && closed.ofTemplate() && text[start] == '}';
  }

  /// The character at a place of the source; `\0` at its end.
  char charAt(int place) {
    return text[place];
  }

  /// The place of the next character behind the token that is neither blank nor comment.
  int nextVisibleAt() {
    int i = at;
    while (i < length) {
      char c = text[i];
      if (c > ' ' && c != '/') {
        return i;
      }
      if (c <= ' ') {
        i++;
      } else if (text[i + 1] == '*') {
        int end = source.indexOf("*/", i + 2);
        i = end < 0 ? length : end + 2;
      } else if (text[i + 1] == '/') {
        int end = source.indexOf('\n', i);
        i = end < 0 ? length : end;
      } else {
        return i;
      }
    }
    return length;
  }

  /// That character.
  char nextVisible() {
    return text[nextVisibleAt()];
  }

  private void skipLine() {
    while (at < length && text[at] != '\n' && text[at] != '\r') {
      at++;
    }
  }

  private void skipComment() {
    int end = source.indexOf("*/", at + 2);
    if (end < 0) {
      throw new StringIndexOutOfBoundsException();
    }
    at = end + 2;
  }

  private boolean readWord() {
    char[] chars = text;
    int begin = at;
    int end = begin + 1;
    while (SourceCharacters.goesOnInWord(chars[end])) {
      end++;
    }
    start = begin;
    at = end;
    if (dot) {
      dot = false;
      kind = Kind.WORD;
      word = SourceWord.OTHER;
      return false;
    }
    SourceWord known = SourceWord.in(chars, begin, end);
    if (known == SourceWord.OTHER) {
      kind = Kind.WORD;
      word = known;
      return chars[begin] == '#';
    }
    remember();
    kind = known.isBeforeValue() ? Kind.KEYWORD : Kind.WORD;
    word = known;
    return true;
  }

  private void remember() {
    before = kind;
    markBefore = mark;
    value = valueExpected();
  }

  private void number() {
    at++;
    while (SourceCharacters.goesOnInWord(text[at]) || text[at] == '.') {
      at++;
    }
    is(Kind.NUMBER);
  }

  private void string(char quote) {
    char[] chars = text;
    int end = at + 1;
    for (char c = chars[end]; c != quote; c = chars[end]) {
      end += c == '\\' ? 2 : 1;
    }
    at = end + 1;
    is(Kind.TEXT);
  }

  private void is(Kind what) {
    kind = what;
    dot = false;
  }

  private void is(char punctuator) {
    kind = Kind.PUNCTUATOR;
    mark = punctuator;
    dot = false;
  }

  /// From behind a backtick or the `}` of a substitution up to the next substitution or the end.
  private void template() {
    while (text[at] != '`') {
      if (text[at] == '$' && text[at + 1] == '{') {
        at += 2;
        inner = new SourceBracket(inner, '{', false, false, false, true);
        is('{');
        return;
      }
      at += text[at] == '\\' ? 2 : 1;
    }
    at++;
    is(Kind.TEXT);
  }

  private boolean other(char c) {
    start = at;
    switch (c) {
      case '`' -> {
        at++;
        template();
        return true;
      }
      case '/' -> {
        return slash();
      }
      case '.' -> {
        return dot();
      }
      case '?' -> {
        boolean chain = text[at + 1] == '.' && !Character.isDigit(text[at + 2]);
        at += chain ? 2 : 1;
        is(chain ? '.' : '?');
        dot = chain;
        return chain;
      }
      case '=' -> {
        boolean arrow = text[at + 1] == '>';
        char first = at < 2 ? 0 : text[at - 1];
        boolean logical = (first == '|' || first == '&' || first == '?') && text[at - 2] == first;
        at += arrow ? 2 : 1;
        is(arrow ? '>' : '=');
        if (inner != null) {
          inner.equals = true;
        }
        return logical;
      }
      case '+', '-' -> {
        // After `x++` a slash divides; `++` does not end a value otherwise, but then no slash can follow.
        boolean twice = text[at + 1] == c;
        at += twice ? 2 : 1;
        if (twice && !valueExpected()) {
          is(Kind.NUMBER);
        } else {
          is(c);
        }
        return false;
      }
      default -> {
        remember();
        at++;
        is(c);
        return c == ',' || c == '*';
      }
    }
  }

  private boolean dot() {
    if (text[at + 1] >= '0' && text[at + 1] <= '9') {
      number();
      return false;
    }
    boolean spread = text[at + 1] == '.' && text[at + 2] == '.';
    at += spread ? 3 : 1;
    is('.');
    dot = !spread;
    return spread;
  }

  private boolean slash() {
    if (text[at + 1] == '/') {
      skipLine();
      return false;
    }
    if (text[at + 1] == '*') {
      skipComment();
      return false;
    }
    if (valueExpected()) {
      return regex();
    }
    at++;
    is('/');
    return false;
  }

  private boolean regex() {
    boolean inClass = false;
    at++;
    while (text[at] != '/' || inClass) {
      char c = text[at];
      if (c == '\n' || c == '\r') {
        // Not a regular expression after all.
        at = start + 1;
        is('/');
        return false;
      }
      inClass = c == '[' || inClass && c != ']';
      at += c == '\\' ? 2 : 1;
    }
    flags = ++at;
    while (SourceCharacters.goesOnInWord(text[at])) {
      at++;
    }
    is(Kind.REGEX);
    return true;
  }

  /// Whether the token that begins here stands where a value begins.
  private boolean valueExpected() {
    return switch (kind) {
      case START, KEYWORD -> true;
      case WORD, NUMBER, TEXT, REGEX -> false;
      case PUNCTUATOR ->
          switch (mark) {
            case ')' -> closedKeyword;
            case ']' -> false;
            case '}' -> closedBlock;
            default -> true;
          };
    };
  }

  private boolean open(char c) {
    start = at;
    boolean afterValue = c == '{' ? blockExpected() : !valueExpected();
    boolean afterKeyword = c == '(' && kind == Kind.WORD && word.isBeforeParenthesis();
    boolean block = c == '{' && afterValue && !(kind == Kind.PUNCTUATOR && (mark == '>' || mark == ')' && !closedKeyword));
    value = !afterValue && !dot;
    if (c == '{' && inner != null && inner.equals && mark == ',') {
      inner.objectAfterEquals = true;
    }
    inner = new SourceBracket(inner, c, afterValue, afterKeyword, block, false);
    at++;
    is(c);
    return c == '[';
  }

  /// Whether `{` opens a block or body rather than an object literal or pattern.
  private boolean blockExpected() {
    return switch (kind) {
      case START, WORD -> true;
      case KEYWORD -> word == SourceWord.DO || word == SourceWord.ELSE;
      case NUMBER, TEXT, REGEX -> false;
      case PUNCTUATOR -> mark == ')' || mark == '{' || mark == '}' || mark == ';' || mark == '>';
    };
  }

  private boolean close(char c) {
    start = at++;
    SourceBracket open = inner;
    closed = open;
    if (open == null) {
      is(c);
      return false;
    }
    inner = open.outer();
    if (open.ofTemplate() && c == '}') {
      template();
      return true;
    }
    closedKeyword = open.afterKeyword();
    closedBlock = c == '}' && open.afterValue();
    is(c);
    return true;
  }
}
