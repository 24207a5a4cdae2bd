package dev.cmux.engine.modern;

import java.util.EnumSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Decides from its tokens alone whether a script has to be lowered, and mends the few things the compiler cannot
/// read. One pass, nothing parsed: a script the page engine runs correctly as it is pays for this and no more.
///
/// What has to be lowered was found by running every construct in the engine (`LanguageTest`): classes, async
/// functions, generators, `for…of`, spread in calls, array patterns, patterns of parameters behind defaults, `?.[`, trailing commas of parameters, `import()`,
/// variables named `await` or `yield`, the `d` and `v` flags, `with`, `||=` and its like, functions in blocks of strict code, `arguments` beside arrow functions, `let` and `const` as soon as there is a loop
/// (the engine makes one variable for all its rounds), and such of them as hide properties of the window. When in doubt the answer is yes, which costs time and nothing
/// else.
final class SourceScan {

  private static final Pattern NAMESPACE_EXPORT =
      Pattern.compile("export\\s*\\*\\s*as\\s+([\\w$]+)\\s*from\\s*(\"[^\"]*\"|'[^']*')");

  private static final Pattern ASYNC_EXPORT =
      Pattern.compile("export\\s+async\\s+function\\s*\\*?\\s*([\\w$]+)");

  /// A backslash and what follows it, in a template; what has no group is no escape sequence, as in a path of Windows. A tag such as
  /// `String.raw` may have that, but the compiler's parser breaks down over it.
  private static final Pattern TEMPLATE_ESCAPE =
      Pattern.compile("\\\\(?:(u\\p{XDigit}{4}|u\\{\\p{XDigit}+\\}|x\\p{XDigit}{2}|[^ux])|[ux])", Pattern.DOTALL);

  /// Stands for such a backslash until `runtime.js` makes the strings of the template.
  private static final String NO_ESCAPE = "\uE3A7";

  private static final String STRICT = "use strict";

  private final String source;
  private final SourceTokens tokens;
  private final MendedSource mended;

  private boolean loop;
  private boolean blockScoped;
  private boolean topLexical;
  private boolean needed;

  /// Whether there are arrow functions, and `arguments`, which the engine's do not find in the function around them.
  private boolean arrows;

  private boolean outerArguments;

  /// Whether there may be async functions, in which `await` is no name, and generators, in which `yield` is none.
  private boolean asynchronous;

  private boolean generator;

  /// `await` and `yield` where they were met, and those of them that are names of variables all over the source.
  private final Set<SourceWord> met = EnumSet.noneOf(SourceWord.class);

  private final Set<SourceWord> names;

