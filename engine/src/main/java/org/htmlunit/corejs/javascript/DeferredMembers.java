package org.htmlunit.corejs.javascript;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Members of objects that all come into being when something first looks at one of them: reads it, writes it, describes it, defines it anew.
///
/// Until then the objects list their names. What stood under a name before is back in its place when the members are made, for their maker to find; and
/// what a script has put there, or removed, in the meantime is as the script left it afterwards.
public final class DeferredMembers {

  /// The name of a member, for any number of objects.
  public static final class Name {

    private final Object key;
    private final PendingSlot.Access access;

    /// @param key a string, or a symbol
    public Name(Object key) {
      this.key = key;
      this.access = new PendingSlot.Access(key);
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

  /// Whether they have been made.
  public boolean isMade() {
    return made;
  }

  /// An object that can get no new members keeps a place for one that is yet to be made.
  private static void put(ScriptableObject owner, Object key, @Nullable Slot<Scriptable> slot) {
    Slot<Scriptable> placed = slot == null && !owner.isExtensible() ? new Vacancy(key) : slot;
    owner.getMap().compute(owner, key, 0, (name, index, existing, map, holder) -> placed);
  }

  /// Whether an object has, or inherits, a member: a place that is kept for one is none.
  public static boolean has(ScriptableObject object, Object key) {
    for (Scriptable at = object; at instanceof ScriptableObject owner; at = owner.getPrototype()) {
      Slot<Scriptable> slot = owner.getMap().query(key, 0);
      if (slot != null && !(slot instanceof Vacancy && slot.value == null)) {
        return true;
      }
    }
    return false;
  }

  private static final class Vacancy extends StandardSlot<Scriptable> {

    private static final long serialVersionUID = 1L;

    Vacancy(Object key) {
      super(key, 0, ScriptableObject.EMPTY);
    }
  }

  private static final class Deferred extends PendingSlot {

    private static final long serialVersionUID = 1L;

    private final transient DeferredMembers members;

    Deferred(Access access, int attributes, ScriptableObject owner, DeferredMembers members) {
      super(access, attributes, owner);
      this.members = members;
    }

    @Override
    Deferred copySlot() {
      return new Deferred((Access) descriptor, getAttributes(), owner(), members);
    }

    @Override
    void make() {
      members.make();
    }
  }
}
