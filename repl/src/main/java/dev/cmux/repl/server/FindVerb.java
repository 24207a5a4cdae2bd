package dev.cmux.repl.server;

import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Snapshot;
import dev.cmux.engine.command.SnapshotOptions;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.TextMatch;
import dev.cmux.engine.command.Timeout;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.json.JsonText;
import dev.cmux.engine.verb.Verb;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Operand;
import dev.cmux.repl.grammar.Option;
import dev.cmux.repl.grammar.UsageException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// `find KIND VALUE [VERB …]`: an element by what a user sees of it. Alone it prints a ref for later commands; with a verb it acts at once.
final class FindVerb {

  static final CommandSpec SPEC =
      new CommandSpec(
          "browser SURFACE find",
          "Find an element by role, text, label and the like; print its ref, or act on it at once.",
          List.of(
              Operand.required("KIND", "role, text, label, placeholder, alt, title, testid, css, xpath, first, last or nth"),
              Operand.required("VALUE", "the role, the text, the id; for first, last and nth a target"),
              new Operand("VERB", false, true, "what to do with the element, with its words, such as `click` or `fill ada`")),
          List.of(
              Option.of("name", "TEXT", "With `role`: the accessible name."),
              Option.of("level", "N", "With `role heading`: the level."),
              Option.flag("checked", "With `role`: checked ones only."),
              Option.flag("exact", "The whole text, not a part of it."),
              Option.of("index", "N", "With `nth`: which one, from 0; -1 is the last."),
              Option.of("timeout", "SECONDS", "With a verb: how long it waits for the element."),
              Option.of("timeout-ms", "MS", "The same in milliseconds.")),
          "",
          """
          Examples:
            cmux browser surface:1 find role button --name Save
            cmux browser surface:1 find label Email fill ada@example.com
            cmux browser surface:1 find nth li --index 2 click
          """);

  private static final String STAND_IN = "e1";

  Answer run(Surface surface, List<String> words, SurfaceCommands.Performer performer, FrameVerb frames) {
    List<String> own = new ArrayList<>();
    List<String> action = new ArrayList<>();
    divide(words, own, action);
    Arguments arguments = Arguments.parse(SPEC, own);
    if (action.isEmpty()) {
      return locate(surface, target(arguments), frames);
    }
    VerbWords.Match match = match(withTimeout(action, arguments));
    return performer.perform(match.verb(), prefixed(STAND_IN, match.rest()), target(arguments));
  }

  /// How long to wait is the verb's to heed, wherever it stands.
  private static List<String> withTimeout(List<String> action, Arguments arguments) {
    List<String> words = new ArrayList<>(action);
    List.of("timeout", "timeout-ms").forEach(name -> arguments.value(name).ifPresent(value -> words.add("--" + name + "=" + value)));
    return words;
  }

  /// What the words do with the element they find; empty when they only find it.
  static Optional<Action> action(List<String> words) {
    List<String> own = new ArrayList<>();
    List<String> action = new ArrayList<>();
    divide(words, own, action);
    Arguments arguments = Arguments.parse(SPEC, own);
    return action.isEmpty() ? Optional.empty() : Optional.of(new Action(locator(arguments), match(withTimeout(action, arguments))));
  }

  /// A verb on an element that is found.
  ///
  /// @param locator the element as a surface's member, such as `find.text("Save")`
  record Action(String locator, VerbWords.Match match) {

    Verb verb() {
      return match.verb();
    }

    /// The verb's words, with a target that stands in for the element.
    List<String> words() {
      return prefixed(STAND_IN, match.rest());
    }
  }

