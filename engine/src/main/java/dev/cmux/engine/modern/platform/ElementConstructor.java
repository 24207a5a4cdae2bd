package dev.cmux.engine.modern.platform;

import java.util.Optional;
import org.htmlunit.corejs.javascript.BaseFunction;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.VarScope;

/// `HTMLElement` and the like as base classes of custom elements: takes over from the engine's constructor, which
/// knows neither `new.target` nor definitions.
///
/// Three roads lead here: `Reflect.construct(HTMLElement, args, newTarget)` from lowered classes,
/// `HTMLElement.call(this)` from classes that the site's own build lowered, and `new HTMLElement()`, which is an
/// error as in browsers.
final class ElementConstructor extends BaseFunction {

  private static final long serialVersionUID = 1L;

  private final transient Realm realm;
  private final String name;

  private ElementConstructor(Realm realm, String name, Function replaced) {
    super(realm.scope());
    this.realm = realm;
    this.name = name;
    setPrototype(replaced.getPrototype());
    setPrototypeProperty(ScriptableObject.getProperty(replaced, "prototype"));
  }

  /// Puts one in the place of the engine's constructor of that name.
  static void install(Realm realm, String name) {
    if (!(realm.global(name) instanceof Function replaced)) {
      return;
    }
    ElementConstructor constructor = new ElementConstructor(realm, name, replaced);
    ScriptableObject prototype = realm.prototypeOf(name);
    prototype.setAttributes("constructor", ScriptableObject.DONTENUM);
    prototype.defineProperty("constructor", constructor, ScriptableObject.DONTENUM);
    realm.window().defineProperty(name, constructor, ScriptableObject.DONTENUM);
  }

  @Override
  public Object call(Context cx, Object newTarget, VarScope scope, Object thisObject, Object[] args) {
    if (thisObject instanceof Scriptable made && ScriptableObject.getProperty(made, "constructor") instanceof Function f) {
      return construct(cx, f, scope, args);
    }
    throw illegal();
  }

  @Override
  public Scriptable construct(Context cx, Object newTarget, VarScope scope, Object[] args) {
    if (newTarget instanceof Scriptable target && target != this) {
      Optional<ElementDefinition> definition = realm.customElements().definitions().byConstructor(target);
      if (definition.isPresent()) {
        return realm.customElements().construct(definition.get(), target);
      }
    }
    throw illegal();
  }

  private RuntimeException illegal() {
    return ScriptRuntime.typeError("Failed to construct '" + name + "': Illegal constructor");
  }

  @Override
  public String getFunctionName() {
    return name;
  }

  @Override
  public int getLength() {
    return 0;
  }

  @Override
  public boolean isConstructor() {
    return true;
  }
}
