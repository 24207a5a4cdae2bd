package dev.cmux.engine.modern.platform;

import static org.htmlunit.corejs.javascript.ScriptableObject.DONTENUM;
import static org.htmlunit.corejs.javascript.ScriptableObject.EMPTY;
import static org.htmlunit.corejs.javascript.ScriptableObject.PERMANENT;
import static org.htmlunit.corejs.javascript.ScriptableObject.READONLY;

import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.htmlunit.Page;
import org.htmlunit.TopLevelWindow;
import org.htmlunit.WebWindow;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.LazilyLoadedCtor;
import org.htmlunit.corejs.javascript.PageScope;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.FrameWindow;
import org.htmlunit.html.HtmlElement;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.configuration.ClassConfiguration;
import org.htmlunit.javascript.host.Element;
import org.htmlunit.javascript.host.History;
import org.htmlunit.javascript.host.URLSearchParams;
import org.htmlunit.javascript.host.Window;
import org.htmlunit.javascript.host.css.ComputedCSSStyleDeclaration;
import org.htmlunit.javascript.host.event.Event;
import org.htmlunit.javascript.host.event.HashChangeEvent;
import org.htmlunit.javascript.host.event.PopStateEvent;
import org.htmlunit.javascript.host.html.HTMLElement;
import org.htmlunit.javascript.host.xml.FormData;
import org.jspecify.annotations.Nullable;

/// A window whose interfaces (`HTMLElement`, `Event`, …) come into being one by one, when a script or the DOM first asks for them.
///
/// HtmlUnit makes all of its 700 for each new document (5.5.0, `JavaScriptEngine.init`), which is most of the time and memory
/// that a small page takes; a page touches some fifty. What scripts see is the same.
final class HostWindow extends Window {

  private static final long serialVersionUID = 1L;

  private final transient HostClasses classes;
  private final transient TopLevel scope;
  private final transient Interfaces interfaces;
  private final transient OtherWindows others = new OtherWindows(this);
  private transient @Nullable Page page;
  private transient @Nullable History history;
  private transient @Nullable BoundDocument document;
  private transient @Nullable LeftWindow left;
  private transient @Nullable DocumentOrigin origin;
  private transient @Nullable DocumentOrigin creator;

  private HostWindow(HostClasses classes, Context context) {
    this.classes = classes;
    setClassName(classes.window().getClassName());
    this.scope = context.initSafeStandardObjects(new PageScope(this));
    this.interfaces = new Interfaces(this, classes, scope);
    setParentScope(scope);
  }

  /// Makes the script side of a window that gets a new page, in place of `JavaScriptEngine.initialize`.
  static void make(WebWindow webWindow, Page page, Context context) {
    HostClasses classes = HostClasses.of(webWindow.getWebClient().getBrowserVersion());
    new HostWindow(classes, context).fill(webWindow, page, context);
  }

  private void fill(WebWindow webWindow, Page page, Context context) {
    HostWindow before = webWindow.getScriptableObject();
    Language.fit(webWindow.getWebClient(), scope, this);
    SecondGlobals.defineIntl(this);
    ClassConfiguration own = classes.window();
    HostMembers.of(own).define(this, scope);
    Interfaces.Interface itself = interfaces.of(own);
    setPrototype(itself.prototype());
    defineProperty("constructor", itself.constructor(), webWindow instanceof WorkerWindow ? DONTENUM : DONTENUM | PERMANENT | READONLY);
    defineProperty(own.getClassName(), itself.constructor(), DONTENUM);
    classes.globals().forEach(each -> each.define(this));
    URLSearchParams.NativeParamsIterator.init(context, scope, "URLSearchParams Iterator");
    FormData.FormDataIterator.init(context, scope, "FormData Iterator");
    SecondGlobals.defineConstructors(this);
    if (!webWindow.getWebClient().getOptions().isWebSocketEnabled()) {
      delete("WebSocket");
    }
    defineProperty("postMessage", others.postMessage(), EMPTY);
    defineProperty("open", others.open(), EMPTY);
    others.watchFrames(this);
    others.watchBroadcasts(this);
    this.page = page;
    initialize(scope, webWindow, page);
    creator = before != null ? before.creator : null;
    if (webWindow instanceof TopLevelWindow top && top.getOpener() != null) {
      creator();
    }
  }

  TopLevel scope() {
    return scope;
  }

  /// Called with each page this window shows; more than one when scripts write a document anew.
  @Override
  public void initialize(Page shown) {
    page = shown;
    super.initialize(shown);
  }

