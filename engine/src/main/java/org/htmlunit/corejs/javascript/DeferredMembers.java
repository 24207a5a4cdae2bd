package org.htmlunit.corejs.javascript;

import java.util.ArrayList;
import java.util.List;
import org.htmlunit.corejs.javascript.ScriptableObject.DescriptorInfo;
import org.jspecify.annotations.Nullable;

/// Members of objects that all come into being when something first looks at one of them: reads it, writes it, describes it, defines it anew.
///
/// Until then the objects list their names. What stood under a name before is back in its place when the members are made, for their maker to find; and
/// what a script has put there, or removed, in the meantime is as the script left it afterwards.
///
/// The engine (5.5.0) has lazy properties of its own, of plain values only: an accessor would not learn whose it is, nor could the property be described before
/// it was read. Its slots can do both, and are seen from within its package only: hence this class, here.
public final class DeferredMembers {

  /// The name of a member, for any number of objects.
  public static final class Name {

    private final Object key;
    private final Access access;

    /// @param key a string, or a symbol
    public Name(Object key) {
      this.key = key;
      this.access = new Access(key);
    }
  }

  private record Member(ScriptableObject owner, Name name, @Nullable Slot<Scriptable> before) {}

  private final Runnable maker;
  private final List<Member> members = new ArrayList<>();
  private boolean made;

  /// @param maker defines the members
  public DeferredMembers(Runnable maker) {
    this.maker = maker;
  }

  /// Defers one more member; does nothing once they have been made.
  ///
  /// @param attributes of a member in whose place nothing stands now, such as [ScriptableObject#EMPTY]
  public void add(ScriptableObject owner, Name name, int attributes) {
    if (made) {
      return;
    }
    Slot<Scriptable> before = owner.getMap().query(name.key, 0);
    put(owner, name.key, new Deferred(name.access, before == null ? attributes : before.getAttributes(), owner, this));
    if (before != null) {
      before.next = null;
      before.orderedNext = null;
    }
    members.add(new Member(owner, name, before));
  }

  /// Makes the members, unless that has been done.
  public void make() {
    if (made) {
      return;
    }
    made = true;
    List<Member> changed = new ArrayList<>();
    for (Member member : members) {
      Slot<Scriptable> now = member.owner.getMap().query(member.name.key, 0);
      if (!(now instanceof Deferred deferred && deferred.members == this)) {
        changed.add(new Member(member.owner, member.name, now == null ? null : now.copySlot()));
      }
      put(member.owner, member.name.key, member.before);
    }
    members.clear();
    maker.run();
    changed.forEach(member -> put(member.owner, member.name.key, member.before));
  }

  public boolean isMade() {
    return made;
  }

  /// Names are not taken from an object that can get no new ones.
  private static void put(ScriptableObject owner, Object key, @Nullable Slot<Scriptable> slot) {
    Slot<Scriptable> placed = slot == null && !owner.isExtensible() ? new StandardSlot<>(key, 0, ScriptableObject.EMPTY) : slot;
    owner.getMap().compute(owner, key, 0, (name, index, existing, map, holder) -> placed);
  }

  /// A built-in property is the one kind of slot that is asked before it is defined anew.
  private static final class Deferred extends BuiltInSlot<ScriptableObject> {

    private static final long serialVersionUID = 1L;

    private final transient DeferredMembers members;

    Deferred(Access access, int attributes, ScriptableObject owner, DeferredMembers members) {
      super(access, attributes, owner);
      this.members = members;
    }

    /// What stands under the name once the members are made; nothing when it was removed.
    @Nullable Slot<Scriptable> made() {
      members.make();
      return owner().getMap().query(getName(), 0);
    }

    ScriptableObject owner() {
      return (ScriptableObject) getRawValue();
    }

    @Override
    boolean isValueSlot() {
      return false;
    }

    @Override
    boolean applyNewDescriptor(Object id, DescriptorInfo info, boolean checkValid, Object key, int index) {
      members.make();
      return owner().defineOwnProperty(Context.getCurrentContext(), id, info, checkValid);
    }

    @Override
    @Nullable Function getGetterFunction(String name, Scriptable scope) {
      Slot<Scriptable> made = made();
      return made == null ? null : made.getGetterFunction(name, scope);
    }

    @Override
    @Nullable Function getSetterFunction(String name, Scriptable scope) {
      Slot<Scriptable> made = made();
      return made == null ? null : made.getSetterFunction(name, scope);
    }
  }

  private static final class Access extends BuiltInSlot.Descriptor<ScriptableObject> {

    private static final long serialVersionUID = 1L;

    Access(Object key) {
      super(key, (owner, start) -> Undefined.instance);
    }

    @Override
    public Object getValue(CompactSlot<BuiltInSlot.Descriptor<ScriptableObject>, Scriptable, ScriptableObject> slot, Scriptable start) {
      Slot<Scriptable> made = ((Deferred) slot).made();
      return made == null ? Scriptable.NOT_FOUND : made.getValue(start);
    }

    @Override
    public boolean setValue(
        CompactSlot<BuiltInSlot.Descriptor<ScriptableObject>, Scriptable, ScriptableObject> slot,
        Object value,
        Scriptable owner,
        Scriptable start,
        boolean isThrow) {
      Slot<Scriptable> made = ((Deferred) slot).made();
      if (made == null) {
        return false;
      }
      return made.setValue(value, owner, start, isThrow);
    }

    @Override
    DescriptorInfo getPropertyDescriptor(
        CompactSlot<BuiltInSlot.Descriptor<ScriptableObject>, Scriptable, ScriptableObject> slot, Context cx, Scriptable start) {
      Slot<Scriptable> made = ((Deferred) slot).made();
      return made == null ? null : made.getPropertyDescriptor(cx, start);
    }
  }
}
