package dev.cmux.engine.page.aria;

import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.Labels;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;

/// Which elements of a document belong to another one than their parent (`aria-owns`). The first owner counts;
/// nothing can own what it stands in.
final class Ownership {

  private final Map<DomElement, DomElement> owners = new IdentityHashMap<>();
  private final Map<DomElement, List<DomElement>> owned = new IdentityHashMap<>();

  static Ownership in(DomNode document) {
    Ownership ownership = new Ownership();
    for (DomNode at = FlatTree.firstChild(document); at != null; at = FlatTree.next(at, document)) {
      if (at instanceof DomElement owner && owner.hasAttribute("aria-owns")) {
        for (DomElement element : Labels.referenced(owner, "aria-owns")) {
          ownership.add(owner, element);
        }
      }
    }
    return ownership;
  }

  private void add(DomElement owner, DomElement element) {
    if (!owners.containsKey(element) && !reaches(owner, element)) {
      owners.put(element, owner);
      owned.computeIfAbsent(owner, unused -> new ArrayList<>()).add(element);
    }
  }

  /// Whether going up from `from`, by owners where there are any, leads to `to`.
  private boolean reaches(DomElement from, DomElement to) {
    for (DomElement at = from; at != null; at = owners.containsKey(at) ? owners.get(at) : FlatTree.parent(at)) {
      if (at == to) {
        return true;
      }
    }
    return false;
  }

  /// Whether the element is told where its owner is.
  boolean isOwned(DomElement element) {
    return owners.containsKey(element);
  }

  /// What the element owns, in the order in which it names them.
  List<DomElement> of(DomElement owner) {
    return owned.getOrDefault(owner, List.of());
  }
}
