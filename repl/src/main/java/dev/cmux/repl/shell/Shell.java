package dev.cmux.repl.shell;

import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import dev.cmux.stdlib.host.ScriptFailure;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.jline.reader.LineReader;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/// A session at the prompt, from greeting to exit code.
public final class Shell {

  private Shell() {}

  /// Holds a session with surfaces of its own; blocks until it ends. Every surface is closed then.
  ///
  /// @param version for the greeting
  /// @param leaveNow ends the process, for when something cannot be stopped
  public static ExitCode run(ShellOptions options, Streams streams, String version, Runnable leaveNow) {
    return run(options, streams, List.of(Messages.welcome(version, !isDumb(options))), leaveNow, (begin, out, err, uncaught) -> new LiveSession(options, begin, out, err, uncaught));
  }

  /// Holds a session that lives in the session server, where {@link SessionHost} serves the other end of this connection. The surfaces stay.
  public static ExitCode attached(
      ShellOptions options, Streams streams, String version, Runnable leaveNow, DataInputStream in, DataOutputStream out) {
    SessionChannel channel = new SessionChannel(in, out);
    return run(
        options,
        streams,
        List.of(Messages.welcome(version, !isDumb(options)), Messages.attached()),
        leaveNow,
        (_, print, complain, uncaught) -> new RemoteSession(channel, print, complain, uncaught));
  }

  /// Makes the session, which gets ready when it is told to begin.
  @FunctionalInterface
  private interface SessionMaker {
    Session make(CompletableFuture<Void> begin, Consumer<String> out, Consumer<String> err, Consumer<ScriptFailure> uncaught);
  }

  /// Makes what a person sees the session on.
  @FunctionalInterface
  private interface ScreenMaker {
    /// @param shown to be called when a prompt has been shown
    Console make(Session session, Runnable shown) throws IOException;
  }

  private static ExitCode run(ShellOptions options, Streams streams, List<String> greeting, Runnable leaveNow, SessionMaker maker) {
    if (!options.terminal()) {
      return throughPipe(options, streams, leaveNow, maker);
    }
    ScreenMaker lines = (session, shown) -> new LineConsole(streams, new Redaction(session)::of, shown);
    ScreenMaker editor = (session, shown) -> new TerminalConsole(open(), options.colors(), terminal -> reader(terminal, session, options, shown));
    return atTerminal(options, greeting, leaveNow, maker, isDumb(options) ? lines : editor);
  }

  private static boolean isDumb(ShellOptions options) {
    return "dumb".equals(options.environment().get("TERM"));
  }

  private static ExitCode throughPipe(ShellOptions options, Streams streams, Runnable leaveNow, SessionMaker maker) {
    try (PipeConsole console = new PipeConsole(streams)) {
      Printer printer = options.json() ? Printer.json(console, options.folder()) : new Printer(console, options.folder(), options.colors());
      try (Session session = maker.make(CompletableFuture.completedFuture(null), console::print, console::complain, printer::failure)) {
        return new Repl(console, session, printer, options.environment(), leaveNow).run();
      }
    }
  }

  private static ExitCode atTerminal(ShellOptions options, List<String> greeting, Runnable leaveNow, SessionMaker maker, ScreenMaker screens) {
    AtomicReference<Console> console = new AtomicReference<>();
    AtomicReference<Printer> printer = new AtomicReference<>();
    Consumer<String> print = text -> console.get().print(text);
    CompletableFuture<Void> begin = new CompletableFuture<>();
    try (Session session = maker.make(begin, print, print, failure -> printer.get().failure(failure));
        HangUp _ = new HangUp(session);
        Console screen = screens.make(session, () -> begin.complete(null))) {
      console.set(screen);
      printer.set(new Printer(screen, options.folder(), options.colors()));
      Repl repl = new Repl(screen, session, printer.get(), options.environment(), leaveNow);
      screen.onInterrupt(repl::interrupt);
      greeting.forEach(printer.get()::note);
      return repl.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static LineReader reader(Terminal terminal, Session session, ShellOptions options, Runnable shown) {
    Redaction redaction = new Redaction(session);
    return InputReader.create(terminal, session, options.folder(), options.colors(), HistoryFile.prepare(options.environment()), redaction::of, shown);
  }

  private static Terminal open() throws IOException {
    return TerminalBuilder.builder().name("cmux").system(true).dumb(true).nativeSignals(true).graphemeCluster(false).build();
  }
}
