package dev.cmux.engine.page.aria;

import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.Labels;
import dev.cmux.engine.page.style.GeneratedContent;
import dev.cmux.engine.page.style.UserAgentStyles;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;

/// One run of the accessible name computation; the steps are named as in Accessible Name 1.2, section 4.3.2.
public final class NameComputation {

  private static final Set<String> FROM_CONTENT =
      Set.of(
          "button", "cell", "checkbox", "columnheader", "comment", "gridcell", "heading", "link", "menuitem",
          "menuitemcheckbox", "menuitemradio", "option", "radio", "row", "rowheader", "switch", "tab", "tooltip",
          "treeitem");

  private static final Set<String> NEVER_TEXT = Set.of("script", "style", "template", "noscript");

  /// How the computation came to a node.
  ///
  /// @param nested the name of something else is being computed
  /// @param byReference inside what `aria-labelledby` or `aria-describedby` refers to
  /// @param byLabel inside a native label
  /// @param hiddenToo the root of the reference is hidden, so everything in it counts
  private record Way(boolean nested, boolean byReference, boolean byLabel, boolean hiddenToo) {
    static final Way START = new Way(false, false, false, false);

    Way down() {
      return nested ? this : new Way(true, byReference, byLabel, hiddenToo);
    }
  }

  private final Look look;
  private final Set<DomElement> visited = Collections.newSetFromMap(new IdentityHashMap<>());

  private NameComputation(Look look) {
    this.look = look;
  }

  /// The name of an element by all steps.
  static String name(DomElement element, Look look) {
    return collapse(new NameComputation(look).compute(element, Way.START));
  }

  /// The name by `aria-labelledby`, `aria-label` and `title` alone.
  static String givenName(DomElement element, Look look) {
    NameComputation computation = new NameComputation(look);
    computation.visited.add(element);
    String name = collapse(computation.labelledBy(element, Way.START));
    if (name.isEmpty()) {
      name = collapse(element.getAttribute("aria-label"));
    }
    return name.isEmpty() ? collapse(title(element)) : name;
  }

  /// The text of an element that another one refers to.
  static String referencedText(DomElement element, Look look) {
    return collapse(
        new NameComputation(look).compute(element, new Way(true, true, false, look.aria().isHidden(element))));
  }

