package dev.cmux.engine.modern.platform;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.htmlunit.Page;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.javascript.host.Window;
import org.htmlunit.util.NameValuePair;
import org.jspecify.annotations.Nullable;

/// What scripts have to do with a form that a user submits: values of custom elements, `formdata` listeners. Confined to the surface's thread.
public final class FormValues {

  private FormValues() {}

  /// What a custom element that takes part in forms has to be sent.
  public static List<NameValuePair> of(HtmlForm form, HtmlElement element) {
    return realm(form)
        .filter(realm -> realm.start().has(PlatformScript.INTERNALS))
        .map(realm -> pairs(realm, call(realm, PlatformScript.INTERNALS, "customFormValues", element)))
        .orElse(List.of());
  }

  /// What listeners of `formdata` append to what is sent.
  ///
  /// @param submitter the button, or null
  public static List<NameValuePair> appended(HtmlForm form, @Nullable DomElement submitter) {
    return realm(form)
        .filter(realm -> realm.events().everHeard("formdata"))
        .map(realm -> pairs(realm, call(realm, PlatformScript.FORMS, "appendedFormValues", form, submitter)))
        .orElse(List.of());
  }

  /// Whether the custom elements of a form let it be submitted; those that do not hear `invalid`.
  public static boolean valid(HtmlForm form) {
    return realm(form)
        .filter(realm -> realm.start().has(PlatformScript.INTERNALS))
        .map(realm -> ScriptRuntime.toBoolean(call(realm, PlatformScript.INTERNALS, "customFormValid", form)))
        .orElse(true);
  }

  /// Tells a custom element that its form has been reset.
  public static void reset(HtmlForm form, HtmlElement element) {
    realm(form).ifPresent(realm -> realm.customElements().reset(element));
  }

  private static Optional<Realm> realm(HtmlForm form) {
    Page page = form.getPage();
    return page.getEnclosingWindow().getScriptableObject() instanceof Window window ? Realm.of(window) : Optional.empty();
  }

  private static Object call(Realm realm, PlatformScript part, String name, @Nullable DomElement... elements) {
    Function function = realm.start().offered(part, name);
    return realm.call(
        function, realm.window(), Arrays.stream(elements).map(element -> element == null ? null : realm.wrap(element)).toArray());
  }

  private static List<NameValuePair> pairs(Realm realm, Object entries) {
    if (!(entries instanceof Scriptable list)) {
      return List.of();
    }
    return realm.engine().getContextFactory()
        .call(cx -> Arrays.stream(cx.getElements(list)).map(pair -> pair(cx, (Scriptable) pair)).toList());
  }

  private static NameValuePair pair(Context cx, Scriptable entry) {
    Object[] parts = cx.getElements(entry);
    return new NameValuePair(Context.toString(parts[0]), Context.toString(parts[1]));
  }
}
