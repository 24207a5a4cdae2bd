package dev.cmux.repl.shell;

import dev.cmux.repl.shell.Tokens.Kind;
import dev.cmux.repl.shell.Tokens.Token;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;

/// The call that is being typed, or the path that may become one. It may be spread over lines.
///
/// @param path what is called, with dots, those of `?.` too: `surf.get.text`; the first name is empty when a call stands there, as in `find().click`
/// @param before the text in front of the path
/// @param argument which argument the cursor is in, from 0; -1 when the parenthesis is not typed yet
record TypedCall(String path, String before, int argument) {

  /// The innermost call around the end of the text, else the path at its end.
  static Optional<TypedCall> at(String head) {
    List<Token> tokens = Tokens.visible(head);
    Deque<Integer> open = new ArrayDeque<>();
    Deque<Integer> commas = new ArrayDeque<>();
    for (int i = 0; i < tokens.size(); i++) {
      Token token = tokens.get(i);
      if (token.kind() == Kind.OPEN) {
        open.push(i);
        commas.push(0);
      } else if (token.kind() == Kind.CLOSE && !open.isEmpty()) {
        open.pop();
        commas.pop();
      } else if (token.kind() == Kind.PUNCTUATION && head.charAt(token.start()) == ',' && !commas.isEmpty()) {
        commas.push(commas.pop() + 1);
      }
    }
    if (!tokens.isEmpty() && tokens.getLast().kind() == Kind.NAME && tokens.getLast().end() == head.length()) {
      Optional<TypedCall> path = path(head, tokens, tokens.size() - 1, -1);
      if (path.filter(site -> site.path().contains(".")).isPresent()) {
        return path;
      }
    }
    while (!open.isEmpty()) {
      int bracket = open.pop();
      int argument = commas.pop();
      if (head.charAt(tokens.get(bracket).start()) == '(') {
        return path(head, tokens, bracket - 1, argument);
      }
    }
    return Optional.empty();
  }

  /// The dotted names that end at a token.
  private static Optional<TypedCall> path(String head, List<Token> tokens, int last, int argument) {
    int i = last;
    StringBuilder path = new StringBuilder();
    while (i >= 0 && tokens.get(i).kind() == Kind.NAME) {
      path.insert(0, text(head, tokens.get(i)));
      if (i == 0 || !text(head, tokens.get(i - 1)).equals(".")) {
        return Optional.of(new TypedCall(path.toString(), head.substring(0, tokens.get(i).start()), argument));
      }
      path.insert(0, ".");
      i -= i > 1 && text(head, tokens.get(i - 2)).equals("?") ? 3 : 2;
    }
    boolean behindCall = i >= 0 && tokens.get(i).kind() == Kind.CLOSE && path.length() > 0;
    return behindCall ? Optional.of(new TypedCall(path.toString(), head.substring(0, tokens.get(i).end()), argument)) : Optional.empty();
  }

  private static String text(String head, Token token) {
    return head.substring(token.start(), token.end());
  }
}
