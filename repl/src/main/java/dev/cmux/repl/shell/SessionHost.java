package dev.cmux.repl.shell;

import dev.cmux.engine.Browser;
import dev.cmux.engine.error.EngineException;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Option;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.run.TaskWords;
import dev.cmux.repl.server.SessionCommands;
import dev.cmux.repl.wire.Request;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The session server's half of `cmux repl --attach`: a script host of the prompt's own, over the surfaces that everybody in the session shares.
///
/// {@link RemoteSession} asks with an `id`, under which the answer comes back; what is printed meanwhile has none.
public final class SessionHost {

  private static final CommandSpec SPEC = new CommandSpec("repl", "An attached prompt.", List.of(), withOwn(TaskWords.PERMISSIONS));

  private final SessionChannel channel;
  private final LiveSession session;

  private SessionHost(ShellOptions options, Browser browser, SessionCommands commands, SessionChannel channel) {
    this.channel = channel;
    this.session =
        LiveSession.sharing(
            options, browser, commands, text -> tell("print", text), text -> tell("complain", text), failure -> tell("uncaught", SessionWire.plain(failure)));
  }

  private static List<Option> withOwn(List<Option> options) {
    List<Option> all = new ArrayList<>(options);
    all.add(Option.flag("attach", "What makes it one."));
    all.add(Option.flag("colors", "Whether values are shown in colours."));
    return all;
  }

  /// Serves one prompt until it leaves; blocks until then. The surfaces stay.
  ///
  /// @param request with the prompt's options as its words
  public static void serve(Request request, Browser browser, SessionCommands commands, DataInputStream in, DataOutputStream out) {
    Arguments arguments = Arguments.parse(SPEC, request.words().subList(1, request.words().size()));
    ShellOptions options = ShellOptions.of(arguments, Path.of(request.folder()), request.environment(), false, arguments.flag("colors"));
    SessionChannel channel = new SessionChannel(in, out);
    SessionHost host = new SessionHost(options, browser, commands, channel);
    try {
      channel.receive(host::hear);
    } finally {
      host.session.interrupt();
      host.session.close();
    }
  }

  /// What is begun is begun in the order in which it was asked, so that no interrupt comes before what it is for. What waits for a surface or a script has
  /// a thread of its own.
  private void hear(Object asked) {
    switch (SessionWire.text(asked, "ask")) {
      case "evaluate", "carryOut" -> answer(asked);
      case null, default -> Thread.ofVirtual().name("cmux-attached").start(() -> answer(asked));
    }
  }

  private void answer(Object asked) {
    int id = SessionWire.number(asked, "id");
    String text = SessionWire.text(asked, "text");
    switch (SessionWire.text(asked, "ask")) {
      case "fit" -> {
        session.fit(SessionWire.number(asked, "columns"));
        reply(id, null);
      }
      case "evaluate" -> session.evaluate(text, SessionWire.number(asked, "number")).thenAccept(result -> reply(id, SessionWire.plain(result)));
      case "needsMore" -> session.needsMore(text).thenAccept(more -> reply(id, more));
      case "whole" -> session.whole().thenAccept(value -> reply(id, value));
      case "taskFile" -> session.taskFile(SessionWire.list(SessionWire.member(asked, "lines")).stream().map(SessionWire::line).toList()).thenAccept(code -> reply(id, code.orElse(null)));
      case "complete" -> session.complete(text).thenAccept(completion -> reply(id, SessionWire.plain(completion)));
      case "carryOut" -> carryOut(id, SessionWire.texts(asked, "words"));
      case "script" -> session.script(SessionWire.texts(asked, "words")).thenAccept(script -> reply(id, script.orElse(null)));
      case "interrupt" -> session.interrupt();
      case "places" -> reply(id, session.places().stream().map(SessionWire::plain).toList());
      case "current" -> reply(id, session.current().map(SessionWire::plain).orElse(null));
      case "elements" -> reply(id, SessionWire.plain(session.elements()));
      case "presentElements" -> reply(id, SessionWire.plain(session.presentElements()));
      case "activity" -> reply(id, session.activity().orElse(null));
      case "mask" -> reply(id, session.mask(text));
      case "use" -> use(id, text);
      case null, default -> reply(id, null);
    }
  }

  private void use(int id, String word) {
    try {
      session.use(word);
      reply(id, null);
    } catch (EngineException e) {
      reply(id, SessionWire.plain(e));
    }
  }

  private void carryOut(int id, List<String> words) {
    Streams streams = new Streams(new ByteArrayInputStream(new byte[0]), print("print"), print("complain"));
    session.carryOut(words, streams).thenAccept(status -> reply(id, status));
  }

  private PrintStream print(String kind) {
    return Printer.lines(text -> tell(kind, text));
  }

  private void tell(String kind, Object value) {
    channel.send(Map.of("tell", kind, "value", value));
  }

  private void reply(int id, Object answer) {
    Map<String, Object> reply = new LinkedHashMap<>();
    reply.put("id", id);
    reply.put("answer", answer);
    channel.send(reply);
  }
}
