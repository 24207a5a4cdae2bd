package dev.cmux.engine.page.aria;

import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.Labels;
import dev.cmux.engine.page.style.GeneratedContent;
import dev.cmux.engine.page.style.UserAgentStyles;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.htmlunit.Page;
import org.htmlunit.html.BaseFrameElement;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;

/// Builds the tree that a snapshot tells from a document: hidden parts left out, elements without meaning replaced by
/// what is in them, text-level markup merged into the text around it, frames opened.
final class AriaTree {

  /// Marks a place where text must not run on.
  private static final AriaNode BREAK = new AriaNode.Text("");

  /// Marking up words rather than structure: told as plain text.
  private static final Set<String> TEXT_LEVEL =
      Set.of(
          "strong", "emphasis", "code", "mark", "deletion", "insertion", "subscript", "superscript", "time",
          "suggestion");

  /// What is inside of these is their name and nothing else, unless it can be acted on.
  private static final Set<String> PRESENTATIONAL_CHILDREN =
      Set.of(
          "button", "checkbox", "img", "menuitemcheckbox", "menuitemradio", "meter", "option", "progressbar", "radio",
          "scrollbar", "separator", "slider", "switch", "tab");

  private static final Set<String> NAMED_BY_TEXT =
      Set.of(
          "button", "cell", "columnheader", "gridcell", "heading", "link", "menuitem", "option", "rowheader", "tab",
          "treeitem");

  /// A label is clicked for its control, and the page itself for nothing.
  private static final Set<String> NEVER_CLICKED = Set.of("label", "html", "body", "form");

  private static final int NAME_LENGTH = 120;
  private static final int FRAME_DEPTH = 8;

  private final Look look;
  private final int frameDepth;
  private final Map<DomNode, Ownership> ownerships = new IdentityHashMap<>();

  AriaTree(Look look) {
    this(look, 0);
  }

  private AriaTree(Look look, int frameDepth) {
    this.look = look;
    this.frameDepth = frameDepth;
  }

  /// The nodes of a whole document.
  List<AriaNode> of(HtmlPage page) {
    DomElement root = page.getDocumentElement();
    return root == null ? List.of() : of(root);
  }

  /// The nodes of an element and what is in it.
  List<AriaNode> of(DomElement root) {
    List<AriaNode> nodes = new ArrayList<>();
    if (!look.aria().isExcluded(root)) {
      element(root, nodes, new Around(false, false));
    }
    return settled(nodes);
  }

  /// What surrounds the place where nodes are added.
  ///
  /// @param muted text here is told already, as the name of something
  /// @param interactive inside something that can be acted on
  private record Around(boolean muted, boolean interactive) {}

  private void children(DomElement element, List<AriaNode> into, Around around) {
    boolean shown = !look.aria().isHidden(element) && !around.muted() && look.visibility().showsText(element);
    if (shown) {
      text(GeneratedContent.text(element, "before", look.styles()), into);
    }
    for (DomNode child = FlatTree.firstChild(element); child != null; child = FlatTree.nextSibling(child)) {
      if (child instanceof DomText text) {
        if (shown) {
          text(text.getData(), into);
        }
      } else if (child instanceof DomElement inner
          && !look.aria().isExcluded(inner)
          && !ownership(inner).isOwned(inner)) {
        element(inner, into, around);
      }
    }
    for (DomElement owned : ownership(element).of(element)) {
      if (!look.aria().isExcluded(owned)) {
        element(owned, into, around);
      }
    }
    if (shown) {
      text(GeneratedContent.text(element, "after", look.styles()), into);
    }
  }

  private Ownership ownership(DomElement element) {
    return ownerships.computeIfAbsent(element.getPage(), Ownership::in);
  }

  private static void text(String text, List<AriaNode> into) {
    if (!text.isEmpty()) {
      into.add(new AriaNode.Text(text));
    }
  }

  private void element(DomElement element, List<AriaNode> into, Around around) {
    String tag = FlatTree.tag(element);
    if (tag.equals("br")) {
      into.add(new AriaNode.Text(" "));
      return;
    }
    boolean apart = !look.styles().display(element).startsWith("inline") && !tag.equals("option");
    if (apart) {
      into.add(BREAK);
    }
    String role = look.roles().of(element);
    boolean told =
        !look.aria().isHidden(element)
            && !TEXT_LEVEL.contains(role)
            && !role.equals("none")
            && !role.equals("document");
    boolean clickable = told && isClickable(element, role, around);
    if (told && (!role.equals("generic") || clickable || isNamedGeneric(element))) {
      AriaNode.Element node = node(element, role, clickable, around);
      if (role.equals("generic") && isDelegate(node)) {
        for (AriaNode child : node.children()) {
          into.add(child);
          into.add(BREAK);
        }
      } else if (isWorthTelling(node)) {
        into.add(node);
      }
    } else {
      children(element, into, new Around(around.muted() || isToldElsewhere(element, tag), around.interactive()));
    }
    if (apart) {
      into.add(BREAK);
    } else if (look.styles().display(element).equals("inline-block")) {
      into.add(new AriaNode.Text(" "));
    }
  }

  /// A generic element is told when somebody gave it a name that is allowed to be told: a tooltip over other text.
  private boolean isNamedGeneric(DomElement element) {
    return !element.getAttribute("aria-live").isBlank() || element.hasAttribute("aria-roledescription");
  }

