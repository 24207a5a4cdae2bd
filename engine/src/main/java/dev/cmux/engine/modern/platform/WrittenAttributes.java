package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.htmlunit.corejs.javascript.BaseFunction;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.DeferredMembers;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSvg;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.host.Element;
import org.htmlunit.javascript.host.dom.Attr;
import org.htmlunit.javascript.host.event.EventHandler;
import org.htmlunit.util.StringUtils;

/// What HtmlUnit (5.5.0) makes of attributes as they are written. It keeps the capitals that a script writes into the name of an attribute of an HTML element,
/// where browsers have small letters, reads nothing of a `style` that begins with a space, and forgets no handler whose attribute is removed.
/// In Java, because every page sets attributes and asks for styles.
final class WrittenAttributes {

  private static final List<DeferredMembers.Name> METHODS =
      Stream.of("setAttribute", "toggleAttribute", "removeAttribute", "setAttributeNode", "removeAttributeNode").map(DeferredMembers.Name::new).toList();

  private final Realm realm;

  private WrittenAttributes(Realm realm) {
    this.realm = realm;
  }

  static void install(Realm realm) {
    WrittenAttributes attributes = new WrittenAttributes(realm);
    realm.window().whenMade("Element", attributes::methods);
    realm.window().whenMade("HTMLElement", attributes::readableStyle);
    realm.window().whenMade("CSSStyleDeclaration", attributes::readableText);
  }

  private void methods(Scriptable prototype) {
    DeferredMembers members =
        new DeferredMembers(
            () -> {
              written(prototype, "setAttribute", args -> Context.toString(arg(args, 0)));
              written(prototype, "toggleAttribute", args -> Context.toString(arg(args, 0)));
              written(prototype, "removeAttribute", args -> Context.toString(arg(args, 0)));
              written(prototype, "setAttributeNode", WrittenAttributes::nameOfNode);
              written(prototype, "removeAttributeNode", WrittenAttributes::nameOfNode);
            });
    METHODS.forEach(name -> members.add((ScriptableObject) prototype, name, ScriptableObject.EMPTY));
  }

  private static String nameOfNode(Object[] args) {
    return arg(args, 0) instanceof Attr attribute ? attribute.getName() : "";
  }

  /// @param named the attribute that a call is about
  private void written(Scriptable prototype, String method, Function<Object[], String> named) {
    BaseFunction plain = (BaseFunction) prototype.get(method, prototype);
    HostFunction function =
        new HostFunction(
            realm.scope(),
            method,
            plain.getLength(),
            (cx, self, args) -> {
              if (!(self instanceof Element element) || !(element.getDomNodeOrNull() instanceof DomElement node)) {
                return plain.call(cx, realm.scope(), self, args);
              }
              String name = named.apply(args);
              if (isHtml(node)) {
                name = StringUtils.toRootLowerCase(name);
                if (arg(args, 0) instanceof CharSequence) {
                  args[0] = name;
                }
              }
              Object result = plain.call(cx, realm.scope(), self, args);
              if (name.startsWith("on")) {
                handle(element, name);
              }
              return result;
            });
    prototype.put(method, prototype, function);
  }

  /// Makes the attribute a handler, or takes its handler away. HtmlUnit does the first for some attributes, and knows nothing of what is removed.
  private static void handle(Element element, String name) {
    String text = element.getDomNodeOrDie().getAttributeDirect(name);
    Scriptable handler = null;
    if (text != DomElement.ATTRIBUTE_NOT_DEFINED) {
      handler = new EventHandler(element.getParentScope(), element.getDomNodeOrDie(), name.substring(2), text);
      handler.setPrototype(ScriptableObject.getClassPrototype(element.getParentScope(), "Function"));
    }
    element.setEventHandler(name.substring(2), handler);
  }

  private static boolean isHtml(DomElement element) {
    return element instanceof HtmlElement && !(element instanceof HtmlSvg) && element.getPage() instanceof HtmlPage;
  }

  private void readableStyle(Scriptable prototype) {
    Accessor style = Accessor.of(prototype, "style");
    BaseFunction plain = (BaseFunction) style.getter();
    style
        .withGetter(
            new HostFunction(
                realm.scope(),
                "get style",
                0,
                (cx, self, args) -> {
                  if (self instanceof HtmlUnitScriptable script && script.getDomNodeOrNull() instanceof DomElement element) {
                    withoutSpaceInFront(element);
                    CustomNames.restore(element);
                  }
                  return plain.call(cx, realm.scope(), self, args);
                }))
        .define();
  }

  private void readableText(Scriptable prototype) {
    Accessor text = Accessor.of(prototype, "cssText");
    BaseFunction plain = (BaseFunction) text.setter();
    text.withSetter(
            new HostFunction(
                realm.scope(),
                "set cssText",
                1,
                (cx, self, args) -> plain.call(cx, realm.scope(), self, new Object[] {Context.toString(arg(args, 0)).stripLeading()})))
        .define();
  }

  private static void withoutSpaceInFront(DomElement element) {
    String written = element.getAttributeDirect("style");
    if (!written.isEmpty() && Character.isWhitespace(written.charAt(0))) {
      element.getAttributesMap().get("style").setValue(written.stripLeading());
    }
  }
}
