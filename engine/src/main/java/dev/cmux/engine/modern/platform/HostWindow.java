package dev.cmux.engine.modern.platform;

import static org.htmlunit.corejs.javascript.ScriptableObject.DONTENUM;
import static org.htmlunit.corejs.javascript.ScriptableObject.PERMANENT;
import static org.htmlunit.corejs.javascript.ScriptableObject.READONLY;

import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.htmlunit.Page;
import org.htmlunit.WebWindow;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.FunctionObject;
import org.htmlunit.corejs.javascript.LazilyLoadedCtor;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.configuration.ClassConfiguration;
import org.htmlunit.javascript.host.xml.FormData;
import org.htmlunit.javascript.host.URLSearchParams;
import org.htmlunit.javascript.host.Element;
import org.htmlunit.javascript.host.History;
import org.htmlunit.javascript.host.Window;
import org.htmlunit.javascript.host.css.ComputedCSSStyleDeclaration;
import org.htmlunit.javascript.host.event.Event;
import org.htmlunit.javascript.host.event.HashChangeEvent;
import org.htmlunit.javascript.host.event.PopStateEvent;
import org.htmlunit.javascript.host.html.HTMLElement;
import org.htmlunit.javascript.host.html.HTMLImageElement;
import org.htmlunit.javascript.host.html.HTMLOptionElement;
import org.jspecify.annotations.Nullable;

/// A window whose interfaces (`HTMLElement`, `Event`, …) come into being one by one, when a script or the DOM first asks for them.
///
/// HtmlUnit makes all of its 700 for each new document (5.5.0, `JavaScriptEngine.init`), which is most of the time and memory
/// that a small page takes; a page touches some fifty. What scripts see is the same.
final class HostWindow extends Window {

  private static final long serialVersionUID = 1L;

  /// An interface as scripts see it: its prototype and its constructor.
  private record Interface(HtmlUnitScriptable prototype, ScriptableObject constructor) {}

  private final transient HostClasses classes;
  private final transient TopLevel scope;
  private final transient Map<ClassConfiguration, Interface> made = new HashMap<>();
  private final transient Map<String, Consumer<Scriptable>> waiting = new HashMap<>();
  private transient @Nullable History history;

  private HostWindow(HostClasses classes, Context context) {
    this.classes = classes;
    setClassName(classes.window().getClassName());
    this.scope = context.initSafeStandardObjects(new TopLevel(this));
    setParentScope(scope);
  }

  /// Makes the script side of a window that gets a new page, in place of `JavaScriptEngine.initialize`.
  static void make(WebWindow webWindow, Page page, Context context) {
    HostClasses classes = HostClasses.of(webWindow.getWebClient().getBrowserVersion());
    new HostWindow(classes, context).fill(webWindow, page, context);
  }

  private void fill(WebWindow webWindow, Page page, Context context) {
    JavaScriptEngine.configureRhino(webWindow.getWebClient(), webWindow.getWebClient().getBrowserVersion(), scope, this);
    ClassConfiguration own = classes.window();
    HostMembers.define(own, this, scope);
    Interface itself = interfaceOf(own);
    setPrototype(itself.prototype());
    defineProperty("constructor", itself.constructor(), DONTENUM | PERMANENT | READONLY);
    Set<String> absent = AbsentNames.all().globals();
    for (ClassConfiguration each : classes.all()) {
      if (each == own) {
        defineProperty(each.getClassName(), itself.constructor(), DONTENUM);
      } else if (each.isJsObject() && !absent.contains(each.getClassName())) {
        lazily(each.getClassName(), () -> interfaceOf(each).constructor());
      }
      if (each.getJsConstructorAlias() != null && !absent.contains(each.getJsConstructorAlias())) {
        lazily(each.getJsConstructorAlias(), () -> interfaceOf(each).constructor());
      }
    }
    URLSearchParams.NativeParamsIterator.init(context, scope, "URLSearchParams Iterator");
    FormData.FormDataIterator.init(context, scope, "FormData Iterator");
    second("Image", HTMLImageElement.class, "jsConstructorImage");
    second("Option", HTMLOptionElement.class, "jsConstructorOption", Object.class, String.class, boolean.class, boolean.class);
    if (!webWindow.getWebClient().getOptions().isWebSocketEnabled()) {
      delete("WebSocket");
    }
    initialize(scope, webWindow, page);
  }

  /// The engine would describe a global that nobody has read yet by its maker, and fail (5.5.0, `Slot.getPropertyDescriptor`).
  @Override
  protected DescriptorInfo getOwnPropertyDescriptor(Context context, Object id) {
    DescriptorInfo found = super.getOwnPropertyDescriptor(context, id);
    if (found == null || !(found.value instanceof LazilyLoadedCtor)) {
      return found;
    }
    get((String) id, this);
    return super.getOwnPropertyDescriptor(context, id);
  }

  @Override
  public History getHistory() {
    if (history == null) {
      history = Realm.of(this).<History>map(PageHistory::new).orElseGet(super::getHistory);
    }
    return history;
  }

  /// What nothing tells of counts now: edits of rules, and attributes of what is drawn.
  @Override
  public ComputedCSSStyleDeclaration getComputedStyle(Object element, String pseudo) {
    Realm.of(this).filter(Realm::areRulesHeld).flatMap(Realm::htmlPage).ifPresent(HtmlPage::clearComputedStyles);
    if (element instanceof Element object && !(object instanceof HTMLElement) && object.getDomNodeOrNull() instanceof DomElement drawn) {
      drawn.getPage().clearComputedStyles(drawn);
    }
    return super.getComputedStyle(element, pseudo);
  }

