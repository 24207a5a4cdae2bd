package dev.cmux.repl.shell;

import dev.cmux.engine.command.Snapshot;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Every sentence the prompt can say, apart from those of scripts and surfaces.
final class Messages {

  private Messages() {}

  /// @param edits whether the terminal has a line editor
  static String welcome(String version, boolean edits) {
    return "cmux %s. JavaScript with `await` anywhere; `surf` is the current surface; `.help` tells more, %sCtrl-D leaves.".formatted(version, edits ? "Tab completes, " : "");
  }

  static String attached() {
    return "This prompt shares the surfaces of the session server; they stay open when you leave.";
  }

  static String serverGone() {
    return "The session server has gone away, and its surfaces with it.";
  }

  static String serverGoneHint() {
    return "Leave, and start again.";
  }

  static String introduction() {
    return """
        Type JavaScript: `await` works anywhere, and what is declared stays. `_` is the last value, `_error` the last error,
        `surf` the current surface: the one that was opened or chosen last. Lines such as `browser open URL` or
        `cmux browser surface:2 get text body` work as on the command line, on the same surfaces.
        """;
  }

  static String verbsTitle() {
    return "Verbs of a surface; `.help VERB` tells more about one:";
  }

  static String callsTitle() {
    return "Beside verbs: functions of `cmux`, of a surface, and of locators, which `find` makes:";
  }

  static String modulesTitle() {
    return "Modules; `const { readText } = await import('cmux:fs')`:";
  }

  /// @param edits whether the terminal has a line editor
  static String keys(boolean edits) {
    return (edits ? "Tab completes, Ctrl-R searches the history, " : "") + "Ctrl-C stops what runs, Ctrl-D leaves. A command may be shortened: `.sn` is `.snapshot`.\n";
  }

  static String pressAgain() {
    return "Press Ctrl-C again, or Ctrl-D, to leave.";
  }

  static String interrupted() {
    return "Interrupted.";
  }

  static String stillRunning() {
    return "It does not stop. Press Ctrl-C again to leave.";
  }

  static String worksApart(String command) {
    return "`cmux %s` is for a shell: it works on surfaces of its own, apart from those of this prompt.".formatted(command);
  }

  static String worksApartHint(List<String> words) {
    boolean file = words.size() > 1 && words.getFirst().equals("run") && !words.get(1).startsWith("-");
    return file ? "`.load %s` runs the file here.".formatted(words.get(1)) : "Leave with Ctrl-D, or open another terminal.";
  }

  static String endsInTheMiddle() {
    return "The input ends in the middle of a statement.";
  }

  static String unknownCommand(String name) {
    return "There is no command `.%s`.".formatted(name);
  }

  static String unknownCommandHint(Optional<DotCommand> near) {
    return near.map(command -> "Did you mean `%s`? ".formatted(command.word())).orElse("") + "`.help` lists the commands.";
  }

  static String ambiguousCommand(String name, List<DotCommand> possible) {
    return "`.%s` could be %s.".formatted(name, names(possible));
  }

  static String ambiguousCommandHint() {
    return "Type one more letter.";
  }

  static String needs(DotCommand command) {
    return "`%s` needs %s.".formatted(command.word(), command.operands());
  }

  static String needsHint(DotCommand command) {
    return "Write `%s`.".formatted(command.usage());
  }

  static String noSurface() {
    return "No surface is open.";
  }

  static String noSurfaceHint() {
    return "Open one with `.open URL` or `await cmux.open(url)`.";
  }

  static String saved(long count, String file, boolean replaced) {
    return "%s saved to %s%s; `cmux run %s` runs them.".formatted(counted(count, "input"), file, replaced ? ", in place of what was there" : "", file);
  }

  static String nothingToSave() {
    return "Nothing that was typed here went well, so there is nothing to save.";
  }

  /// @param done `saved to` or `loaded from`
  static String state(String done, String file, int cookies, int origins) {
    return "%s %s: %s, %s".formatted(done, file, counted(cookies, "cookie"), counted(origins, "origin"));
  }

  private static String counted(long count, String what) {
    return "%d %s%s".formatted(count, what, count == 1 ? "" : "s");
  }

  static String commandHint(DotCommand command) {
    return "At this prompt that is `%s`.".formatted(command.word());
  }

  static String savedPasswords(String file) {
    return "Passwords that were typed stand in %s in plain text; `secret()` of `cmux:secret` keeps them out of files.".formatted(file);
  }

  static String cut(int lines) {
    return "… %s; `.more` shows them.".formatted(counted(lines, "more line"));
  }

  static String abbreviated() {
    return "Not all of it; `.more` shows it whole.";
  }

  static String nothingMore() {
    return "There is nothing more to show.";
  }

  static String took(long millis) {
    return millis < 10_000 ? millis + " ms" : "%d.%d s".formatted(millis / 1000, millis % 1000 / 100);
  }

  static String andOthers(String first, int others) {
    return "%s and %s".formatted(first, counted(others, "other"));
  }

  /// How a ref is described where it can be completed.
  static String element(Snapshot.Element element) {
    return element.name().isEmpty() ? element.role() : "%s \"%s\"".formatted(element.role(), element.name());
  }

  /// The line that is shown while something takes its time.
  static String waiting(String what, long seconds) {
    return "%s · %d s · Ctrl-C stops it".formatted(what.isEmpty() ? "waiting" : what, seconds);
  }

  static String nothingToRun() {
    return "Nothing was changed, so nothing runs.";
  }

  static String noEditor(String reason) {
    return "Nothing came back from the editor: %s.".formatted(reason);
  }

  static String noEditorHint() {
    return "Set EDITOR to the editor of your choice.";
  }

  static String unknownTopic(String topic) {
    return "There is no verb, function, module or command `%s`.".formatted(topic);
  }

  static String unknownTopicHint() {
    return "`.help` lists them.";
  }

  private static String names(List<DotCommand> commands) {
    List<String> words = commands.stream().map(command -> "`" + command.word() + "`").toList();
    return words.size() == 1
        ? words.getFirst()
        : words.subList(0, words.size() - 1).stream().collect(Collectors.joining(", ")) + " or " + words.getLast();
  }
}