  /// KIND, VALUE and the options of `find` are its own, wherever they stand; the rest belongs to the verb.
  private static void divide(List<String> words, List<String> own, List<String> action) {
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      String name = word.split("=", 2)[0];
      Optional<Option> option =
          Stream.concat(SPEC.options().stream(), CommandSpec.COMMON.stream()).filter(known -> name.equals("--" + known.name())).findFirst();
      if (option.isPresent() || own.stream().filter(known -> !known.startsWith("--")).count() < 2) {
        own.add(word);
        if (option.isPresent() && !option.get().value().isEmpty() && !word.contains("=") && i + 1 < words.size()) {
          own.set(own.size() - 1, word + "=" + words.get(++i));
        }
      } else {
        action.add(word);
      }
    }
  }

  private static Target target(Arguments arguments) {
    String value = arguments.operands().get(1);
    boolean exact = arguments.flag("exact");
    return switch (arguments.operands().getFirst()) {
      case "role" ->
          new Target.Role(
              value,
              arguments.value("name").map(name -> TextMatch.of(name, exact)),
              arguments.flag("checked") ? Map.of(Target.RoleState.CHECKED, true) : Map.of(),
              arguments.number("level", 1).map(Long::intValue));
      case "text" -> new Target.Text(TextMatch.of(value, exact));
      case "label" -> new Target.Label(TextMatch.of(value, exact));
      case "placeholder" -> new Target.Placeholder(TextMatch.of(value, exact));
      case "alt" -> new Target.Alt(TextMatch.of(value, exact));
      case "title" -> new Target.Title(TextMatch.of(value, exact));
      case "testid" -> new Target.TestId(value);
      case "css" -> new Target.Css(value);
      case "xpath" -> new Target.XPath(value);
      case "first" -> new Target.Nth(Target.parse(value), 0);
      case "last" -> new Target.Nth(Target.parse(value), -1);
      case "nth" ->
          new Target.Nth(
              Target.parse(value),
              arguments.number("index", Integer.MIN_VALUE).orElseThrow(() -> arguments.wrong("`find nth` needs `--index N`.")).intValue());
      default -> throw arguments.wrong("`find` does not know the kind `%s`.".formatted(arguments.operands().getFirst()));
    };
  }

  private static Answer locate(Surface surface, Target target, FrameVerb frames) {
    int count = Call.await(surface.perform(frames.scoped(surface, new Inspect.Count(target))));
    if (count != 1) {
      // Lets the engine say what is wrong, with its samples, in its own words.
      Call.await(surface.perform(frames.scoped(surface, new Inspect.Text(target, Timeout.ofMillis(0)))));
    }
    Snapshot snapshot =
        Call.await(surface.perform(frames.scoped(surface, new Inspect.TakeSnapshot(new SnapshotOptions(false, false, Integer.MAX_VALUE, Optional.of(target))))));
    Map.Entry<String, Snapshot.Element> found =
        snapshot.refs().entrySet().stream()
            .findFirst()
            .orElseThrow(
                () ->
                    EngineException.notFound("`%s` is on the page, but has no ref: it is hidden from the accessibility tree.".formatted(target))
                        .withHint("Use the selector itself as the target of the next command."));
    Map<String, Object> data = new LinkedHashMap<>();
    data.put("selector", target.toString());
    data.put("element_ref", "@" + found.getKey());
    data.put("ref", found.getKey());
    data.put("role", found.getValue().role());
    data.put("name", found.getValue().name());
    data.put("text", Call.await(surface.perform(frames.scoped(surface, new Inspect.Text(target, Timeout.DEFAULT)))));
    return new Answer(found.getKey(), data);
  }

  /// The same element in JavaScript, where `first`, `last` and `nth` are asked of a locator.
  private static String locator(Arguments arguments) {
    String kind = arguments.operands().getFirst();
    String value = arguments.operands().get(1);
    return switch (kind) {
      case "first", "last" -> "find.css(%s).%s()".formatted(JsonText.line(value), kind);
      case "nth" -> "find.css(%s).nth(%s)".formatted(JsonText.line(value), arguments.value("index").orElse("0"));
      default -> {
        List<String> options = new ArrayList<>();
        arguments.value("name").ifPresent(name -> options.add("name: " + JsonText.line(name)));
        arguments.value("level").ifPresent(level -> options.add("level: " + level));
        List.of("checked", "exact").stream().filter(arguments::flag).forEach(flag -> options.add(flag + ": true"));
        yield "find.%s(%s%s)".formatted(kind, JsonText.line(value), options.isEmpty() ? "" : ", { " + String.join(", ", options) + " }");
      }
    };
  }

  private static VerbWords.Match match(List<String> action) {
    if (action.getFirst().startsWith("-")) {
      // Says that `find` has no such option.
      Arguments.parse(SPEC, List.of("KIND", "VALUE", action.getFirst()));
    }
    return VerbWords.match(action)
        .or(() -> VerbWords.match(prefixed("get", action)))
        .filter(found -> found.verb().positional().stream().anyMatch(param -> param.name().equals("target")))
        .orElseThrow(
            () -> new UsageException("`%s` is not a verb that acts on an element.".formatted(action.getFirst()), "Use one such as `click`, `fill` or `get text`."));
  }

  private static List<String> prefixed(String word, List<String> words) {
    List<String> all = new ArrayList<>();
    all.add(word);
    all.addAll(words);
    return all;
  }
}
