package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.util.List;
import java.util.function.Function;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlRadioButtonInput;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.host.dom.NodeList;

/// What the platform's scripts may ask about forms and their controls.
final class FormHost {

  private final Realm realm;

  FormHost(Realm realm) {
    this.realm = realm;
  }

  void offer(NativeObject host) {
    define(host, "formOf", element -> FormTree.owner(element).map(realm::wrap).orElse(null));
    define(host, "labeledBy", label -> FormTree.labeled(label).map(realm::wrap).orElse(null));
    define(host, "labelsOf", element -> NodeList.staticNodeList(realm.scope(), List.<DomNode>copyOf(FormTree.labels(element))));
    define(host, "isFormAssociated", FormTree::isCustom);
    define(host, "isDisabled", FormTree::isDisabled);
    define(host, "isRadioMissing", element -> element instanceof HtmlRadioButtonInput radio ? RadioGroup.isMissing(radio) : null);
    define(host, "isUndecided", element -> Undecided.isSet((HtmlInput) element));
    StartScript.define(
        realm,
        host,
        "setUndecided",
        2,
        (cx, self, args) -> {
          Undecided.set((HtmlInput) element(args), ScriptRuntime.toBoolean(arg(args, 1)));
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(
        realm,
        host,
        "checkRadio",
        2,
        (cx, self, args) -> {
          RadioGroup.check((HtmlRadioButtonInput) element(args), ScriptRuntime.toBoolean(arg(args, 1)));
          return JavaScriptEngine.UNDEFINED;
        });
  }

  private void define(NativeObject host, String name, Function<DomElement, Object> body) {
    StartScript.define(realm, host, name, 1, (cx, self, args) -> body.apply(element(args)));
  }

  private static DomElement element(Object[] args) {
    return (DomElement) ((HtmlUnitScriptable) arg(args, 0)).getDomNodeOrDie();
  }
}
