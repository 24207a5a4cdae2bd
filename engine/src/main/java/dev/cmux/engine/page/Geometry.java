package dev.cmux.engine.page;

import dev.cmux.engine.command.Box;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.htmlunit.html.DomElement;
import org.htmlunit.javascript.host.DOMRect;
import org.htmlunit.javascript.host.Element;
import org.htmlunit.javascript.host.Window;

/// Where elements lie and how they look, as far as HtmlUnit's approximate layout and its cascade know.
final class Geometry {

  /// What is answered when no property is named; the set the cmux CLI answers.
  private static final List<String> COMMON =
      List.of("display", "visibility", "opacity", "color", "background-color", "width", "height", "font-size", "position");

  private Geometry() {}

  static Box box(DomElement element) {
    if (!(element.getScriptableObject() instanceof Element scriptable)) {
      return new Box(0, 0, 0, 0);
    }
    DOMRect rect = scriptable.getBoundingClientRect();
    return new Box(rect.getLeft(), rect.getTop(), rect.getWidth(), rect.getHeight());
  }

  /// Computed values by CSS name; a surface without JavaScript has no computed style to ask.
  static Map<String, String> styles(DomElement element, Optional<String> property) {
    Map<String, String> values = new LinkedHashMap<>();
    if (element.getPage().getEnclosingWindow().getScriptableObject() instanceof Window window) {
      var style = window.getComputedStyle(element.getScriptableObject(), null);
      property.map(List::of).orElse(COMMON).forEach(name -> values.put(name, style.getPropertyValue(name)));
    }
    return values;
  }
}
