package dev.cmux.repl.server;

import dev.cmux.engine.verb.Verbs;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Hints and help in the terms of one who types commands: the engine writes them for scripts, `set.offline(false)`, and here they say `set offline false`.
final class ShellTerms {

  private static final Pattern CALL = Pattern.compile("`([a-z][A-Za-z.]*)\\(([^`(){}]*)\\)`");
  private static final Pattern OPTION = Pattern.compile("`([a-z]+[A-Z][A-Za-z]*)`");
  private static final Pattern LITERAL = Pattern.compile("true|false|[0-9.]+");

  /// A clause about what there is in scripts only.
  private static final Pattern IN_SCRIPTS = Pattern.compile("; in scripts\\b(?:`[^`]*`|[^`.;])*");

  private ShellTerms() {}

  static String of(String text) {
    String said = CALL.matcher(IN_SCRIPTS.matcher(text).replaceAll("")).replaceAll(call -> Matcher.quoteReplacement(command(call)));
    return OPTION.matcher(said).replaceAll(name -> Matcher.quoteReplacement(flag(name)));
  }

  /// Names of one word may mean something else.
  private static String flag(MatchResult name) {
    return Verbs.all().stream()
        .flatMap(verb -> verb.params().stream())
        .filter(param -> param.option() && param.name().equals(name.group(1)))
        .findFirst()
        .map(param -> "`" + param.flag() + "`")
        .orElse(name.group());
  }

  /// What is no verb stays as it is.
  private static String command(MatchResult call) {
    return Verbs.find(call.group(1))
        .map(verb -> "`" + (VerbWords.words(verb) + " " + arguments(call.group(2))).strip() + "`")
        .orElse(call.group());
  }

  private static String arguments(String list) {
    return Arrays.stream(list.split(",")).map(String::strip).map(ShellTerms::word).collect(Collectors.joining(" "));
  }

  /// A name stands for something to fill in.
  private static String word(String argument) {
    return LITERAL.matcher(argument).matches() || argument.startsWith("'") ? argument : argument.toUpperCase(Locale.ROOT);
  }
}
