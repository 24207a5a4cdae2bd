package dev.cmux.engine.modern.platform;

import static org.htmlunit.corejs.javascript.ScriptableObject.DONTENUM;

import java.lang.reflect.Method;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.FunctionObject;
import org.htmlunit.corejs.javascript.LazyMember;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.host.html.HTMLImageElement;
import org.htmlunit.javascript.host.html.HTMLOptionElement;

/// Globals of a window that are no interface: `Image` and `Option`, a second way to construct what has an interface of another name, and `Intl`. Each is made
/// when something looks at it.
final class SecondGlobals {

  private static final LazyMember INTL =
      new LazyMember(
          "Intl",
          DONTENUM,
          window -> {
            HostWindow host = (HostWindow) window;
            host.inContext(() -> Language.intl(host.place().getWebClient(), host.scope(), host));
          });

  private static final LazyMember IMAGE = constructor("Image", HTMLImageElement.class, "jsConstructorImage");
  private static final LazyMember OPTION =
      constructor("Option", HTMLOptionElement.class, "jsConstructorOption", Object.class, String.class, boolean.class, boolean.class);

  private SecondGlobals() {}

  static void defineIntl(HostWindow window) {
    INTL.define(window);
  }

  static void defineConstructors(HostWindow window) {
    IMAGE.define(window);
    OPTION.define(window);
  }

  private static LazyMember constructor(String name, Class<? extends HtmlUnitScriptable> hostClass, String method, Class<?>... parameters) {
    Method declared;
    try {
      declared = hostClass.getDeclaredMethod(method, parameters);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("HtmlUnit has no " + name + " any more", e);
    }
    return new LazyMember(
        name,
        DONTENUM,
        window -> {
          HostWindow host = (HostWindow) window;
          FunctionObject made =
              host.inContext(
                  () -> {
                    FunctionObject function = new HostMethod(name, declared, host.scope());
                    ScriptRuntime.setFunctionProtoAndParent(function, Context.getCurrentContext(), host.scope());
                    function.setImmunePrototypeProperty(host.getPrototype(hostClass));
                    return function;
                  });
          host.defineProperty(name, made, DONTENUM);
        });
  }
}
