package dev.cmux.repl.shell;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.json.JsonText;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.host.ScriptFailure;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Reads, has evaluated, prints, and begins again.
final class Repl {

  /// How often the line that tells what is awaited is renewed.
  private static final long TICK_MS = 250;

  /// Commands that have no place in a session: they work on surfaces of their own.
  private static final Set<String> APART = Set.of("run", "batch", "test", "repl", "doctor", "serve", "mcp", "completion", "manual");

  private final Console console;
  private final Session session;
  private final Printer printer;
  private final DotCommands commands;
  private final Journal journal = new Journal();
  private final AtomicInteger interrupts = new AtomicInteger();
  private final Runnable leaveNow;
  private volatile boolean busy;
  private int number;
  private boolean failed;
  private boolean leaving;

  /// @param environment where the editor of `.edit` is named
  /// @param leaveNow ends the process, for when what runs cannot be stopped
  Repl(Console console, Session session, Printer printer, Map<String, String> environment, Runnable leaveNow) {
    this.console = console;
    this.session = session;
    this.printer = printer;
    this.leaveNow = leaveNow;
    this.commands = new DotCommands(this, session, printer, journal, environment);
  }

  /// Goes on until the input ends or somebody leaves. Through a pipe, failed when any line failed.
  ExitCode run() {
    StringBuilder begun = new StringBuilder();
    boolean warned = false;
    while (!leaving) {
      Prompt prompt = Prompt.of(session, console.size().columns());
      Console.Input input = console.read(begun.isEmpty() ? prompt : new Prompt(prompt.continuation()));
      boolean warn = input instanceof Console.Input.Interrupted(boolean empty) && empty;
      switch (input) {
        case Console.Input.Text(var text) -> take(begun, text);
        case Console.Input.Interrupted _ -> begun.setLength(0);
        case Console.Input.End _ -> leaving = true;
      }
      if (warn && warned) {
        leaving = true;
      } else if (warn) {
        printer.note(Messages.pressAgain());
      }
      warned = warn;
    }
    if (!begun.isEmpty()) {
      fail(Messages.endsInTheMiddle(), "");
    }
    return failed && !console.interactive() ? ExitCode.FAILED : ExitCode.DONE;
  }

  /// Ctrl-C while something runs: the first stops it; when it does not stop, the third leaves.
  void interrupt() {
    if (!busy) {
      return;
    }
    switch (interrupts.incrementAndGet()) {
      case 1 -> session.interrupt();
      case 2 -> printer.note(Messages.stillRunning());
      default -> {
        console.close();
        leaveNow.run();
      }
    }
  }

  private void take(StringBuilder begun, String text) {
    Entry entry = begun.isEmpty() ? Entry.of(text) : new Entry.Script(begun + "\n" + text);
    begun.setLength(0);
    switch (entry) {
      case Entry.Blank _ -> {}
      case Entry.Dot(var name, var argument) -> commands.run(name, argument);
      case Entry.Words(var words) -> carryOut(text, words);
      case Entry.Script(var code) -> {
        if (!evaluate(code)) {
          begun.append(code);
        }
      }
    }
  }

  /// Evaluates JavaScript and shows what came of it. False when the text could go on, and nothing was evaluated.
  boolean evaluate(String code) {
    return evaluate(code, Optional.empty());
  }

  /// @param sentence what people are told in place of the value
  boolean evaluate(String code, Optional<Function<Object, String>> sentence) {
    if (console.interactive()) {
      session.fit(console.size().columns());
    }
    ScriptResult result = await(() -> session.evaluate(code, number + 1));
    if (result instanceof ScriptResult.Incomplete) {
      return false;
    }
    number++;
    boolean well = result instanceof ScriptResult.Value;
    journal.add(code, well);
    failed |= !well;
    switch (result) {
      case ScriptResult.Value value when value.json() != null && !printer.isJson() && sentence.isPresent() ->
          printer.print(sentence.get().apply(JsonText.parse(value.json())) + "\n");
      case ScriptResult.Failure(var failure) when failure.name().equals("ReferenceError") ->
          printer.failure(DotCommand.meant(code).map(Messages::commandHint).map(failure::withHint).orElse(failure));
      default -> printer.show(result);
    }
    return true;
  }

  private void carryOut(String line, List<String> words) {
    if (words.contains("--help") || words.contains("-h") || words.isEmpty()) {
      commands.helpAbout(words);
      return;
    }
    if (APART.contains(words.getFirst()) && !words.contains("--surface")) {
      fail(Messages.worksApart(words.getFirst()), Messages.worksApartHint(words));
      return;
    }
    List<String> asked = printer.isJson() ? Stream.concat(Stream.of("--json"), words.stream()).toList() : words;
    int status = await(() -> session.carryOut(asked, printer.streams()));
    if (status == ExitCode.DONE.status()) {
      journal.addCommand(line, await(() -> session.script(words)));
    } else {
      failed = true;
    }
    if (status == ExitCode.INTERRUPTED.status()) {
      printer.note(Messages.interrupted());
    }
  }

  /// Starts something and waits for it; meanwhile Ctrl-C goes to it, and what takes its time is told about.
  private <T> T await(Supplier<CompletableFuture<T>> start) {
    interrupts.set(0);
    busy = true;
    long begin = System.nanoTime();
    try {
      CompletableFuture<T> running = start.get();
      if (interrupts.get() > 0) {
        // It came in the very moment of the start, when there was nothing yet that it could stop.
        session.interrupt();
      }
      while (true) {
        try {
          return running.get(TICK_MS, TimeUnit.MILLISECONDS);
        } catch (TimeoutException _) {
          long seconds = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - begin);
          if (seconds >= 1) {
            console.progress(Messages.waiting(session.activity().orElse(""), seconds));
          }
        }
      }
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException("a session never fails, and nobody interrupts the prompt", e);
    } finally {
      busy = false;
      console.progress("");
    }
  }

  /// Something about the input is wrong.
  void fail(String message, String hint) {
    failed = true;
    printer.wrong(message, hint);
  }

  /// The same for what the engine or a file says.
  void fail(EngineException failure) {
    failed = true;
    printer.failure(ScriptFailure.of(failure));
  }

  void leave() {
    leaving = true;
  }

  Console console() {
    return console;
  }
}
