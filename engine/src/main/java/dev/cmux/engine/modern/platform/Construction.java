package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.util.Optional;
import org.htmlunit.corejs.javascript.AbstractEcmaObjectOperations;
import org.htmlunit.corejs.javascript.Constructable;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;

/// `Reflect.construct` that heeds `new.target` for host constructors as well, so that lowered classes can extend
/// `EventTarget`, `Event`, `HTMLButtonElement` and the rest. The engine's own ignores it for them.
final class Construction {

  private final Realm realm;

  Construction(Realm realm) {
    this.realm = realm;
  }

  Object construct(Context cx, Object[] args) {
    if (!AbstractEcmaObjectOperations.isConstructor(cx, arg(args, 0))) {
      throw ScriptRuntime.typeError("Reflect.construct: the target is not a constructor");
    }
    if (args.length > 2 && !AbstractEcmaObjectOperations.isConstructor(cx, args[2])) {
      throw ScriptRuntime.typeError("Reflect.construct: the new target is not a constructor");
    }
    Constructable target = (Constructable) args[0];
    Object[] list = args.length > 1 ? cx.getElements((Scriptable) args[1]) : ScriptRuntime.emptyArgs;
    Scriptable newTarget = (Scriptable) (args.length > 2 ? args[2] : args[0]);
    if (newTarget != target && isElement(target)) {
      Optional<ElementDefinition> definition = realm.customElements().definitions().byConstructor(newTarget);
      if (definition.isPresent()) {
        return realm.customElements().construct(definition.get(), newTarget);
      }
    }
    Scriptable made = target.construct(cx, newTarget, realm.scope(), list);
    if (newTarget != target
        && made.getPrototype() == ScriptableObject.getProperty((Scriptable) target, "prototype")
        && ScriptableObject.getProperty(newTarget, "prototype") instanceof Scriptable prototype) {
      made.setPrototype(prototype);
    }
    return made;
  }

  private boolean isElement(Constructable target) {
    if (realm.customElements().definitions().isEmpty() || !(target instanceof Function function)) {
      return false;
    }
    Object base = realm.prototypeOf("HTMLElement");
    Object prototype = ScriptableObject.getProperty(function, "prototype");
    while (prototype instanceof Scriptable step && prototype != base) {
      prototype = step.getPrototype();
    }
    // An interpreted constructor of the page runs as it is: its own super() will come here again.
    return prototype == base && !(function instanceof org.htmlunit.corejs.javascript.JSFunction);
  }
}