  /// Where this window's documents come and go.
  WebWindow place() {
    return super.getWebWindow();
  }

  /// What it shows, or showed last.
  @Nullable Page page() {
    return page;
  }

  /// Whether the document has not been left.
  boolean isCurrent() {
    WebWindow place = place();
    return place == null || place.getScriptableObject() == this;
  }

  DocumentOrigin origin() {
    if (origin == null) {
      origin = DocumentOrigin.of(this);
    }
    return origin;
  }

  /// The origin of whoever made the window.
  DocumentOrigin creator() {
    if (creator == null) {
      creator = DocumentOrigin.ofCreator(place());
    }
    return creator;
  }

  /// Whether scripts here may do as they like with the other window.
  boolean mayReach(HostWindow other) {
    return other == this || origin().isSame(other.origin());
  }

  OtherWindows others() {
    return others;
  }

  /// To HtmlUnit's host objects the window of a document that was left is one that still shows it.
  @Override
  public WebWindow getWebWindow() {
    if (isCurrent()) {
      return place();
    }
    if (left == null) {
      left = new LeftWindow(place(), this, page);
    }
    return left;
  }

  @Override
  public BoundDocument getDocument_js() {
    if (document == null) {
      document = new BoundDocument(this);
    }
    return document;
  }

  @Override
  public Object jsGetParent() {
    return others.seen(super.jsGetParent());
  }

  @Override
  public Object getTop() {
    return others.seen(super.getTop());
  }

  @Override
  public Object getOpener() {
    return others.seen(super.getOpener());
  }

  @Override
  public Object get(int index, Scriptable start) {
    return others.seen(super.get(index, start));
  }

  /// The element around a frame, for the frame's scripts.
  @Override
  public @Nullable HtmlUnitScriptable getFrameElement() {
    return place() instanceof FrameWindow frame
            && frame.getParentWindow().getScriptableObject() instanceof HostWindow around
            && mayReach(around)
        ? super.getFrameElement()
        : null;
  }

  @Override
  public void focus() {
    if (isCurrent()) {
      super.focus();
    }
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
        : others.seen(super.getWithPreemption(name));
  }

  /// A new fragment is an entry of the session history, and `popstate` comes before `hashchange`.
  @Override
  public void executeEventLocally(Event event) {
    if (event instanceof HashChangeEvent
        && isCurrent()
        && Realm.of(this).filter(realm -> realm.platform().histories().of(getWebWindow()).catchUp()).isPresent()) {
      super.executeEventLocally(new PopStateEvent(this, Event.TYPE_POPSTATE, null));
    }
    super.executeEventLocally(event);
  }

  /// Called by whatever wraps a DOM node for scripts.
  @Override
  public @Nullable Scriptable getPrototype(Class<? extends HtmlUnitScriptable> hostClass) {
    return classes.ofClass(hostClass).map(interfaces::of).map(Interfaces.Interface::prototype).orElse(null);
  }

  /// An interface of this window.
  Interfaces.Interface made(ClassConfiguration described) {
    return interfaces.of(described);
  }

  /// Shows the prototype of an interface to a visitor as soon as there is one: now, or when something asks for the interface.
  void whenMade(String name, Consumer<Scriptable> visitor) {
    interfaces.whenMade(name, visitor);
  }

  /// Shows every interface to the platform: those there are now, and each of the others when something asks for it.
  void watchInterfaces(BiConsumer<String, HtmlUnitScriptable> everyone) {
    interfaces.watch(everyone);
  }

  /// Whether the engine has an interface of this name, of which scripts may not see a constructor.
  boolean knows(String name) {
    return classes.named(name).isPresent();
  }

  /// Whether the engine itself has a constructor of this name.
  boolean offers(String name) {
    return classes.named(name).filter(ClassConfiguration::isJsObject).isPresent();
  }

  /// The engine's own constructor of this name, whatever scripts have put in its place since.
  ScriptableObject constructor(String name) {
    return classes.named(name).map(interfaces::of).map(Interfaces.Interface::constructor).orElseThrow();
  }

  /// Functions made in no context look to scripts like those of 1999: with `arguments` and a `length` that cannot be configured.
  <T> T inContext(Supplier<T> work) {
    if (Context.getCurrentContext() != null) {
      return work.get();
    }
    return ((JavaScriptEngine) place().getWebClient().getJavaScriptEngine()).getContextFactory().call(context -> work.get());
  }
}
