package dev.cmux.engine.modern.platform;

import java.lang.reflect.Member;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.FunctionObject;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.VarScope;

/// A method or constructor of one of HtmlUnit's host classes, as scripts see it.
///
/// An exception inside HtmlUnit would end the script past every `catch` of the page (5.5.0, `MemberBox.invoke`), leave its promises
/// pending, and tell no line. As an error of the page it does what a browser's errors do.
final class HostMethod extends FunctionObject {

  private static final long serialVersionUID = 1L;

  HostMethod(String name, Member member, VarScope scope) {
    super(name, member, scope);
  }

  @Override
  public Object call(Context cx, Object newTarget, VarScope scope, Object self, Object[] args) {
    try {
      return super.call(cx, newTarget, scope, self, args);
    } catch (RhinoException e) {
      throw e;
    } catch (RuntimeException e) {
      throw HostFailure.asScriptError("`" + getFunctionName() + "`", e);
    }
  }
}
