package dev.cmux.repl.shell;

import dev.cmux.repl.shell.Tokens.Kind;
import dev.cmux.repl.shell.Tokens.Token;
import java.util.List;
import java.util.Optional;

/// Where the name of an option is being typed: in an object that is an argument of a call, as in `surf.wait({ sel`.
///
/// @param call the call, and which argument the object is
/// @param start where the name begins
record OptionSite(TypedCall call, int start) {

  /// The place at the end of the text, if it is one.
  static Optional<OptionSite> at(String head) {
    List<Token> tokens = Tokens.visible(head);
    int last = tokens.size() - 1;
    int start = head.length();
    if (last >= 0 && tokens.get(last).kind() == Kind.NAME && tokens.get(last).end() == head.length()) {
      start = tokens.get(last).start();
      last--;
    }
    if (last < 0 || !isOneOf("{,", head, tokens.get(last))) {
      return Optional.empty();
    }
    int brace = enclosing(tokens, last);
    if (brace < 1 || !isOneOf("{", head, tokens.get(brace)) || !isOneOf("(,", head, tokens.get(brace - 1))) {
      return Optional.empty();
    }
    int begin = start;
    return TypedCall.at(head.substring(0, tokens.get(brace).start())).filter(call -> call.argument() >= 0).map(call -> new OptionSite(call, begin));
  }

  /// The bracket that is still open there; negative when none is.
  private static int enclosing(List<Token> tokens, int from) {
    int closed = 0;
    for (int i = from; i >= 0; i--) {
      if (tokens.get(i).kind() == Kind.CLOSE) {
        closed++;
      } else if (tokens.get(i).kind() == Kind.OPEN && closed-- == 0) {
        return i;
      }
    }
    return -1;
  }

  private static boolean isOneOf(String characters, String head, Token token) {
    return token.end() - token.start() == 1 && characters.indexOf(head.charAt(token.start())) >= 0;
  }
}
