package dev.cmux.repl.shell;

import dev.cmux.repl.output.ErrorReport;
import dev.cmux.repl.output.Streams;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.host.ScriptFailure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Shows results: values as they are, long ones cut, errors in red, notes in grey.
final class Printer {

  private static final String RED = "31";
  private static final String GREY = "90";
  private static final String BOLD = "1";

  private static final int FEWEST_LINES = 40;
  private static final int SPARED_LINES = 3;

  /// How a value says that it is not all there.
  private static final Pattern LEFT_OUT = Pattern.compile("\\.\\.\\. \\d+ more (item|character)s?\\b");

  private final Console console;
  private final Path folder;
  private final boolean colors;
  private final boolean json;
  /// What of the last value was not printed yet.
  private List<String> rest = List.of();
  /// The last value as far as it was shown.
  private String shown = "";

  /// @param folder file names below it are shown relative to it
  Printer(Console console, Path folder, boolean colors) {
    this(console, folder, colors, false);
  }

  private Printer(Console console, Path folder, boolean colors, boolean json) {
    this.console = console;
    this.folder = folder;
    this.colors = colors;
    this.json = json;
  }

  /// Shows results for programs: values and errors as JSON, a line each.
  static Printer json(Console console, Path folder) {
    return new Printer(console, folder, false, true);
  }

  /// Whether programs read what is shown.
  boolean isJson() {
    return json;
  }

  void show(ScriptResult result) {
    switch (result) {
      case ScriptResult.Value value when value.undefined() -> {}
      // What JSON has no form for, such as a function, is null in it wherever it stands.
      case ScriptResult.Value value when json -> console.print(value.json() + "\n");
      case ScriptResult.Value value -> {
        shown = value.display();
        value(shown);
        if (rest.isEmpty() && LEFT_OUT.matcher(shown).find()) {
          note(Messages.abbreviated());
        }
      }
      case ScriptResult.Failure(var failure) -> failure(failure);
      case ScriptResult.Interrupted _ -> note(Messages.interrupted());
      case ScriptResult.Incomplete _ -> throw new IllegalArgumentException("nothing was evaluated");
    }
  }

  /// At most two screens of it, at a terminal; a few lines more are not worth another command.
  private void value(String text) {
    List<String> lines = text.lines().toList();
    int most = console.interactive() ? Math.max(FEWEST_LINES, console.size().rows() * 2) : Integer.MAX_VALUE;
    boolean cut = lines.size() - SPARED_LINES > most;
    rest = cut ? lines.subList(most, lines.size()) : List.of();
    console.print(String.join("\n", cut ? lines.subList(0, most) : lines) + reset(cut) + "\n");
    if (cut) {
      note(Messages.cut(rest.size()));
    }
  }

  /// The colour of the line where a value is cut must not spread.
  private String reset(boolean cut) {
    return cut && colors ? "\033[0m" : "";
  }

  /// Shows what was not printed of the last value, two screens at a time; then what its own text leaves out.
  ///
  /// @param whole the last value with nothing left out
  void more(Supplier<String> whole) {
    if (!rest.isEmpty()) {
      value(String.join("\n", rest));
      return;
    }
    String all = whole.get();
    if (all.isEmpty() || all.equals(shown)) {
      note(Messages.nothingMore());
    } else {
      shown = all;
      value(all);
    }
  }

  void failure(ScriptFailure failure) {
    ErrorReport report = ErrorReport.of(failure, folder);
    complain(json ? report.json() : report.text());
  }

  void wrong(String message, String hint) {
    if (json) {
      failure(ScriptFailure.of("invalid_params", message, hint.isEmpty() ? null : hint));
    } else {
      complain("error: " + message + (hint.isEmpty() ? "" : "\nhint: " + hint));
    }
  }

  private void complain(String text) {
    StringBuilder painted = new StringBuilder();
    for (String line : text.lines().toList()) {
      painted.append(line.startsWith("error: ") ? paint(RED, line) : line.startsWith("hint: ") ? line : paint(GREY, line)).append('\n');
    }
    console.complain(painted.toString());
  }

  /// What somebody must know, although nothing went wrong.
  void warn(String text) {
    console.complain(paint(RED, Paragraph.of("warning: " + text, "", console.size().columns())) + "\n");
  }

  /// A remark; not for pipes.
  void note(String text) {
    if (console.interactive()) {
      console.complain(paint(GREY, Paragraph.of(text, "", console.size().columns())) + "\n");
    }
  }

  void print(String text) {
    console.print(text);
  }

  String bold(String text) {
    return paint(BOLD, text);
  }

  String grey(String text) {
    return paint(GREY, text);
  }

  private String paint(String code, String text) {
    return colors ? "\033[" + code + "m" + text + "\033[0m" : text;
  }

  /// Streams that end here, for commands of the command line.
  Streams streams() {
    return new Streams(new ByteArrayInputStream(new byte[0]), lines(console::print), lines(console::complain));
  }

  /// A stream whose lines go somewhere else.
  static PrintStream lines(Consumer<String> sink) {
    OutputStream collector =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void flush() {
            if (size() > 0) {
              sink.accept(toString(StandardCharsets.UTF_8));
              reset();
            }
          }
        };
    return new PrintStream(collector, true, StandardCharsets.UTF_8);
  }
}
