package dev.cmux.repl.server;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.engine.error.Nearest;
import dev.cmux.engine.verb.Verb;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.UsageException;
import dev.cmux.repl.output.ErrorReport;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.wire.Request;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;

/// Every command of a session, over the surfaces it holds. Any thread; commands of different surfaces do not wait for each other.
public final class SessionCommands implements AutoCloseable {

  private final Browser browser;
  private final SurfaceBook book;
  private final SurfaceCommands surfaceCommands;
  private final List<SessionCommand> commands;
  /// Not one of the list: for people, `cmux run` is one command, wherever it is carried out.
  private final SessionCommand task;

  /// @param session the name of the session, as `identify` and `server status` tell it
  public SessionCommands(String session) {
    this(session, new Browser());
  }

  /// Commands over surfaces that others open and close too.
  ///
  /// @param browser closed with this
  public SessionCommands(String session, Browser browser) {
    this.browser = browser;
    this.book = new SurfaceBook(browser);
    this.surfaceCommands = new SurfaceCommands(book);
    this.task = new RunTaskCommand(browser, book);
    this.commands =
        List.of(
            new OpenCommand(browser, book),
            new TreeCommand(browser, book),
            new IdentifyCommand(session, book),
            new CloseSurfaceCommand(browser, book),
            new CapabilitiesCommand(),
            new PingCommand(),
            new ServerStatusCommand(session, browser),
            new ServerStopCommand(browser));
  }

  /// What the commands take, for help and completion.
  public List<CommandSpec> specs() {
    return commands.stream().map(SessionCommand::spec).toList();
  }

  /// What the verbs behind `browser SURFACE` take.
  public static List<CommandSpec> verbSpecs() {
    return SurfaceCommands.specs();
  }

  /// Carries out a verb on a surface, with its arguments by parameter name; blocks until it is done.
  ///
  /// @param surface its ref or name
  /// @param folder where relative file names start
  /// @throws EngineException as the engine fails
  /// @throws UsageException when the arguments do not fit the verb
  public Answer perform(String surface, Verb verb, Map<String, Object> arguments, Path folder) {
    return surfaceCommands.perform(book.find(surface), verb, arguments, folder);
  }

  /// Whether these words ask the server to end.
  boolean isStop(List<String> words) {
    return words.stream().filter(word -> !word.startsWith("-")).toList().equals(List.of("server", "stop"));
  }

  /// The refs of the open surfaces, oldest first.
  List<String> surfaceRefs() {
    return browser.surfaces().stream().map(surface -> surface.id().toString()).toList();
  }

  /// Carries out one command line and answers its exit status. Never throws.
  public int carryOut(Request request, Streams streams) {
    List<String> words = new ArrayList<>(request.words());
    boolean json = Arguments.beforeRest(words).contains("--json");
    boolean debug = Arguments.beforeRest(words).contains("--debug");
    try {
      Answer answer = dispatch(request, words, streams);
      if (answer == Answer.NONE) {
        return ExitCode.DONE.status();
      }
      if (json) {
        streams.out().println(answer.json());
      } else if (!answer.text().isEmpty()) {
        streams.out().println(answer.text());
      }
      return ExitCode.DONE.status();
    } catch (UsageException e) {
      print(EngineException.invalidParams(e.getMessage()).withHint(e.hint()), json, debug, streams);
      return ExitCode.USAGE.status();
    } catch (EngineException e) {
      print(e, json, debug, streams);
      // What is wrong with a verb's words is wrong usage, wherever it is noticed.
      return (e.code() == ErrorCode.INVALID_PARAMS ? ExitCode.USAGE : ExitCode.FAILED).status();
    } catch (ScriptFailedException e) {
      print(ErrorReport.of(e.failure(), Path.of(request.folder())), e.getCause(), json, debug, streams);
      return ExitCode.FAILED.status();
    } catch (CancellationException e) {
      return ExitCode.INTERRUPTED.status();
    } catch (RuntimeException | Error e) {
      print(EngineException.internal(e), json, debug, streams);
      return ExitCode.FAILED.status();
    }
  }

  /// JavaScript that does again what a command line has just done; empty for one that only told something.
  public Optional<String> script(List<String> commandLine) {
    List<String> words = new ArrayList<>(commandLine);
    takeIdFormat(words);
    while (!words.isEmpty() && words.getFirst().startsWith("-")) {
      words.removeFirst();
    }
    try {
      return words.isEmpty() ? Optional.empty() : surfaceCommands.script(words);
    } catch (EngineException _) {
      // Somebody closed the surface in the meantime.
      return Optional.empty();
    }
  }

