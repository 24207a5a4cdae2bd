package org.htmlunit.corejs.javascript;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The top scope of a window, in which the classes for binary data are made when a script or the engine first needs one.
///
/// The engine (5.5.0, `TopLevel.cacheBuiltins`) asks itself for every class of the language as it begins, to have them whatever scripts put in their place, and so
/// makes 15 that few pages use. Remembering who would make them keeps that promise; who that is, is seen from within its package only: hence this class, here.
public final class PageScope extends TopLevel {

  private static final long serialVersionUID = 1L;

  private static final Set<Builtins> BINARY = EnumSet.range(Builtins.ArrayBuffer, Builtins.DataView);

  private final transient Map<Builtins, LazilyLoadedCtor<?>> waiting = new EnumMap<>(Builtins.class);
  private boolean beginning;

  /// @param global the window
  public PageScope(ScriptableObject global) {
    super(global);
  }

  @Override
  public void cacheBuiltins(boolean sealed) {
    for (Builtins each : BINARY) {
      Slot<Scriptable> slot = getGlobalThis().getMap().query(each.name(), 0);
      if (slot != null && slot.value instanceof LazilyLoadedCtor<?> maker) {
        waiting.put(each, maker);
      }
    }
    beginning = true;
    super.cacheBuiltins(sealed);
    beginning = false;
  }

  @Override
  public Object get(String name, VarScope start) {
    return beginning && waiting.keySet().stream().anyMatch(each -> each.name().equals(name)) ? Scriptable.NOT_FOUND : super.get(name, start);
  }

  /// The engine asks for each object and array it makes.
  @Override
  public @Nullable BaseFunction getBuiltinCtor(Builtins type) {
    LazilyLoadedCtor<?> maker = waiting.get(type);
    if (maker == null) {
      return super.getBuiltinCtor(type);
    }
    maker.init();
    return (BaseFunction) maker.getValue();
  }
}
