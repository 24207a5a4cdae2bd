package dev.cmux.engine.modern;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Decides from its tokens alone whether a script has to be lowered, and mends the few things the compiler cannot
/// read. One pass, nothing parsed: a script the page engine runs correctly as it is pays for this and no more.
///
/// What has to be lowered was found by running every construct in the engine (`LanguageTest`): classes, async
/// functions, generators, `for…of`, spread in calls, array patterns, `?.[`, trailing commas of parameters, `import()`,
/// variables named `await` or `yield`, the `d` and `v` flags, `with`, and `let` and `const` as soon as there is a loop
/// (the engine makes one variable for all its rounds). When in doubt the answer is yes, which costs time and nothing
/// else.
final class SourceScan {

  /// An opening bracket that waits for its closing one.
  private static final class Bracket {
    private final char open;

    /// Whether a value stands before it: a call or an index, not a group or a literal.
    private final boolean afterValue;

    /// Whether `if`, `while`, `for`, `with`, `switch` or `catch` stands before it.
    private final boolean afterKeyword;

    /// Whether it is, in a template literal, the `{` of `${`.
    private final boolean ofTemplate;

    private boolean spread;
    private boolean arrayInside;

    Bracket(char open, boolean afterValue, boolean afterKeyword, boolean ofTemplate) {
      this.open = open;
      this.afterValue = afterValue;
      this.afterKeyword = afterKeyword;
      this.ofTemplate = ofTemplate;
    }
  }

  private enum Kind {
    START,
    WORD,
    KEYWORD,
    NUMBER,
    TEXT,
    REGEX,
    PUNCTUATOR
  }

  /// Words after which a value is expected, so that `/` starts a regular expression and `[` an array.
  private static final Set<String> BEFORE_VALUE =
      Set.of(
          "return", "typeof", "instanceof", "in", "of", "new", "delete", "void", "throw", "case", "do", "else",
          "await", "yield", "extends", "default", "var", "let", "const");

  private static final Set<String> BEFORE_PARENTHESIS = Set.of("if", "while", "for", "with", "switch", "catch");

  /// The words that mean something here, by first letter and length. A script is mostly words, and nearly all of them are others.
  private static final String[][] KEYWORDS = new String[26 * 11][];

  static {
    Stream.of(BEFORE_VALUE, BEFORE_PARENTHESIS, Set.of("class", "async", "function", "import", "export", "assert"))
        .flatMap(Set::stream)
        .collect(Collectors.groupingBy(word -> shape(word.charAt(0), word.length())))
        .forEach((shape, words) -> KEYWORDS[shape] = words.toArray(String[]::new));
  }

  private static final int ASCII = 128;
  private static final boolean[] STARTS_WORD = new boolean[ASCII];
  private static final boolean[] GOES_ON_IN_WORD = new boolean[ASCII];

  static {
    for (char c = 0; c < ASCII; c++) {
      boolean mark = c == '\\' || c == '#';
      STARTS_WORD[c] = mark || Character.isJavaIdentifierStart(c);
      GOES_ON_IN_WORD[c] = mark || Character.isJavaIdentifierPart(c);
    }
  }

  private static final Pattern NAMESPACE_EXPORT =
      Pattern.compile("export\\s*\\*\\s*as\\s+([\\w$]+)\\s*from\\s*(\"[^\"]*\"|'[^']*')");

  private static final Pattern ASYNC_EXPORT =
      Pattern.compile("export\\s+async\\s+function\\s*\\*?\\s*([\\w$]+)");

  private static final Pattern UNICODE_ESCAPE = Pattern.compile("u(\\p{XDigit}{4}|\\{\\p{XDigit}+\\})");

  private static final Pattern HEX_ESCAPE = Pattern.compile("x\\p{XDigit}{2}");

  /// Stands for such a backslash until `runtime.js` makes the strings of the template.
  private static final String NO_ESCAPE = "\uE3A7";

  private final StringBuilder atEnd = new StringBuilder();
  private final String source;
  private final int length;
  private int at;

  private final Deque<Bracket> brackets = new ArrayDeque<>();
  private final StringBuilder mended = new StringBuilder();
  private int mendedUpTo;

