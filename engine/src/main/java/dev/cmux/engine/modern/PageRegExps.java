package dev.cmux.engine.modern;

import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.regexp.RegExpImpl;

/// Regular expressions that stand in scripts, each put into the engine's words when its script is compiled.
final class PageRegExps extends RegExpImpl {

  @Override
  public Object compileRegExp(Context context, String source, String flags) {
    return super.compileRegExp(context, RegExpText.forEngine(source, flags == null ? "" : flags), flags);
  }
}
