package dev.cmux.engine.modern.platform;

import java.util.Optional;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;

/// A style sheet that a script made by `new CSSStyleSheet()`, as it is now.
public final class ConstructedSheet {

  private static final Object KEY = "dev.cmux.constructedSheet";

  private final Scriptable record;

  private ConstructedSheet(Scriptable record) {
    this.record = record;
  }

  /// @param record what `sheets.js` knows of it
  static void make(ScriptableObject sheet, Scriptable record) {
    sheet.associateValue(KEY, new ConstructedSheet(record));
  }

  static Optional<ConstructedSheet> of(Object sheet) {
    return sheet instanceof ScriptableObject object && object.getAssociatedValue(KEY) instanceof ConstructedSheet constructed
        ? Optional.of(constructed)
        : Optional.empty();
  }

  public String text() {
    return Context.toString(ScriptableObject.getProperty(record, "css"));
  }

  public String media() {
    return Context.toString(ScriptableObject.getProperty(record, "media"));
  }

  public boolean isDisabled() {
    return ScriptRuntime.toBoolean(ScriptableObject.getProperty(record, "disabled"));
  }
}
