package dev.cmux.engine.modern;

import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.ExternalArrayData;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;

/// Stops scripts inside the engine's own loops. `new Array(4294967295).indexOf(1)` runs in Java for minutes, where no instruction is counted that the
/// engine would let us look at; but each element that is not there is looked for in `Object.prototype` at last, and that lookup can be ours.
///
/// The price: `Object.prototype` can have no elements; to set one is a `RangeError`.
final class AbsentElements implements ExternalArrayData {

  /// The most a loop does between two looks: less than a millisecond's work.
  private static final int LOOKUPS_BETWEEN_LOOKS = 10_000;

  private int lookups;

  private AbsentElements() {}

  static void watch(TopLevel scope) {
    ScriptableObject prototype = (ScriptableObject) ScriptableObject.getObjectPrototype(scope);
    prototype.setExternalArrayData(scope, new AbsentElements());
    // The engine gives it a length, which every object would inherit.
    prototype.delete("length");
  }

  /// Called for each lookup.
  @Override
  public int getArrayLength() {
    lookups++;
    if (lookups == LOOKUPS_BETWEEN_LOOKS) {
      lookups = 0;
      if (Context.getCurrentContext() instanceof PageContext context) {
        context.stopIfNecessary();
      }
    }
    return 0;
  }

  @Override
  public Object getArrayElement(int index) {
    throw new IndexOutOfBoundsException(index);
  }

  @Override
  public void setArrayElement(int index, Object value) {
    throw new IndexOutOfBoundsException(index);
  }
}
