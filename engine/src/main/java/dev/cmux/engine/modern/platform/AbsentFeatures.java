package dev.cmux.engine.modern.platform;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmlunit.corejs.javascript.EcmaError;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;

/// Which feature of browsers, absent here, a page's error comes from.
///
/// A failing script names what it did to a value, seldom where it had the value from: `navigator.serviceWorker.register(…)` fails with
/// "Cannot call method "register" of undefined". So reads of absent names are noted as they happen, and errors are held against the notes.
final class AbsentFeatures {

  private static final AbsentNames NAMES = AbsentNames.all();

  /// The sentences of the page engine (5.5.0, `Messages.properties`) that tell of something that is not there.
  private static final Pattern UNDEFINED_NAME = Pattern.compile("\"(\\w+)\" is not defined");
  private static final Pattern NO_FUNCTION = Pattern.compile("Cannot find function (\\w+)");
  private static final Pattern OF_NOTHING = Pattern.compile("Cannot (?:call method|read property|set property) \"(\\w+)\" (?:of|from) (?:undefined|null)");
  private static final Pattern NOTHING_CALLED = Pattern.compile("it is undefined|value undefined is not|non-object|undefined to an object");

  private record Note(String place, String name, String source, int line) {
    String feature() {
      return switch (place) {
        case "global", "window" -> name;
        case "canvas" -> "canvas.getContext('" + name + "')";
        default -> place + "." + name;
      };
    }
  }

  private final Map<String, Note> notes = new LinkedHashMap<>();

  /// Takes off objects what the engine only has the name of. Its interfaces are not made in the first place.
  static void takeAway(String place, ScriptableObject... owners) {
    for (String name : NAMES.names(place)) {
      for (ScriptableObject owner : owners) {
        owner.delete(name);
      }
    }
  }

  /// Puts an object behind a prototype that notes which of the absent names are looked for. `in` still says no.
  void watch(ScriptableObject prototype, String... places) {
    ScriptableObject watch = new Watch(places);
    watch.setParentScope(prototype.getParentScope());
    watch.setPrototype(prototype.getPrototype());
    prototype.setPrototype(watch);
  }

  /// A page asked for something that is absent.
  void asked(String place, String name) {
    if (NAMES.uses(place, name).isPresent()) {
      EcmaError here = ScriptRuntime.typeError("");
      Note note = new Note(place, name, String.valueOf(here.sourceName()), here.lineNumber());
      notes.remove(name);
      notes.put(name, note);
    }
  }

  /// The absent feature that an error with this message, thrown at this place, is about.
  Optional<String> behind(String message, String source, int line) {
    Matcher undefinedName = UNDEFINED_NAME.matcher(message);
    if (undefinedName.find()) {
      String name = undefinedName.group(1);
      return Optional.of(name).filter(n -> NAMES.globals().contains(n) || NAMES.uses("window", n).isPresent());
    }
    Matcher noFunction = NO_FUNCTION.matcher(message);
    if (noFunction.find()) {
      String name = noFunction.group(1);
      return NAMES.method(name).or(() -> Optional.ofNullable(notes.get(name)).map(Note::feature));
    }
    Matcher ofNothing = OF_NOTHING.matcher(message);
    if (ofNothing.find()) {
      return last(note -> NAMES.uses(note.place(), note.name()).orElseThrow().contains(ofNothing.group(1)));
    }
    if (NOTHING_CALLED.matcher(message).find()) {
      return last(note -> note.source().equals(source) && note.line() == line);
    }
    // Libraries that draw say so themselves: "Error creating WebGL context."
    String said = message.toLowerCase(Locale.ROOT);
    return last(note -> note.place().equals("canvas") && said.contains(note.name()));
  }

  private Optional<String> last(Predicate<Note> fits) {
    return notes.values().stream().filter(fits).reduce((earlier, later) -> later).map(Note::feature);
  }

  private final class Watch extends ScriptableObject {

    private static final long serialVersionUID = 1L;

    private final String[] places;

    Watch(String... places) {
      this.places = places;
    }

    @Override
    public String getClassName() {
      return "Object";
    }

    @Override
    public Object get(String name, Scriptable start) {
      for (String place : places) {
        asked(place, name);
      }
      return super.get(name, start);
    }
  }
}
