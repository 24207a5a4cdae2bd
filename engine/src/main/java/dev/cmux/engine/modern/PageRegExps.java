package dev.cmux.engine.modern;

import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Node;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.Token;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.corejs.javascript.VarScope;
import org.htmlunit.corejs.javascript.ast.RegExpLiteral;
import org.htmlunit.corejs.javascript.ast.ScriptNode;
import org.htmlunit.corejs.javascript.regexp.RegExpImpl;

/// Regular expressions that stand in scripts, each put into the engine's words when its script is compiled.
final class PageRegExps extends RegExpImpl {

  /// Flags that no regular expression has.
  private static final String NOTHING = "nothing";

  /// A node that is the engine's own undefined `this` (see [StrictThis]). Of all constants of a script, only regular expressions can be objects, and they pass here.
  static Node nothing(ScriptNode script) {
    RegExpLiteral literal = new RegExpLiteral();
    literal.setValue("");
    literal.setFlags(NOTHING);
    script.addRegExp(literal);
    Node node = Node.newString(Token.REGEXP, "");
    node.putIntProp(Node.REGEXP_PROP, literal.getExistingIntProp(Node.REGEXP_PROP));
    return node;
  }

  @Override
  public Object compileRegExp(Context context, String source, String flags) {
    return NOTHING.equals(flags)
        ? Undefined.SCRIPTABLE_UNDEFINED
        : super.compileRegExp(context, RegExpText.forEngine(source, flags == null ? "" : flags), flags);
  }

  @Override
  public Scriptable wrapRegExp(Context context, VarScope scope, Object compiled) {
    return compiled == Undefined.SCRIPTABLE_UNDEFINED ? Undefined.SCRIPTABLE_UNDEFINED : super.wrapRegExp(context, scope, compiled);
  }
}
