package dev.cmux.engine.page.dom;

import dev.cmux.engine.modern.platform.FormTree;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;

/// Which `<label>` elements belong to which controls, gathered once for a look.
public final class Labels {

  private final Map<DomNode, Map<DomElement, List<DomElement>>> byDocument = new IdentityHashMap<>();

  /// The labels of a control, in document order; empty when it has none.
  public List<DomElement> of(DomElement control) {
    return byDocument.computeIfAbsent(control.getPage(), Labels::gather).getOrDefault(control, List.of());
  }

  /// The control a `<label>` is for, or null.
  public static DomElement control(DomElement label) {
    if (label.hasAttribute("for")) {
      DomElement control = FlatTree.byId(label, label.getAttribute("for"));
      return control != null && FormTree.isLabelable(control) ? control : null;
    }
    for (DomNode at = FlatTree.firstChild(label); at != null; at = FlatTree.next(at, label)) {
      if (at instanceof DomElement element && FormTree.isLabelable(element)) {
        return element;
      }
    }
    return null;
  }

  /// The elements that an attribute such as `aria-labelledby` refers to, those that exist.
  public static List<DomElement> referenced(DomElement element, String attribute) {
    String ids = element.getAttribute(attribute);
    if (ids.isBlank()) {
      return List.of();
    }
    List<DomElement> found = new ArrayList<>();
    for (String id : ids.strip().split("\\s+")) {
      DomElement target = FlatTree.byId(element, id);
      if (target != null && !found.contains(target)) {
        found.add(target);
      }
    }
    return found;
  }

  private static Map<DomElement, List<DomElement>> gather(DomNode document) {
    Map<DomElement, List<DomElement>> labels = new IdentityHashMap<>();
    for (DomNode at = FlatTree.firstChild(document); at != null; at = FlatTree.next(at, document)) {
      if (at instanceof DomElement element && FlatTree.tag(element).equals("label")) {
        DomElement control = control(element);
        if (control != null) {
          labels.computeIfAbsent(control, unused -> new ArrayList<>()).add(element);
        }
      }
    }
    return labels;
  }
}
