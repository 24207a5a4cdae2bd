package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.htmlunit.corejs.javascript.DeferredMembers;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.jspecify.annotations.Nullable;

/// The parts of the platform in one window: each runs once, at the first touch of one of its places, and finds there what the engine has.
final class Parts {

  private record Deferral(PlatformScript part, Place place) {}

  private static final DeferredMembers.Name CONSTRUCTOR = new DeferredMembers.Name("constructor");
  private static final List<Deferral> GLOBALS = new ArrayList<>();
  private static final Map<String, PlatformScript> DEFINING = new HashMap<>();
  private static final Map<String, List<Deferral>> OWNED = new LinkedHashMap<>();

  static {
    for (PlatformScript part : PlatformScript.values()) {
      for (Place place : part.places()) {
        List<Deferral> same = place.isGlobal() ? GLOBALS : OWNED.computeIfAbsent(place.owner(), owner -> new ArrayList<>());
        same.add(new Deferral(part, place));
        if (place.isGlobal()) {
          DEFINING.put(place.name(), part);
        }
      }
    }
  }

  private final HostWindow window;
  private final Map<PlatformScript, DeferredMembers> members = new EnumMap<>(PlatformScript.class);

  Parts(HostWindow window, Consumer<PlatformScript> run) {
    this.window = window;
    for (PlatformScript part : PlatformScript.values()) {
      members.put(part, new DeferredMembers(() -> run.accept(part)));
    }
  }

  /// Puts every place where it belongs: at once, or with the interface that has it.
  void define() {
    for (Deferral global : GLOBALS) {
      String name = global.place().name();
      boolean isInterface = window.offers(name) || Character.isUpperCase(name.charAt(0));
      members.get(global.part()).add(window, global.place().key(), isInterface ? ScriptableObject.DONTENUM : ScriptableObject.EMPTY);
    }
    OWNED.forEach(
        (owner, deferrals) -> {
          if (!window.knows(owner) && ScriptableObject.getProperty(window, owner) instanceof ScriptableObject constructor) {
            deferrals.forEach(deferral -> define(deferral, constructor, ScriptableObject.DONTENUM));
          }
        });
    window.watchInterfaces(this::define);
  }

  private void define(String owner, ScriptableObject prototype) {
    PlatformScript defining = DEFINING.get(owner);
    if (defining != null) {
      // An object that the engine made may be the first to lead a script to a constructor: `new event.constructor(event.type, event)`.
      members.get(defining).add(prototype, CONSTRUCTOR, ScriptableObject.DONTENUM);
    }
    for (Deferral deferral : OWNED.getOrDefault(owner, List.of())) {
      if (deferral.place().isWholeInterface()) {
        load(deferral.part());
      } else if (deferral.place().on() == Place.On.PROTOTYPE) {
        members.get(deferral.part()).add(prototype, deferral.place().key(), ScriptableObject.EMPTY);
      } else {
        members.get(deferral.part()).add(window.constructor(owner), deferral.place().key(), ScriptableObject.EMPTY);
      }
    }
  }

  /// A class of the language.
  private void define(Deferral deferral, ScriptableObject constructor, int attributes) {
    ScriptableObject target =
        deferral.place().on() == Place.On.CONSTRUCTOR ? constructor : (ScriptableObject) ScriptableObject.getProperty(constructor, "prototype");
    members.get(deferral.part()).add(target, deferral.place().key(), attributes);
  }

  /// The part that defines a global.
  static @Nullable PlatformScript defining(String name) {
    return DEFINING.get(name);
  }

  /// Runs a part, unless it has run.
  void load(PlatformScript part) {
    members.get(part).make();
  }

  /// Whether a part has run.
  boolean has(PlatformScript part) {
    return members.get(part).isMade();
  }
}
