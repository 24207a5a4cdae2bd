package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import org.htmlunit.corejs.javascript.BaseFunction;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlSvg;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.util.StringUtils;

/// What HtmlUnit (5.5.0) makes of attributes as they are written. It keeps the capitals that a script writes into the name of an attribute of an HTML element,
/// where browsers have small letters, and reads nothing of a `style` that begins with a space.
/// In Java, because every page sets attributes and asks for styles.
final class WrittenAttributes {

  private final Realm realm;

  private WrittenAttributes(Realm realm) {
    this.realm = realm;
  }

  static void install(Realm realm) {
    WrittenAttributes attributes = new WrittenAttributes(realm);
    realm.window().whenMade("Element", prototype -> {
      attributes.nameInSmallLetters(prototype, "setAttribute");
      attributes.nameInSmallLetters(prototype, "toggleAttribute");
    });
    realm.window().whenMade("HTMLElement", attributes::readableStyle);
    realm.window().whenMade("CSSStyleDeclaration", attributes::readableText);
  }

  private void nameInSmallLetters(Scriptable prototype, String method) {
    BaseFunction plain = (BaseFunction) prototype.get(method, prototype);
    HostFunction named =
        new HostFunction(
            realm.scope(),
            method,
            plain.getLength(),
            (cx, self, args) -> {
              if (arg(args, 0) instanceof CharSequence name && isHtml(self)) {
                args[0] = StringUtils.toRootLowerCase(name.toString());
              }
              return plain.call(cx, realm.scope(), self, args);
            });
    prototype.put(method, prototype, named);
  }

  private static boolean isHtml(Object self) {
    return self instanceof HtmlUnitScriptable script
        && script.getDomNodeOrNull() instanceof HtmlElement element
        && !(element instanceof HtmlSvg)
        && element.getPage() instanceof HtmlPage;
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
