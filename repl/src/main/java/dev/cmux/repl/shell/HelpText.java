package dev.cmux.repl.shell;

import dev.cmux.engine.verb.Param;
import dev.cmux.engine.verb.Verb;
import dev.cmux.engine.verb.Verbs;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// What `.help` shows.
final class HelpText {

  private final Printer printer;
  private final int columns;

  HelpText(Printer printer, int columns) {
    this.printer = printer;
    this.columns = columns;
  }

  String overview() {
    StringBuilder page = new StringBuilder(wrap(Messages.introduction(), "")).append("\n\n");
    for (DotCommand command : DotCommand.values()) {
      row(page, (command.word() + " " + command.operands()).strip(), command.help());
    }
    String verbs = Verbs.all().stream().map(Verb::name).collect(Collectors.joining(", "));
    page.append('\n').append(printer.bold(Messages.verbsTitle())).append('\n').append(wrap(verbs, "  ")).append('\n');
    return page.append('\n').append(wrap(Messages.keys(), "")).append('\n').toString();
  }

  /// The page of a verb or a command, or of all verbs of a noun such as `cookies`.
  Optional<String> about(String topic) {
    String name = topic.startsWith(".") ? topic.substring(1) : topic;
    Optional<Verb> verb = Verbs.find(topic.replaceAll("[()\\s]", ""));
    if (verb.isPresent()) {
      return verb.map(this::about);
    }
    List<Verb> group = Verbs.all().stream().filter(each -> each.name().startsWith(topic + ".")).toList();
    if (!group.isEmpty()) {
      return Optional.of(group.stream().map(each -> each.usage() + "\n  " + each.help() + "\n").collect(Collectors.joining()));
    }
    Optional<Usage> global = GlobalCalls.find(topic).or(() -> GlobalCalls.find("cmux." + topic));
    if (global.isPresent()) {
      return global.map(call -> "%s(%s)\n%s\n".formatted(printer.bold(call.name()), String.join(", ", call.parameters()), wrap(call.summary(), "  ")));
    }
    List<DotCommand> commands = DotCommand.named(name);
    return commands.size() == 1
        ? Optional.of((commands.getFirst().word() + " " + commands.getFirst().operands()).strip() + "\n  " + commands.getFirst().help() + "\n")
        : Optional.empty();
  }

  private String about(Verb verb) {
    StringBuilder page = new StringBuilder(printer.bold(verb.usage())).append("\n").append(wrap(verb.help(), "  ")).append('\n');
    if (!verb.params().isEmpty()) {
      page.append('\n');
    }
    for (Param param : verb.params()) {
      String choices = param.choices().isEmpty() ? "" : " (" + String.join(", ", param.choices()) + ")";
      row(page, param.name() + (param.required() ? "" : "?"), param.help() + choices);
    }
    return page.toString();
  }

  /// Two columns where they fit, else one below the other.
  private void row(StringBuilder page, String left, String right) {
    int width = 26;
    if (columns < 70 || left.length() > width - 3) {
      page.append("  ").append(left).append('\n').append(wrap(right, "      ")).append('\n');
    } else {
      String wrapped = wrap(right, " ".repeat(width));
      page.append("  ").append(left).append(wrapped.substring(left.length() + 2)).append('\n');
    }
  }

  private String wrap(String text, String indent) {
    return Paragraph.of(text, indent, columns);
  }
}
