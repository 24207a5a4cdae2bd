package dev.cmux.stdlib.host;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.Value;

/// What a prompt asks of a realm beside evaluation. Any thread may ask; the answers are found on the event loop.
///
/// What looks at values may run code of the script, such as the traps of a proxy. When that throws, there is nothing to tell.
public final class PromptAid {

  private final EventLoop loop;
  private final Supplier<Globals> globals;

  /// @param globals asked on the loop, where they come into being
  PromptAid(EventLoop loop, Supplier<Globals> globals) {
    this.loop = loop;
    this.globals = globals;
  }

  /// Reads the parser, so that the first line need not.
  public void prepare() {
    loop.post(this::functions);
  }

  /// Lays the values of lines out for a terminal of so many columns, lists of records as tables.
  public void fit(int columns) {
    loop.post(() -> globals.get().fit(columns));
  }

  /// What can follow `text` at its end: globals and members of live objects, found without running a getter.
  public CompletionStage<Completion> complete(String text) {
    return ask(() -> look(() -> completion(functions().invokeMember("complete", text)), new Completion(0, List.of())));
  }

  /// Whether what was typed could go on.
  public CompletionStage<Boolean> needsMore(String text) {
    return ask(() -> functions().invokeMember("prepare", text).hasMember("incomplete"));
  }

  /// A task file that does again what such lines did.
  public CompletionStage<String> taskFile(List<PastLine> lines) {
    return ask(() -> functions().invokeMember("taskFile", globals.get().toScript(lines.stream().map(PastLine::toMap).toList())).asString());
  }

  /// The value of the last line with nothing left out, however long it is, and as deep as the stack goes; empty when there is none.
  public CompletionStage<String> whole() {
    return ask(() -> look(() -> globals.get().whole(), ""));
  }

  private Value functions() {
    return globals.get().prompt();
  }

  private static Completion completion(Value found) {
    Value names = found.getMember("candidates");
    List<Completion.Candidate> candidates = new ArrayList<>();
    for (long i = 0; i < names.getArraySize(); i++) {
      Value candidate = names.getArrayElement(i);
      candidates.add(new Completion.Candidate(candidate.getMember("name").asString(), candidate.getMember("kind").asString()));
    }
    return new Completion(found.getMember("start").asInt(), candidates);
  }

  private static <T> T look(Supplier<T> question, T nothing) {
    try {
      return question.get();
    } catch (PolyglotException thrown) {
      if (thrown.isGuestException()) {
        return nothing;
      }
      throw thrown;
    }
  }

  private <T> CompletionStage<T> ask(Supplier<T> question) {
    CompletableFuture<T> answer = new CompletableFuture<>();
    loop.post(
        () -> {
          try {
            answer.complete(question.get());
          } catch (RuntimeException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }
}
