package dev.cmux.repl.shell;

import dev.cmux.engine.command.Snapshot;
import dev.cmux.engine.error.EngineException;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.host.Completion;
import dev.cmux.stdlib.host.PastLine;
import dev.cmux.stdlib.host.ScriptFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/// A session that lives in the session server, where {@link SessionHost} answers. What is asked of a server that has gone away gets an empty answer,
/// and an evaluation fails.
final class RemoteSession implements Session {

  private static final ScriptResult GONE = new ScriptResult.Failure(ScriptFailure.of("invalid_state", Messages.serverGone(), Messages.serverGoneHint()));

  private final SessionChannel channel;
  private final AtomicInteger ids = new AtomicInteger();
  private final Map<Integer, CompletableFuture<Object>> asked = new ConcurrentHashMap<>();
  private final Map<String, Consumer<Object>> listeners;
  private volatile boolean gone;

  /// @param out gets what scripts print
  /// @param err gets the warnings they print
  /// @param uncaught hears of errors outside any evaluation
  RemoteSession(SessionChannel channel, Consumer<String> out, Consumer<String> err, Consumer<ScriptFailure> uncaught) {
    this.channel = channel;
    this.listeners =
        Map.of(
            "print", text -> out.accept(String.valueOf(text)),
            "complain", text -> err.accept(String.valueOf(text)),
            "uncaught", failure -> uncaught.accept(SessionWire.failure(failure)));
    Thread.ofPlatform().daemon().name("cmux-attached").start(this::receive);
  }

  private void receive() {
    try {
      channel.receive(this::hear);
    } finally {
      // Whatever ended it, such as a terminal that is gone: nobody may wait for an answer that nobody will read.
      gone = true;
      asked.values().forEach(waiting -> waiting.complete(null));
    }
  }

  private void hear(Object message) {
    if (SessionWire.member(message, "tell") instanceof String kind) {
      listeners.get(kind).accept(SessionWire.member(message, "value"));
    } else {
      CompletableFuture<Object> waiting = asked.remove(SessionWire.number(message, "id"));
      if (waiting != null) {
        waiting.complete(SessionWire.member(message, "answer"));
      }
    }
  }

  /// Null when there is nothing to answer, or nobody.
  private CompletableFuture<Object> ask(String what, Map<String, Object> members) {
    int id = ids.incrementAndGet();
    CompletableFuture<Object> answer = new CompletableFuture<>();
    asked.put(id, answer);
    Map<String, Object> message = new LinkedHashMap<>(members);
    message.put("id", id);
    message.put("ask", what);
    if (!channel.send(message) || gone) {
      answer.complete(null);
    }
    return answer;
  }

  private CompletableFuture<Object> ask(String what) {
    return ask(what, Map.of());
  }

  @Override
  public void fit(int columns) {
    ask("fit", Map.of("columns", columns)).join();
  }

  @Override
  public CompletableFuture<ScriptResult> evaluate(String text, int number) {
    return ask("evaluate", Map.of("text", text, "number", number)).thenApply(answer -> answer == null ? GONE : SessionWire.result(answer));
  }

  @Override
  public CompletableFuture<Boolean> needsMore(String text) {
    return ask("needsMore", Map.of("text", text)).thenApply(Boolean.TRUE::equals);
  }

  @Override
  public CompletableFuture<String> whole() {
    return ask("whole").thenApply(answer -> text(answer).orElse(""));
  }

  @Override
  public CompletableFuture<Optional<String>> taskFile(List<PastLine> lines) {
    return ask("taskFile", Map.of("lines", lines.stream().map(SessionWire::plain).toList())).thenApply(RemoteSession::text);
  }

  private static Optional<String> text(Object answer) {
    return Optional.ofNullable(answer).map(String::valueOf);
  }

  @Override
  public CompletableFuture<Completion> complete(String text) {
    return ask("complete", Map.of("text", text)).thenApply(answer -> answer == null ? new Completion(0, List.of()) : SessionWire.completion(answer));
  }

  @Override
  public CompletableFuture<Integer> carryOut(List<String> words, Streams streams) {
    return ask("carryOut", Map.of("words", words))
        .thenApply(
            answer -> {
              if (answer instanceof Number status) {
                return status.intValue();
              }
              streams.err().println("error: invalid_state: " + Messages.serverGone());
              return ExitCode.FAILED.status();
            });
  }

  @Override
  public CompletableFuture<Optional<String>> script(List<String> words) {
    return ask("script", Map.of("words", words)).thenApply(RemoteSession::text);
  }

  @Override
  public void interrupt() {
    channel.send(Map.of("ask", "interrupt"));
  }

  @Override
  public List<Place> places() {
    return SessionWire.list(ask("places").join()).stream().map(SessionWire::place).toList();
  }

  @Override
  public Optional<Place> current() {
    return Optional.ofNullable(ask("current").join()).map(SessionWire::place);
  }

  @Override
  public Map<String, Snapshot.Element> elements() {
    return SessionWire.elements(ask("elements").join());
  }

  @Override
  public Map<String, Snapshot.Element> presentElements() {
    return SessionWire.elements(ask("presentElements").join());
  }

  @Override
  public Optional<String> activity() {
    return text(ask("activity").join());
  }

  @Override
  public void use(String refOrName) {
    Object refusal = ask("use", Map.of("text", refOrName)).join();
    if (gone) {
      throw EngineException.invalidState(Messages.serverGone()).withHint(Messages.serverGoneHint());
    }
    if (refusal != null) {
      throw SessionWire.refusal(refusal);
    }
  }

  @Override
  public String mask(String text) {
    return ask("mask", Map.of("text", text)).join() instanceof String masked ? masked : text;
  }

  /// The surfaces stay: others may work with them. The connection is its maker's to close.
  @Override
  public void close() {}
}
