package dev.cmux.repl.shell;

import dev.cmux.engine.command.Snapshot;
import dev.cmux.repl.shell.Tokens.Kind;
import dev.cmux.repl.shell.Tokens.Token;
import dev.cmux.stdlib.host.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes secrets out of an input before it enters the history: the values of `cmux:secret`, what is filled into fields that are called
/// like passwords, credentials and passphrases in options, and passwords in addresses.
///
/// It goes by names, because the input is kept before it runs. It rather takes out too much.
final class Redaction {

  private static final Pattern SECRET =
      Pattern.compile("pass(word|wd|phrase|code)|\\bpass\\b|\\bpwd?\\b|secret|token|\\bpin\\b|\\botp\\b|\\bcvc\\b|credential|authorization|api.?key", Pattern.CASE_INSENSITIVE);
  /// A value follows, or goes on behind a substitution.
  private static final Pattern MEMBER = Pattern.compile("([\\w$-]+)['\"]?\\s*[:=]\\s*(?:`[^`]*)?$");
  private static final Pattern TYPING = Pattern.compile("(.*?)\\.?(fill|type|set\\.credentials)");
  private static final Set<String> TYPING_WORDS = Set.of("fill", "type", "credentials");
  private static final Pattern REF = Pattern.compile("['\"`]@?(e\\d+)['\"`]");
  private static final Pattern USER_INFO = Pattern.compile("(://[^/\\s:@'\"`]*:)[^/\\s@'\"`]+@");

  private final Session session;

  Redaction(Session session) {
    this.session = session;
  }

  /// The input as it may be kept.
  String of(String text) {
    String redacted =
        switch (Entry.of(text)) {
          case Entry.Script _ -> script(text);
          case Entry.Words _ -> words(text);
          case Entry.Dot(var name, var argument) when DotCommand.named(name).equals(List.of(DotCommand.TIME)) ->
              text.substring(0, text.lastIndexOf(argument)) + script(argument);
          case Entry.Dot _, Entry.Blank _ -> text;
        };
    return session.mask(USER_INFO.matcher(redacted).replaceAll("$1" + Secrets.MASK + "@"));
  }

  private String script(String text) {
    if (!SECRET.matcher(text).find() && !namesSecret(text)) {
      // Each text is looked at in its surroundings, which takes its time in a long input.
      return text;
    }
    StringBuilder kept = new StringBuilder();
    for (Token token : Tokens.of(text)) {
      String literal = text.substring(token.start(), token.end());
      boolean isText = token.kind() == Kind.STRING || token.kind() == Kind.TEMPLATE;
      kept.append(isText && isSecret(text.substring(0, token.start())) ? masked(literal, token.kind() == Kind.STRING ? literal.charAt(0) : '`') : literal);
    }
    return kept.toString();
  }

  /// A piece of a template, or a text that is not ended, has not both quotes.
  private static String masked(String literal, char quote) {
    boolean opened = literal.charAt(0) == quote;
    boolean closed = literal.length() > (opened ? 1 : 0) && literal.charAt(literal.length() - 1) == quote;
    int quotes = (opened ? 1 : 0) + (closed ? 1 : 0);
    return literal.length() == quotes ? literal : (opened ? quote : "") + Secrets.MASK + (closed ? quote : "");
  }

  /// Whether a text that follows here is one: the value of a member that is called so, or what is typed into a field that is.
  private boolean isSecret(String head) {
    Matcher member = MEMBER.matcher(head);
    if (member.find() && SECRET.matcher(member.group(1)).find()) {
      return true;
    }
    Optional<TypedCall> call = TypedCall.at(head);
    Matcher typing = TYPING.matcher(call.map(TypedCall::path).orElse(""));
    if (!typing.matches()) {
      return false;
    }
    String before = call.get().before();
    // On a locator the text comes first; its name, or what makes it, says where the text goes.
    String where = call.get().argument() > 0 ? head.substring(before.length()) : typing.group(1) + (call.get().path().startsWith(".") ? statement(before) : "");
    return SECRET.matcher(where).find() || namesSecret(where);
  }

  /// The part of the last statement that is there; one goes on over lines where the next begins with a dot.
  private static String statement(String text) {
    List<Token> tokens = Tokens.of(text);
    for (int i = tokens.size() - 1; i > 0; i--) {
      String token = text.substring(tokens.get(i).start(), tokens.get(i).end());
      boolean goesOn = i + 1 < tokens.size() && ".?".indexOf(text.charAt(tokens.get(i + 1).start())) >= 0;
      if (token.equals(";") || tokens.get(i).kind() == Kind.BLANK && token.contains("\n") && !goesOn) {
        return text.substring(tokens.get(i).end());
      }
    }
    return text;
  }

  private boolean namesSecret(String where) {
    Map<String, Snapshot.Element> elements = session.elements();
    return REF.matcher(where)
        .results()
        .map(result -> elements.get(result.group(1)))
        .anyMatch(element -> element != null && SECRET.matcher(element.name()).find());
  }

  /// The values of options that are called so, and what is typed after a word that names such a field.
  private String words(String text) {
    StringBuilder kept = new StringBuilder();
    int end = 0;
    boolean named = false;
    boolean typing = false;
    boolean value = false;
    for (Entry.Word word : Entry.words(text)) {
      kept.append(text, end, word.start());
      end = word.end();
      String typed = text.substring(word.start(), end);
      boolean option = typed.startsWith("--");
      String name = option ? typed.split("=", 2)[0] : "";
      boolean names = SECRET.matcher(word.text()).find() || namesSecret("'" + word.text() + "'");
      if (option && typed.length() > name.length() && SECRET.matcher(name).find()) {
        kept.append(name).append('=').append(Secrets.MASK);
      } else if (value || typing && named && !option) {
        kept.append(Secrets.MASK);
      } else {
        kept.append(typed);
      }
      value = option && typed.equals(name) && SECRET.matcher(name).find();
      typing |= TYPING_WORDS.contains(word.text());
      named |= names;
    }
    return kept.append(text.substring(end)).toString();
  }
}
