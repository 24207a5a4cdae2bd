package dev.cmux.engine.page.act;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Function;
import java.util.function.Supplier;
import org.htmlunit.WebClient;
import org.htmlunit.corejs.javascript.LambdaFunction;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.host.event.Event;
import org.htmlunit.javascript.host.event.EventTarget;

/// Sends events to a page as a browser's input handling does, without HtmlUnit's own default actions.
///
/// HtmlUnit's `DomElement.fireEvent` runs a default action of its own for every prevented event (it unchecks a check box
/// when `mousedown` is prevented), and its event classes lack fields that pages read. What they lack becomes a property of
/// the event object, as `isTrusted` is one in browsers. For the surface's thread only.
final class Signals {

  private Signals() {}

  /// Sends the event that `make` builds for the target.
  ///
  /// @return whether the default action may follow: nobody prevented it, or the page runs no scripts
  static boolean send(DomNode target, Function<DomNode, Event> make) {
    WebClient client = target.getPage().getWebClient();
    if (!client.isJavaScriptEnabled()) {
      return true;
    }
    JavaScriptEngine engine = (JavaScriptEngine) client.getJavaScriptEngine();
    EventTarget receiver = target.getScriptableObject();
    Event event = make.apply(target);
    engine.callSecured(cx -> receiver.fireEvent(event), target.getHtmlPageOrNull());
    return !event.isDefaultPrevented();
  }

  /// Tells an element that it got or lost the focus.
  ///
  /// @param related the element that has it now or had it before, or null
  static void focus(DomElement target, String type, DomElement related) {
    WebClient client = target.getPage().getWebClient();
    if (!client.isJavaScriptEnabled() || !(target.getPage() instanceof HtmlPage page)) {
      return;
    }
    if (type.equals("focus") || type.equals("blur")) {
      JavaScriptEngine engine = (JavaScriptEngine) client.getJavaScriptEngine();
      Delivery delivery = new Delivery(page, new FocusSignal(target, type, related));
      engine.callSecured(
          cx -> {
            delivery.run(target);
            return null;
          },
          page);
    } else {
      send(target, node -> new FocusSignal(node, type, related));
    }
  }

  /// Sends an event without fields of its own.
  static boolean plain(DomNode target, String type, Trait... traits) {
    return send(target, node -> new PlainSignal(node, type, traits));
  }

  /// Carries out one action of a user: what scripts started meanwhile (a navigation, a popup) begins when it is over, as in
  /// a browser, where these are later tasks.
  static void during(HtmlPage page, Runnable action) {
    WebClient client = page.getWebClient();
    if (!client.isJavaScriptEnabled()) {
      action.run();
      try {
        client.loadDownloadedResponses();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return;
    }
    JavaScriptEngine engine = (JavaScriptEngine) client.getJavaScriptEngine();
    engine.holdPosponedActions();
    try {
      action.run();
    } finally {
      engine.processPostponedActions();
    }
  }

  /// Marks the event as one that comes from a user.
  static void trust(Event event) {
    event.defineProperty("isTrusted", Boolean.TRUE, ScriptableObject.READONLY | ScriptableObject.PERMANENT);
  }

  /// Marks the event as one that a script made.
  static void distrust(Event event) {
    event.setAttributes("isTrusted", ScriptableObject.EMPTY);
    event.defineProperty("isTrusted", Boolean.FALSE, ScriptableObject.READONLY | ScriptableObject.PERMANENT);
  }

  /// Gives the event a field that HtmlUnit's class lacks.
  static void field(Event event, String name, Supplier<Object> value) {
    event.defineProperty(name, value, null, ScriptableObject.DONTENUM);
  }

  /// Gives the event `getModifierState`.
  static void modifiers(Event event, Modifiers held) {
    LambdaFunction answer =
        new LambdaFunction(
            event.getParentScope(),
            "getModifierState",
            1,
            (cx, scope, self, args) -> args.length > 0 && held.holds(JavaScriptEngine.toString(args[0])));
    event.defineProperty("getModifierState", answer, ScriptableObject.DONTENUM);
  }

  /// What an event is like apart from its name.
  enum Trait {
    BUBBLES,
    CANCELABLE,
    COMPOSED
  }
}
