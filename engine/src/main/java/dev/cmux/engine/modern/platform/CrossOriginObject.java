package dev.cmux.engine.modern.platform;

import java.util.List;
import java.util.Set;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.Symbol;
import org.htmlunit.corejs.javascript.SymbolKey;
import org.htmlunit.corejs.javascript.Undefined;

/// What is left of an object of another origin: a few members, no prototype, and an error for everything else.
/// https://html.spec.whatwg.org/multipage/browsers.html#shared-abstract-operations
///
/// Each value given out belongs to the window that asks: a single function of the other one would lead to its global object.
abstract class CrossOriginObject extends ScriptableObject {

  private static final Set<Symbol> SYMBOLS = Set.of(SymbolKey.TO_STRING_TAG, SymbolKey.HAS_INSTANCE, SymbolKey.IS_CONCAT_SPREADABLE);

  private final transient HostWindow owner;
  private final transient List<String> names;

  /// @param names the members, so that they can be listed
  CrossOriginObject(HostWindow owner, List<String> names) {
    this.owner = owner;
    this.names = names;
    names.forEach(name -> super.put(name, this, Undefined.instance));
    names.forEach(name -> setAttributes(name, DONTENUM));
  }

  HostWindow owner() {
    return owner;
  }

  /// The value of a member; `NOT_FOUND` for what may not be read.
  abstract Object own(String name);

  Object own(int index) {
    return NOT_FOUND;
  }

  /// Assigns to a member.
  ///
  /// @return whether it may be written
  abstract boolean assign(String name, Object value);

  /// What the error calls this object.
  abstract String describe();

  final RhinoException refuse(Object what) {
    return Realm.of(owner)
        .orElseThrow()
        .domException(
            "SecurityError",
            "Failed to read a named property '%s' from '%s': Blocked a frame with origin \"%s\" from accessing a cross-origin frame."
                .formatted(what, describe(), owner.origin()));
  }

  private Object own(Object id) {
    return switch (id) {
      case Symbol symbol -> SYMBOLS.contains(symbol) ? Undefined.instance : NOT_FOUND;
      case Integer index -> own(index.intValue());
      default -> {
        String name = ScriptRuntime.toString(id);
        Object value = own(name);
        yield value == NOT_FOUND && name.equals("then") ? Undefined.instance : value;
      }
    };
  }

  private Object read(Object id) {
    Object value = own(id);
    if (value == NOT_FOUND) {
      throw refuse(id);
    }
    return value;
  }

  @Override
  public Object get(String name, Scriptable start) {
    return read(name);
  }

  @Override
  public Object get(int index, Scriptable start) {
    return read((Object) index);
  }

  @Override
  public Object get(Symbol key, Scriptable start) {
    return read(key);
  }

  @Override
  public boolean has(String name, Scriptable start) {
    return names.contains(name) || read(name) != NOT_FOUND;
  }

  @Override
  public boolean has(int index, Scriptable start) {
    read((Object) index);
    return true;
  }

  @Override
  public boolean has(Symbol key, Scriptable start) {
    read(key);
    return true;
  }

  @Override
  public void put(String name, Scriptable start, Object value) {
    if (!assign(name, value)) {
      throw refuse(name);
    }
  }

  @Override
  public void put(int index, Scriptable start, Object value) {
    throw refuse(index);
  }

  @Override
  public void put(Symbol key, Scriptable start, Object value) {
    throw refuse(key);
  }

  @Override
  public void delete(String name) {
    throw refuse(name);
  }

  @Override
  public void delete(int index) {
    throw refuse(index);
  }

  @Override
  public void delete(Symbol key) {
    throw refuse(key);
  }

  @Override
  protected DescriptorInfo getOwnPropertyDescriptor(Context cx, Object id) {
    return new DescriptorInfo(id instanceof Integer, false, true, read(id));
  }

  @Override
  protected boolean defineOwnProperty(Context cx, Object id, DescriptorInfo described, boolean checkValid) {
    throw refuse(id);
  }

  @Override
  public void setPrototype(Scriptable prototype) {
    if (prototype != null) {
      throw ScriptRuntime.typeError("The prototype of an object of another origin cannot be set");
    }
  }

  @Override
  public boolean preventExtensions() {
    return false;
  }

  @Override
  public Object getDefaultValue(Class<?> hint) {
    throw refuse("toString");
  }

  @Override
  public String getClassName() {
    return "Object";
  }
}
