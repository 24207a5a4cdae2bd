package dev.cmux.engine.page.act;

import dev.cmux.engine.modern.platform.ShadowTrees;
import dev.cmux.engine.page.dom.Controls;
import dev.cmux.engine.page.dom.ModalDialog;
import dev.cmux.engine.page.view.Visibility;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;

/// What a pointer in the middle of an element is over. A component fills its place with its shadow tree, so it is something in there: the control,
/// when there is one, or the text field beside buttons. A box around a single control, such as Select2's around its field, is not what a user hits either. Which of several, or what
/// else, only a layout could tell; then it is the element itself.
final class Hit {

  private static final Set<String> BLOCKS = Set.of("block", "flex", "grid");

  private final Visibility visibility = new Visibility();
  private final Optional<DomElement> dialog;

  private Hit(DomElement target) {
    dialog = ModalDialog.around(target);
  }

  static DomElement in(DomElement target) {
    Hit hit = new Hit(target);
    return ShadowTrees.existAround(target) && ShadowTrees.of(target).isPresent() ? hit.inside(target) : hit.filling(target);
  }

  /// The control, or what else a click focuses, that fills the element, by itself or within boxes that are filled in the same way.
  private DomElement filling(DomElement box) {
    DomElement at = Focus.isStop(box, visibility, dialog) ? box : onlyChild(box);
    while (at != null && !Focus.isFocusable(at, visibility, dialog)) {
      at = onlyChild(at);
    }
    return at == null ? box : at;
  }

  private DomElement onlyChild(DomElement box) {
    DomElement only = null;
    for (DomNode child : box.getChildren()) {
      if (child instanceof DomElement element && takesPlace(element)) {
        if (only != null) {
          return null;
        }
        only = element;
      } else if (child instanceof DomText && !child.getNodeValue().isBlank()) {
        return null;
      }
    }
    return only != null && fills(only, box) ? only : null;
  }

  private boolean takesPlace(DomElement element) {
    return visibility.isRendered(element) && (element.hasChildNodes() || !visibility.styles().display(element).equals("inline"));
  }

  /// A box among text is as wide as what is in it, and a block is as wide as the block around it.
  private boolean fills(DomElement element, DomElement box) {
    String around = visibility.styles().display(box);
    return around.startsWith("inline") || around.equals("block") && BLOCKS.contains(visibility.styles().display(element));
  }

  private DomElement inside(DomElement host) {
    DomElement at = host;
    Optional<DomNode> root = ShadowTrees.of(at);
    while (root.isPresent()) {
      List<DomElement> controls = new ArrayList<>();
      collect(root.get(), controls);
      collect(at, controls);
      Optional<DomElement> main = main(controls);
      if (main.isEmpty()) {
        return at;
      }
      at = main.get();
      root = ShadowTrees.of(at);
    }
    return at;
  }

  /// The only control, or the only text field: it is the wide one, and what stands beside it shows its password, clears it or opens a calendar.
  private static Optional<DomElement> main(List<DomElement> controls) {
    List<DomElement> all = controls.size() == 1 ? controls : controls.stream().filter(Controls::isTextField).toList();
    return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
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
