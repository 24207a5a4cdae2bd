package dev.cmux.engine.modern.platform;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.htmlunit.html.DisabledElement;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlFieldSet;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlLabel;
import org.htmlunit.html.HtmlLegend;

/// Which controls belong to which forms and labels: those of the same tree, custom elements included. To be called on the surface's thread.
///
/// HtmlUnit (5.5.0) lets a control in a shadow tree belong to a form around the host, looks for the controls of a form and for labels in the
/// document only, and for what a label is for among its children.
/// https://html.spec.whatwg.org/multipage/form-control-infrastructure.html#association-of-controls-and-forms
public final class FormTree {

  private static final Set<String> LISTED = Set.of("button", "fieldset", "input", "object", "output", "select", "textarea");
  private static final Set<String> LABELABLE = Set.of("button", "input", "meter", "output", "progress", "select", "textarea");

  private FormTree() {}

  /// The form a control belongs to, by its `form` attribute or by nesting.
  public static Optional<HtmlForm> owner(DomElement control) {
    if (!(control instanceof HtmlElement element)) {
      return Optional.empty();
    }
    if (!ShadowTrees.isInside(control)) {
      return !control.hasAttribute("form") || control.isAttachedToPage()
          ? Optional.ofNullable(element.getEnclosingForm())
          : Optional.ofNullable((HtmlForm) element.getEnclosingElement("form"));
    }
    return control.hasAttribute("form")
        ? byId(control, control.getAttribute("form")).filter(HtmlForm.class::isInstance).map(HtmlForm.class::cast)
        : Optional.ofNullable(element.getEnclosingForm()).filter(form -> Shadows.rootOf(form, false) == Shadows.rootOf(control, false));
  }

  /// Whether `:disabled` holds for an element: for a custom one that takes part in forms by its attribute or a `<fieldset>` around it, unless it stands in the
  /// fieldset's first `<legend>`.
  public static boolean isDisabled(DomElement element) {
    return element instanceof DisabledElement control ? control.isDisabled() : isCustom(element) && isCustomDisabled(element);
  }

  /// Whether `:enabled` holds for an element.
  public static boolean isEnabled(DomElement element) {
    return (element instanceof DisabledElement || isCustom(element)) && !isDisabled(element);
  }

  private static boolean isCustomDisabled(DomElement custom) {
    if (custom.hasAttribute("disabled")) {
      return true;
    }
    DomNode below = custom;
    for (DomNode at = custom.getParentNode(); at != null; below = at, at = at.getParentNode()) {
      if (at instanceof HtmlFieldSet fieldset && fieldset.hasAttribute("disabled") && !isFirstLegend(below)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isFirstLegend(DomNode node) {
    return node instanceof HtmlLegend
        && StreamSupport.stream(node.getParentNode().getChildren().spliterator(), false)
            .filter(HtmlLegend.class::isInstance)
            .findFirst()
            .filter(node::equals)
            .isPresent();
  }

  /// The controls of a form in tree order, buttons of all kinds among them.
  public static List<HtmlElement> controls(HtmlForm form) {
    return tree(form).filter(element -> isListed(element) && owner(element).filter(form::equals).isPresent()).toList();
  }

  /// Whether it is a custom element that takes part in forms.
  public static boolean isCustom(DomElement element) {
    return element.getLocalName().indexOf('-') > 0
        && element.getPage().getWebClient().isJavaScriptEngineEnabled()
        && CustomElements.definitionOf(element).filter(ElementDefinition::formAssociated).isPresent();
  }

  private static boolean isListed(DomElement element) {
    return LISTED.contains(element.getLocalName()) || isCustom(element);
  }

  /// Whether HTML lets the element have labels.
  public static boolean isLabelable(DomElement element) {
    String tag = element.getLocalName();
    return LABELABLE.contains(tag) ? !(tag.equals("input") && element.getAttribute("type").equalsIgnoreCase("hidden")) : isCustom(element);
  }

  /// What a label is for.
  static Optional<HtmlElement> labeled(DomElement label) {
    return label.hasAttribute("for")
        ? byId(label, label.getAttribute("for")).filter(FormTree::isLabelable)
        : stream(label).filter(FormTree::isLabelable).findFirst();
  }

  /// The labels of a control, in tree order.
  static List<HtmlElement> labels(DomElement control) {
    return tree(control)
        .filter(element -> element instanceof HtmlLabel && labeled(element).filter(control::equals).isPresent())
        .toList();
  }

  private static Optional<HtmlElement> byId(DomNode node, String id) {
    return tree(node).filter(element -> element.getId().equals(id)).findFirst();
  }

  private static Stream<HtmlElement> tree(DomNode node) {
    return stream(Shadows.rootOf(node, false));
  }

  private static Stream<HtmlElement> stream(DomNode above) {
    return StreamSupport.stream(above.getHtmlElementDescendants().spliterator(), false);
  }
}
