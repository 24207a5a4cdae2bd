package dev.cmux.engine.modern.platform;

import java.util.List;
import java.util.Optional;
import org.htmlunit.TopLevelWindow;
import org.htmlunit.WebWindow;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.html.FrameWindow;
import org.htmlunit.html.HtmlPage;
import org.jspecify.annotations.Nullable;

/// What scripts have of a window that shows a document of another origin.
/// https://html.spec.whatwg.org/multipage/nav-history-apis.html#crossoriginproperties-(-o-)
final class CrossOriginWindow extends CrossOriginObject {

  private static final long serialVersionUID = 1L;

  private static final List<String> NAMES =
      List.of("window", "self", "location", "close", "closed", "focus", "blur", "frames", "length", "top", "opener", "parent", "postMessage", "then");

  private final transient GuardedWindow proxy;
  private transient @Nullable CrossOriginLocation location;
  private transient @Nullable HostFunction close;
  private transient @Nullable HostFunction focus;
  private transient @Nullable HostFunction blur;

  CrossOriginWindow(HostWindow owner, GuardedWindow proxy) {
    super(owner, NAMES);
    this.proxy = proxy;
  }

  @Override
  Object own(String name) {
    WebWindow place = proxy.place();
    return switch (name) {
      case "window", "self", "frames" -> proxy;
      case "parent" -> owner().others().seen(place.getParentWindow());
      case "top" -> owner().others().seen(place.getTopWindow());
      case "opener" -> owner().others().seen(proxy.window().getOpener());
      case "closed" -> !place.getWebClient().containsWebWindow(place);
      case "length" -> frames().size();
      case "location" -> location == null ? location = new CrossOriginLocation(owner(), place) : location;
      case "postMessage" -> owner().others().postMessage();
      case "close" -> close == null ? close = function("close", this::close) : close;
      case "focus" -> focus == null ? focus = function("focus", proxy.window()::focus) : focus;
      case "blur" -> blur == null ? blur = function("blur", () -> {}) : blur;
      default -> named(name).<Object>map(owner().others()::seen).orElse(NOT_FOUND);
    };
  }

  @Override
  Object own(int index) {
    List<FrameWindow> frames = frames();
    return index >= 0 && index < frames.size() ? owner().others().seen(frames.get(index)) : NOT_FOUND;
  }

  @Override
  boolean assign(String name, Object value) {
    if (!name.equals("location")) {
      return false;
    }
    return ((CrossOriginLocation) own("location")).assign("href", value);
  }

  @Override
  public Object[] getIds() {
    Object[] ids = new Object[frames().size()];
    for (int i = 0; i < ids.length; i++) {
      ids[i] = i;
    }
    return ids;
  }

  @Override
  String describe() {
    return "Window";
  }

  private List<FrameWindow> frames() {
    return proxy.place().getEnclosedPage() instanceof HtmlPage page ? page.getFrames() : List.of();
  }

  private Optional<FrameWindow> named(String name) {
    return frames().stream().filter(frame -> !name.isEmpty() && name.equals(frame.getName())).findFirst();
  }

  /// Only what a script has opened can be closed by one.
  private void close() {
    if (proxy.place() instanceof TopLevelWindow top && top.getOpener() != null) {
      top.close();
    }
  }

  private HostFunction function(String name, Runnable body) {
    return new HostFunction(
        owner().getParentScope(),
        name,
        0,
        (Context cx, Object self, Object[] args) -> {
          body.run();
          return Undefined.instance;
        });
  }

  @Override
  public Scriptable getPrototype() {
    return null;
  }
}
