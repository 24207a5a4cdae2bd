package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmlunit.html.DomAttr;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;

/// Selectors with pseudo-classes that HtmlUnit's selector engine does not know: while one query runs, the elements
/// they stand for carry a mark, an attribute that no listener hears of, and the text asks for the mark.
final class SelectorMarks {

  private static final Pattern PSEUDO =
      Pattern.compile(
          ":(scope|defined|any-link|modal|popover-open|read-only|read-write|placeholder-shown|focus-visible"
              + "|disabled|enabled|focus-within|indeterminate|autofill|-webkit-autofill|fullscreen|host)\\b");

  private record Mark(DomElement element, String attribute) {

    static Mark put(DomElement element, String attribute) {
      element.getAttributesMap().put(attribute, new DomAttr(element.getPage(), null, attribute, "", true));
      return new Mark(element, attribute);
    }

    void remove() {
      element.getAttributesMap().remove(attribute);
    }
  }

  private final DomNode root;
  private final Predicate<DomElement> isModal;
  private final List<Mark> marked = new ArrayList<>();

  SelectorMarks(DomNode root, Predicate<DomElement> isModal) {
    this.root = root;
    this.isModal = isModal;
  }

  /// Runs a query with its text rewritten; marks are gone afterwards.
  Object run(String selectors, Function<String, Object> query) {
    StringBuilder text = new StringBuilder();
    Matcher pseudo = PSEUDO.matcher(selectors);
    while (pseudo.find()) {
      pseudo.appendReplacement(text, Matcher.quoteReplacement(rewrite(pseudo.group(1))));
    }
    pseudo.appendTail(text);
    try {
      return query.apply(text.toString());
    } finally {
      marked.forEach(Mark::remove);
    }
  }

  private String rewrite(String pseudo) {
    return switch (pseudo) {
      case "scope" -> root instanceof DomElement element ? mark("scope", List.of(element)) : ":root";
      case "any-link" -> "[href]";
      case "focus-visible" -> ":focus";
      case "defined" -> mark("defined", where(this::isDefined));
      case "modal" -> mark("modal", where(isModal));
      case "popover-open" -> mark("popover", where(Popovers::isOpen));
      case "read-write" -> mark("writable", where(SelectorMarks::isWritable));
      case "read-only" -> mark("readable", where(element -> !isWritable(element)));
      case "placeholder-shown" -> mark("placeholder", where(SelectorMarks::showsPlaceholder));
      case "disabled" -> mark("disabled", where(FormTree::isDisabled));
      case "enabled" -> mark("enabled", where(FormTree::isEnabled));
      case "indeterminate" -> mark("undecided", where(Undecided::is));
      case "focus-within" -> mark("focus", aroundFocus());
      default -> mark("none", List.of());
    };
  }

  private String mark(String name, List<? extends DomElement> elements) {
    String attribute = "cmux-mark-" + name;
    for (DomElement element : elements) {
      marked.add(Mark.put(element, attribute));
    }
    return "[" + attribute + "]";
  }

  private List<DomElement> where(Predicate<DomElement> test) {
    DomNode top = Shadows.rootOf(root, false);
    List<DomElement> found = new ArrayList<>();
    for (DomElement element : top.getDomElementDescendants()) {
      if (test.test(element)) {
        found.add(element);
      }
    }
    if (top instanceof DomElement element && test.test(element)) {
      found.add(element);
    }
    return found;
  }

  private List<DomElement> aroundFocus() {
    List<DomElement> around = new ArrayList<>();
    DomNode focused = root.getHtmlPageOrNull() == null ? null : root.getHtmlPageOrNull().getFocusedElement();
    for (DomNode at = focused; at instanceof DomElement element; at = at.getParentNode()) {
      around.add(element);
    }
    return around;
  }

  private boolean isDefined(DomElement element) {
    boolean custom = element.getLocalName().indexOf('-') > 0 || element.hasAttribute("is");
    return !custom || CustomElements.definitionOf(element).isPresent();
  }

  private static boolean isWritable(DomElement element) {
    boolean field = "input".equals(element.getLocalName()) || "textarea".equals(element.getLocalName());
    boolean editable = element instanceof HtmlElement && "true".equals(element.getAttribute("contenteditable"));
    return editable || (field && !element.hasAttribute("readonly") && !element.hasAttribute("disabled"));
  }

  private static boolean showsPlaceholder(DomElement element) {
    return element.hasAttribute("placeholder")
        && switch (element) {
          case org.htmlunit.html.HtmlInput input -> input.getValue().isEmpty();
          case org.htmlunit.html.HtmlTextArea area -> area.getText().isEmpty();
          default -> false;
        };
  }
}
