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
import org.htmlunit.html.HtmlForm;
import org.htmlunit.javascript.host.Window;
import org.htmlunit.util.NameValuePair;
import org.jspecify.annotations.Nullable;

/// What scripts have to do with a form that a user submits: values of custom elements, `formdata` listeners. Confined to the surface's thread.
public final class FormValues {

  private FormValues() {}

  /// The values to be sent after those of the form's own fields.
  ///
  /// @param submitter the button, or null
  public static List<NameValuePair> added(HtmlForm form, @Nullable DomElement submitter) {
    return involved(form)
        .map(realm -> pairs(realm, call(realm, PlatformScript.FORMS, "addedFormValues", form, submitter)))
        .orElse(List.of());
  }

  /// Whether the custom elements of a form let it be submitted; those that do not hear `invalid`.
  public static boolean valid(HtmlForm form) {
    return involved(form)
        .filter(realm -> realm.start().has(PlatformScript.INTERNALS))
        .map(realm -> ScriptRuntime.toBoolean(call(realm, PlatformScript.INTERNALS, "customFormValid", form, null)))
        .orElse(true);
  }

  /// The window of a form, if any of its scripts could have a say.
  private static Optional<Realm> involved(HtmlForm form) {
    Page page = form.getPage();
    if (!(page.getEnclosingWindow().getScriptableObject() instanceof Window window)) {
      return Optional.empty();
    }
    return Realm.of(window)
        .filter(realm -> realm.start().has(PlatformScript.INTERNALS) || realm.events().everHeard("formdata"));
  }

  private static Object call(Realm realm, PlatformScript part, String name, HtmlForm form, @Nullable DomElement submitter) {
    Function function = realm.start().offered(part, name);
    return realm.call(function, realm.window(), realm.wrap(form), submitter == null ? null : realm.wrap(submitter));
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
