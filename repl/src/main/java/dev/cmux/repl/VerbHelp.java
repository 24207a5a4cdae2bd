package dev.cmux.repl;

import dev.cmux.engine.error.Nearest;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.HelpPage;
import dev.cmux.repl.grammar.Operand;
import dev.cmux.repl.grammar.UsageException;
import dev.cmux.repl.server.SessionCommands;
import java.util.ArrayList;
import java.util.List;

/// The help of `cmux browser`: the list of verbs, and a page for each.
final class VerbHelp {

  /// How the list of commands shows all verbs at once.
  static final CommandSpec SPEC =
      new CommandSpec(
          "browser SURFACE",
          "Do something with an open surface: `cmux browser --help` lists the verbs.",
          List.of(Operand.required("VERB", "what to do")),
          List.of());

  private static final String PREFIX = "browser SURFACE ";

  private VerbHelp() {}

  /// The page that the words behind `browser` ask for; a surface among them is passed over.
  static String of(List<String> words) {
    if (words.isEmpty()) {
      return list();
    }
    List<CommandSpec> every = new ArrayList<>(SessionCommands.verbSpecs());
    if (words.getFirst().equals("open") || words.getFirst().equals("new")) {
      try (SessionCommands session = new SessionCommands("help")) {
        return HelpPage.of(session.specs().stream().filter(spec -> spec.name().equals("browser open")).findFirst().orElseThrow());
      }
    }
    List<String> names = every.stream().map(spec -> spec.name().substring(PREFIX.length())).toList();
    for (int skip = 0; skip < Math.min(2, words.size()); skip++) {
      String typed = String.join(" ", words.subList(skip, words.size())) + " ";
      for (CommandSpec spec : every) {
        if (typed.startsWith(spec.name().substring(PREFIX.length()) + " ")) {
          return HelpPage.of(spec);
        }
      }
    }
    if (words.getFirst().contains(":") && words.size() == 1) {
      return list();
    }
    String typed = words.getLast();
    List<CommandSpec> group = every.stream().filter(spec -> spec.name().startsWith(PREFIX + typed + " ")).toList();
    if (!group.isEmpty()) {
      StringBuilder page = new StringBuilder("Usage: cmux browser SURFACE %s …\n\nVerbs:\n".formatted(typed));
      rows(page, group);
      return page.append("\n`cmux browser SURFACE VERB --help` tells more about one.\n").toString();
    }
    throw new UsageException(
        "There is no verb `%s`.".formatted(typed),
        Nearest.to(typed, names).map("Did you mean `%s`? "::formatted).orElse("") + "`cmux browser --help` lists the verbs.");
  }

  private static String list() {
    StringBuilder page = new StringBuilder("Open surfaces and work with them.\n\nUsage: cmux browser open [URL] [OPTIONS]\n       cmux browser SURFACE VERB [OPTIONS]\n\nVerbs:\n");
    rows(page, SessionCommands.verbSpecs());
    page.append(
        """

        SURFACE is a ref such as surface:1 or a name. Targets are refs of a snapshot (e3), CSS selectors, text=…,
        role=button[name="Save"], label=…, xpath=…. A word `-` is replaced by standard input; `--` ends the options.
        Verbs that change the page take --snapshot-after. `cmux browser SURFACE VERB --help` tells more about one.
        """);
    return page.toString();
  }

  private static void rows(StringBuilder page, List<CommandSpec> verbs) {
    HelpPage.rows(page, verbs.stream().map(spec -> List.of(spec.name().substring(PREFIX.length()), spec.summary())).toList());
  }
}