  private Kind previous = Kind.START;
  private String word = "";
  private char mark;
  private boolean lineBreak;
  private boolean afterDot;

  /// Whether the bracket that was just closed was a literal or pattern with an array in it, or a parameter list
  /// or call with a spread in it; looked at when the next token is known.
  private boolean closedArray;

  private boolean closedSpread;
  private boolean closedKeyword;
  private boolean closedBlock;

  private boolean loop;
  private boolean blockScoped;
  private boolean topLexical;
  private boolean needed;

  /// Whether there may be async functions, in which `await` is no name, and generators, in which `yield` is none.
  private boolean asynchronous;

  private boolean generator;

  /// `await` and `yield` where they were met, and those of them that are names of variables all over the source.
  private final Set<String> met = new HashSet<>();

  private final Set<String> names;

  private SourceScan(String source, Set<String> names) {
    this.source = source;
    this.length = source.length();
    this.names = names;
  }

  /// What a scan found.
  ///
  /// @param needsLowering whether the page engine would refuse the source or run it wrongly
  /// @param declaresLexically whether there is a `let` or `const` outside of all brackets
  /// @param source the text for the compiler: the same but for constructs it cannot read, line by line
  record Result(boolean needsLowering, boolean declaresLexically, String source) {}

  static Result of(String source, SourceKind kind) {
    SourceScan scan = run(source, Set.of());
    boolean awaits = scan.asynchronous || kind == SourceKind.MODULE || kind == SourceKind.AWAITING;
    if (awaits) {
      scan.met.remove("await");
    }
    if (scan.generator) {
      scan.met.remove("yield");
    }
    // Rare enough to be looked at twice: scripts that are not strict may have variables of these names.
    return (scan.met.isEmpty() ? scan : run(source, scan.met)).result();
  }

  private static SourceScan run(String source, Set<String> names) {
    SourceScan scan = new SourceScan(source, names);
    try {
      scan.run();
    } catch (StringIndexOutOfBoundsException unfinished) {
      // An open string, comment or template: a syntax error the engine will report with its place.
      scan.needed |= scan.loop && scan.blockScoped;
    }
    return scan;
  }

  private Result result() {
    boolean needs = needed || loop && blockScoped;
    if (mendedUpTo == 0) {
      return new Result(needs, topLexical, source);
    }
    return new Result(true, topLexical, mended.append(source, mendedUpTo, length).append(atEnd).toString());
  }

  private void run() {
    if (source.startsWith("#!")) {
      skipLine();
    }
    while (at < length) {
      char c = source.charAt(at);
      if (c < ASCII ? STARTS_WORD[c] : Character.isJavaIdentifierStart(c)) {
        word();
      } else if (c <= ' ' || c == '\u00a0' || c == '\ufeff' || c == '\u2028' || c == '\u2029') {
        lineBreak |= c == '\n' || c == '\r';
        at++;
      } else if (c == '/' && peek(1) == '/') {
        skipLine();
      } else if (c == '/' && peek(1) == '*') {
        skipComment();
      } else if (c >= '0' && c <= '9' || c == '.' && peek(1) >= '0' && peek(1) <= '9') {
        number();
      } else if (c == '"' || c == '\'') {
        string(c);
      } else if (c == '`') {
        at++;
        template();
      } else if (c == '/' && valueExpected()) {
        regex();
      } else {
        punctuator(c);
      }
    }
  }

  private char peek(int offset) {
    return at + offset < length ? source.charAt(at + offset) : '\0';
  }

  private void skipLine() {
    while (at < length && source.charAt(at) != '\n' && source.charAt(at) != '\r') {
      at++;
    }
  }

  private void skipComment() {
    int end = source.indexOf("*/", at + 2);
    if (end < 0) {
      throw new StringIndexOutOfBoundsException();
    }
    lineBreak |= source.indexOf('\n', at, end) >= 0;
    at = end + 2;
  }

