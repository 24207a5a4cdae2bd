package dev.cmux.repl.server;

import dev.cmux.engine.verb.Verbs;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Advice as one who types commands can follow it: the engine writes its hints for scripts, `set.offline(false)`, and here they say `set offline false`.
final class ShellHints {

  private static final Pattern CALL = Pattern.compile("`([a-z][A-Za-z.]*)\\(([^`(){}]*)\\)`");
  private static final Pattern LITERAL = Pattern.compile("true|false|[0-9.]+");

  private ShellHints() {}

  static String of(String hint) {
    return CALL.matcher(hint).replaceAll(call -> Matcher.quoteReplacement(command(call)));
  }

  /// What is no verb stays as it is.
  private static String command(MatchResult call) {
    return Verbs.all().stream()
        .filter(verb -> verb.name().equals(call.group(1)))
        .findFirst()
        .map(verb -> "`" + (VerbWords.words(verb) + " " + arguments(call.group(2))).strip() + "`")
        .orElse(call.group());
  }

  private static String arguments(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).map(ShellHints::word).collect(Collectors.joining(" "));
  }

  /// A name stands for something to fill in.
  private static String word(String argument) {
    return LITERAL.matcher(argument).matches() || argument.startsWith("'") ? argument : argument.toUpperCase(Locale.ROOT);
  }
}
