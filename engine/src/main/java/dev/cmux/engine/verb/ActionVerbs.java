package dev.cmux.engine.verb;

import static dev.cmux.engine.verb.Param.Kind.FILES;
import static dev.cmux.engine.verb.Param.Kind.FLAG;
import static dev.cmux.engine.verb.Param.Kind.JSON;
import static dev.cmux.engine.verb.Param.Kind.NUMBER;
import static dev.cmux.engine.verb.Param.Kind.TARGET;
import static dev.cmux.engine.verb.Param.Kind.TEXT;
import static dev.cmux.engine.verb.Param.Kind.TEXTS;

import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Interact.Button;
import dev.cmux.engine.command.Interact.Choice;
import dev.cmux.engine.command.Interact.ClickOptions;
import dev.cmux.engine.command.Interact.Modifier;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.error.EngineException;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;

/// What a user does to a page.
final class ActionVerbs {

  private static final Param KEY = Param.of("key", TEXT, "A key such as Enter, a or Control+A.");
  private static final Param BUTTON = Param.choice("button", "Which mouse button: left by default.", Button.values());
  private static final Param MODIFIERS = Param.option("modifiers", TEXTS, "Keys held meanwhile: Alt, Control, Meta, Shift.");
  private static final Param FORCE = Param.option("force", FLAG, "Act at once, without waiting until the element is ready.");

  private ActionVerbs() {}

  static List<Verb> all() {
    return List.of(
        on("click", "Clicks the element.", a -> new Interact.Click(a.target(), click(a), a.timeout()), Param.target(), BUTTON, MODIFIERS, FORCE, Param.timeout()),
        on("dblclick", "Clicks the element twice.", a -> new Interact.Dblclick(a.target(), click(a), a.timeout()),
            Param.target(), BUTTON, MODIFIERS, FORCE, Param.timeout()),
        on("hover", "Moves the pointer onto the element.", a -> new Interact.Hover(a.target(), a.timeout()), Param.target(), Param.timeout()),
        on("focus", "Gives the element the keyboard focus.", a -> new Interact.Focus(a.target(), a.timeout()), Param.target(), Param.timeout()),
        on("fill", "Replaces the value of a field.", a -> new Interact.Fill(a.target(), a.textUnlessLeftOut("text").orElse(""), a.timeout()),
            Param.target(), Param.of("text", TEXT, "The new value; empty clears the field.").optional(), Param.timeout()),
        on("type", "Types text key by key, behind what is there.", a -> new Interact.Type(a.target(), a.text("text"), a.timeout()),
            Param.target(), Param.of("text", TEXT, "What to type."), Param.timeout()),
        on("press", "Presses a key, on the element or on whatever has the focus.", ActionVerbs::press,
            Param.of("targetOrKey", TARGET, "The element; or the key, when nothing follows."), KEY.optional(), Param.timeout()),
        on("keydown", "Presses a key and holds it.", a -> new Interact.Keydown(a.text("key"), a.timeout()), KEY, Param.timeout()),
        on("keyup", "Releases a held key.", a -> new Interact.Keyup(a.text("key"), a.timeout()), KEY, Param.timeout()),
        on("select", "Selects options of a drop-down list.",
            a -> new Interact.Select(a.target(), choices(a), a.timeout()),
            Param.target(),
            Param.of("values", JSON, "One value or label, or several; or `{value}`, `{label}` or `{index}`, from 0."),
            Param.timeout()).answering("string[]"),
        on("check", "Checks a check box or radio button.", a -> new Interact.Check(a.target(), a.timeout()), Param.target(), Param.timeout()),
        on("uncheck", "Unchecks a check box.", a -> new Interact.Uncheck(a.target(), a.timeout()), Param.target(), Param.timeout()),
        on("scroll", "Scrolls the page, or an element that scrolls.",
            a -> new Interact.Scroll(a.optionalTarget("selector"), a.number("dx", 0), a.number("dy", 0), a.timeout()),
            Param.option("selector", TARGET, "What scrolls: the page by default."),
            Param.option("dx", NUMBER, "CSS pixels to the right."),
            Param.option("dy", NUMBER, "CSS pixels down."),
            Param.timeout()),
        on("scrollIntoView", "Scrolls the element into view.", a -> new Interact.ScrollIntoView(a.target(), a.timeout()), Param.target(), Param.timeout()),
        on("upload", "Puts files into a file field.", a -> new Interact.Upload(a.target(), a.files("files"), a.timeout()),
            Param.target(), Param.of("files", FILES, "One file or several; none empties the field."), Param.timeout()),
        on("submit", "Submits a form as its default button would.", a -> new Interact.Submit(a.target(), a.timeout()), Param.target(), Param.timeout()),
        on("drag", "Drags one element onto another.", a -> new Interact.Drag(a.target(), a.target("to"), a.timeout()),
            Param.target(), Param.of("to", TARGET, "Where it is dropped."), Param.timeout()));
  }

  private static Verb on(String name, String help, Function<Arguments, Command<?>> command, Param... params) {
    return new Verb(name, help, List.of(params), false, true, command);
  }

  private static ClickOptions click(Arguments a) {
    Set<Modifier> modifiers = new TreeSet<>();
    if (a.has("modifiers")) {
      a.texts("modifiers").forEach(name -> modifiers.add(modifier(name)));
    }
    return new ClickOptions(a.choice("button", Button.class, Button.LEFT), modifiers, a.flag("force", false));
  }

  private static List<Choice> choices(Arguments a) {
    Object given = a.json("values");
    return (given instanceof List<?> list ? list : Collections.singletonList(given)).stream().map(ActionVerbs::choice).toList();
  }

  private static Choice choice(Object given) {
    return switch (given) {
      case String text -> new Choice.ByText(text);
      case Number number -> new Choice.ByText(number.toString());
      case Map<?, ?> map when map.size() == 1 && map.get("value") instanceof String value -> new Choice.ByValue(value);
      case Map<?, ?> map when map.size() == 1 && map.get("label") instanceof String label -> new Choice.ByLabel(label);
      case Map<?, ?> map when map.size() == 1 && map.get("index") instanceof Number index && index.doubleValue() == index.intValue() ->
          new Choice.ByIndex(index.intValue());
      case null, default ->
          throw EngineException.invalidParams("`values` must name options, but is %s.".formatted(Arguments.show(given)))
              .withHint("Give a value or a label, `{\"value\": \"m\"}`, `{\"label\": \"Medium\"}` or `{\"index\": 1}`, or a list of them.");
    };
  }

  private static Modifier modifier(String name) {
    try {
      return Modifier.valueOf(name.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw EngineException.invalidParams("`%s` is not a modifier key.".formatted(name)).withHint("Use Alt, Control, Meta or Shift.");
    }
  }

  /// `press(key)` goes to whatever has the focus, `press(target, key)` to an element.
  private static Command<?> press(Arguments a) {
    Optional<String> key = a.optionalText("key");
    Optional<Target> target = key.map(ignored -> a.target("targetOrKey"));
    return new Interact.Press(target, key.orElseGet(() -> a.text("targetOrKey")), a.timeout());
  }
}
