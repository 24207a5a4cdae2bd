package dev.cmux.engine.page.aria;

import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.Labels;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.htmlunit.html.DomElement;

/// The accessible names and descriptions of elements (Accessible Name and Description Computation 1.2 with HTML-AAM's
/// part for each element; see docs/snapshot.md for where browsers and we differ from the text).
///
/// White space in a name is collapsed; non-breaking spaces are kept.
public final class AccessibleNames {

  /// Roles on which WAI-ARIA does not allow a name given by the author.
  private static final Set<String> UNNAMED =
      Set.of(
          "caption", "code", "definition", "deletion", "emphasis", "generic", "insertion", "mark", "none", "paragraph",
          "strong", "subscript", "suggestion", "superscript", "term", "time");

  private final Look look;
  private final Map<DomElement, String> names = new IdentityHashMap<>();
  private final Map<DomElement, String> given = new IdentityHashMap<>();

  AccessibleNames(Look look) {
    this.look = look;
  }

  /// The name of the element; empty when it has none. A `title` names any element.
  public String of(DomElement element) {
    String known = names.get(element);
    if (known == null) {
      known = UNNAMED.contains(look.roles().of(element)) ? tooltip(element) : NameComputation.name(element, look);
      names.put(element, known);
    }
    return known;
  }

  /// The name that the author gave to an element whose content does not name it: by `aria-labelledby`, `aria-label`
  /// or `title`.
  String given(DomElement element) {
    String known = given.get(element);
    if (known == null) {
      given.put(element, "");
      known = NameComputation.givenName(element, look);
      given.put(element, known);
    }
    return known;
  }

  private static String tooltip(DomElement element) {
    return NameComputation.collapse(NameComputation.title(element));
  }

  /// The description: `aria-describedby`, else `aria-description`, else what HTML gives (HTML-AAM, 4.1), else a `title`; none of the last
  /// two when it is the name already.
  public String description(DomElement element) {
    List<String> parts = new ArrayList<>();
    for (DomElement referenced : Labels.referenced(element, "aria-describedby")) {
      parts.add(NameComputation.referencedText(referenced, look));
    }
    String description = NameComputation.collapse(String.join(" ", parts));
    if (description.isEmpty()) {
      description = NameComputation.collapse(element.getAttribute("aria-description"));
    }
    if (description.isEmpty()) {
      description = nativeDescription(element);
    }
    if (description.isEmpty()) {
      String title = tooltip(element);
      description = title.equals(of(element)) ? "" : title;
    }
    return description;
  }

  /// The caption or summary of a table, the value of a button, the description and title of a drawing: the first that is not the name.
  private String nativeDescription(DomElement element) {
    List<String> texts =
        switch (FlatTree.tag(element)) {
          case "table" -> List.of(child(element, "caption"), element.getAttribute("summary"));
          case "input" -> look.roles().of(element).equals("button") ? List.of(element.getAttribute("value")) : List.<String>of();
          case "svg" -> List.of(child(element, "desc"), child(element, "title"));
          default -> List.<String>of();
        };
    String name = of(element);
    return texts.stream().map(NameComputation::collapse).filter(text -> !text.isEmpty() && !text.equals(name)).findFirst().orElse("");
  }

  private String child(DomElement parent, String tag) {
    for (DomElement child : parent.getChildElements()) {
      if (FlatTree.tag(child).equals(tag)) {
        return NameComputation.referencedText(child, look);
      }
    }
    return "";
  }
}
