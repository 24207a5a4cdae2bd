package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.WeakHashMap;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Delegator;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.html.DomNode;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.host.event.Event;
import org.htmlunit.javascript.host.event.EventListenersContainer;
import org.htmlunit.javascript.host.event.EventTarget;
import org.htmlunit.javascript.host.event.UIEvent;

/// Listeners, event paths and what an event looks like from inside and outside a shadow tree.
/// https://dom.spec.whatwg.org/#concept-event-dispatch
final class EventHost {

  /// Under which an event made by page code keeps whether it is composed; the engine's own have none.
  private static final Object COMPOSED = "dev.cmux.composed";

  /// Event types the engine fires as plain events although browsers compose them.
  private static final Set<String> COMPOSED_TYPES =
      Set.of("input", "beforeinput", "focus", "blur", "focusin", "focusout", "dragstart", "drop", "copy", "cut", "paste");

  private final Realm realm;
  private final Set<String> types = new HashSet<>(Set.of("click", "input", "change", "keydown", "focusin", "focusout"));
  private final Set<EventTarget> hosts = Collections.newSetFromMap(new WeakHashMap<>());

  EventHost(Realm realm) {
    this.realm = realm;
  }

  /// Whether a listener for this type was ever added, anywhere in the document.
  boolean everHeard(String type) {
    return types.contains(type);
  }

  Realm realm() {
    return realm;
  }

