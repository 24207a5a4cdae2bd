package org.htmlunit.corejs.javascript;

import org.htmlunit.corejs.javascript.ScriptableObject.DescriptorInfo;
import org.jspecify.annotations.Nullable;

/// The place of a member that is made when something first looks at it: reads it, writes it, describes it, defines it anew. Until then its object lists its name.
///
/// The engine (5.5.0) has lazy properties of its own (`LazyLoadSlot`), of plain values only: an accessor would not learn whose it is, nor could a property be
/// described before it was read. Of its kinds of slot a built-in property is the one that is asked before it is defined anew. All of this is seen from within
/// its package only: hence this class, here.
abstract class PendingSlot extends BuiltInSlot<ScriptableObject> {

  private static final long serialVersionUID = 1L;

  PendingSlot(Access access, int attributes, ScriptableObject owner) {
    super(access, attributes, owner);
  }

  /// The same for a larger table.
  @Override
  abstract PendingSlot copySlot();

  /// Makes the member.
  abstract void make();

  final ScriptableObject owner() {
    return (ScriptableObject) getRawValue();
  }

  /// What stands under the name once the member is made; nothing when it was removed.
  private @Nullable Slot<Scriptable> made() {
    make();
    return owner().getMap().query(getName(), 0);
  }

  @Override
  final boolean isValueSlot() {
    return false;
  }

  @Override
  final boolean applyNewDescriptor(Object id, DescriptorInfo info, boolean checkValid, Object key, int index) {
    make();
    return owner().defineOwnProperty(Context.getCurrentContext(), id, info, checkValid);
  }

  @Override
  final @Nullable Function getGetterFunction(String name, Scriptable scope) {
    Slot<Scriptable> made = made();
    return made == null ? null : made.getGetterFunction(name, scope);
  }

  @Override
  final @Nullable Function getSetterFunction(String name, Scriptable scope) {
    Slot<Scriptable> made = made();
    return made == null ? null : made.getSetterFunction(name, scope);
  }

  /// What all members of one name have in common; shared.
  static final class Access extends BuiltInSlot.Descriptor<ScriptableObject> {

    private static final long serialVersionUID = 1L;

    /// @param key a string, or a symbol
    Access(Object key) {
      super(key, (owner, start) -> Undefined.instance);
    }

    @Override
    public Object getValue(CompactSlot<BuiltInSlot.Descriptor<ScriptableObject>, Scriptable, ScriptableObject> slot, Scriptable start) {
      Slot<Scriptable> made = ((PendingSlot) slot).made();
      return made == null ? Scriptable.NOT_FOUND : made.getValue(start);
    }

    @Override
    public boolean setValue(
        CompactSlot<BuiltInSlot.Descriptor<ScriptableObject>, Scriptable, ScriptableObject> slot,
        Object value,
        Scriptable owner,
        Scriptable start,
        boolean isThrow) {
      Slot<Scriptable> made = ((PendingSlot) slot).made();
      return made != null && made.setValue(value, owner, start, isThrow);
    }

    @Override
    @Nullable DescriptorInfo getPropertyDescriptor(
        CompactSlot<BuiltInSlot.Descriptor<ScriptableObject>, Scriptable, ScriptableObject> slot, Context cx, Scriptable start) {
      Slot<Scriptable> made = ((PendingSlot) slot).made();
      return made == null ? null : made.getPropertyDescriptor(cx, start);
    }
  }
}
