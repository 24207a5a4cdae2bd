package dev.cmux.engine.modern;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.EnumSet;
import org.htmlunit.corejs.javascript.BaseFunction;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.LazilyLoadedCtor;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.ScriptableObject.DescriptorInfo;
import org.htmlunit.corejs.javascript.SymbolKey;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.TopLevel.Builtins;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.corejs.javascript.VarScope;
import org.htmlunit.corejs.javascript.typedarrays.NativeBigUint64Array;

/// Typed arrays, in windows that use them: the engine makes their classes when the first of them is named, and so does this. They sort as [SortCures] has it, and
/// `BigUint64Array` gives its values above 2^63, of which the engine (5.5.0, `NativeBigUint64Array.js_get`) makes negative ones. `ArrayBuffer` has its `Symbol.species`.
final class TypedArrayCures {

  private TypedArrayCures() {}

  static void apply(TopLevel scope) {
    for (Builtins kind : EnumSet.range(Builtins.ArrayBuffer, Builtins.Float64Array)) {
      new LazilyLoadedCtor<>(scope, kind.name(), false, true, (context, window, sealed) -> mended(context, scope, kind));
    }
  }

  private static Function mended(Context context, TopLevel scope, Builtins kind) {
    BaseFunction constructor = scope.getBuiltinCtor(kind);
    if (kind == Builtins.ArrayBuffer) {
      addSpecies(context, scope, constructor);
      return constructor;
    }
    Scriptable all = constructor.getPrototype();
    if (all.get("prototype", all) instanceof Scriptable arrays && !(arrays.get("sort", arrays) instanceof PageFunction)) {
      SortCures.cure(context, scope, arrays);
    }
    return kind == Builtins.BigUint64Array ? new UnsignedConstructor(scope, constructor) : constructor;
  }

  private static void addSpecies(Context context, TopLevel scope, ScriptableObject constructor) {
    PageFunction species =
        new PageFunction(scope, "get [Symbol.species]", null) {
          private static final long serialVersionUID = 1L;

          @Override
          public Object call(Context cx, Object newTarget, VarScope caller, Object self, Object[] args) {
            return self;
          }
        };
    ScriptRuntime.setFunctionProtoAndParent(species, context, scope);
    DescriptorInfo accessor = new DescriptorInfo(false, Scriptable.NOT_FOUND, true, species, Undefined.instance, Scriptable.NOT_FOUND);
    constructor.defineOwnProperty(context, SymbolKey.SPECIES, accessor);
  }

  private static final class UnsignedConstructor extends MendedConstructor {

    private static final long serialVersionUID = 1L;

    UnsignedConstructor(TopLevel scope, Function original) {
      super(scope, Builtins.BigUint64Array.name(), original);
      adopt();
    }

    @Override
    public Scriptable construct(Context context, Object newTarget, VarScope scope, Object[] args) {
      NativeBigUint64Array made = (NativeBigUint64Array) original(context, newTarget, scope, args);
      Unsigned array = new Unsigned(made);
      array.setPrototype(made.getPrototype());
      array.setParentScope(made.getParentScope());
      return array;
    }
  }

  private static final class Unsigned extends NativeBigUint64Array {

    private static final long serialVersionUID = 1L;

    Unsigned(NativeBigUint64Array array) {
      super(array.getBuffer(), array.getByteOffset(), array.size());
    }

    @Override
    protected Object js_get(int index) {
      Object value = super.js_get(index);
      if (!(value instanceof BigInteger number) || number.signum() >= 0) {
        return value;
      }
      ByteBuffer bytes = ByteBuffer.wrap(getBuffer().getBuffer()).order(ByteOrder.LITTLE_ENDIAN);
      return new BigInteger(Long.toUnsignedString(bytes.getLong(getByteOffset() + index * Long.BYTES)));
    }
  }
}
