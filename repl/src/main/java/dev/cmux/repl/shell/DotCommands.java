package dev.cmux.repl.shell;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.file.AtomicFile;
import dev.cmux.engine.file.FileErrors;
import dev.cmux.engine.json.JsonText;
import dev.cmux.stdlib.host.PastLine;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Carries out {@link DotCommand}s. Those about surfaces are short for JavaScript, which is evaluated as if it had been typed.
final class DotCommands {

  private final Repl repl;
  private final Session session;
  private final Printer printer;
  private final Journal journal;
  private final Map<String, String> environment;

  DotCommands(Repl repl, Session session, Printer printer, Journal journal, Map<String, String> environment) {
    this.repl = repl;
    this.session = session;
    this.printer = printer;
    this.journal = journal;
    this.environment = environment;
  }

  void run(String name, String argument) {
    List<DotCommand> possible = DotCommand.named(name);
    if (possible.isEmpty()) {
      repl.fail(Messages.unknownCommand(name), Messages.unknownCommandHint(DotCommand.near(name)));
    } else if (possible.size() > 1) {
      repl.fail(Messages.ambiguousCommand(name, possible), Messages.ambiguousCommandHint());
    } else if (possible.getFirst().needsOperand() && argument.isEmpty()) {
      repl.fail(Messages.needs(possible.getFirst()), Messages.needsHint(possible.getFirst()));
    } else {
      run(possible.getFirst(), argument);
    }
  }

  private void run(DotCommand command, String argument) {
    switch (command) {
      case HELP -> help(argument);
      case OPEN -> repl.evaluate("await cmux.open(%s)".formatted(argument.isEmpty() ? "" : quote(argument)));
      case SURFACES -> surfaces();
      case USE -> use(argument);
      case TABS -> onSurface("await surf.tab.list()");
      case SNAPSHOT -> onSurface("await surf.snapshot(%s)".formatted(argument.isEmpty() ? "" : "{ selector: " + quote(argument) + " }"));
      case STATE -> state(argument);
      case LOAD -> load(argument);
      case SAVE -> save(argument);
      case EDIT -> edit();
      case HISTORY -> history(argument);
      case CLEAR -> repl.console().clear();
      case TIME -> time(argument);
      case MORE -> printer.more(() -> session.whole().join());
      case EXIT -> repl.leave();
    }
  }

  /// What `--help` shows among words of the command line.
  void helpAbout(List<String> words) {
    List<String> verb = words.stream().filter(word -> !word.startsWith("-") && !word.contains(":") && !word.equals("browser")).toList();
    HelpText help = new HelpText(printer, repl.console());
    Optional<String> found = Optional.empty();
    for (int end = Math.min(3, verb.size()); end > 0 && found.isEmpty(); end--) {
      found = help.about(String.join(".", verb.subList(0, end)));
    }
    printer.print(found.orElseGet(help::overview));
  }

  private void help(String topic) {
    HelpText help = new HelpText(printer, repl.console());
    if (topic.isEmpty()) {
      printer.print(help.overview());
    } else {
      help.about(topic).ifPresentOrElse(printer::print, () -> repl.fail(Messages.unknownTopic(topic), Messages.unknownTopicHint()));
    }
  }

  private void history(String text) {
    List<String> lines = repl.console().history();
    for (int i = 0; i < lines.size(); i++) {
      if (lines.get(i).contains(text)) {
        printer.print("%s %s\n".formatted(printer.grey("%5d".formatted(i + 1)), lines.get(i).replace("\n", "\n      ")));
      }
    }
  }

  private void edit() {
    try {
      Optional<String> edited = repl.console().lend(() -> Editor.edit(journal.last(), environment));
      if (edited.isEmpty()) {
        printer.note(Messages.nothingToRun());
        return;
      }
      repl.console().remember(edited.get());
      if (!repl.evaluate(edited.get())) {
        repl.fail(Messages.endsInTheMiddle(), "");
      }
    } catch (IOException e) {
      repl.fail(Messages.noEditor(e.getMessage()), Messages.noEditorHint());
    }
  }

  private void surfaces() {
    List<Session.Place> places = session.places();
    if (places.isEmpty()) {
      repl.fail(Messages.noSurface(), Messages.noSurfaceHint());
      return;
    }
    String current = session.current().map(Session.Place::ref).orElse("");
    for (Session.Place place : places) {
      String mark = place.ref().equals(current) ? "*" : " ";
      printer.print("%s %s%s %s\n".formatted(mark, place.ref(), place.name().map(name -> " (" + name + ")").orElse(""), place.url()));
    }
  }

  private void use(String word) {
    try {
      session.use(word);
      journal.addUse(word);
    } catch (EngineException e) {
      repl.fail(e);
    }
  }

  private void onSurface(String code) {
    onSurface(code, Optional.empty());
  }

  private void onSurface(String code, Optional<Function<Object, String>> sentence) {
    if (session.current().isEmpty()) {
      repl.fail(Messages.noSurface(), Messages.noSurfaceHint());
    } else {
      repl.evaluate(code, sentence);
    }
  }

  private void state(String argument) {
    List<String> words = Entry.split(argument);
    if (words.size() != 2 || !List.of("save", "load").contains(words.getFirst())) {
      repl.fail(Messages.needs(DotCommand.STATE), Messages.needsHint(DotCommand.STATE));
    } else {
      String done = words.getFirst().equals("save") ? "saved to" : "loaded from";
      onSurface("await surf.state.%s(%s)".formatted(words.getFirst(), quote(words.getLast())), Optional.of(state -> summary(done, words.getLast(), state)));
    }
  }

  private static String summary(String done, String file, Object state) {
    return Messages.state(done, file, count(state, "cookies"), count(state, "origins"));
  }

  private static int count(Object state, String member) {
    return state instanceof Map<?, ?> map && map.get(member) instanceof List<?> list ? list.size() : 0;
  }

  private void load(String file) {
    Path path = Path.of(file);
    try {
      if (!repl.evaluate(Files.readString(path))) {
        repl.fail(Messages.endsInTheMiddle(), "");
      }
    } catch (IOException e) {
      repl.fail(FileErrors.read(path, e));
    }
  }

  private void save(String file) {
    List<PastLine> lines = journal.lines();
    Optional<String> text = session.taskFile(lines).join();
    if (text.isEmpty()) {
      repl.fail(Messages.serverGone(), Messages.serverGoneHint());
      return;
    }
    if (text.get().isBlank()) {
      repl.fail(Messages.nothingToSave(), "");
      return;
    }
    try {
      boolean replaced = Files.exists(Path.of(file));
      AtomicFile.write(Path.of(file), text.get().getBytes(StandardCharsets.UTF_8));
      long done = lines.stream().filter(line -> line.kind() != PastLine.Kind.FAILED).count();
      printer.note(Messages.saved(done, file, replaced));
      Redaction redaction = new Redaction(session);
      if (lines.stream().anyMatch(line -> !redaction.of(line.text()).equals(line.text()))) {
        printer.warn(Messages.savedPasswords(file));
      }
    } catch (EngineException e) {
      repl.fail(e);
    }
  }

  private void time(String code) {
    long begin = System.nanoTime();
    if (repl.evaluate(code)) {
      printer.note(Messages.took((System.nanoTime() - begin) / 1_000_000));
    } else {
      repl.fail(Messages.endsInTheMiddle(), "");
    }
  }

  private static String quote(String text) {
    return JsonText.line(text);
  }
}
