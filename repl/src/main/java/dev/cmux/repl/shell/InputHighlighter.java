package dev.cmux.repl.shell;

import dev.cmux.repl.shell.Tokens.Token;
import java.util.List;
import java.util.Optional;
import org.jline.reader.Highlighter;
import org.jline.reader.LineReader;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// Colours an input as it is typed: the tokens of JavaScript, the pair of brackets at the cursor, and closing brackets that close nothing.
final class InputHighlighter implements Highlighter {

  private static final AttributedStyle PLAIN = AttributedStyle.DEFAULT;
  private static final AttributedStyle COMMAND = PLAIN.foreground(AttributedStyle.CYAN);
  private static final AttributedStyle WRONG = PLAIN.foreground(AttributedStyle.RED);
  private static final AttributedStyle UNCLOSED = PLAIN.foreground(AttributedStyle.GREEN).italic();

  @Override
  public AttributedString highlight(LineReader reader, String text) {
    return highlight(text, reader.getBuffer().cursor());
  }

  /// @param cursor between which characters of the text it stands
  AttributedString highlight(String text, int cursor) {
    return switch (Entry.of(text)) {
      case Entry.Dot(var name, _) -> command(text, DotCommand.named(name).isEmpty() ? WRONG : COMMAND);
      case Entry.Words _ -> command(text, COMMAND);
      case Entry.Blank _ -> new AttributedString(text);
      case Entry.Script _ -> script(text, cursor);
    };
  }

  private static AttributedString command(String text, AttributedStyle style) {
    int start = text.length() - text.stripLeading().length();
    int blank = text.indexOf(' ', start);
    int end = blank < 0 ? text.length() : blank;
    return new AttributedStringBuilder().append(text.substring(0, start)).styled(style, text.substring(start, end)).append(text.substring(end)).toAttributedString();
  }

  private static AttributedString script(String text, int cursor) {
    List<Token> tokens = Tokens.of(text);
    Brackets brackets = Brackets.of(text, tokens);
    Optional<Brackets.Pair> pair = brackets.at(cursor);
    AttributedStringBuilder colored = new AttributedStringBuilder(text.length());
    for (Token token : tokens) {
      AttributedStyle style = style(token);
      if (brackets.isStray(token)) {
        style = WRONG;
      } else if (pair.isPresent() && pair.get().has(token)) {
        style = style.bold().foreground(AttributedStyle.CYAN);
      }
      colored.styled(style, text.substring(token.start(), token.end()));
    }
    return colored.toAttributedString();
  }

  private static AttributedStyle style(Token token) {
    return switch (token.kind()) {
      case KEYWORD -> PLAIN.foreground(AttributedStyle.MAGENTA);
      case NUMBER -> PLAIN.foreground(AttributedStyle.YELLOW);
      case STRING, TEMPLATE -> token.closed() ? PLAIN.foreground(AttributedStyle.GREEN) : UNCLOSED;
      case REGEX -> PLAIN.foreground(AttributedStyle.RED);
      case COMMENT -> PLAIN.foreground(AttributedStyle.BRIGHT + AttributedStyle.BLACK);
      case BLANK, NAME, OPEN, CLOSE, PUNCTUATION -> PLAIN;
    };
  }
}
