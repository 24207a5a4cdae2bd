package dev.cmux.engine.modern.platform;

import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.VarScope;

/// A web console that tells `console.info` from `console.log`; HtmlUnit's own hears of both alike.
public interface InformedConsole {

  /// What a page said with `console.info`. Called on the surface's thread.
  void info(Context context, VarScope scope, Object[] args);
}
