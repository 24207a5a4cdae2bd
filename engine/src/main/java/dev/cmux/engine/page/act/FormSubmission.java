package dev.cmux.engine.page.act;

import dev.cmux.engine.modern.platform.FormValues;
import dev.cmux.engine.page.dom.Controls;
import dev.cmux.engine.page.dom.NativeState;
import dev.cmux.engine.page.dom.Quietly;
import dev.cmux.engine.page.dom.RadioGroup;
import dev.cmux.engine.page.view.FieldValue;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.HttpMethod;
import org.htmlunit.WebRequest;
import org.htmlunit.html.DomAttr;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
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

  /// What a click on a reset button does.
  void reset(HtmlForm form) {
    if (Signals.plain(form, "reset", Signals.Trait.BUBBLES, Signals.Trait.CANCELABLE)) {
      Quietly.change(form, form::reset);
    }
  }

  /// Validates as a browser does before it submits: `invalid` on each field that is not valid, and the first of them focused.
  private boolean isValid(HtmlForm form, HtmlPage page) {
    boolean valid = true;
    DomElement first = null;
    for (HtmlElement element : form.getFormElements()) {
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
    return element.isValid() && !(element instanceof HtmlRadioButtonInput radio && isMissing(radio));
  }

  /// One required radio button makes its whole group required.
  private static boolean isMissing(HtmlRadioButtonInput radio) {
    List<HtmlRadioButtonInput> group = RadioGroup.of(radio);
    return group.stream().anyMatch(HtmlRadioButtonInput::isRequired)
        && group.stream().noneMatch(HtmlRadioButtonInput::isChecked);
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

  private static void add(List<NameValuePair> values, WebRequest request) {
    if (values.isEmpty()) {
      return;
    }
    if (request.getHttpMethod() == HttpMethod.GET) {
      String query = HttpUtils.toQueryFormFields(values, request.getCharset());
      String before = request.getUrl().getQuery();
      try {
        request.setUrl(UrlUtils.getUrlWithNewQuery(request.getUrl(), before == null || before.isEmpty() ? query : before + "&" + query));
      } catch (MalformedURLException e) {
        throw new IllegalStateException("A query cannot make a URL invalid.", e);
      }
    } else {
      List<NameValuePair> all = new ArrayList<>(request.getRequestParameters());
      all.addAll(values);
      request.setRequestParameters(all);
    }
  }

  /// Takes the names of the fields whose times have seconds, which HtmlUnit would send as empty; they are sent behind the others.
  private static Map<HtmlInput, String> takeTimesWithSeconds(HtmlForm form) {
    Map<HtmlInput, String> taken = new LinkedHashMap<>();
    for (HtmlElement field : form.getElements(HtmlInput.class::isInstance)) {
      HtmlInput input = (HtmlInput) field;
      if (FieldValue.hasSeconds(input) && !NativeState.isDisabled(input) && !input.getAttribute("name").isEmpty()) {
        taken.put(input, input.getAttribute("name"));
        input.getAttributesMap().remove("name");
      }
    }
    return taken;
  }

  private static void dispatch(HtmlForm form, DomElement submitter, HtmlPage page) {
    if (form.getMethodAttribute().equalsIgnoreCase("dialog")) {
      Controls.closest(form, "dialog").ifPresent(dialog -> Dialogue.close(dialog, submitter));
      return;
    }
    String action = form.getActionAttribute().strip();
    if (action.regionMatches(true, 0, "javascript:", 0, "javascript:".length())) {
      page.executeJavaScript(action, "form action", form.getStartLineNumber());
      return;
    }
    form.getElements(HtmlInput.class::isInstance).forEach(input -> FieldValue.mend((HtmlInput) input));
    Map<HtmlInput, String> precise = takeTimesWithSeconds(form);
    WebRequest request;
    try {
      request = form.getWebRequest((SubmittableElement) submitter);
    } finally {
      precise.forEach((input, name) -> input.getAttributesMap().put("name", new DomAttr(page, null, "name", name, true)));
    }
    List<NameValuePair> more = new ArrayList<>();
    precise.forEach((input, name) -> more.add(new NameValuePair(name, FieldValue.of(input))));
    more.addAll(FormValues.added(form, submitter));
    add(more, request);
    String target = page.getResolvedTarget(form.getTargetAttribute());
    URL url = request.getUrl();
    page.getWebClient().download(page.getEnclosingWindow(), target, request, false, null, "submit to " + url);
  }
}
