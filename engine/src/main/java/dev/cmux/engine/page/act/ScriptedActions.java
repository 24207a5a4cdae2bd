package dev.cmux.engine.page.act;

import dev.cmux.engine.modern.platform.Platform;
import dev.cmux.engine.page.dom.Controls;
import dev.cmux.engine.page.dom.NativeState;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.LambdaFunction;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.SerializableCallable;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlForm;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.HtmlUnitScriptableProxy;
import org.htmlunit.javascript.host.Window;
import org.htmlunit.javascript.host.event.Event;
import org.htmlunit.javascript.host.event.EventTarget;
import org.htmlunit.javascript.host.event.MouseEvent;

/// What page scripts do in a user's place: `element.click()`, `focus()`, `blur()`, `form.requestSubmit()` and dispatched click events.
///
/// HtmlUnit's `click()` presses and releases the mouse and moves the focus, forwards labels although the click was prevented, and
/// sends no `input`; its `focus()` names no related target. Here they lead to the same code as a user's actions, so that a page cannot
/// tell one from the other but by `isTrusted`. For the surface's thread only.
final class ScriptedActions {

  private final Focus focus;
  private final Activation activation;
  private final FormSubmission submission;
  private final Set<DomElement> clicking = new HashSet<>();

  ScriptedActions(Focus focus, Activation activation, FormSubmission submission) {
    this.focus = focus;
    this.activation = activation;
    this.submission = submission;
  }

  /// Puts the methods on the prototypes of the document's window, before its scripts run: when there are such prototypes, as most pages ask for
  /// few of them.
  void install(HtmlPage page) {
    if (!(page.getEnclosingWindow().getScriptableObject() instanceof Window window)) {
      return;
    }
    WindowScroll.offer(page, window);
    for (String own : List.of("HTMLInputElement", "HTMLAnchorElement", "HTMLAreaElement")) {
      Platform.whenMade(window, own, prototype -> {
        prototype.delete("click");
        prototype.delete("focus");
      });
    }
    Platform.whenMade(window, "HTMLElement", elements -> {
      define(elements, "click", 0, (cx, scope, self, args) -> {
        click(element(self));
        return Undefined.instance;
      });
      define(elements, "focus", 0, (cx, scope, self, args) -> {
        focus(element(self));
        return Undefined.instance;
      });
      define(elements, "blur", 0, (cx, scope, self, args) -> {
        blur(element(self));
        return Undefined.instance;
      });
    });
    Platform.whenMade(window, "HTMLFormElement", forms -> {
      define(forms, "submit", 0, (cx, scope, self, args) -> {
        FormSubmission.send(form(self));
        return Undefined.instance;
      });
      define(forms, "reset", 0, (cx, scope, self, args) -> {
        FormSubmission.reset(form(self));
        return Undefined.instance;
      });
      if (ScriptableObject.getProperty(forms, "requestSubmit") instanceof Function plain) {
        define(forms, "requestSubmit", 0, (cx, scope, self, args) ->
            requestSubmit(element(self), args) ? Undefined.instance : plain.call(cx, scope, self, args));
      }
    });
    Platform.whenMade(window, "EventTarget", targets -> {
      if (ScriptableObject.getProperty(targets, "dispatchEvent") instanceof Function plain) {
        define(targets, "dispatchEvent", 1, (cx, scope, self, args) ->
            args.length > 0 && args[0] instanceof MouseEvent event && event.getType().equals("click") && element(self) != null
                ? dispatch(event, element(self))
                : plain.call(cx, scope, self, args));
      }
    });
  }

  private static void define(ScriptableObject prototype, String name, int length, SerializableCallable body) {
    LambdaFunction function = new LambdaFunction(prototype.getParentScope(), name, length, body);
    prototype.defineProperty(name, function, ScriptableObject.EMPTY);
  }

  private static DomElement element(Object self) {
    Object object = self instanceof HtmlUnitScriptableProxy<?> proxy ? proxy.getDelegee() : self;
    return object instanceof HtmlUnitScriptable scriptable && scriptable.getDomNodeOrNull() instanceof DomElement element
        ? element
        : null;
  }

  private static HtmlForm form(Object self) {
    if (element(self) instanceof HtmlForm form) {
      return form;
    }
    throw ScriptRuntime.typeError("Illegal invocation");
  }

  /// @return whether it was done; arguments that are refused are left to HtmlUnit
  private boolean requestSubmit(DomElement form, Object[] args) {
    if (!(form instanceof HtmlForm owner)) {
      return false;
    }
    if (args.length == 0 || args[0] == null || Undefined.isUndefined(args[0])) {
      submission.submit(owner, null);
      return true;
    }
    DomElement button = element(args[0]);
    if (button == null || !Controls.isSubmitButton(button) || Controls.form(button).filter(owner::equals).isEmpty()) {
      return false;
    }
    submission.submit(owner, button);
    return true;
  }

  private void click(DomElement target) {
    if (target == null || NativeState.isDisabled(target) || !clicking.add(target)) {
      return;
    }
    try {
      activation.click(
          target,
          node -> new PointerSignal(node, "click", new Spot((DomElement) node), Modifiers.NONE).buttons(0, 0).byScript(),
          false);
    } finally {
      clicking.remove(target);
    }
  }

  private boolean dispatch(MouseEvent event, DomElement target) {
    event.disableProcessLabelAfterBubbling();
    return activation.click(
        target,
        node -> node == target ? retargeted(event, node.getScriptableObject()) : forwarded(event, (DomElement) node),
        event.isCtrlKey());
  }

  private static Event retargeted(MouseEvent event, EventTarget target) {
    event.setTarget(target);
    event.setSrcElement(target);
    return event;
  }

  /// The click that a label passes on to its control.
  private static Event forwarded(MouseEvent event, DomElement control) {
    Modifiers held = new Modifiers(event.isAltKey(), event.isCtrlKey(), event.isMetaKey(), event.isShiftKey());
    return new PointerSignal(control, "click", new Spot(control), held).buttons(0, 0).byScript();
  }

  private void focus(DomElement target) {
    if (target != null
        && target.getPage() instanceof HtmlPage page
        && page.getFocusedElement() != target
        && Focus.isFocusable(target)) {
      focus.move(page, target);
    }
  }

  private void blur(DomElement target) {
    if (target != null && target.getPage() instanceof HtmlPage page && page.getFocusedElement() == target) {
      focus.move(page, null);
    }
  }
}
