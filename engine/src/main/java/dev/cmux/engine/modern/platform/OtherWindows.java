package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.lang.ref.WeakReference;
import java.util.List;
import java.util.Map;
import java.util.WeakHashMap;
import org.htmlunit.WebWindow;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.html.BaseFrameElement;
import org.htmlunit.html.FrameWindow;
import org.htmlunit.html.FrameWindow.PageDenied;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.host.BroadcastChannel;
import org.htmlunit.javascript.host.Window;
import org.htmlunit.javascript.host.WindowProxy;
import org.jspecify.annotations.Nullable;

/// The other windows as one window's scripts see them. Whatever hands a script a window passes here.
final class OtherWindows {

  private final HostWindow owner;
  /// Held by the scripts that use them: windows that are gone are not to stay for the sake of this.
  private final Map<WebWindow, WeakReference<GuardedWindow>> known = new WeakHashMap<>();
  private @Nullable HostFunction postMessage;

  OtherWindows(HostWindow owner) {
    this.owner = owner;
  }

  /// A value as the owner's scripts may have it: a window of whatever kind becomes theirs, always the same object; anything else stays what it is.
  @Nullable Object seen(@Nullable Object value) {
    return switch (value) {
      case WebWindow place -> window(place);
      case HostWindow window -> window == owner || !window.isCurrent() && owner.mayReach(window) ? window : window(window.place());
      case GuardedWindow guarded -> window(guarded.place());
      case WindowProxy proxy -> window(((HostWindow) proxy.getDelegee()).place());
      case HostFunction function when "postMessage".equals(function.getFunctionName()) -> postMessage();
      case null, default -> value;
    };
  }

  private Scriptable window(WebWindow place) {
    if (place == owner.place() && owner.isCurrent()) {
      return owner;
    }
    WeakReference<GuardedWindow> reference = known.get(place);
    GuardedWindow guarded = reference == null ? null : reference.get();
    if (guarded == null) {
      guarded = new GuardedWindow(owner, place);
      known.put(place, new WeakReference<>(guarded));
    }
    return guarded;
  }

  /// `postMessage`, for whichever window it is called on: its messages are from the owner.
  HostFunction postMessage() {
    if (postMessage == null) {
      postMessage = new HostFunction(owner.getParentScope(), "postMessage", 1, (cx, self, args) -> post(self, args));
    }
    return postMessage;
  }

  private Object post(Object self, Object[] args) {
    HostWindow receiver =
        switch (self) {
          case null -> owner;
          case HostWindow window -> window;
          case GuardedWindow guarded -> guarded.window();
          default -> {
            if (Undefined.isUndefined(self)) {
              yield owner;
            }
            throw ScriptRuntime.typeError("Illegal invocation");
          }
        };
    PostedMessage.of(owner, args).send(receiver);
    return Undefined.instance;
  }

  /// `open`, which nobody hears who is in a window no more.
  HostFunction open() {
    return new HostFunction(
        owner.getParentScope(),
        "open",
        0,
        (cx, self, args) -> owner.isCurrent() ? seen(owner.open(arg(args, 0), arg(args, 1), arg(args, 2), arg(args, 3))) : null);
  }

  /// Has the members of frame elements that lead into their documents pass here.
  void watchFrames(HostWindow window) {
    for (String name : new String[] {"HTMLIFrameElement", "HTMLFrameElement"}) {
      window.whenMade(
          name,
          prototype -> {
            getter((ScriptableObject) prototype, "contentWindow", this::contentWindow);
            getter((ScriptableObject) prototype, "contentDocument", this::contentDocument);
          });
    }
  }

  /// Has broadcasts copied for each window of the same origin: HtmlUnit's hand over the object itself, and take all blank documents to be of one origin.
  void watchBroadcasts(HostWindow window) {
    window.whenMade(
        "BroadcastChannel",
        prototype ->
            ((ScriptableObject) prototype)
                .defineProperty("postMessage", new HostFunction(owner.getParentScope(), "postMessage", 1, (cx, self, args) -> broadcast(self, args)), ScriptableObject.EMPTY));
  }

  private static Object broadcast(Object self, Object[] args) {
    if (!(self instanceof BroadcastChannel channel) || args.length == 0) {
      throw ScriptRuntime.typeError("Illegal invocation");
    }
    Realm from = Realm.of(channel).orElseThrow();
    if (channel.getName() == null) {
      throw from.domException("InvalidStateError", "Failed to execute 'postMessage' on 'BroadcastChannel': Channel is closed");
    }
    new StructuredClone(from, from).copy(args[0]);
    for (BroadcastChannel other : List.copyOf(from.platform().client().getBroadcastChannels())) {
      Realm to = Realm.of(other).orElseThrow();
      if (other != channel && other.getName().equals(channel.getName()) && from.window().mayReach(to.window())) {
        StructuredClone.Copied copied = new StructuredClone(from, to).copy(args[0], Undefined.instance);
        String origin = from.window().origin().toString();
        to.post(() -> other.dispatchEvent(PostedMessage.event(to, copied, origin, null)));
      }
    }
    return Undefined.instance;
  }

  @FunctionalInterface
  private interface Content {
    @Nullable Object of(FrameWindow frame);
  }

  private void getter(ScriptableObject prototype, String name, Content content) {
    HostFunction function = new HostFunction(owner.getParentScope(), "get " + name, 0, (cx, self, args) -> content.of(frame(self)));
    prototype.defineOwnProperty(
        Context.getCurrentContext(),
        name,
        new ScriptableObject.DescriptorInfo(true, Scriptable.NOT_FOUND, true, function, Undefined.instance, Scriptable.NOT_FOUND));
  }

  private static FrameWindow frame(Object self) {
    if (self instanceof HtmlUnitScriptable object && object.getDomNodeOrNull() instanceof BaseFrameElement frame) {
      return frame.getEnclosedWindow();
    }
    throw ScriptRuntime.typeError("Illegal invocation");
  }

  private @Nullable Object contentWindow(FrameWindow frame) {
    return frame.isClosed() ? null : window(frame);
  }

  private @Nullable Object contentDocument(FrameWindow frame) {
    boolean shown = frame.getPageDenied() == PageDenied.NONE && frame.getScriptableObject() instanceof Window;
    HostWindow window = shown ? frame.getScriptableObject() : null;
    return window != null && owner.mayReach(window) ? window.getDocument_js() : null;
  }
}
