package org.htmlunit.corejs.javascript;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The members of an object, which some scripts see as they were before others changed them: what was replaced or removed is still there for them, and what
/// was added is not.
///
/// A browser's own code calls the browser's functions, whatever a page has put in their place; code of ours in JavaScript looks each of them up by name, down to
/// the fields of every property description, which objects inherit. The table of an object's members (5.5.0, `SlotMap`) and the script that runs are seen
/// from within the engine's package only: hence this class, here. A table that grows beyond 1,536 members becomes the engine's own, and keeps nothing.
public final class KeptMembers extends EmbeddedSlotMap<Scriptable> {

  private final Predicate<String> keeps;
  private @Nullable Map<Object, @Nullable Slot<Scriptable>> before;

  private KeptMembers(int size, Predicate<String> keeps) {
    super(2 * size);
    this.keeps = keeps;
  }

  /// Keeps what an object has now.
  ///
  /// @param keeps whether functions of the source of this name see what was kept
  public static void keep(ScriptableObject owner, Predicate<String> keeps) {
    List<Slot<Scriptable>> slots = new ArrayList<>(owner.getMap().size());
    owner.getMap().forEach(slots::add);
    KeptMembers kept = new KeptMembers(slots.size(), keeps);
    for (Slot<Scriptable> slot : slots) {
      slot.orderedNext = null;
      kept.add(owner, slot);
    }
    owner.setMap(kept);
  }

  @Override
  public @Nullable Slot<Scriptable> query(Object key, int index) {
    return before != null && key != null && before.containsKey(key) && keeps() ? before.get(key) : super.query(key, index);
  }

  @Override
  public Slot<Scriptable> modify(SlotMapOwner<Scriptable> owner, Object key, int index, int attributes) {
    if (super.query(key, index) instanceof PendingSlot pending) {
      pending.make();
    }
    remember(key);
    return super.modify(owner, key, index, attributes);
  }

  @Override
  public <S extends Slot<Scriptable>> S compute(
      SlotMapOwner<Scriptable> owner, CompoundOperationMap<Scriptable> operation, Object key, int index, SlotComputer<S, Scriptable> computer) {
    remember(key);
    return super.compute(owner, operation, key, index, computer);
  }

  /// What changes is a copy of what was. A member that is only now being made was not there to be changed.
  private void remember(@Nullable Object key) {
    if (key == null || before != null && before.containsKey(key) || keeps()) {
      return;
    }
    Slot<Scriptable> slot = super.query(key, 0);
    if (!(slot instanceof PendingSlot)) {
      if (before == null) {
        before = new HashMap<>();
      }
      before.put(key, slot == null ? null : slot.copySlot());
    }
  }

  private boolean keeps() {
    Context context = Context.getCurrentContext();
    return context != null
        && context.lastInterpreterFrame instanceof CallFrame frame
        && keeps.test(frame.fnOrScript.getDescriptor().getSourceName());
  }
}
