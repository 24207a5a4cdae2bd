package dev.cmux.engine.page.style;

import dev.cmux.engine.page.dom.FlatTree;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.htmlunit.html.DomElement;

/// The computed values of the properties that decide what is shown, for one pass over a document.
///
/// Values are kept for the life of this object: make a new one for each look at the page. An author's
/// `display` wins over the `hidden` attribute, as in browsers. Without style sheets (`css: false`) the
/// `style` and `hidden` attributes still count.
public final class Styles {

  private static final Set<String> BLOCKIFYING = Set.of("flex", "inline-flex", "grid", "inline-grid");

  private static final Map<String, String> INITIAL =
      Map.of("visibility", "visible", "white-space", "normal", "text-transform", "none");

  private final Cascade cascade;
  private final Map<DomElement, Map<String, String>> declared = new IdentityHashMap<>();

  public Styles() {
    this(new Cascade());
  }

  public Styles(Cascade cascade) {
    this.cascade = cascade;
  }

  /// What was declared for the property in the author's words, lower case; empty when nothing was.
  public String declared(DomElement element, String property) {
    Map<String, String> values = declared.computeIfAbsent(element, at -> inLowerCase(cascade.showing(at, "")));
    String value = values.get(property);
    return value != null ? value : values.getOrDefault("all", "");
  }

  /// The computed `display`: what is taken out of the flow, and what is in a flexible box or grid, is no inline box (CSS Display 3, 2.7).
  public String display(DomElement element) {
    String value = ownDisplay(element);
    return switch (value) {
      case "inline", "inline-block" -> isBlockified(element) ? "block" : value;
      case "inline-flex", "inline-grid", "inline-table" -> isBlockified(element) ? value.substring("inline-".length()) : value;
      default -> value;
    };
  }

  private boolean isBlockified(DomElement element) {
    switch (declared(element, "position")) {
      case "absolute", "fixed" -> {
        return true;
      }
      default -> {}
    }
    switch (declared(element, "float")) {
      case "left", "right", "inline-start", "inline-end" -> {
        return true;
      }
      default -> {}
    }
    DomElement parent = FlatTree.parent(element);
    while (parent != null && ownDisplay(parent).equals("contents")) {
      parent = FlatTree.parent(parent);
    }
    return parent != null && BLOCKIFYING.contains(ownDisplay(parent));
  }

  /// The `display` by the cascade alone.
  private String ownDisplay(DomElement element) {
    String value = declared(element, "display");
    return switch (value) {
      case "", "revert", "revert-layer" -> UserAgentStyles.display(element);
      case "initial", "unset" -> "inline";
      case "inherit" -> parentDisplay(element);
      default -> value;
    };
  }

  private String parentDisplay(DomElement element) {
    DomElement parent = FlatTree.parent(element);
    return parent == null ? "block" : display(parent);
  }

  /// The computed `visibility`: `visible`, `hidden` or `collapse`.
  public String visibility(DomElement element) {
    String value = inherited(element, "visibility");
    return value.isEmpty() ? "visible" : value;
  }

  /// The computed `white-space`, the defaults of `pre` and `textarea` included.
  public String whiteSpace(DomElement element) {
    for (DomElement at = element; at != null; at = FlatTree.parent(at)) {
      String value = own(at, "white-space");
      if (value.isEmpty()) {
        value = UserAgentStyles.of(at, "white-space");
      }
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "normal";
  }

  /// Whether no space of the element's text collapses.
  public boolean keepsSpaces(DomElement element) {
    return switch (whiteSpace(element)) {
      case "pre", "pre-wrap", "break-spaces" -> true;
      default -> false;
    };
  }

  /// The computed `text-transform`.
  public String textTransform(DomElement element) {
    String value = inherited(element, "text-transform");
    return value.isEmpty() ? "none" : value;
  }

  /// The declared `content` of `::before` or `::after` as it was written, unless the pseudo-element is not shown.
  public Optional<String> content(DomElement element, String pseudo) {
    Map<String, String> values = inLowerCase(cascade.showing(element, pseudo));
    boolean shown = !"none".equals(values.get("display")) && !"hidden".equals(values.get("visibility"));
    return shown ? Optional.ofNullable(values.get("content")) : Optional.empty();
  }

  private String inherited(DomElement element, String property) {
    for (DomElement at = element; at != null; at = FlatTree.parent(at)) {
      String value = own(at, property);
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  /// The element's own value of an inherited property; empty when it takes its parent's.
  private String own(DomElement element, String property) {
    return switch (declared(element, property)) {
      case "inherit", "unset", "revert", "revert-layer" -> "";
      case "initial" -> INITIAL.get(property);
      case String value -> value;
    };
  }

  private static Map<String, String> inLowerCase(Map<String, String> values) {
    values.replaceAll((property, value) -> property.equals("content") ? value : value.toLowerCase(Locale.ROOT));
    return values.isEmpty() ? Map.of() : values;
  }
}
