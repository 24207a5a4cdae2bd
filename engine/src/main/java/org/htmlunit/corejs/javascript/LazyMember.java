package org.htmlunit.corejs.javascript;

import java.util.function.Consumer;

/// A member that any number of objects get, each when something first looks at it there. Immutable and shared.
public final class LazyMember {

  private final PendingSlot.Access access;
  private final int attributes;
  private final Consumer<ScriptableObject> maker;

  /// @param attributes those that the maker gives it, such as [ScriptableObject#EMPTY]
  /// @param maker defines the member on an object
  public LazyMember(String name, int attributes, Consumer<ScriptableObject> maker) {
    this.access = new PendingSlot.Access(name);
    this.attributes = attributes;
    this.maker = maker;
  }

  /// Gives an object the member, in place of what it has of that name.
  public void define(ScriptableObject owner) {
    owner.getMap().compute(owner, access.getName(), 0, (name, index, existing, map, holder) -> new Waiting(this, owner));
  }

  private static final class Waiting extends PendingSlot {

    private static final long serialVersionUID = 1L;

    private final transient LazyMember member;

    Waiting(LazyMember member, ScriptableObject owner) {
      super(member.access, member.attributes, owner);
      this.member = member;
    }

    @Override
    Waiting copySlot() {
      Waiting copy = new Waiting(member, owner());
      copy.setAttributes(getAttributes());
      return copy;
    }

    /// The maker finds a plain property, for which there is a way to become any other.
    @Override
    void make() {
      ScriptableObject owner = owner();
      owner.getMap().compute(
          owner, getName(), 0, (name, index, existing, map, holder) -> existing == this ? new StandardSlot<>(name, 0, ScriptableObject.EMPTY) : existing);
      member.maker.accept(owner);
    }
  }
}
