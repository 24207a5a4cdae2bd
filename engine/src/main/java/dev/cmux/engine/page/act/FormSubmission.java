package dev.cmux.engine.page.act;

import dev.cmux.engine.modern.platform.FormTree;
import dev.cmux.engine.modern.platform.FormValues;
import dev.cmux.engine.modern.platform.Quietly;
import dev.cmux.engine.modern.platform.RadioGroup;
import dev.cmux.engine.page.dom.Controls;
import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.NativeState;
import dev.cmux.engine.page.view.FieldValue;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.DomAttr;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlButton;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlImageInput;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlRadioButtonInput;
import org.htmlunit.html.SubmittableElement;
import org.htmlunit.html.ValidatableHtmlElement;
import org.htmlunit.http.HttpUtils;
import org.htmlunit.util.NameValuePair;
import org.htmlunit.util.UrlUtils;

/// Submits and resets forms by the HTML standard: constraint validation, `submit`, then the request.
///
/// HtmlUnit validates inputs only, never sends `invalid`, and writes `formaction` and its kin into the form for good.
final class FormSubmission {

  private static final List<String> OVERRIDES =
      List.of("formaction", "formmethod", "formenctype", "formtarget");

  private final Focus focus;

  FormSubmission(Focus focus) {
    this.focus = focus;
  }

  /// What `form.requestSubmit(submitter)` does.
  ///
  /// @param submitter the button, or null
  void submit(HtmlForm form, DomElement submitter) {
    if (!form.isAttachedToPage() || !(form.getPage() instanceof HtmlPage page)) {
      return;
    }
    boolean skipsValidation =
        form.hasAttribute("novalidate") || submitter != null && submitter.hasAttribute("formnovalidate");
    if (!skipsValidation && page.getWebClient().isJavaScriptEnabled() && !(isValid(form, page) & FormValues.valid(form))) {
      return;
    }
    if (Signals.send(form, node -> new SubmitSignal(node, submitter)) && form.isAttachedToPage()) {
      send(form, submitter, page);
    }
  }

  /// What `form.submit()` does: no validation, no event.
  static void send(HtmlForm form) {
    if (form.isAttachedToPage() && form.getPage() instanceof HtmlPage page) {
      send(form, null, page);
    }
  }

  /// What a click on a reset button does.
  static void reset(HtmlForm form) {
    if (!Signals.plain(form, "reset", Signals.Trait.BUBBLES, Signals.Trait.CANCELABLE)) {
      return;
    }
    for (HtmlElement control : FormTree.controls(form)) {
      switch (control) {
        case HtmlRadioButtonInput radio -> RadioGroup.check(radio, radio.isDefaultChecked());
        case SubmittableElement field -> Quietly.change(control, field::reset);
        default -> FormValues.reset(form, control);
      }
    }
    form.getPage().clearComputedStyles(form);
  }

  /// Validates as a browser does before it submits: `invalid` on each field that is not valid, and the first of them focused.
  private boolean isValid(HtmlForm form, HtmlPage page) {
    boolean valid = true;
    DomElement first = null;
    for (HtmlElement element : FormTree.controls(form)) {
      if (isValid(element)) {
        continue;
      }
      valid = false;
      boolean unhandled = Signals.plain(element, "invalid", Signals.Trait.CANCELABLE);
      if (unhandled && first == null && element.isAttachedToPage()) {
        first = element;
      }
    }
    if (first != null && Focus.isFocusable(first)) {
      focus.move(page, first);
    }
    return valid;
  }

  private static boolean isValid(HtmlElement element) {
    if (!(element instanceof ValidatableHtmlElement control)
        || !control.willValidate()
        || Controls.closest(element, "datalist").isPresent()) {
      return true;
    }
    return element instanceof HtmlRadioButtonInput radio ? RadioGroup.isValid(radio) : element.isValid();
  }

