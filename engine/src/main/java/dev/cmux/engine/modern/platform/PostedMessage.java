package dev.cmux.engine.modern.platform;

import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.host.event.Event;
import org.htmlunit.javascript.host.event.MessageEvent;
import org.jspecify.annotations.Nullable;

/// A message from one window to another. https://html.spec.whatwg.org/multipage/web-messaging.html#posting-messages
///
/// @param receiver whom it is for; null for whoever is there
record PostedMessage(HostWindow sender, @Nullable Object value, @Nullable DocumentOrigin receiver, Object transfer) {

  /// Reads the arguments of `postMessage`: (message, targetOrigin, transfer) or (message, options).
  static PostedMessage of(HostWindow sender, Object[] args) {
    if (args.length == 0) {
      throw ScriptRuntime.typeError("Failed to execute 'postMessage' on 'Window': 1 argument required, but only 0 present.");
    }
    Object second = HostFunction.arg(args, 1);
    boolean options = args.length < 3 && (second == null || Undefined.isUndefined(second) || second instanceof Scriptable && !ScriptRuntime.isSymbol(second));
    Object target = options ? field(second, "targetOrigin") : second;
    Object transfer = options ? field(second, "transfer") : HostFunction.arg(args, 2);
    return new PostedMessage(sender, args[0], receiver(sender, options && Undefined.isUndefined(target) ? "/" : JavaScriptEngine.toString(target)), transfer);
  }

  private static Object field(Object options, String name) {
    Object value = options instanceof Scriptable given ? ScriptableObject.getProperty(given, name) : Undefined.instance;
    return value == Scriptable.NOT_FOUND ? Undefined.instance : value;
  }

  private static @Nullable DocumentOrigin receiver(HostWindow sender, String target) {
    return switch (target) {
      case "*" -> null;
      case "/" -> sender.origin();
      default ->
          WebUrl.parse(target, null)
              .map(DocumentOrigin::of)
              .orElseThrow(
                  () ->
                      Realm.of(sender)
                          .orElseThrow()
                          .domException("SyntaxError", "Failed to execute 'postMessage' on 'Window': Invalid target origin '%s' in a call to 'postMessage'.".formatted(target)));
    };
  }

  /// Copies the message and has it delivered in a task of the receiver's.
  void send(HostWindow window) {
    Realm to = Realm.of(window).orElseThrow();
    StructuredClone.Copied copied = new StructuredClone(Realm.of(sender).orElseThrow(), to).copy(value, transfer);
    String origin = sender.origin().toString();
    to.post(
        () -> {
          if (receiver == null || receiver.isSame(window.origin())) {
            window.dispatchEvent(event(to, copied, origin, window.others().seen(sender.place())));
          }
        });
  }

  /// @param source a window as the receiver sees it
  static Event event(Realm to, StructuredClone.Copied message, String origin, @Nullable Object source) {
    MessageEvent event = new MessageEvent();
    event.setParentScope(to.scope());
    event.setPrototype(to.window().getPrototype(MessageEvent.class));
    event.initMessageEvent(Event.TYPE_MESSAGE, false, false, message.value(), origin, "", null, to.newArray(message.ports().toArray()));
    event.defineProperty("source", source, ScriptableObject.DONTENUM | ScriptableObject.READONLY);
    return event;
  }
}
