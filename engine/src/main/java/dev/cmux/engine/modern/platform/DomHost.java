package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.htmlunit.SgmlPage;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.NativeArray;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.BaseFrameElement;
import org.htmlunit.html.DomAttr;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlLink;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.HtmlUnitScriptableProxy;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.host.css.CSSStyleDeclaration;
import org.htmlunit.javascript.host.css.ComputedCSSStyleDeclaration;
import org.htmlunit.javascript.host.dom.DOMTokenList;
import org.htmlunit.javascript.host.dom.Node;
import org.htmlunit.javascript.host.html.HTMLLinkElement;

/// What the platform's scripts may ask of the tree: custom elements, markup, style.
final class DomHost {

  private final Realm realm;
  private final CustomNames customNames = new CustomNames();

  DomHost(Realm realm) {
    this.realm = realm;
  }

  void offer(NativeObject host) {
    StartScript.define(
        realm,
        host,
        "adopt",
        2,
        (cx, self, args) -> {
          ShadowTrees.adopt(node(args, 0), (NativeArray) args[1]);
          return JavaScriptEngine.UNDEFINED;
        });
    define(
        host,
        "constructSheet",
        (cx, self, args) -> {
          ConstructedSheet.make((ScriptableObject) args[0], (Scriptable) args[1]);
          return JavaScriptEngine.UNDEFINED;
        });
    define(
        host,
        "stylesChanged",
        (cx, self, args) -> {
          realm.htmlPage().ifPresent(HtmlPage::clearComputedStyles);
          return JavaScriptEngine.UNDEFINED;
        });
    define(
        host,
        "looksChanged",
        (cx, self, args) -> {
          if (node(args, 0) instanceof DomElement element) {
            element.getPage().clearComputedStyles(element);
          }
          return JavaScriptEngine.UNDEFINED;
        });
    define(
        host,
        "custom",
        (cx, self, args) -> inlineStyle(args).map(element -> (Object) CustomNames.value(element, Context.toString(args[1]))).orElse(null));
    define(
        host,
        "setCustom",
        (cx, self, args) -> {
          Optional<DomElement> element = inlineStyle(args);
          element.ifPresent(
              styled -> realm.htmlPage().ifPresent(
                  page -> customNames.put(page, styled, Context.toString(args[1]), Context.toString(args[2]), Context.toString(args[3]))));
          return element.isPresent();
        });
    define(host, "svgTag", (cx, self, args) -> SvgNames.tag((DomElement) node(args, 0)));
    define(
        host,
        "attributeChanged",
        (cx, self, args) -> {
          DomElement element = (DomElement) node(args, 0);
          element.getPage().clearComputedStyles(element);
          String old = arg(args, 2) == null ? null : Context.toString(arg(args, 2));
          List.copyOf(realm.attributeWatches()).forEach(watch -> watch.changed(element, Context.toString(arg(args, 1)), old));
          return JavaScriptEngine.UNDEFINED;
        });
    define(
        host,
        "holdsRule",
        (cx, self, args) -> {
          realm.markRulesHeld();
          return JavaScriptEngine.UNDEFINED;
        });
    define(
        host,
        "innerText",
        (cx, self, args) ->
            realm.htmlPage().orElse(null) instanceof RenderedPage page && node(args, 0) instanceof DomElement element && element.getPage() == page
                ? page.textOf(element)
                : null);
    define(host, "customText", (cx, self, args) -> CustomText.escaped(Context.toString(arg(args, 0)).strip()));
    define(host, "readableCss", (cx, self, args) -> ReadableCss.readable(Context.toString(arg(args, 0))));
    StartScript.define(
        realm,
        host,
        "loadFrame",
        1,
        (cx, self, args) -> {
          if (((HtmlUnitScriptable) args[0]).getDomNodeOrNull() instanceof BaseFrameElement frame) {
            realm.postBare(frame::loadInnerPage);
          }
          return JavaScriptEngine.UNDEFINED;
        });
    ElementConstructor.install(realm, "HTMLElement");
    CustomElements elements = realm.customElements();
    define(host, "construct", (cx, self, args) -> new Construction(realm).construct(cx, args));
    define(
        host,
        "define",
        (cx, self, args) -> {
          realm.watch();
          elements.define(arg(args, 0), arg(args, 1), arg(args, 2));
          return JavaScriptEngine.UNDEFINED;
        });
    define(
        host,
        "definition",
        (cx, self, args) ->
            elements
                .definitions()
                .byName(Context.toString(arg(args, 0)))
                .<Object>map(ElementDefinition::constructor)
                .orElse(JavaScriptEngine.UNDEFINED));
    define(
        host,
        "definedName",
        (cx, self, args) -> elements.definitions().byConstructor(arg(args, 0)).map(ElementDefinition::name).orElse(null));
    define(
        host,
        "create",
        (cx, self, args) ->
            elements
                .definitions()
                .byName(Context.toString(arg(args, 0)))
                .filter(definition -> definition.localName().equals(Context.toString(arg(args, 1))))
                .<Object>map(elements::create)
                .orElse(null));
    define(
        host,
        "sheetOf",
        (cx, self, args) ->
            args[0] instanceof HTMLLinkElement link
                    && node(args, 0) instanceof HtmlLink styling
                    && styling.isStyleSheetLink()
                    && styling.isAttachedToPage()
                ? link.getSheet()
                : null);
    define(host, "elementsBefore", (cx, self, args) -> realm.newArray(elementsBefore(cx.getElements((Scriptable) arg(args, 0)))));
    define(host, "rawValue", (cx, self, args) -> node(args, 0) instanceof HtmlInput input ? input.getRawValue() : "");
    define(
        host,
        "upgrade",
        (cx, self, args) -> {
          elements.upgradeBelow(node(args, 0));
          return JavaScriptEngine.UNDEFINED;
        });
    define(
        host,
        "upgradeCopy",
        (cx, self, args) -> {
          CopiedStyles.part(node(args, 0), node(args, 1));
          if (!elements.definitions().isEmpty()) {
            elements.upgradeCopy(node(args, 0), node(args, 1));
          }
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(realm, host, "tokenList", 2, (cx, self, args) -> new DOMTokenList((Node) args[0], Context.toString(args[1])));
    // (document, namespace or null, qualified name)
    StartScript.define(
        realm,
        host,
        "createAttribute",
        3,
        (cx, self, args) -> realm.wrap(new DomAttr((SgmlPage) node(args, 0), (String) args[1], Context.toString(args[2]), "", true)));
    define(host, "setElementHtml", (cx, self, args) -> fragments().set(node(args, 0), Context.toString(arg(args, 1))));
    define(
        host,
        "passScripts",
        (cx, self, args) -> {
          HtmlFragments.passScripts(node(args, 0));
          return JavaScriptEngine.UNDEFINED;
        });
    define(host, "readableHtml", (cx, self, args) -> HtmlFragments.withoutBogus(Context.toString(arg(args, 0))));
    define(
        host,
        "parseTablePart",
        (cx, self, args) -> fragments().parseTablePart(node(args, 0), Context.toString(arg(args, 1))));
    define(
        host,
        "withMarks",
        (cx, self, args) -> {
          DomNode root = node(args, 0);
          Function query = (Function) arg(args, 2);
          return new SelectorMarks(root, element -> isModal(cx, host, element))
              .run(
                  Context.toString(arg(args, 1)),
                  text -> query.call(cx, realm.scope(), arg(args, 0), new Object[] {text}));
        });
    define(host, "isPopoverOpen", (cx, self, args) -> node(args, 0) instanceof DomElement element && Popovers.isOpen(element));
    define(
        host,
        "setPopoverOpen",
        (cx, self, args) -> {
          Popovers.open((DomElement) node(args, 0), ScriptRuntime.toBoolean(arg(args, 1)));
          return JavaScriptEngine.UNDEFINED;
        });
    define(host, "isShadowed", (cx, self, args) -> realm.isShadowed());
    define(
        host,
        "innerHtml",
        (cx, self, args) -> HtmlSerializer.inner(node(args, 0)));
    define(
        host,
        "outerHtml",
        (cx, self, args) -> HtmlSerializer.outer(node(args, 0)));
  }

  /// How many elements stand before each of some in its tree.
  private static Object[] elementsBefore(Object[] elements) {
    Map<DomNode, Integer> places = new IdentityHashMap<>();
    Object[] before = new Object[elements.length];
    for (int i = 0; i < elements.length; i++) {
      DomNode element = node(elements, i);
      if (!places.containsKey(element)) {
        int place = 0;
        for (DomElement each : Shadows.rootOf(element, false).getDomElementDescendants()) {
          places.put(each, place++);
        }
      }
      before[i] = places.getOrDefault(element, 0);
    }
    return before;
  }

  private HtmlFragments fragments() {
    return new HtmlFragments(realm.platform().client(), realm.htmlPage().orElseThrow());
  }

  private boolean isModal(Context cx, NativeObject host, DomElement element) {
    return ScriptableObject.getProperty(host, "isModal") instanceof Function asked
        && ScriptRuntime.toBoolean(asked.call(cx, realm.scope(), host, new Object[] {realm.wrap(element)}));
  }

  /// The node behind a script argument; page code can pass anything here.
  static DomNode node(Object[] args, int index) {
    Object value = arg(args, index);
    if (value instanceof HtmlUnitScriptableProxy<?> proxy) {
      value = proxy.getDelegee();
    }
    if (value instanceof HtmlUnitScriptable object && object.getDomNodeOrNull() instanceof DomNode node) {
      return node;
    }
    throw ScriptRuntime.typeError("parameter " + (index + 1) + " is not of type 'Node'");
  }

  /// The element whose `style` the first argument is; empty for computed styles and those of rules.
  private static Optional<DomElement> inlineStyle(Object[] args) {
    return args[0] instanceof CSSStyleDeclaration style && !(style instanceof ComputedCSSStyleDeclaration) && style.getDomNodeOrNull() instanceof DomElement element
        ? Optional.of(element)
        : Optional.empty();
  }

  private void define(NativeObject host, String name, HostFunction.Body body) {
    StartScript.define(realm, host, name, 0, body);
  }
}