  /// HtmlUnit takes whatever has the id for an element of HTML (5.5.0), which fails for those of SVG.
  @Override
  protected Object getWithPreemption(String name) {
    return getDomNodeOrNull() instanceof HtmlPage page
            && page.getElementById(name) instanceof DomElement element
            && !(element instanceof HtmlElement)
        ? getScriptableFor(element)
        : super.getWithPreemption(name);
  }

  /// A new fragment is an entry of the session history, and `popstate` comes before `hashchange`.
  @Override
  public void executeEventLocally(Event event) {
    if (event instanceof HashChangeEvent
        && Realm.of(this).filter(realm -> realm.platform().histories().of(getWebWindow()).catchUp()).isPresent()) {
      super.executeEventLocally(new PopStateEvent(this, Event.TYPE_POPSTATE, null));
    }
    super.executeEventLocally(event);
  }

  /// Called by whatever wraps a DOM node for scripts.
  @Override
  public @Nullable Scriptable getPrototype(Class<? extends HtmlUnitScriptable> hostClass) {
    return classes.ofClass(hostClass).map(this::interfaceOf).map(Interface::prototype).orElse(null);
  }

  /// Shows the prototype of an interface to a visitor as soon as there is one: now, or when something asks for the interface.
  void whenMade(String name, Consumer<Scriptable> visitor) {
    Optional<ClassConfiguration> described = classes.named(name);
    if (described.map(made::get).isPresent()) {
      visitor.accept(made.get(described.get()).prototype());
    } else {
      waiting.merge(name, visitor, Consumer::andThen);
    }
  }

  /// Whether the engine itself has a constructor of this name.
  boolean offers(String name) {
    return classes.named(name).filter(ClassConfiguration::isJsObject).isPresent();
  }

  /// The engine's own constructor of this name, whatever scripts have put in its place since.
  ScriptableObject constructor(String name) {
    return classes.named(name).map(this::interfaceOf).map(Interface::constructor).orElseThrow();
  }

  /// Makes a global that gets its value when it is first read.
  private void lazily(String name, Supplier<Object> value) {
    new LazilyLoadedCtor<>(scope, name, false, false, (context, top, sealed) -> value.get());
  }

  private Interface interfaceOf(ClassConfiguration described) {
    Interface known = made.get(described);
    if (known == null) {
      Optional<Interface> parent = classes.parent(described).map(this::interfaceOf);
      known = Context.getCurrentContext() != null ? make(described, parent) : engineContext(() -> make(described, parent));
      made.put(described, known);
      Consumer<Scriptable> visitor = waiting.remove(described.getClassName());
      if (visitor != null) {
        visitor.accept(known.prototype());
      }
    }
    return known;
  }

  /// Functions made in no context look to scripts like those of 1999: with `arguments` and a `length` that cannot be configured.
  private <T> T engineContext(Supplier<T> work) {
    return ((JavaScriptEngine) getWebWindow().getWebClient().getJavaScriptEngine())
        .getContextFactory()
        .call(context -> work.get());
  }

  private Interface make(ClassConfiguration described, Optional<Interface> parent) {
    HtmlUnitScriptable prototype = HostMembers.instance(described, scope);
    HostMembers.define(described, prototype, scope);
    prototype.setPrototype(
        parent.<Scriptable>map(Interface::prototype).orElseGet(() -> ScriptableObject.getObjectPrototype(scope)));
    ScriptableObject constructor =
        described.getJsConstructor() == null
            ? constructorObject(described, prototype)
            : constructorFunction(described.getJsConstructor(), prototype);
    parent.map(Interface::constructor)
        .filter(inherited -> inherited instanceof FunctionObject && constructor instanceof FunctionObject)
        .ifPresent(constructor::setPrototype);
    HostMembers.defineStatic(described, constructor, scope);
    return new Interface(prototype, constructor);
  }

  private ScriptableObject constructorObject(ClassConfiguration described, HtmlUnitScriptable prototype) {
    HtmlUnitScriptable constructor = HostMembers.instance(described, scope);
    prototype.defineProperty("constructor", constructor, DONTENUM | PERMANENT | READONLY);
    constructor.defineProperty("prototype", prototype, DONTENUM | PERMANENT | READONLY);
    return constructor;
  }

  private FunctionObject constructorFunction(Map.Entry<String, Member> declared, HtmlUnitScriptable prototype) {
    FunctionObject function = new HostMethod(declared.getKey(), declared.getValue(), scope);
    ScriptRuntime.setFunctionProtoAndParent(function, Context.getCurrentContext(), scope);
    function.setImmunePrototypeProperty(prototype);
    prototype.defineProperty("constructor", function, DONTENUM);
    return function;
  }

  /// `Image` and `Option`: a second way to construct what has an interface of another name.
  private void second(String name, Class<? extends HtmlUnitScriptable> hostClass, String method, Class<?>... parameters) {
    Method declared;
    try {
      declared = hostClass.getDeclaredMethod(method, parameters);
    } catch (NoSuchMethodException e) {
      throw new IllegalStateException("HtmlUnit has no " + name + " any more", e);
    }
    lazily(
        name,
        () -> {
          FunctionObject function = new HostMethod(name, declared, scope);
          ScriptRuntime.setFunctionProtoAndParent(function, Context.getCurrentContext(), scope);
          function.setImmunePrototypeProperty(getPrototype(hostClass));
          return function;
        });
  }
}
