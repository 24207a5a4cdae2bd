package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.List;
import org.htmlunit.corejs.javascript.DeferredMembers;
import org.jspecify.annotations.Nullable;

/// Something on the objects of a window that a part of the platform puts there. Immutable and shared.
///
/// @param owner the interface or class; none for a global
/// @param name nothing for all of the interface
record Place(On on, @Nullable String owner, String name, DeferredMembers.Name key) {

  /// Which object has it.
  enum On {
    WINDOW,
    PROTOTYPE,
    CONSTRUCTOR
  }

  private static final String ALL = "*";

  /// Reads `fetch Element#closest matches Promise.allSettled Range#*`: a name after a member is one more member of the same.
  static List<Place> read(String text) {
    List<Place> places = new ArrayList<>();
    On on = On.WINDOW;
    String owner = null;
    for (String word : text.split(" ")) {
      if (word.isEmpty()) {
        continue;
      }
      int mark = Math.max(word.indexOf('#'), word.indexOf('.'));
      if (mark >= 0) {
        on = word.charAt(mark) == '#' ? On.PROTOTYPE : On.CONSTRUCTOR;
        owner = word.substring(0, mark);
      }
      String name = word.substring(mark + 1);
      places.add(new Place(on, owner, name, new DeferredMembers.Name(name)));
    }
    return List.copyOf(places);
  }

  boolean isGlobal() {
    return on == On.WINDOW;
  }

  boolean isWholeInterface() {
    return name.equals(ALL);
  }

  @Override
  public String toString() {
    return switch (on) {
      case WINDOW -> name;
      case PROTOTYPE -> owner + "#" + name;
      case CONSTRUCTOR -> owner + "." + name;
    };
  }
}
