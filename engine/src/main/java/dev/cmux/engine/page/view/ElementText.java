package dev.cmux.engine.page.view;

import dev.cmux.engine.command.TextMatch;
import dev.cmux.engine.page.dom.FlatTree;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;
import org.htmlunit.html.HtmlInput;

/// The text that finding by text compares: all text inside an element, shadow trees included, hidden or not; the
/// value of a push button; nothing of the head, scripts and styles. These are Playwright's rules.
///
/// One object is one look at the document.
public final class ElementText {

  private static final Set<String> SKIPPED = Set.of("script", "noscript", "style", "head");

  private final Map<DomElement, String> texts = new IdentityHashMap<>();

  /// All text of the element as it stands in the document.
  public String of(DomElement element) {
    String known = texts.get(element);
    if (known != null) {
      return known;
    }
    String text = collect(element);
    texts.put(element, text);
    return text;
  }

  /// Whether the element matches and none of its child elements does.
  public boolean isSmallestMatch(DomElement element, TextMatch match) {
    if (isSkipped(element) || !match.matches(of(element))) {
      return false;
    }
    for (DomNode child = FlatTree.firstChild(element); child != null; child = FlatTree.nextSibling(child)) {
      if (child instanceof DomElement inner && !isSkipped(inner) && match.matches(of(inner))) {
        return false;
      }
    }
    return true;
  }

  private static String collect(DomElement root) {
    if (isSkipped(root)) {
      return "";
    }
    if (root instanceof HtmlInput input && isPushButton(input)) {
      return input.getValue();
    }
    StringBuilder out = new StringBuilder();
    DomNode at = FlatTree.firstChild(root);
    while (at != null) {
      if (at instanceof DomText text) {
        out.append(text.getData());
      } else if (at instanceof HtmlInput input && isPushButton(input)) {
        out.append(input.getValue());
      } else if (at instanceof DomElement element && isSkipped(element)) {
        at = FlatTree.nextSkippingChildren(at, root);
        continue;
      }
      at = FlatTree.next(at, root);
    }
    return out.toString();
  }

  private static boolean isSkipped(DomElement element) {
    return SKIPPED.contains(FlatTree.tag(element))
        || FlatTree.parent(element) != null && FlatTree.tag(FlatTree.parent(element)).equals("head");
  }

  private static boolean isPushButton(HtmlInput input) {
    return Set.of("submit", "button", "reset").contains(input.getAttribute("type").toLowerCase(Locale.ROOT));
  }
}
