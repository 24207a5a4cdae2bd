package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.List;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlImageInput;
import org.htmlunit.html.HtmlRadioButtonInput;
import org.htmlunit.javascript.host.dom.RadioNodeList;
import org.htmlunit.javascript.host.html.HTMLFormControlsCollection;
import org.htmlunit.javascript.host.html.HTMLFormElement;
import org.htmlunit.javascript.host.html.ValidatableHTMLElement;

/// A form as scripts see it, with the controls that [FormTree] says it has. HtmlUnit's own answers serve where they are the same: for forms
/// of the document without custom elements among their controls.
public final class TreeForm extends HTMLFormElement {

  private static final long serialVersionUID = 1L;

  @Override
  public HTMLFormControlsCollection getElements() {
    return isPlain(getHtmlForm()) ? super.getElements() : new Controls(getHtmlForm());
  }

  private boolean isPlain(HtmlForm form) {
    return !ShadowTrees.isInside(form) && Realm.of(this).filter(realm -> realm.customElements().definitions().areInForms()).isEmpty();
  }

  /// Without image buttons, for historical reasons.
  private static List<HtmlElement> listed(HtmlForm form) {
    return FormTree.controls(form).stream().filter(control -> !(control instanceof HtmlImageInput)).toList();
  }

  private List<HtmlElement> named(String name) {
    return getDomNodeOrNull() instanceof HtmlForm form && !isPlain(form) ? named(form, name) : List.of();
  }

  private static List<HtmlElement> named(HtmlForm form, String name) {
    return listed(form).stream()
        .filter(control -> name.equals(control.getId()) || name.equals(control.getAttribute("name")))
        .toList();
  }

  private static Object byName(HtmlForm form, String name, List<HtmlElement> named) {
    if (named.size() == 1) {
      return named.getFirst().getScriptableObject();
    }
    RadioNodeList all = new RadioNodeList(form, List.<DomNode>copyOf(named));
    all.setElementsSupplier(() -> new ArrayList<>(named(form, name)));
    return all;
  }

  @Override
  protected Object getWithPreemption(String name) {
    List<HtmlElement> named = named(name);
    if (named.isEmpty()) {
      return super.getWithPreemption(name);
    }
    if (named.size() == 1) {
      getHtmlForm().registerPastName(name, named.getFirst());
    }
    return byName(getHtmlForm(), name, named);
  }

  @Override
  public boolean has(String name, Scriptable start) {
    return super.has(name, start) || !named(name).isEmpty();
  }

  @Override
  protected DescriptorInfo getOwnPropertyDescriptor(Context context, Object id) {
    DescriptorInfo found = super.getOwnPropertyDescriptor(context, id);
    if (found != null || !(id instanceof CharSequence name)) {
      return found;
    }
    List<HtmlElement> named = named(name.toString());
    return named.isEmpty()
        ? null
        : ScriptableObject.buildDataDescriptor(
            (Scriptable) byName(getHtmlForm(), name.toString(), named), ScriptableObject.READONLY | ScriptableObject.DONTENUM);
  }

  @Override
  public boolean checkValidity() {
    boolean valid = true;
    for (HtmlElement control : FormTree.controls(getHtmlForm())) {
      if (control instanceof HtmlRadioButtonInput radio && RadioGroup.isValid(radio)) {
        continue;
      }
      valid &= ValidatableHTMLElement.doCheckValidity(control);
    }
    return valid;
  }

  private static final class Controls extends HTMLFormControlsCollection {
    private static final long serialVersionUID = 1L;

    Controls(HtmlForm form) {
      super(form, false);
      setElementsSupplier(() -> new ArrayList<>(listed(form)));
    }

    @Override
    protected Object getWithPreemption(String name) {
      HtmlForm form = (HtmlForm) getDomNodeOrDie();
      List<HtmlElement> named = named(form, name);
      return named.isEmpty() ? NOT_FOUND : byName(form, name, named);
    }
  }
}