  private SourceScan(String source, Set<SourceWord> names) {
    this.source = source;
    this.tokens = new SourceTokens(source);
    this.mended = new MendedSource(source);
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
      scan.met.remove(SourceWord.AWAIT);
    }
    if (scan.generator) {
      scan.met.remove(SourceWord.YIELD);
    }
    // Rare enough to be looked at twice: scripts that are not strict may have variables of these names.
    return (scan.met.isEmpty() ? scan : run(source, scan.met)).result();
  }

  private static SourceScan run(String source, Set<SourceWord> names) {
    SourceScan scan = new SourceScan(source, names);
    try {
      while (scan.tokens.next()) {
        scan.look();
      }
    } catch (IndexOutOfBoundsException unfinished) {
      // An open string, comment or template: a syntax error the engine will report with its place.
    }
    return scan;
  }

  private Result result() {
    return new Result(needed || loop && blockScoped || mended.isChanged(), topLexical, mended.toString());
  }

  private void look() {
    switch (tokens.kind()) {
      case WORD, KEYWORD -> word();
      case REGEX -> regex();
      case TEXT -> mendEscapes();
      case PUNCTUATOR -> punctuator();
      case START, NUMBER -> {}
    }
  }

  private void word() {
    switch (tokens.word()) {
      case OTHER -> needed = true; // a private name
      case LET, CONST -> {
        boolean declares = startsName(tokens.nextVisible());
        blockScoped |= declares;
        topLexical |= declares && tokens.inner() == null;
        needed |= declares && hidesWindowProperty();
      }
      case FOR, WHILE, DO -> loop |= tokens.nextVisible() != ':';
      case CLASS -> {
        char next = tokens.nextVisible();
        boolean begins = startsName(next) || next == '{';
        needed |= begins;
        asynchronous |= begins;
        generator |= begins;
      }
      case ASYNC -> {
        char next = tokens.nextVisible();
        asynchronous |= startsName(next) || "*[\"'(".indexOf(next) >= 0;
        needed |= asynchronous;
      }
      case FUNCTION -> {
        generator |= tokens.nextVisible() == '*';
        needed |= generator || isStrictInBlock();
      }
      case AWAIT, YIELD -> mendName(tokens.word());
      case OF -> needed |= !tokens.isValue() && inForHead();
      case IMPORT -> needed |= "(.".indexOf(tokens.nextVisible()) >= 0;
      case EXPORT -> {
        mendNamespaceExport();
        mendAsyncExport();
      }
      case WITH, ASSERT -> {
        needed |= tokens.nextVisible() == '(';
        mendImportAttributes();
      }
      default -> {}
    }
  }

  /// Whether what follows, outside of all brackets, declares a variable that must not be a property of the window. A comma may stand in something else than a
  /// declaration.
  private boolean hidesWindowProperty() {
    return tokens.inner() == null && PageNames.hidesWindowProperty(source, tokens.nextVisibleAt());
  }

  /// Whether a function is declared in a block of what may be strict code, which the engine declares in the function around it.
  private boolean isStrictInBlock() {
    SourceBracket inner = tokens.inner();
    boolean statement = !tokens.isValue() || tokens.isAfter('{', ';') || tokens.isAfter('}', ')');
    return statement && inner != null && inner.block() && source.contains(STRICT);
  }

  /// `export * as name from "m"`, which the compiler's parser does not know.
  private void mendNamespaceExport() {
    Matcher statement = NAMESPACE_EXPORT.matcher(source).region(tokens.start(), source.length());
    if (statement.lookingAt()) {
      String local = "$star$" + tokens.start();
      mended.replace(
          tokens.start(),
          statement.end(),
          "import * as " + local + " from " + statement.group(2) + ";export {" + local + " as " + statement.group(1) + "}");
      tokens.skipTo(statement.end());
    }
  }

  /// `export async function f() {} …` on one line: the compiler's parser asks for a semicolon after it.
  private void mendAsyncExport() {
    Matcher statement = ASYNC_EXPORT.matcher(source).region(tokens.start(), source.length());
    if (statement.lookingAt()) {
      mended.replace(tokens.start(), tokens.end(), "");
      mended.append(";export {" + statement.group(1) + "}");
    }
  }

  /// `import x from "m" with {…}`: what a module is, its server says.
  private void mendImportAttributes() {
    if (tokens.before() == SourceTokens.Kind.TEXT && tokens.nextVisible() == '{') {
      int end = source.indexOf('}', tokens.end()) + 1;
      mended.replace(tokens.start(), end, "");
      tokens.skipTo(end);
    }
  }

  /// A variable named `await` or `yield`, which neither the compiler nor the engine would take for one.
  private void mendName(SourceWord name) {
    met.add(name);
    SourceBracket inner = tokens.inner();
    boolean inLiteral = inner != null && inner.open() == '{' && !inner.afterValue();
    boolean key = inLiteral && tokens.isAfter('{', ',');
    char next = tokens.nextVisible();
    if (names.contains(name) && !(key && (next == ':' || next == '('))) {
      mended.replace(tokens.start(), tokens.end(), (key ? name.text() + ":" : "") + "$page$" + name.text());
    }
  }

  private void mendEscapes() {
    if (source.indexOf('\\', tokens.start(), tokens.end()) < 0) {
      return;
    }
    Matcher escape = TEMPLATE_ESCAPE.matcher(source).region(tokens.start(), tokens.end());
    while (escape.find()) {
      if (escape.group(1) == null) {
        mended.replace(escape.start(), escape.start() + 1, NO_ESCAPE);
      }
    }
  }

  private void regex() {
    String flags = source.substring(tokens.flags(), tokens.end());
    if (flags.indexOf('v') >= 0 || flags.indexOf('d') >= 0) {
      // Neither the compiler nor the engine's parser knows these flags; the window's RegExp does.
      String text = source.substring(tokens.start() + 1, tokens.flags() - 1);
      mended.replace(tokens.start(), tokens.end(), Lowering.RUNTIME + ".regExp(" + quoted(text) + ",\"" + flags + "\")");
    }
  }

  private static String quoted(String text) {
    return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
  }

  private void punctuator() {
    switch (tokens.mark()) {
      case '[' -> {
        if (tokens.isValue()) {
          markArrayInside();
        }
      }
      case ')', ']', '}' -> {
        if (tokens.isTemplate()) {
          mendEscapes();
        } else {
          close(tokens.closed());
        }
      }
      case '`' -> mendEscapes();
      case '.' -> {
        SourceBracket inner = tokens.inner();
        if (inner != null) {
          inner.spread = inner.open() == '(';
        }
      }
      case '=' -> needed = true; // `||=` and its like, which the engine carries out whether it has to or not
      case '?' -> needed |= tokens.nextVisible() == '[';
      case ',' -> needed |= tokens.nextVisible() == ')' || topLexical && hidesWindowProperty();
      case '*' -> {
        // A generator method: `{ *f() {} }`.
        generator |= tokens.isAfter('{', ',') && tokens.charAt(tokens.end()) != '*';
        needed |= generator;
      }
      default -> {}
    }
  }

  /// An array literal, or pattern, makes whatever literal, pattern or parameter list it stands in suspicious.
  private void markArrayInside() {
    for (SourceBracket outer = tokens.inner().outer(); outer != null; outer = outer.outer()) {
      if (outer.arrayInside) {
        // What it stands in was marked with it; looking again would take forever in tables of tables.
        break;
      }
      outer.arrayInside = true;
      if (outer.afterValue() || outer.open() == '(') {
        break;
      }
    }
  }

  /// Whether what is closed is a pattern with an array in it, a list of parameters with one or with a pattern that may use the default of an earlier one, or a
  /// call with a spread.
  private void close(SourceBracket closed) {
    int nextAt = tokens.nextVisibleAt();
    char next = tokens.charAt(nextAt);
    boolean arrow = next == '=' && tokens.charAt(nextAt + 1) == '>';
    boolean assigned = next == '=' && tokens.charAt(nextAt + 1) != '=';
    switch (tokens.mark()) {
      case ')' -> {
        boolean parameters = arrow || next == '{' && !closed.afterKeyword();
        needed |= parameters ? (closed.arrayInside || closed.objectAfterEquals) && !closed.afterKeyword() : closed.spread;
      }
      case ']' -> needed |= arrow || !closed.afterValue() && (assigned || next == 'o' && inForHead());
      default -> needed |= closed.arrayInside && !closed.afterValue() && (assigned || next == 'o' && inForHead());
    }
  }

  private boolean inForHead() {
    SourceBracket inner = tokens.inner();
    return inner != null && inner.open() == '(' && inner.afterKeyword();
  }

  private static boolean startsName(char c) {
    return Character.isJavaIdentifierStart(c) || c == '{' || c == '[' || c == '\\';
  }
}
