package dev.cmux.repl.shell;

import dev.cmux.engine.verb.Param;
import dev.cmux.engine.verb.Verb;
import dev.cmux.engine.verb.Verbs;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// What `.help` shows.
final class HelpText {

  /// What a verb is called on.
  private static final Pattern OWNER = Pattern.compile("^(?:await)?(?:surf|surface|locator)\\.(?=\\w)");

  /// What a module brings, which the list of modules stands for.
  private static final Pattern TESTS = Pattern.compile("(?:test|describe|expect)(?:\\..*)?");

  private final Printer printer;
  private final int columns;
  private final boolean edits;

  HelpText(Printer printer, Console console) {
    this.printer = printer;
    columns = console.size().columns();
    edits = console.edits();
  }

  String overview() {
    StringBuilder page = new StringBuilder(wrap(Messages.introduction(), "")).append("\n\n");
    for (DotCommand command : DotCommand.values()) {
      row(page, command.usage(), command.help());
    }
    String verbs = Verbs.all().stream().map(Verb::name).collect(Collectors.joining(", "));
    page.append('\n').append(printer.bold(Messages.verbsTitle())).append('\n').append(wrap(verbs, "  ")).append('\n');
    String calls = DeclaredCalls.names().stream().filter(name -> !name.contains(":") && !TESTS.matcher(name).matches()).collect(Collectors.joining(", "));
    page.append('\n').append(printer.bold(Messages.callsTitle())).append('\n').append(wrap(calls, "  ")).append('\n');
    page.append('\n').append(printer.bold(Messages.modulesTitle())).append('\n');
    DeclaredCalls.modules().forEach((name, help) -> row(page, name, help));
    return page.append('\n').append(wrap(Messages.keys(edits), "")).append('\n').toString();
  }

  /// The page of a verb, a command, a function or a module, or of all verbs of a noun such as `cookies`.
  Optional<String> about(String topic) {
    if (topic.startsWith(".")) {
      return command(topic.substring(1));
    }
    String name = OWNER.matcher(topic.replaceAll("\\(.*\\)|[()\\s]", "")).replaceFirst("");
    Optional<Verb> verb = Verbs.find(name);
    if (verb.isPresent()) {
      return verb.map(this::about);
    }
    String group = Verbs.all().stream().filter(each -> each.name().startsWith(name + ".")).map(each -> each.usage() + "\n  " + each.help() + "\n").collect(Collectors.joining());
    String calls = DeclaredCalls.about(name).stream().map(this::about).collect(Collectors.joining());
    Optional<String> module = Optional.ofNullable(DeclaredCalls.modules().get(name)).map(help -> "%s\n%s\n".formatted(printer.bold(name), wrap(help, "  ")));
    String page = module.orElse("") + group + calls;
    return page.isEmpty() ? command(name) : Optional.of(page);
  }

  private Optional<String> command(String name) {
    List<DotCommand> commands = DotCommand.named(name);
    return commands.size() == 1
        ? Optional.of("%s\n  %s\n".formatted(commands.getFirst().usage(), commands.getFirst().help()))
        : Optional.empty();
  }

  private String about(Usage call) {
    return "%s(%s)\n%s\n".formatted(printer.bold(call.name()), String.join(", ", call.parameters()), wrap(call.summary(), "  "));
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
