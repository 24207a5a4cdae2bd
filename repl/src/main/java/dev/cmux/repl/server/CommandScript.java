package dev.cmux.repl.server;

import dev.cmux.engine.command.Target;
import dev.cmux.engine.json.JsonText;
import dev.cmux.engine.verb.Param;
import dev.cmux.engine.verb.Verb;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.wire.Request;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Words of a command line as the JavaScript that does the same, for a prompt that is saved as a task file.
final class CommandScript {

  /// Nothing of a client's environment or input comes into a script.
  private static final Request NOBODY = new Request("", "", List.of(), Map.of(), new byte[0]);

  private final SurfaceBook book;
  private final FrameVerb frames;

  CommandScript(SurfaceBook book, FrameVerb frames) {
    this.book = book;
    this.frames = frames;
  }

  /// A statement for words that have just been carried out; empty for those that only tell something, such as `tree`.
  Optional<String> of(List<String> words) {
    if (words.getFirst().equals("close-surface")) {
      return Optional.of(closing(Arguments.parse(CloseSurfaceCommand.SPEC, words.subList(1, words.size()))));
    }
    if (!words.getFirst().equals("browser")) {
      return Optional.empty();
    }
    BrowserWords sorted = BrowserWords.sort(words.subList(1, words.size()));
    if (sorted.surface().isPresent()) {
      return onSurface(book.refOf(sorted.surface().get()), sorted.words());
    }
    return BrowserWords.opens(sorted.words()) ? Optional.of(opening(Arguments.parse(OpenWords.SPEC, sorted.words().subList(1, sorted.words().size())))) : Optional.empty();
  }

  private static String opening(Arguments arguments) {
    Map<String, Object> options = OpenWords.given(arguments);
    arguments.value("state").ifPresent(file -> options.put("state", file));
    return "await cmux.open(%s)".formatted(list(arguments.operand(0).map(JsonText::line).stream().toList(), sources(options)));
  }

  private String closing(Arguments arguments) {
    return arguments.value("surface").or(() -> arguments.operand(0)).map(word -> closing(book.refOf(word))).orElse("await cmux.closeAll()");
  }

  private static String closing(String ref) {
    return "await %s.close()".formatted(surface(ref));
  }

  private static String surface(String ref) {
    return "cmux.surface(%s)".formatted(JsonText.line(ref));
  }

  private Optional<String> onSurface(String ref, List<String> words) {
    return switch (words.getFirst()) {
      case "close" -> Optional.of(closing(ref));
      case "find" -> FindVerb.action(words.subList(1, words.size())).map(action -> calling(place(ref) + "." + action.locator(), action.verb(), withoutTarget(action)));
      default -> VerbWords.match(words).map(match -> calling(place(ref), match.verb(), sources(match.verb(), SurfaceCommands.arguments(book.find(ref), match.verb(), match.rest(), NOBODY))));
    };
  }

  /// What a locator's verb takes.
  private static Map<String, String> withoutTarget(FindVerb.Action action) {
    Map<String, String> named = sources(action.verb(), VerbWords.named(action.verb(), action.words(), NOBODY));
    named.remove("target");
    return named;
  }

  /// Arguments as a call has them: those of the list in order, then an object of options.
  private static String calling(String object, Verb verb, Map<String, String> named) {
    Map<String, String> options = new LinkedHashMap<>(named);
    List<String> listed = new ArrayList<>();
    verb.positional().forEach(param -> Optional.ofNullable(options.remove(param.name())).ifPresent(listed::add));
    return "await %s.%s(%s)".formatted(object, verb.name(), list(listed, options));
  }

  /// The surface, inside the frame that its commands are scoped to.
  private String place(String ref) {
    String place = surface(ref);
    for (Target frame : frames.entered(book.find(ref).id().toString())) {
      place = "(await %s.frame(%s))".formatted(place, JsonText.line(frame.toString()));
    }
    return place;
  }

  private static Map<String, String> sources(Verb verb, Map<String, Object> named) {
    Map<String, String> sources = new LinkedHashMap<>();
    named.forEach((name, value) -> sources.put(name, source(verb.param(name), value)));
    return sources;
  }

  private static String source(Param param, Object value) {
    boolean number = param.kind() == Param.Kind.NUMBER || param.kind() == Param.Kind.INTEGER;
    return number && value instanceof String text && text.matches("-?[0-9]+(\\.[0-9]+)?") ? text : JsonText.line(value);
  }

  private static Map<String, String> sources(Map<String, Object> values) {
    Map<String, String> sources = new LinkedHashMap<>();
    values.forEach((name, value) -> sources.put(name, JsonText.line(value)));
    return sources;
  }

  private static String list(List<String> listed, Map<String, String> options) {
    List<String> all = new ArrayList<>(listed);
    if (!options.isEmpty()) {
      all.add(options.entrySet().stream().map(option -> option.getKey() + ": " + option.getValue()).collect(Collectors.joining(", ", "{ ", " }")));
    }
    return String.join(", ", all);
  }
}