  void offer(NativeObject host) {
    StartScript.define(
        realm,
        host,
        "listen",
        7,
        (cx, self, args) -> {
          listen(args);
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(
        realm,
        host,
        "unlisten",
        4,
        (cx, self, args) -> {
          unlisten(args);
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(
        realm,
        host,
        "path",
        1,
        (cx, self, args) -> realm.newArray(path(event(args)).toArray()));
    // Of events that the engine knows no handler of.
    StartScript.define(realm, host, "handler", 2, (cx, self, args) -> ((EventTarget) arg(args, 0)).getEventHandler(Context.toString(arg(args, 1))));
    StartScript.define(
        realm,
        host,
        "setHandler",
        3,
        (cx, self, args) -> {
          ((EventTarget) arg(args, 0)).setEventHandler(Context.toString(arg(args, 1)), arg(args, 2));
          return JavaScriptEngine.UNDEFINED;
        });
    StartScript.define(realm, host, "eventTarget", 1, (cx, self, args) -> visibleTarget(event(args)));
    StartScript.define(
        realm, host, "isTrusted", 1, (cx, self, args) -> event(args).getAssociatedValue(COMPOSED) == null);
    StartScript.define(realm, host, "isComposed", 1, (cx, self, args) -> isComposed(event(args)));
    StartScript.define(
        realm,
        host,
        "compose",
        1,
        (cx, self, args) -> {
          event(args).associateValue(COMPOSED, ScriptRuntime.toBoolean(arg(args, 1)));
          return JavaScriptEngine.UNDEFINED;
        });
  }

  /// Makes events of slotted children pass through this host's shadow tree.
  void hostAdded(EventTarget host) {
    if (hosts.add(host)) {
      types.forEach(type -> relay(host, type));
    }
  }

  private void relay(EventTarget host, String type) {
    host.getEventListenersContainer().addEventListener(type, new SlotRelay(realm.scope(), host, true), true);
    host.getEventListenersContainer().addEventListener(type, new SlotRelay(realm.scope(), host, false), false);
  }

  /// While an event is captured, the listeners of the host come before those of its shadow tree.
  private static void relayLast(EventTarget host, String type) {
    EventListenersContainer container = host.getEventListenersContainer();
    for (Scriptable listener : List.copyOf(container.getListeners(type, true))) {
      if (listener instanceof SlotRelay relay) {
        host.removeEventListener(type, relay, true);
        container.addEventListener(type, relay, true);
      }
    }
  }

  private static Event event(Object[] args) {
    if (arg(args, 0) instanceof Event event) {
      return event;
    }
    throw ScriptRuntime.typeError("Illegal invocation");
  }

  private EventTarget target(Object value) {
    return switch (value) {
      case EventTarget target -> target;
      case Delegator proxy when proxy.getDelegee() instanceof EventTarget target -> target;
      case null -> realm.window();
      default -> {
        if (JavaScriptEngine.isUndefined(value)) {
          yield realm.window();
        }
        throw ScriptRuntime.typeError("Illegal invocation");
      }
    };
  }

  /// (target, type, callback, capture, once, passive)
  private void listen(Object[] args) {
    EventTarget target = target(arg(args, 0));
    String type = Context.toString(arg(args, 1));
    boolean capture = ScriptRuntime.toBoolean(arg(args, 3));
    if (!(arg(args, 2) instanceof Scriptable callback)) {
      return;
    }
    String known = type.toLowerCase(Locale.ROOT);
    if (types.add(known)) {
      hosts.forEach(host -> relay(host, known));
    }
    EventListenersContainer container = target.getEventListenersContainer();
    if (find(container, type, callback, capture) == null) {
      boolean once = ScriptRuntime.toBoolean(arg(args, 4));
      boolean passive = ScriptRuntime.toBoolean(arg(args, 5));
      container.addEventListener(
          type, new PageListener(this, target, type, callback, capture, once, passive), capture);
      if (capture && hosts.contains(target)) {
        relayLast(target, known);
      }
    }
  }

  private void unlisten(Object[] args) {
    EventTarget target = target(arg(args, 0));
    String type = Context.toString(arg(args, 1));
    boolean capture = ScriptRuntime.toBoolean(arg(args, 3));
    if (arg(args, 2) instanceof Scriptable callback) {
      PageListener listener = find(target.getEventListenersContainer(), type, callback, capture);
      if (listener != null) {
        target.removeEventListener(type, listener, capture);
      }
    }
  }

  private static PageListener find(
      EventListenersContainer container, String type, Scriptable callback, boolean capture) {
    for (Scriptable listener : container.getListeners(type, capture)) {
      if (listener instanceof PageListener own && own.isFor(type, callback)) {
        return own;
      }
    }
    return null;
  }

  /// Whether an event may be seen at a target: one that is not composed stays in the shadow tree it began in.
  boolean reaches(Event event, EventTarget current) {
    if (!realm.isShadowed() || isComposed(event) || !(event.getTarget() instanceof EventTarget origin)) {
      return true;
    }
    DomNode from = origin.getDomNodeOrNull();
    ShadowRootNode root = from == null ? null : ShadowTrees.containingRoot(from);
    return root == null || (current.getDomNodeOrNull() != null && isInclusiveAncestor(root, current.getDomNodeOrNull()));
  }

  private static boolean isComposed(Event event) {
    Object set = event.getAssociatedValue(COMPOSED);
    return set != null ? (Boolean) set : event instanceof UIEvent || COMPOSED_TYPES.contains(event.getType());
  }

  /// The target as the current listener may know it: hosts stand for what lies in their shadow trees.
  private Object visibleTarget(Event event) {
    Object target = event.getTarget();
    if (!realm.isShadowed()
        || !(target instanceof EventTarget origin)
        || origin.getDomNodeOrNull() == null
        || !(event.getCurrentTarget() instanceof EventTarget current)) {
      return target;
    }
    DomNode at = origin.getDomNodeOrNull();
    DomNode seer = current.getDomNodeOrNull();
    ShadowRootNode root = ShadowTrees.containingRoot(at);
    while (root != null && (seer == null || !isInclusiveAncestor(root, seer))) {
      at = root.host();
      root = ShadowTrees.containingRoot(at);
    }
    return realm.wrap(at);
  }

  private static boolean isInclusiveAncestor(DomNode ancestor, DomNode node) {
    for (DomNode at = node; at != null; at = at.getParentNode()) {
      if (at == ancestor) {
        return true;
      }
    }
    return false;
  }

  /// The path of an event, from its target outwards, through slots and shadow roots.
  private List<Object> path(Event event) {
    List<Object> path = new ArrayList<>();
    if (!(event.getTarget() instanceof EventTarget origin)) {
      return path;
    }
    DomNode at = origin.getDomNodeOrNull();
    if (at == null || origin == realm.window()) {
      path.add(origin);
      return path;
    }
    boolean composed = isComposed(event);
    ShadowRootNode start = ShadowTrees.containingRoot(at);
    while (at != null) {
      path.add(realm.wrap(at));
      if (at == start && !composed) {
        return path;
      }
      DomNode slot = ShadowTrees.slotOf(at);
      at = slot != null ? slot : at.getParentNode();
    }
    if (path.getLast() == realm.window().getDocument() && !Event.TYPE_LOAD.equals(event.getType())) {
      path.add(realm.window());
    }
    return path;
  }
}
