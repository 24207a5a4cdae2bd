package dev.cmux.repl.shell;

import dev.cmux.engine.command.Snapshot;
import dev.cmux.engine.error.EngineException;
import dev.cmux.repl.output.Streams;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.host.Completion;
import dev.cmux.stdlib.host.PastLine;
import dev.cmux.stdlib.host.ScriptFailure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;

/// A session without a script engine: echoes what it is given, and is told what names there are.
final class ScriptedSession implements Session {

  final List<String> evaluated = new ArrayList<>();
  final List<List<String>> carriedOut = new ArrayList<>();
  final List<Place> places = new ArrayList<>();
  final Map<String, List<String>> members = new HashMap<>();
  final Map<String, Snapshot.Element> elements = new LinkedHashMap<>();
  final CompletableFuture<Void> evaluating = new CompletableFuture<>();
  String secret = "no secret yet";
  String used = "";
  String whole = "";
  private final CompletableFuture<ScriptResult> endless = new CompletableFuture<>();

  @Override
  public void fit(int columns) {}

  /// `fail` fails, `forever` waits to be interrupted, what ends in an open bracket could go on, and the rest is its own value.
  @Override
  public CompletableFuture<ScriptResult> evaluate(String text, int number) {
    if (needsMore(text).join()) {
      return CompletableFuture.completedFuture(new ScriptResult.Incomplete());
    }
    evaluated.add(text);
    return switch (text) {
      case "fail" -> CompletableFuture.completedFuture(new ScriptResult.Failure(ScriptFailure.of("timeout", "It took too long.", "Wait longer.")));
      case "forever" -> {
        evaluating.complete(null);
        yield endless;
      }
      case "undefined" -> CompletableFuture.completedFuture(new ScriptResult.Value("undefined", null, true));
      default -> CompletableFuture.completedFuture(new ScriptResult.Value(text, null, false));
    };
  }

  @Override
  public CompletableFuture<Boolean> needsMore(String text) {
    return CompletableFuture.completedFuture(text.endsWith("(") || text.endsWith("{"));
  }

  @Override
  public CompletableFuture<String> whole() {
    return CompletableFuture.completedFuture(whole);
  }

  @Override
  public CompletableFuture<Optional<String>> taskFile(List<PastLine> lines) {
    return CompletableFuture.completedFuture(
        Optional.of(lines.stream().filter(line -> line.kind() != PastLine.Kind.FAILED).map(line -> line.text() + "\n").collect(Collectors.joining())));
  }

  @Override
  public CompletableFuture<Completion> complete(String text) {
    int dot = text.lastIndexOf('.');
    int blank = text.lastIndexOf(' ');
    String path = dot <= blank ? "" : text.substring(blank + 1, dot);
    List<Completion.Candidate> found =
        members.getOrDefault(path, List.of()).stream().map(name -> new Completion.Candidate(name, "method")).toList();
    return CompletableFuture.completedFuture(new Completion(dot + 1, found));
  }

  @Override
  public CompletableFuture<Integer> carryOut(List<String> words, Streams streams) {
    carriedOut.add(words);
    streams.out().println("did " + words);
    return CompletableFuture.completedFuture(words.contains("wrong") ? 2 : 0);
  }

  @Override
  public CompletableFuture<Optional<String>> script(List<String> words) {
    return CompletableFuture.completedFuture(words.getFirst().equals("browser") ? Optional.of("script(" + words + ")") : Optional.empty());
  }

  @Override
  public void interrupt() {
    endless.complete(new ScriptResult.Interrupted());
  }

  @Override
  public List<Place> places() {
    return places;
  }

  @Override
  public Optional<Place> current() {
    return places.isEmpty() ? Optional.empty() : Optional.of(places.getLast());
  }

  @Override
  public Map<String, Snapshot.Element> elements() {
    return elements;
  }

  @Override
  public Map<String, Snapshot.Element> presentElements() {
    return elements;
  }

  @Override
  public Optional<String> activity() {
    return Optional.empty();
  }

  @Override
  public void use(String refOrName) {
    if (places.stream().noneMatch(place -> place.ref().equals(refOrName))) {
      throw EngineException.notFound("There is no surface `%s`.".formatted(refOrName)).withHint("Look at `.surfaces`.");
    }
    used = refOrName;
  }

  @Override
  public String mask(String text) {
    return text.replace(secret, "••••••");
  }

  @Override
  public void close() {}
}
