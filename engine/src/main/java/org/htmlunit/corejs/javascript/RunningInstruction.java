package org.htmlunit.corejs.javascript;

/// What the script does that called into Java: the instruction its innermost function stands at.
///
/// The interpreter (5.5.0) looks for the owner of a property the same way to read and to write it (`ScriptableObject.getBase`), and passes on nothing that
/// tells which. Its instructions do, and are seen from within its package only: hence this class, here.
public enum RunningInstruction {
  /// A property is given a value.
  WRITE,
  /// A property is removed.
  DELETE,
  /// Anything else, or no script runs.
  OTHER;

  /// Looks at the top of the script's stack; costs no more than that.
  public static RunningInstruction of(Context context) {
    if (!(context.lastInterpreterFrame instanceof CallFrame frame)) {
      return OTHER;
    }
    // The interpreter is past the instruction when it carries it out.
    return switch (frame.compilerData.itsICode[frame.pc - 1]) {
      case Token.SETPROP, Token.SETELEM, Icode.PROP_INC_DEC, Icode.ELEM_INC_DEC -> WRITE;
      case Token.DELPROP -> DELETE;
      default -> OTHER;
    };
  }
}