  private static void print(EngineException failure, boolean json, boolean debug, Streams streams) {
    EngineException told = failure.hint().map(hint -> failure.withHint(ShellTerms.of(hint))).orElse(failure);
    print(ErrorReport.of(told), failure, json, debug, streams);
  }

  private static void print(ErrorReport report, Throwable cause, boolean json, boolean debug, Streams streams) {
    streams.err().println(json ? report.json() : report.text());
    if (debug && cause != null) {
      cause.printStackTrace(streams.err());
    }
  }

  /// The common options may stand before the command's name; they are handed on as if they stood after it.
  private Answer dispatch(Request request, List<String> words, Streams streams) {
    IdFormat format = takeIdFormat(words);
    List<String> leading = new ArrayList<>();
    while (!words.isEmpty() && words.getFirst().startsWith("-")) {
      leading.add(words.removeFirst());
    }
    Call call = new Call(request, format, streams);
    if (!words.isEmpty() && words.getFirst().equals("browser")) {
      return browser(words.subList(1, words.size()), leading, call);
    }
    return plain(words, leading, call);
  }

  private Answer browser(List<String> behind, List<String> leading, Call call) {
    BrowserWords sorted = BrowserWords.sort(behind);
    List<String> words = new ArrayList<>(sorted.words());
    if (sorted.surface().isEmpty()) {
      if (words.isEmpty()) {
        throw new UsageException("`cmux browser` needs a command.", "`cmux browser open URL` opens a surface; `cmux browser --help` lists the verbs.");
      }
      switch (words.getFirst()) {
        case String _ when BrowserWords.opens(words) -> words.set(0, "open");
        case "identify" -> {
          return plain(words, leading, call);
        }
        case "tree", "list" -> {
          return plain(List.of("tree"), leading, call);
        }
        default ->
            throw new UsageException(
                "`cmux browser %s` needs to know the surface.".formatted(words.getFirst()),
                "Name it before the verb: `cmux browser surface:1 %s`.".formatted(String.join(" ", words)));
      }
      words.addFirst("browser");
      return plain(words, leading, call);
    }
    Surface surface = book.find(sorted.surface().get());
    if (!words.isEmpty() && (words.getFirst().equals("close") || words.getFirst().equals("identify"))) {
      return plain(List.of(words.getFirst().equals("close") ? "close-surface" : "identify", "--surface", surface.id().toString()), leading, call);
    }
    // The common options have been read already, and the verbs know them too.
    words.addAll(leading);
    return surfaceCommands.run(surface, words, call);
  }

  private Answer plain(List<String> words, List<String> leading, Call call) {
    for (SessionCommand command : Stream.concat(commands.stream(), Stream.of(task)).toList()) {
      CommandSpec spec = command.spec();
      if (spec.isNamedBy(words)) {
        List<String> own = new ArrayList<>(leading);
        own.addAll(words.subList(spec.name().split(" ").length, words.size()));
        return command.run(Arguments.parse(spec, own), call);
      }
    }
    throw unknown(words);
  }

  /// `--id-format` may stand anywhere before `--`.
  private static IdFormat takeIdFormat(List<String> words) {
    for (int i = 0; i < Arguments.beforeRest(words).size(); i++) {
      String word = words.get(i);
      boolean joined = word.startsWith("--id-format=");
      if (joined || word.equals("--id-format")) {
        words.remove(i);
        String value = joined ? word.substring("--id-format=".length()) : i < words.size() ? words.remove(i) : "";
        return IdFormat.parse(value)
            .orElseThrow(
                () -> new UsageException("`--id-format` is refs, uuids or both, not `%s`.".formatted(value), "Leave it out for refs."));
      }
    }
    return IdFormat.REFS;
  }

  private UsageException unknown(List<String> words) {
    String line = String.join(" ", words.subList(0, Math.min(2, words.size())));
    List<String> names = specs().stream().map(CommandSpec::name).toList();
    return new UsageException(
        "There is no command `%s`.".formatted(line),
        Nearest.to(line, names).map("Did you mean `cmux %s`? "::formatted).orElse("") + "`cmux --help` lists the commands.");
  }

  /// Loads in the background what the first surface needs; the first command comes in the same moment.
  public void warmUp() {
    Thread.ofPlatform().name("cmux-warm-up").daemon().start(browser::warmUp);
  }

  /// Closes every surface.
  @Override
  public void close() {
    browser.close();
  }

  /// How JSON names a surface.
  static Answer naming(Surface surface, SurfaceBook book, Call call, Answer answer) {
    Answer named = new Answer(answer.text(), call.idFormat().members(surface.id().toString(), book.uuid(surface)));
    for (var member : answer.data().entrySet()) {
      named = named.with(member.getKey(), member.getValue());
    }
    return named;
  }
}
