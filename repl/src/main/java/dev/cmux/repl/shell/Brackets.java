package dev.cmux.repl.shell;

import dev.cmux.repl.shell.Tokens.Kind;
import dev.cmux.repl.shell.Tokens.Token;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Which brackets of a text belong together.
final class Brackets {

  private final List<Pair> pairs = new ArrayList<>();
  private final Set<Token> stray = new HashSet<>();

  /// Two brackets that belong together.
  record Pair(Token open, Token close) {
    boolean has(Token token) {
      return token.equals(open) || token.equals(close);
    }
  }

  private Brackets() {}

  static Brackets of(String text, List<Token> tokens) {
    Brackets brackets = new Brackets();
    Deque<Token> open = new ArrayDeque<>();
    for (Token token : tokens) {
      if (token.kind() == Kind.OPEN) {
        open.push(token);
      } else if (token.kind() == Kind.CLOSE) {
        if (!open.isEmpty() && belong(text.charAt(open.peek().end() - 1), text.charAt(token.start()))) {
          brackets.pairs.add(new Pair(open.pop(), token));
        } else {
          brackets.stray.add(token);
        }
      }
    }
    return brackets;
  }

  private static boolean belong(char open, char close) {
    return "([{".indexOf(open) == ")]}".indexOf(close);
  }

  /// Whether it closes what was not opened.
  boolean isStray(Token token) {
    return stray.contains(token);
  }

  /// The pair whose one bracket the cursor stands at: right behind it, else right before it.
  Optional<Pair> at(int cursor) {
    return pairs.stream()
        .filter(pair -> pair.open().end() == cursor || pair.close().end() == cursor)
        .findFirst()
        .or(() -> pairs.stream().filter(pair -> pair.open().start() == cursor || pair.close().start() == cursor).findFirst());
  }
}