  private static void send(HtmlForm form, DomElement submitter, HtmlPage page) {
    Map<String, DomAttr> attributes = form.getAttributesMap();
    Map<String, DomAttr> own = new HashMap<>();
    for (String override : OVERRIDES) {
      String name = override.substring("form".length());
      own.put(name, attributes.get(name));
      if (submitter != null && submitter.hasAttribute(override)) {
        attributes.put(name, new DomAttr(page, null, name, submitter.getAttribute(override), true));
      }
    }
    try {
      dispatch(form, submitter, page);
    } finally {
      own.forEach((name, attribute) -> {
        if (attribute == null) {
          attributes.remove(name);
        } else {
          attributes.put(name, attribute);
        }
      });
    }
  }

  /// What the controls of a form send, and what scripts add. HtmlUnit's own list has nothing of shadow trees, custom elements and times
  /// with seconds.
  private static List<NameValuePair> values(HtmlForm form, DomElement submitter) {
    List<NameValuePair> values = new ArrayList<>();
    for (HtmlElement control : FormTree.controls(form)) {
      if (control instanceof SubmittableElement field) {
        if (isSent(control, submitter)) {
          values.addAll(valuesOf(field));
        }
      } else {
        values.addAll(FormValues.of(form, control));
      }
    }
    values.addAll(FormValues.appended(form, submitter));
    return values;
  }

  private static List<NameValuePair> valuesOf(SubmittableElement field) {
    return field instanceof HtmlInput time && Controls.inputType(time).equals("time")
        ? List.of(new NameValuePair(time.getAttribute("name"), FieldValue.of(time)))
        : List.of(field.getSubmitNameValuePairs());
  }

  private static boolean isSent(HtmlElement control, DomElement submitter) {
    boolean named = !control.getAttribute("name").isEmpty() || control == submitter && control instanceof HtmlImageInput;
    boolean chosen = Controls.isCheckable(control) ? ((HtmlInput) control).isChecked() : !isPushButton(control) || control == submitter;
    return named && chosen && !NativeState.isDisabled(control) && Controls.closest(control, "datalist").isEmpty();
  }

  private static boolean isPushButton(HtmlElement control) {
    return switch (Controls.inputType(control)) {
      case "submit", "image", "reset", "button" -> true;
      default -> control instanceof HtmlButton;
    };
  }

  private static void put(List<NameValuePair> values, WebRequest request) {
    if (request.getHttpMethod() != HttpMethod.GET) {
      request.setRequestParameters(values);
    } else if (!values.isEmpty()) {
      try {
        request.setUrl(UrlUtils.getUrlWithNewQuery(request.getUrl(), HttpUtils.toQueryFormFields(values, request.getCharset())));
      } catch (MalformedURLException e) {
        throw new IllegalStateException("A query cannot make a URL invalid.", e);
      }
    }
  }

  /// In the form's own tree: a component whose dialog shows the form closes it in its own way.
  private static Optional<DomElement> dialogAround(HtmlForm form) {
    DomNode around = form.getParentNode();
    while (around instanceof DomElement element && !FlatTree.tag(element).equals("dialog")) {
      around = around.getParentNode();
    }
    return around instanceof DomElement dialog ? Optional.of(dialog) : Optional.empty();
  }

  private static void dispatch(HtmlForm form, DomElement submitter, HtmlPage page) {
    if (form.getMethodAttribute().equalsIgnoreCase("dialog")) {
      dialogAround(form).ifPresent(dialog -> Dialogue.close(dialog, submitter));
      return;
    }
    String action = form.getActionAttribute().strip();
    if (action.regionMatches(true, 0, "javascript:", 0, "javascript:".length())) {
      page.executeJavaScript(action, "form action", form.getStartLineNumber());
      return;
    }
    WebRequest request = form.getWebRequest((SubmittableElement) submitter);
    put(values(form, submitter), request);
    String target = page.getResolvedTarget(form.getTargetAttribute());
    URL url = request.getUrl();
    page.getWebClient().download(page.getEnclosingWindow(), target, request, false, null, "submit to " + url);
  }
}
