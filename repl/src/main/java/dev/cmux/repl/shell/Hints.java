package dev.cmux.repl.shell;

import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// What stands below the line while a call is being typed: the parameters of the verb, the one at the cursor in bold, and what it means.
final class Hints {

  private static final AttributedStyle HERE = AttributedStyle.DEFAULT.bold();

  private final VerbFinder verbs;
  private final AttributedStyle grey;

  /// @param colors whether it may be grey
  Hints(VerbFinder verbs, boolean colors) {
    this.verbs = verbs;
    this.grey = colors ? AttributedStyle.DEFAULT.foreground(AttributedStyle.BRIGHT + AttributedStyle.BLACK) : AttributedStyle.DEFAULT;
  }

  /// One line of at most so many columns; empty when there is nothing to say.
  AttributedString at(String text, int cursor, int columns) {
    return switch (Entry.of(text)) {
      case Entry.Dot(var name, _) -> {
        List<DotCommand> possible = DotCommand.named(name);
        yield possible.size() == 1 ? fit(dot(possible.getFirst()), columns) : AttributedString.EMPTY;
      }
      case Entry.Script _ -> script(text.substring(0, cursor), columns);
      case Entry.Blank _, Entry.Words _ -> AttributedString.EMPTY;
    };
  }

  private AttributedString script(String head, int columns) {
    return TypedCall.at(head).flatMap(site -> usage(site).map(found -> fit(line(found, site.argument()), columns))).orElse(AttributedString.EMPTY);
  }

  private Optional<Usage> usage(TypedCall site) {
    return verbs.at(site, VerbFinder.GLANCE_MS).map(Usage::of).or(() -> DeclaredCalls.find(site.path()));
  }

  private AttributedString dot(DotCommand command) {
    return new AttributedStringBuilder().styled(grey, command.usage() + "  " + command.help()).toAttributedString();
  }

  private AttributedString line(Usage usage, int argument) {
    AttributedStringBuilder line = new AttributedStringBuilder().styled(grey, usage.name() + "(");
    for (int i = 0; i < usage.parameters().size(); i++) {
      line.styled(grey, i == 0 ? "" : ", ").styled(i == argument ? HERE : grey, usage.parameters().get(i));
    }
    return line.styled(grey, ")  " + usage.helpAt(argument)).toAttributedString();
  }

  /// One column less than there are, so that nothing wraps.
  private AttributedString fit(AttributedString line, int columns) {
    return line.columnLength() < columns
        ? line
        : new AttributedStringBuilder().append(line.columnSubSequence(0, Math.max(0, columns - 2))).styled(grey, "…").toAttributedString();
  }
}
