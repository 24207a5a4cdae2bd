package dev.cmux.engine.modern;

import java.util.Set;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.Symbol;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.VarScope;

/// Where a handler that stands in an attribute looks first: a page's own `remove` or `append` comes before the element's, whose members of these names are hidden
/// from `with` (<https://dom.spec.whatwg.org/#interface-parentnode>, `[Unscopable]`). Everything else it leaves to the scope around it, and those names as well
/// when the page has nothing of the name: then the element's member runs, where browsers know none.
final class HandlerScope implements VarScope {

  private static final long serialVersionUID = 1L;

  private static final Set<String> UNSCOPABLE =
      Set.of("after", "append", "before", "prepend", "remove", "replaceChildren", "replaceWith", "slot");

  private final VarScope parent;

  HandlerScope(VarScope parent) {
    this.parent = parent;
  }

  private Object ofWindow(String name) {
    Scriptable window = ScriptableObject.getTopLevelScope(parent).getGlobalThis();
    return ScriptableObject.getProperty(window, name);
  }

  @Override
  public VarScope getParentScope() {
    return parent;
  }

  @Override
  public Object get(String name, VarScope start) {
    return UNSCOPABLE.contains(name) ? ofWindow(name) : Scriptable.NOT_FOUND;
  }

  @Override
  public boolean has(String name, VarScope start) {
    return get(name, start) != Scriptable.NOT_FOUND;
  }

  @Override
  public void put(String name, VarScope start, Object value) {
    TopLevel top = ScriptableObject.getTopLevelScope(parent);
    top.put(name, top, value);
  }

  @Override
  public void delete(String name) {
    ScriptableObject.getTopLevelScope(parent).delete(name);
  }

  @Override
  public Object get(int index, VarScope start) {
    return Scriptable.NOT_FOUND;
  }

  @Override
  public Object get(Symbol key, VarScope start) {
    return Scriptable.NOT_FOUND;
  }

  @Override
  public boolean has(int index, VarScope start) {
    return false;
  }

  @Override
  public boolean has(Symbol key, VarScope start) {
    return false;
  }

  @Override
  public void put(int index, VarScope start, Object value) {}

  @Override
  public void put(Symbol key, VarScope start, Object value) {}

  @Override
  public void delete(int index) {}

  @Override
  public void delete(Symbol key) {}

  @Override
  public Object[] getIds() {
    return new Object[0];
  }

  @Override
  public void defineConst(String name, VarScope start) {
    ScriptableObject.defineConstProperty(ScriptableObject.getTopLevelScope(parent), name);
  }

  @Override
  public void putConst(String name, VarScope start, Object value) {
    put(name, start, value);
  }

  @Override
  public boolean isConst(String name) {
    return false;
  }
}
