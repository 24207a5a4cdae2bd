package dev.cmux.engine.page.act;

import dev.cmux.engine.modern.platform.ShadowTrees;
import dev.cmux.engine.page.view.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;

/// What a pointer in the middle of an element is over. A component fills its place with its shadow tree, so it is something in there: the control,
/// when there is one. Which of several, or what else, only a layout could tell; then it is the element itself.
final class Hit {

  private final Visibility visibility = new Visibility();
  private final Optional<DomElement> dialog;

  private Hit(DomElement target) {
    dialog = Dialogue.open(target);
  }

  static DomElement in(DomElement target) {
    return ShadowTrees.existAround(target) && ShadowTrees.of(target).isPresent() ? new Hit(target).inside(target) : target;
  }

  private DomElement inside(DomElement host) {
    DomElement at = host;
    Optional<DomNode> root = ShadowTrees.of(at);
    while (root.isPresent()) {
      List<DomElement> controls = new ArrayList<>();
      collect(root.get(), controls);
      collect(at, controls);
      if (controls.size() != 1) {
        return at;
      }
      at = controls.getFirst();
      root = ShadowTrees.of(at);
    }
    return at;
  }

  private void collect(DomNode tree, List<DomElement> controls) {
    for (DomElement element : tree.getDomElementDescendants()) {
      if (Focus.isStop(element, visibility, dialog)) {
        controls.add(element);
      } else {
        ShadowTrees.of(element).ifPresent(root -> collect(root, controls));
      }
    }
  }
}