  /// Reacts to clicks though its role does not say so: a handler or a listener, the pointing hand, for elements
  /// without a role also a place in the tab order.
  private boolean isClickable(DomElement element, String role, Around around) {
    if (around.interactive()
        || AriaNode.Element.INTERACTIVE.contains(role)
        || NEVER_CLICKED.contains(FlatTree.tag(element))) {
      return false;
    }
    return element.hasAttribute("onclick")
        || role.equals("generic") && element.getAttribute("tabindex").strip().matches("\\+?[0-9]+")
        || look.styles().declared(element, "cursor").equals("pointer")
        || listens(element);
  }

  /// Whether a script listens for clicks on the very element.
  private static boolean listens(DomElement element) {
    return element instanceof HtmlElement html
        && (html.hasEventHandlers("onclick")
            || html.hasEventHandlers("onmousedown")
            || html.hasEventHandlers("onpointerdown"));
  }

  /// Listens for clicks on behalf of what is in it, as frameworks do at the root of an application.
  private static boolean isDelegate(AriaNode.Element node) {
    return listens(node.element()) && SnapshotPrinter.hasInteractive(node.children());
  }

  private AriaNode.Element node(DomElement element, String role, boolean clickable, Around around) {
    String full = role.equals("row") || role.equals("generic") ? look.names().given(element) : look.names().of(element);
    boolean interactive =
        around.interactive() || clickable && !listens(element) || AriaNode.Element.INTERACTIVE.contains(role);
    boolean whole = full.length() <= NAME_LENGTH;
    List<AriaNode> inside = new ArrayList<>();
    boolean muted =
        around.muted()
            || PRESENTATIONAL_CHILDREN.contains(role)
            || whole && !full.isEmpty() && NAMED_BY_TEXT.contains(role);
    if (element instanceof BaseFrameElement frame) {
      inside.addAll(frame(frame));
    } else if (!isField(element, role)) {
      children(element, inside, new Around(muted, interactive));
    }
    List<AriaNode> children = settled(inside);
    if (PRESENTATIONAL_CHILDREN.contains(role)) {
      children.removeIf(child -> !(child instanceof AriaNode.Element inner && inner.isInteractive()));
    }
    String name = PlainText.cut(PlainText.line(full), NAME_LENGTH);
    if (clickable
        && role.equals("generic")
        && name.isEmpty()
        && children.size() == 1
        && children.getFirst() instanceof AriaNode.Text only
        && only.text().length() <= NAME_LENGTH) {
      name = only.text();
      children.clear();
    }
    AriaNode.Element node = new AriaNode.Element(element, role, name);
    node.children().addAll(children);
    if (clickable && (role.equals("generic") || !isDelegate(node))) {
      node.clickable();
    }
    NodeDetails.fill(node, look);
    return node;
  }

  private static boolean isField(DomElement element, String role) {
    return switch (FlatTree.tag(element)) {
      case "input", "textarea" -> true;
      default -> role.equals("spinbutton") || role.equals("slider");
    };
  }

  /// The text of a label, legend or caption is the name of what it belongs to, and is told there.
  private boolean isToldElsewhere(DomElement element, String tag) {
    return switch (tag) {
      case "label" -> {
        DomElement control = Labels.control(element);
        yield control != null && !look.aria().isHidden(control);
      }
      case "legend" -> isNamedBy(element, "fieldset");
      case "figcaption" -> isNamedBy(element, "figure");
      default -> false;
    };
  }

  private boolean isNamedBy(DomElement element, String parentTag) {
    DomElement parent = FlatTree.parent(element);
    return parent != null
        && FlatTree.tag(parent).equals(parentTag)
        && look.names().of(parent).length() <= NAME_LENGTH
        && look.names().of(parent).equals(NameComputation.collapse(look.text().of(element)));
  }

  private List<AriaNode> frame(BaseFrameElement frame) {
    Page page = frame.getEnclosedPage();
    return frameDepth < FRAME_DEPTH && page instanceof HtmlPage inner
        ? new AriaTree(look, frameDepth + 1).of(inner)
        : List.of();
  }

  /// Containers that contain nothing, drawings without a name and captions that their table told say nothing.
  private boolean isWorthTelling(AriaNode.Element node) {
    if (node.role().equals("caption")) {
      return !node.children().isEmpty() && !isToldByTable(node);
    }
    if (node.isInteractive() || !node.name().isEmpty() || !node.children().isEmpty()) {
      return true;
    }
    return switch (node.role()) {
      case "cell", "gridcell", "columnheader", "rowheader", "separator", "iframe", "progressbar", "meter", "alert",
          "dialog" -> true;
      case "img" -> !UserAgentStyles.isSvg(node.element());
      default -> false;
    };
  }

  private boolean isToldByTable(AriaNode.Element caption) {
    DomElement table = FlatTree.parent(caption.element());
    return table != null
        && caption.children().size() == 1
        && caption.children().getFirst() instanceof AriaNode.Text text
        && text.text().equals(PlainText.line(look.names().of(table)));
  }

  /// Joins texts that follow each other and drops what is blank.
  private static List<AriaNode> settled(List<AriaNode> nodes) {
    List<AriaNode> settled = new ArrayList<>();
    StringBuilder run = new StringBuilder();
    for (AriaNode node : nodes) {
      if (node instanceof AriaNode.Text text && node != BREAK) {
        run.append(text.text());
      } else {
        flush(run, settled);
        if (node != BREAK) {
          settled.add(node);
        }
      }
    }
    flush(run, settled);
    return settled;
  }

  private static void flush(StringBuilder run, List<AriaNode> into) {
    if (!run.isEmpty()) {
      String text = PlainText.line(run.toString());
      if (!text.isEmpty()) {
        into.add(new AriaNode.Text(text));
      }
      run.setLength(0);
    }
  }
}
