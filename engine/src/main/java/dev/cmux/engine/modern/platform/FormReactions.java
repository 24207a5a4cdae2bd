package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlFieldSet;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;

/// What the custom elements that take part in forms are told of their form and of being disabled, each when it has changed, after the tree's own reactions as in
/// Chromium.
/// https://html.spec.whatwg.org/multipage/custom-elements.html#custom-element-reactions
final class FormReactions {

  private final Realm realm;
  private final CustomElements elements;

  FormReactions(Realm realm, CustomElements elements) {
    this.realm = realm;
    this.elements = elements;
  }

  /// Looks at an element that has been upgraded or whose place in the tree has changed.
  void look(DomElement element) {
    if (!FormTree.isCustom(element)) {
      return;
    }
    ElementState state = ElementState.in(realm.wrap(element));
    HtmlForm form = FormTree.owner(element).orElse(null);
    if (state.form() != form) {
      state.form(form);
      elements.react(element, "formAssociatedCallback", form == null ? null : realm.wrap(form));
    }
    boolean disabled = FormTree.isDisabled(element);
    if (state.isDisabled() != disabled) {
      state.disabled(disabled);
      elements.react(element, "formDisabledCallback", disabled);
    }
  }

  /// A form has come or gone among these: elements elsewhere may name it.
  void formsChanged(List<DomElement> changed) {
    if (changed.stream().anyMatch(element -> element instanceof HtmlForm && element.hasAttribute("id"))) {
      realm.htmlPage().map(HtmlPage::getDocumentElement).ifPresent(this::lookBelow);
    }
  }

  void attributeChanged(DomElement element, String name) {
    switch (name) {
      case "form" -> look(element);
      case "disabled" -> {
        look(element);
        if (element instanceof HtmlFieldSet) {
          lookBelow(element);
        }
      }
      default -> {}
    }
  }

  private void lookBelow(DomNode above) {
    List<DomElement> below = new ArrayList<>();
    above.getDomElementDescendants().forEach(below::add);
    below.forEach(this::look);
  }
}
