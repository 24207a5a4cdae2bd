package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.htmlunit.SgmlPage;
import org.htmlunit.WebWindow;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;
import org.htmlunit.javascript.host.Window;

/// How Java code walks a page with shadow trees: from a host to its root, and along the flat tree, which is the
/// tree a user sees. Closed roots are included: a user sees them as well. To be called on the surface's thread.
///
/// See the flat tree in CSS Scoping, https://drafts.csswg.org/css-scoping/#flattening
public final class ShadowTrees {

  private static final String ADOPTED = "dev.cmux.adopted";

  private ShadowTrees() {}

  /// Whether the document of a node has any shadow tree: without one the flat tree is HtmlUnit's, and a walk over a big
  /// document need not ask each node (which would make a script object for every one of them).
  public static boolean existAround(DomNode node) {
    SgmlPage page = node.getPage();
    WebWindow webWindow = page == null ? null : page.getEnclosingWindow();
    return webWindow != null
        && webWindow.getScriptableObject() instanceof Window window
        && Realm.of(window).filter(realm -> realm.isShadowed() && realm.htmlPage().filter(shown -> shown == page).isPresent()).isPresent();
  }

  /// The shadow root of an element, whose children stand in for the element's own; empty for most elements.
  public static Optional<DomNode> of(DomNode host) {
    return Optional.ofNullable(rootOf(host));
  }

  /// The children of a node in the flat tree: a host has its shadow tree's, a slot what is assigned to it (or its
  /// fallback), every other node its own.
  public static List<DomNode> flatChildren(DomNode node) {
    ShadowRootNode root = rootOf(node);
    if (root != null) {
      return children(root);
    }
    if (isSlot(node)) {
      List<DomNode> assigned = assignedNodes(node);
      if (!assigned.isEmpty()) {
        return assigned;
      }
    }
    return children(node);
  }

  /// The parent of a node in the flat tree; empty for the document and for nodes that no slot takes.
  public static Optional<DomNode> flatParent(DomNode node) {
    DomNode parent = node.getParentNode();
    if (parent instanceof ShadowRootNode root) {
      return Optional.of(root.host());
    }
    if (parent != null && rootOf(parent) != null) {
      return Optional.ofNullable(slotOf(node));
    }
    return Optional.ofNullable(parent);
  }

  /// The text of a node in the flat tree, as `textContent` would give it if slots were filled in.
  public static String flatText(DomNode node) {
    if (node instanceof DomText text) {
      return text.getData();
    }
    StringBuilder all = new StringBuilder();
    for (DomNode child : flatChildren(node)) {
      if (child instanceof DomText || child instanceof DomElement) {
        all.append(flatText(child));
      }
    }
    return all.toString();
  }

  /// A node as HTML text, itself included, as `outerHTML` gives it; shadow trees are not part of it.
  public static String outerHtml(DomNode node) {
    return HtmlSerializer.outer(node);
  }

  /// Whether any ancestor of the node, or the node, is a shadow root.
  public static boolean isInside(DomNode node) {
    return containingRoot(node) != null;
  }

  static ShadowRootNode rootOf(DomNode host) {
    return ElementState.of(host).map(ElementState::shadowRoot).orElse(null);
  }

  /// The innermost shadow root around a node; null in the document's own tree.
  static ShadowRootNode containingRoot(DomNode node) {
    for (DomNode at = node; at != null; at = at.getParentNode()) {
      if (at instanceof ShadowRootNode root) {
        return root;
      }
    }
    return null;
  }

  static boolean isSlot(DomNode node) {
    return node instanceof DomElement && "slot".equals(node.getLocalName());
  }

  /// What is assigned to a slot: what a script has assigned, or children of the host that name it, when it is the first slot of that name.
  static List<DomNode> assignedNodes(DomNode slot) {
    List<DomNode> assigned = new ArrayList<>();
    ShadowRootNode root = containingRoot(slot);
    if (root == null) {
      return assigned;
    }
    if (root.isManual()) {
      return root.assignedTo(slot);
    }
    String name = ((DomElement) slot).getAttribute("name");
    if (firstSlot(root, name) == slot) {
      for (DomNode child : root.host().getChildren()) {
        if (isSlottable(child) && slotName(child).equals(name)) {
          assigned.add(child);
        }
      }
    }
    return assigned;
  }

  /// The nodes of a slot with nested slots replaced by theirs, fallback content included.
  static List<DomNode> flatten(DomNode slot) {
    List<DomNode> nodes = assignedNodes(slot);
    if (nodes.isEmpty()) {
      nodes = children(slot);
    }
    List<DomNode> flat = new ArrayList<>();
    for (DomNode node : nodes) {
      if (isSlot(node) && containingRoot(node) != null) {
        flat.addAll(flatten(node));
      } else if (isSlottable(node)) {
        flat.add(node);
      }
    }
    return flat;
  }

  /// The slot a child of a host is assigned to, or null.
  static DomElement slotOf(DomNode child) {
    DomNode parent = child.getParentNode();
    ShadowRootNode root = parent == null ? null : rootOf(parent);
    return root == null ? null : slotFor(root, child);
  }

  /// The slot of a shadow tree that takes such a child of the host, or null.
  static DomElement slotFor(ShadowRootNode root, DomNode child) {
    if (!isSlottable(child)) {
      return null;
    }
    return root.isManual() ? root.slotOf(child) : firstSlot(root, slotName(child));
  }

  private static DomElement firstSlot(ShadowRootNode root, String name) {
    for (DomElement element : root.getDomElementDescendants()) {
      if (isSlot(element) && element.getAttribute("name").equals(name)) {
        return element;
      }
    }
    return null;
  }

  private static boolean isSlottable(DomNode node) {
    return node instanceof DomElement || node instanceof DomText;
  }

  private static String slotName(DomNode child) {
    return child instanceof DomElement element ? element.getAttribute("slot") : "";
  }

  private static List<DomNode> children(DomNode node) {
    List<DomNode> list = new ArrayList<>();
    for (DomNode child : node.getChildren()) {
      list.add(child);
    }
    return list;
  }

  /// The style sheets that scripts have a document or a shadow root adopt, in their order.
  public static List<ConstructedSheet> adopted(DomNode root) {
    List<ConstructedSheet> sheets = new ArrayList<>();
    if (root.getUserData(ADOPTED) instanceof List<?> adopted) {
      for (Object sheet : adopted) {
        ConstructedSheet.of(sheet).ifPresent(sheets::add);
      }
    }
    return sheets;
  }

  /// @param sheets the script's array, which it may change later
  static void adopt(DomNode root, List<?> sheets) {
    root.setUserData(ADOPTED, sheets, null);
  }
}
