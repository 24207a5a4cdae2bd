package dev.cmux.engine.render;

import java.util.Map;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// A page as it is to be drawn: XHTML whose elements carry what the cascade declared for them, and the pictures it shows.
///
/// Touched by one thread at a time, and drawn once: drawing changes the document.
///
/// @param document elements in lower case, with {@link #declare} for styles; the element to be cut out has the id {@link #TARGET}
/// @param pictures bytes by address; what is missing is not drawn
/// @param width of the window, in CSS pixels
/// @param height of the window, in CSS pixels
public record Drawing(Document document, Map<String, byte[]> pictures, int width, int height) {

  /// The id of the element that the picture is cut to.
  public static final String TARGET = "cmux-target";

  /// Marks a box that stands for the window, for what is fixed to it; its `style` gives its height first in pixels.
  public static final String WINDOW = "data-window";

  private static final String DECLARED = "dev.cmux.declared";

  /// Gives an element what the author declared for it, by property, weakest declaration first.
  public static void declare(Element element, Map<String, String> declared) {
    element.setUserData(DECLARED, declared, null);
  }

  /// What was declared for an element.
  @SuppressWarnings("unchecked")
  public static Map<String, String> declared(Element element) {
    return element.getUserData(DECLARED) instanceof Map<?, ?> map ? (Map<String, String>) map : Map.of();
  }
}
