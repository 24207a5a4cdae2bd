package org.htmlunit.corejs.javascript;

import java.util.Set;

/// What the script does that called into Java: the instruction its innermost function stands at.
///
/// The interpreter (5.5.0) looks for the owner of a property the same way to read and to write it (`ScriptableObject.getBase`), and passes on nothing that
/// tells which. Its instructions do, and are seen from within its package only: hence this class, here.
public enum RunningInstruction {
  /// A property is given a value.
  WRITE,
  /// A property is removed.
  DELETE,
  /// A function of the engine is called that gives elements of an array values, or removes them, and looks for none.
  FILL,
  /// Anything else, or no script runs.
  OTHER;

  private static final Set<String> FILLING = Set.of("fill", "pop", "push");

  /// Looks at the top of the script's stack; costs no more than that.
  public static RunningInstruction of(Context context) {
    if (!(context.lastInterpreterFrame instanceof CallFrame frame)) {
      return OTHER;
    }
    // The interpreter is past the instruction when it carries it out.
    return switch (frame.compilerData.itsICode[frame.pc - 1]) {
      case Token.SETPROP, Token.SETELEM, Icode.PROP_INC_DEC, Icode.ELEM_INC_DEC -> WRITE;
      case Token.DELPROP -> DELETE;
      case Token.CALL, Icode.TAIL_CALL -> fills(frame) ? FILL : OTHER;
      default -> OTHER;
    };
  }

  /// Whether the script is told by an error that an object does not take what it wants.
  public boolean isStrict(Context context) {
    return switch (this) {
      case WRITE, DELETE -> ((CallFrame) context.lastInterpreterFrame).fnOrScript.getDescriptor().isStrict();
      case FILL -> true;
      case OTHER -> false;
    };
  }

  private static boolean fills(CallFrame frame) {
    if (!(frame.stack[frame.stackTop] instanceof ScriptRuntime.LookupResult called) || !(called.getResult() instanceof JSFunction function)) {
      return false;
    }
    // `call` and `apply` are the interpreter's own; what they are members of is called.
    Object callee = BaseFunction.isApplyOrCall(function) ? called.getThis() : function;
    return callee instanceof JSFunction named && FILLING.contains(named.getFunctionName());
  }
}