  /// Whether the next token begins a value rather than going on after one.
  private boolean valueExpected() {
    return switch (previous) {
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

  private void token(Kind kind) {
    previous = kind;
    lineBreak = false;
    afterDot = false;
    closedArray = false;
    closedSpread = false;
  }

  private void word() {
    int start = at;
    int end = start + 1;
    while (end < length && goesOn(source.charAt(end))) {
      end++;
    }
    at = end;
    String text = afterDot ? "" : keyword(start);
    if (text.isEmpty()) {
      needed |= !afterDot && source.charAt(start) == '#';
      token(Kind.WORD);
      word = "";
      return;
    }
    switch (text) {
      case "let", "const" -> {
        boolean declares = startsName(nextVisible());
        blockScoped |= declares;
        topLexical |= declares && brackets.isEmpty();
      }
      case "for", "while", "do" -> loop |= nextVisible() != ':';
      case "class" -> {
        boolean begins = startsName(nextVisible()) || nextVisible() == '{';
        needed |= begins;
        asynchronous |= begins;
        generator |= begins;
      }
      case "async" -> {
        char next = nextVisible();
        asynchronous |= startsName(next) || "*[\"'(".indexOf(next) >= 0;
        needed |= asynchronous;
      }
      case "function" -> {
        generator |= nextVisible() == '*';
        needed |= generator;
      }
      case "await", "yield" -> mendName(start, text);
      case "of" -> needed |= !valueExpected() && inForHead();
      case "import" -> needed |= "(.".indexOf(nextVisible()) >= 0;
      case "export" -> {
        mendNamespaceExport(start);
        mendAsyncExport(start);
      }
      case "with", "assert" -> {
        needed |= nextVisible() == '(';
        mendImportAttributes(start);
      }
      default -> {}
    }
    token(BEFORE_VALUE.contains(text) ? Kind.KEYWORD : Kind.WORD);
    word = text;
  }

  private static boolean goesOn(char c) {
    return c < ASCII ? GOES_ON_IN_WORD[c] : Character.isJavaIdentifierPart(c);
  }

  /// The keyword from `start` to here, or the empty string.
  private String keyword(int start) {
    char first = source.charAt(start);
    int size = at - start;
    if (first >= 'a' && first <= 'z' && size < 11) {
      String[] words = KEYWORDS[shape(first, size)];
      for (int i = 0; words != null && i < words.length; i++) {
        if (source.startsWith(words[i], start)) {
          return words[i];
        }
      }
    }
    return "";
  }

  private static int shape(char first, int length) {
    return (first - 'a') * 11 + length;
  }

  /// `export * as name from "m"`, which the compiler's parser does not know.
  private void mendNamespaceExport(int start) {
    Matcher statement = NAMESPACE_EXPORT.matcher(source).region(start, length);
    if (statement.lookingAt()) {
      String local = "$star$" + start;
      mend(
          start,
          statement.end(),
          "import * as " + local + " from " + statement.group(2) + ";export {" + local + " as " + statement.group(1) + "}");
      at = statement.end();
    }
  }

  /// `export async function f() {} …` on one line: the compiler's parser asks for a semicolon after it.
  private void mendAsyncExport(int start) {
    Matcher statement = ASYNC_EXPORT.matcher(source).region(start, length);
    if (statement.lookingAt()) {
      mend(start, start + "export".length(), "");
      atEnd.append(";export {").append(statement.group(1)).append("}");
    }
  }

  /// `import x from "m" with {…}`: what a module is, its server says.
  private void mendImportAttributes(int start) {
    if (previous == Kind.TEXT && nextVisible() == '{') {
      int end = source.indexOf('}', at) + 1;
      mend(start, end, "");
      at = end;
    }
  }

  /// A variable named `await` or `yield`, which neither the compiler nor the engine would take for one.
  private void mendName(int start, String name) {
    met.add(name);
    Bracket inner = brackets.peek();
    boolean inLiteral = inner != null && inner.open == '{' && !inner.afterValue;
    boolean key = inLiteral && previous == Kind.PUNCTUATOR && (mark == '{' || mark == ',');
    char next = nextVisible();
    if (names.contains(name) && !(key && (next == ':' || next == '('))) {
      mend(start, at, (key ? name + ":" : "") + "$page$" + name);
    }
  }

  private boolean inForHead() {
    Bracket inner = brackets.peek();
    return inner != null && inner.open == '(' && inner.afterKeyword;
  }

  private static boolean startsName(char c) {
    return Character.isJavaIdentifierStart(c) || c == '{' || c == '[' || c == '\\';
  }

  /// The next character that is neither blank nor comment, without moving.
  private char nextVisible() {
    int i = at;
    while (i < length) {
      char c = source.charAt(i);
      if (c <= ' ') {
        i++;
      } else if (c == '/' && i + 1 < length && source.charAt(i + 1) == '*') {
        int end = source.indexOf("*/", i + 2);
        i = end < 0 ? length : end + 2;
      } else if (c == '/' && i + 1 < length && source.charAt(i + 1) == '/') {
        int end = source.indexOf('\n', i);
        i = end < 0 ? length : end;
      } else {
        return c;
      }
    }
    return '\0';
  }

  private void number() {
    at++;
    while (at < length && (Character.isJavaIdentifierPart(source.charAt(at)) || source.charAt(at) == '.')) {
      at++;
    }
    token(Kind.NUMBER);
  }

  private void string(char quote) {
    int end = at + 1;
    for (char c = source.charAt(end); c != quote; c = source.charAt(end)) {
      end += c == '\\' ? 2 : 1;
    }
    at = end + 1;
    token(Kind.TEXT);
  }

  /// From behind a backtick or the `}` of a substitution up to the next substitution or the end.
  private void template() {
    while (source.charAt(at) != '`') {
      if (source.charAt(at) == '$' && peek(1) == '{') {
        at += 2;
        brackets.push(new Bracket('{', false, false, true));
        token(Kind.PUNCTUATOR);
        mark = '{';
        return;
      }
      if (source.charAt(at) == '\\') {
        if (isNoEscape(at + 1)) {
          mend(at, at + 1, NO_ESCAPE);
        }
        at++;
      }
      at++;
    }
    at++;
    token(Kind.TEXT);
  }

  /// Whether what follows a backslash in a template is no escape sequence, as in a path of Windows: a tag such as
  /// `String.raw` may have that, but the compiler's parser breaks down over it.
  private boolean isNoEscape(int start) {
    return switch (source.charAt(start)) {
      case 'u' -> !UNICODE_ESCAPE.matcher(source).region(start, length).lookingAt();
      case 'x' -> !HEX_ESCAPE.matcher(source).region(start, length).lookingAt();
      default -> false;
    };
  }

  private void regex() {
    boolean inClass = false;
    int start = at++;
    while (source.charAt(at) != '/' || inClass) {
      char c = source.charAt(at);
      if (c == '\n' || c == '\r') {
        // Not a regular expression after all.
        at = start + 1;
        token(Kind.PUNCTUATOR);
        mark = '/';
        return;
      }
      inClass = c == '[' || inClass && c != ']';
      at += c == '\\' ? 2 : 1;
    }
    int flags = ++at;
    while (at < length && Character.isJavaIdentifierPart(source.charAt(at))) {
      at++;
    }
    String given = source.substring(flags, at);
    String text = source.substring(start + 1, flags - 1);
    if (given.indexOf('v') >= 0 || given.indexOf('d') >= 0) {
      // Neither the compiler nor the engine's parser knows these flags; the window's RegExp does.
      mend(start, at, Lowering.RUNTIME + ".regExp(" + quoted(text) + ",\"" + given + "\")");
    }
    token(Kind.REGEX);
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private void mend(int from, int to, String text) {
    mended.append(source, mendedUpTo, from).append(text);
    mendedUpTo = to;
    needed = true;
  }

  private void punctuator(char c) {
    switch (c) {
      case '(', '[', '{' -> open(c);
      case ')', ']', '}' -> close(c);
      case '.' -> {
        if (peek(1) == '.' && peek(2) == '.') {
          at += 3;
          Bracket inner = brackets.peek();
          if (inner != null && inner.open == '(') {
            inner.spread = true;
          }
          plain('.');
        } else {
          at++;
          plain('.');
          afterDot = true;
        }
      }
      case '?' -> {
        if (peek(1) == '.' && !Character.isDigit(peek(2))) {
          at += 2;
          needed |= nextVisible() == '[';
          plain('.');
          afterDot = true;
        } else {
          at++;
          plain('?');
        }
      }
      case '=' -> {
        boolean assigns = peek(1) != '=' && peek(1) != '>';
        needed |= assigns && closedArray || peek(1) == '>' && (closedArray || mark == ']');
        boolean arrow = peek(1) == '>';
        at += arrow ? 2 : 1;
        plain(arrow ? '>' : '=');
      }
      case ',' -> {
        at++;
        needed |= nextVisible() == ')';
        plain(',');
      }
      case '*' -> {
        // A generator method: `{ *f() {} }`.
        generator |= previous == Kind.PUNCTUATOR && (mark == '{' || mark == ',') && peek(1) != '*';
        needed |= generator;
        at++;
        plain('*');
      }
      case '+', '-' -> {
        // After `x++` a slash divides; `++` does not end a value otherwise, but then no slash can follow.
        boolean twice = peek(1) == c;
        boolean afterValue = !valueExpected();
        at += twice ? 2 : 1;
        if (twice && afterValue) {
          token(Kind.NUMBER);
        } else {
          plain(c);
        }
      }
      default -> {
        at++;
        plain(c);
      }
    }
  }

  private void plain(char c) {
    token(Kind.PUNCTUATOR);
    mark = c;
  }

  private void open(char c) {
    boolean afterValue = !valueExpected() && !(c == '{');
    boolean afterKeyword = c == '(' && previous == Kind.WORD && BEFORE_PARENTHESIS.contains(word);
    if (c == '{') {
      // A spread before a body is a rest parameter, which the engine knows; arrays before it are patterns.
      needed |= closedArray && mark == ')';
    } else if (closedSpread) {
      needed = true;
    }
    boolean literal = c == '[' && !afterValue && !afterDot;
    if (literal) {
      markArrayInside();
    }
    boolean block = c == '{' && blockExpected();
    brackets.push(new Bracket(c, afterValue || block, afterKeyword, false));
    at++;
    plain(c);
  }

  /// Whether `{` opens a block or body rather than an object literal or pattern.
  private boolean blockExpected() {
    return switch (previous) {
      case START -> true;
      case KEYWORD -> word.equals("do") || word.equals("else");
      case WORD -> true;
      case NUMBER, TEXT, REGEX -> false;
      case PUNCTUATOR -> mark == ')' || mark == '{' || mark == '}' || mark == ';' || mark == '>';
    };
  }

  /// An array literal, or pattern, makes whatever literal, pattern or parameter list it stands in suspicious.
  private void markArrayInside() {
    for (Bracket outer : brackets) {
      if (outer.arrayInside) {
        // What it stands in was marked with it; looking again would take forever in tables of tables.
        break;
      }
      outer.arrayInside = true;
      if (outer.afterValue || outer.open == '(') {
        break;
      }
    }
  }

  private void close(char c) {
    Bracket open = brackets.poll();
    if (open != null && open.ofTemplate && c == '}') {
      at++;
      template();
      return;
    }
    at++;
    char before = nextVisible();
    boolean arrow = before == '=' && source.startsWith("=>", source.indexOf('=', at));
    if (open != null && c == ')' && open.spread) {
      boolean parameters = arrow || before == '{' && !open.afterKeyword;
      needed |= !parameters;
    }
    plain(c);
    if (open == null) {
      return;
    }
    closedKeyword = open.afterKeyword;
    closedBlock = c == '}' && open.afterValue;
    closedArray =
        switch (c) {
          case ']' -> !open.afterValue;
          case '}' -> !open.afterValue && open.arrayInside;
          default -> !open.afterKeyword && open.arrayInside && (arrow || before == '{');
        };
    boolean ofPattern = (c == ']' && !open.afterValue || c == '}' && closedArray) && before == 'o' && inForHead();
    needed |= ofPattern;
  }
}
