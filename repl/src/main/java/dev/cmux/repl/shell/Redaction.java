package dev.cmux.repl.shell;

import dev.cmux.engine.command.Snapshot;
import dev.cmux.repl.shell.Tokens.Kind;
import dev.cmux.repl.shell.Tokens.Token;
import dev.cmux.stdlib.host.Secrets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Takes secrets out of an input before it enters the history: the values of `cmux:secret`, what is filled into fields that are called
/// like passwords, credentials and passphrases in options, and passwords in addresses.
///
/// It goes by names, because the input is kept before it runs. It rather takes out too much.
final class Redaction {

  private static final Pattern SECRET =
      Pattern.compile("pass(word|wd|phrase|code)|\\bpass\\b|\\bpwd?\\b|secret|token|\\bpin\\b|\\botp\\b|\\bcvc\\b|credential|authorization|api.?key", Pattern.CASE_INSENSITIVE);
  private static final Pattern MEMBER = Pattern.compile("([\\w$-]+)['\"]?\\s*[:=]\\s*$");
  private static final Pattern TYPING = Pattern.compile("(.*\\.)?(fill|type|set\\.credentials)");
  private static final Pattern REF = Pattern.compile("['\"`]@?(e\\d+)['\"`]");
  private static final Pattern USER_INFO = Pattern.compile("(://[^/\\s:@'\"`]*:)[^/\\s@'\"`]+@");
  private static final Pattern CREDENTIALS = Pattern.compile("(--credentials[= ]\\s*)(\\S+)");

  private final Session session;

  Redaction(Session session) {
    this.session = session;
  }

  /// The input as it may be kept.
  String of(String text) {
    String redacted =
        switch (Entry.of(text)) {
          case Entry.Script _ -> script(text);
          case Entry.Words(var words) -> words(text, words);
          case Entry.Dot(var name, var argument) when DotCommand.named(name).equals(List.of(DotCommand.TIME)) ->
              text.substring(0, text.lastIndexOf(argument)) + script(argument);
          case Entry.Dot _, Entry.Blank _ -> text;
        };
    return session.mask(USER_INFO.matcher(redacted).replaceAll("$1" + Secrets.MASK + "@"));
  }

  private String script(String text) {
    StringBuilder kept = new StringBuilder();
    for (Token token : Tokens.of(text)) {
      String literal = text.substring(token.start(), token.end());
      boolean isText = token.kind() == Kind.STRING || token.kind() == Kind.TEMPLATE;
      if (isText && literal.length() > 2 && isSecret(text.substring(0, token.start()))) {
        kept.append(literal.charAt(0)).append(Secrets.MASK).append(literal.charAt(literal.length() - 1));
      } else {
        kept.append(literal);
      }
    }
    return kept.toString();
  }

  /// Whether a text that follows here is one: the value of a member that is called so, or what is typed into a field that is.
  private boolean isSecret(String head) {
    Matcher member = MEMBER.matcher(head);
    if (member.find() && SECRET.matcher(member.group(1)).find()) {
      return true;
    }
    Optional<CallSite> site = CallSite.at(head);
    if (site.isEmpty() || !TYPING.matcher(site.get().path()).matches()) {
      return false;
    }
    boolean first = site.get().argument() == 0;
    // On a locator the text comes first; what is in front says where it goes.
    String where = first ? (site.get().path().startsWith(".") ? site.get().before() : "") : head.substring(site.get().before().length());
    return SECRET.matcher(statement(where)).find() || namesSecret(where);
  }

  private static String statement(String text) {
    return text.substring(Math.max(text.lastIndexOf(';'), text.lastIndexOf('\n')) + 1);
  }

  private boolean namesSecret(String where) {
    Map<String, Snapshot.Element> elements = session.elements();
    return REF.matcher(where)
        .results()
        .map(result -> elements.get(result.group(1)))
        .anyMatch(element -> element != null && SECRET.matcher(element.name()).find());
  }

  private String words(String text, List<String> words) {
    String kept = CREDENTIALS.matcher(text).replaceAll("$1" + Secrets.MASK);
    int verb = Math.max(words.indexOf("fill"), words.indexOf("type"));
    if (verb < 0 || verb + 2 >= words.size()) {
      return kept;
    }
    String target = words.get(verb + 1);
    return SECRET.matcher(target).find() || namesSecret("'" + target + "'") ? kept.replace(words.get(verb + 2), Secrets.MASK) : kept;
  }
}