  /// Collapses ASCII white space.
  public static String collapse(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean gap = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (isSpace(c)) {
        gap = !out.isEmpty();
      } else {
        if (gap) {
          out.append(' ');
        }
        gap = false;
        out.append(c);
      }
    }
    return out.toString();
  }

  private static boolean isBlank(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isSpace(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  private String compute(DomElement element, Way way) {
    String tag = FlatTree.tag(element);
    if (NEVER_TEXT.contains(tag) || !visited.add(element)) {
      return "";
    }
    // 2A, hidden and not referenced: text that is visible again inside a `visibility: hidden` element still counts.
    if (!way.hiddenToo() && way.nested()) {
      if (look.aria().isExcluded(element)) {
        return "";
      }
      if (look.aria().isHidden(element)) {
        return content(element, way);
      }
    }
    // 2B, labelled by.
    if (!way.byReference()) {
      String text = labelledBy(element, way);
      if (!isBlank(text)) {
        return text;
      }
    }
    String role = look.roles().of(element);
    // 2C, embedded control.
    if (way.nested()) {
      String value = EmbeddedControls.value(element, role, look);
      if (value != null) {
        return value;
      }
    }
    // 2D, the label attribute.
    String label = element.getAttribute("aria-label");
    if (!isBlank(label)) {
      return label;
    }
    // 2E, the host language's label.
    if (!role.equals("none")) {
      String text = nativeLabel(element, tag, way);
      if (!isBlank(text)) {
        return text;
      }
    }
    // 2F, from content; 2H, from the content of what is inside something that is named from content.
    if (way.nested() && !isNestedWidget(role) || FROM_CONTENT.contains(role) || tag.equals("summary")) {
      String text = content(element, way.down());
      if (!isBlank(text)) {
        return text;
      }
    }
    // 2I, tooltip.
    return title(element);
  }

  /// Lists of choices inside a name contribute what is chosen, not everything there is to choose from.
  private static boolean isNestedWidget(String role) {
    return switch (role) {
      case "menu", "menubar", "tree", "grid", "treegrid", "tablist" -> true;
      default -> false;
    };
  }

  private String labelledBy(DomElement element, Way way) {
    List<DomElement> referenced = Labels.referenced(element, labelledByAttribute(element));
    if (referenced.isEmpty()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    for (DomElement target : referenced) {
      // An element may refer to itself, to combine its own label with another text.
      boolean self = target == element && visited.remove(element);
      parts.add(compute(target, new Way(!self || way.nested(), true, false, look.aria().isHidden(target))));
    }
    return String.join(" ", parts);
  }

  /// Browsers know a misspelling too; of both, the first one written counts.
  private static String labelledByAttribute(DomElement element) {
    if (!element.hasAttribute("aria-labeledby")) {
      return "aria-labelledby";
    }
    for (String attribute : element.getAttributesMap().keySet()) {
      if (attribute.equals("aria-labelledby") || attribute.equals("aria-labeledby")) {
        return attribute;
      }
    }
    return "aria-labeledby";
  }

  private String nativeLabel(DomElement element, String tag, Way way) {
    if (UserAgentStyles.isSvg(element)) {
      return childText(element, "title", way);
    }
    return switch (tag) {
      case "input" -> input(element, way);
      case "textarea" -> firstFilled(labels(element, way), title(element), placeholder(element));
      case "select", "output", "meter", "progress", "button" -> labels(element, way);
      case "fieldset" -> childText(element, "legend", way);
      case "figure" -> childText(element, "figcaption", way);
      case "table" -> firstFilled(childText(element, "caption", way), element.getAttribute("summary"));
      case "img", "area" -> element.getAttribute("alt");
      case "option", "optgroup" -> element.getAttribute("label");
      default -> "";
    };
  }

  private String input(DomElement input, Way way) {
    String labels = labels(input, way);
    return switch (input.getAttribute("type").strip().toLowerCase(Locale.ROOT)) {
      case "hidden" -> "";
      case "submit" -> firstFilled(labels, input.getAttribute("value"), title(input), "Submit");
      case "reset" -> firstFilled(labels, input.getAttribute("value"), title(input), "Reset");
      case "button" -> firstFilled(labels, input.getAttribute("value"), title(input));
      case "image" -> firstFilled(labels, input.getAttribute("alt"), title(input), "Submit");
      case "file" -> firstFilled(labels, title(input), "Choose File");
      case "checkbox", "radio", "range", "color", "date", "datetime-local", "month", "time", "week" ->
          firstFilled(labels, title(input));
      default -> firstFilled(labels, title(input), placeholder(input));
    };
  }

  /// The tooltip; links in drawings may have theirs in XLink's attribute.
  static String title(DomElement element) {
    return UserAgentStyles.isSvg(element) && !element.hasAttribute("title")
        ? element.getAttribute("xlink:title")
        : element.getAttribute("title");
  }

  private static String placeholder(DomElement element) {
    return firstFilled(element.getAttribute("placeholder"), element.getAttribute("aria-placeholder"));
  }

  private static String firstFilled(String... texts) {
    for (String text : texts) {
      if (!isBlank(text)) {
        return text;
      }
    }
    return "";
  }

  /// The texts of the `<label>` elements of a control.
  private String labels(DomElement control, Way way) {
    if (way.byLabel()) {
      return "";
    }
    List<String> parts = new ArrayList<>();
    for (DomElement label : look.labels().of(control)) {
      parts.add(compute(label, new Way(true, false, true, look.aria().isHidden(label))));
    }
    return String.join(" ", parts);
  }

  /// The text of the first child of that kind, which labels its parent.
  private String childText(DomElement parent, String tag, Way way) {
    for (DomElement child : parent.getChildElements()) {
      if (FlatTree.tag(child).equals(tag)) {
        // The title of a drawing is never rendered and counts nevertheless.
        boolean hiddenToo = way.hiddenToo() || UserAgentStyles.isSvg(child) || look.aria().isHidden(child);
        return compute(child, new Way(true, way.byReference(), true, hiddenToo));
      }
    }
    return "";
  }

  private String content(DomElement element, Way way) {
    StringBuilder out = new StringBuilder();
    boolean shown = way.hiddenToo() || !look.aria().isHidden(element) && look.visibility().showsText(element);
    if (shown) {
      out.append(GeneratedContent.text(element, "before", look.styles()));
    }
    for (DomNode child = FlatTree.firstChild(element); child != null; child = FlatTree.nextSibling(child)) {
      if (child instanceof DomText text) {
        if (shown) {
          out.append(text.getData());
        }
      } else if (child instanceof DomElement inner) {
        append(inner, way, out);
      }
    }
    for (DomElement owned : Labels.referenced(element, "aria-owns")) {
      append(owned, way, out);
    }
    if (shown) {
      out.append(GeneratedContent.text(element, "after", look.styles()));
    }
    return out.toString();
  }

  /// Whatever is not inline in the text stands apart from it.
  private void append(DomElement inner, Way way, StringBuilder out) {
    if (!way.hiddenToo() && look.aria().isExcluded(inner)) {
      return;
    }
    String text = compute(inner, way.down());
    String display = look.styles().display(inner);
    boolean apart = FlatTree.tag(inner).equals("br") || !display.equals("inline") && !display.equals("contents");
    if (apart) {
      out.append(' ').append(text).append(' ');
    } else {
      out.append(text);
    }
  }
}
