package dev.cmux.repl.shell;

import dev.cmux.engine.verb.Param;
import dev.cmux.engine.verb.Verb;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jline.utils.AttributedString;
import org.jline.utils.AttributedStringBuilder;
import org.jline.utils.AttributedStyle;

/// What stands below the line while a call is being typed: the parameters of the verb, the one at the cursor in bold, and what it means.
final class Hints {

  private static final AttributedStyle GREY = AttributedStyle.DEFAULT.foreground(AttributedStyle.BRIGHT + AttributedStyle.BLACK);
  private static final AttributedStyle HERE = AttributedStyle.DEFAULT.bold();
  private static final AttributedString NONE = new AttributedString("");

  private final VerbFinder verbs;

  Hints(VerbFinder verbs) {
    this.verbs = verbs;
  }

  /// One line of at most so many columns; empty when there is nothing to say.
  AttributedString at(String text, int cursor, int columns) {
    return switch (Entry.of(text)) {
      case Entry.Dot(var name, _) -> {
        List<DotCommand> possible = DotCommand.named(name);
        yield possible.size() == 1 ? fit(dot(possible.getFirst()), columns) : NONE;
      }
      case Entry.Script _ -> script(text.substring(0, cursor), columns);
      case Entry.Blank _, Entry.Words _ -> NONE;
    };
  }

  private AttributedString script(String head, int columns) {
    Optional<CallSite> site = CallSite.at(head);
    return site.flatMap(call -> verbs.at(call, VerbFinder.GLANCE_MS)).map(found -> fit(usage(found, site.get().argument()), columns)).orElse(NONE);
  }

  private static AttributedString dot(DotCommand command) {
    return new AttributedStringBuilder()
        .styled(GREY, "%s %s".formatted(command.word(), command.operands()).strip() + "  " + command.help())
        .toAttributedString();
  }

  private static AttributedString usage(VerbFinder.Found found, int argument) {
    Verb verb = found.verb();
    List<Param> listed = verb.positional().subList(found.onElement() ? 1 : 0, verb.positional().size());
    List<String> shown = new ArrayList<>(listed.stream().map(param -> param.required() ? param.name() : param.name() + "?").toList());
    if (!verb.options().isEmpty()) {
      shown.add("{" + String.join(", ", verb.options().stream().map(Param::name).toList()) + "}");
    }
    AttributedStringBuilder line = new AttributedStringBuilder().styled(GREY, verb.name() + "(");
    for (int i = 0; i < shown.size(); i++) {
      line.styled(GREY, i == 0 ? "" : ", ").styled(i == argument ? HERE : GREY, shown.get(i));
    }
    String help = argument >= 0 && argument < listed.size() ? listed.get(argument).help() : verb.help();
    return line.styled(GREY, ")  " + help).toAttributedString();
  }

  /// One column less than there are, so that nothing wraps.
  private static AttributedString fit(AttributedString line, int columns) {
    return line.columnLength() < columns
        ? line
        : new AttributedStringBuilder().append(line.columnSubSequence(0, Math.max(0, columns - 2))).styled(GREY, "…").toAttributedString();
  }
}
