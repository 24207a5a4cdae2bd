package dev.cmux.repl.server;

import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.InFrame;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Snapshot;
import dev.cmux.engine.command.SnapshotOptions;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import dev.cmux.engine.error.Nearest;
import dev.cmux.engine.verb.Answers;
import dev.cmux.engine.verb.Paths;
import dev.cmux.engine.verb.Verb;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.UsageException;
import dev.cmux.repl.wire.Request;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `cmux browser SURFACE VERB …`: every verb of the engine's table, and what the command line has besides: `find`, `frame`, `state diff`, `close`.
final class SurfaceCommands {

  private final SurfaceBook book;
  private final FindVerb find = new FindVerb();
  private final FrameVerb frames = new FrameVerb();

  SurfaceCommands(SurfaceBook book) {
    this.book = book;
  }

  /// What the verbs take, for help and completion.
  static List<CommandSpec> specs() {
    return Stream.concat(VerbWords.specs().stream(), Stream.of(FindVerb.SPEC, FrameVerb.SPEC, StateDiffVerb.SPEC)).toList();
  }

  /// Whether the words begin with a verb.
  static boolean isVerb(List<String> words) {
    return VerbWords.match(words).isPresent() || words.getFirst().equals("find") || words.getFirst().equals("frame") || StateDiffVerb.isNamedBy(words);
  }

  /// Carries out the verb that the words begin with on the surface.
  Answer run(Surface surface, List<String> words, Call call) {
    if (words.isEmpty()) {
      throw new UsageException("`cmux browser %s` needs a verb.".formatted(surface.id()), "For example `get url`; `cmux browser --help` lists the verbs.");
    }
    Answer answer =
        switch (words.getFirst()) {
          case "find" -> find.run(surface, words.subList(1, words.size()), (verb, rest, target) -> onTarget(surface, verb, rest, target, call), frames);
          case "frame" -> frames.run(surface, words.subList(1, words.size()));
          default -> {
            if (StateDiffVerb.isNamedBy(words)) {
              yield StateDiffVerb.run(surface, words, call);
            }
            VerbWords.Match match = VerbWords.match(words).orElseThrow(() -> unknown(words));
            yield perform(surface, match.verb(), match.rest(), call);
          }
        };
    return SessionCommands.naming(surface, book, call, answer);
  }

  /// The same as a statement of JavaScript; empty for words that only tell something.
  Optional<String> script(List<String> words) {
    return new CommandScript(book, frames).of(words);
  }

  private Answer perform(Surface surface, Verb verb, List<String> rest, Call call) {
    return perform(surface, verb, arguments(surface, verb, rest, call.request()), call.folder());
  }

  private Answer onTarget(Surface surface, Verb verb, List<String> rest, Target target, Call call) {
    Map<String, Object> named = new LinkedHashMap<>(arguments(surface, verb, rest, call.request()));
    named.put("target", target);
    return perform(surface, verb, named, call.folder());
  }

  /// The verb's arguments by parameter name.
  static Map<String, Object> arguments(Surface surface, Verb verb, List<String> rest, Request request) {
    Map<String, Object> named = VerbWords.named(verb, rest, request);
    return verb.name().equals("cookies.set") ? ofPage(surface, named) : named;
  }

  /// A cookie that is typed without a place, `cookies set NAME VALUE`, is one of the present page.
  private static Map<String, Object> ofPage(Surface surface, Map<String, Object> named) {
    if (!(named.get("cookies") instanceof Map<?, ?> cookie) || cookie.containsKey("url") || cookie.containsKey("domain")) {
      return named;
    }
    Map<Object, Object> placed = new LinkedHashMap<>(cookie);
    placed.put("url", Call.await(surface.perform(new Inspect.Url())));
    return Map.of("cookies", placed);
  }

  /// Carries out a verb with its arguments by parameter name; files are relative to the folder.
  Answer perform(Surface surface, Verb verb, Map<String, Object> arguments, Path folder) {
    Map<String, Object> named = new LinkedHashMap<>(arguments);
    boolean snapshotAfter = Boolean.TRUE.equals(named.remove("snapshotAfter"));
    Command<?> command = command(verb, named, folder);
    Object result = Call.await(surface.perform(frames.scoped(surface, command)));
    Answer answer = VerbAnswer.of(verb, result, named);
    return snapshotAfter ? withSnapshot(surface, answer) : answer;
  }

  /// What the command cannot be made of is wrong usage; what goes wrong with it later is a failure.
  private static Command<?> command(Verb verb, Map<String, Object> named, Path folder) {
    try {
      return verb.command().apply(verb.fromNames(named, Paths.in(folder)));
    } catch (EngineException e) {
      if (e.code() != ErrorCode.INVALID_PARAMS) {
        throw e;
      }
      throw new UsageException(
          e.getMessage(), e.hint().filter(hint -> !hint.startsWith("Usage:")).orElse("`cmux %s --help` shows what it takes.".formatted(VerbWords.spec(verb).name())));
    }
  }

  private static Answer withSnapshot(Surface surface, Answer answer) {
    Snapshot snapshot = Call.await(surface.perform(new Inspect.TakeSnapshot(SnapshotOptions.DEFAULT)));
    Answer full = new Answer(snapshot.printed(), answer.data());
    return full.with("post_action_snapshot", snapshot.text())
        .with("post_action_refs", ((Map<?, ?>) Answers.plain(snapshot)).get("refs"))
        .with("url", snapshot.url())
        .with("title", snapshot.title());
  }

  private static UsageException unknown(List<String> words) {
    String one = words.getFirst();
    String two = words.size() > 1 ? one + " " + words.get(1) : one;
    List<String> names = specs().stream().map(spec -> spec.name().substring("browser SURFACE ".length())).toList();
    List<String> group = names.stream().filter(name -> name.startsWith(one + " ")).toList();
    if (words.size() == 1 && !group.isEmpty()) {
      return new UsageException("`%s` needs to know what.".formatted(one), "There are: %s.".formatted(String.join(", ", group)));
    }
    String hint =
        Nearest.to(two, names)
            .or(() -> Nearest.to(one, names))
            .map("Did you mean `%s`? "::formatted)
            .orElse(group.isEmpty() ? "" : "There are: %s. ".formatted(String.join(", ", group)));
    return new UsageException("There is no verb `%s`.".formatted(group.isEmpty() ? one : two), hint + "`cmux browser --help` lists the verbs.");
  }

  /// Gives a verb its words, and an element in the place of the target in them.
  @FunctionalInterface
  interface Performer {
    Answer perform(Verb verb, List<String> words, Target target);
  }

  /// A command, inside the frame that the surface's commands are scoped to.
  static <R> Command<R> inside(List<Target> frames, Command<R> command) {
    Command<R> scoped = command;
    for (Target frame : frames.reversed()) {
      scoped = new InFrame<>(frame, scoped);
    }
    return scoped;
  }
}
