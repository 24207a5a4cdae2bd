package dev.cmux.engine.page.act;

import java.util.Optional;
import java.util.function.Supplier;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.LambdaFunction;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.impl.SimpleRange;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.host.event.EventTarget;
import org.htmlunit.javascript.host.event.InputEvent;

/// A `beforeinput` or `input` of an edit.
final class TextSignal extends InputEvent {

  private static final long serialVersionUID = 1L;

  private final String inputType;
  private final String data;

  /// @param inputType what kind of edit, by the Input Events specification: `insertText`, `deleteContentBackward`, …
  /// @param data the text that is inserted; null when none is
  TextSignal(DomNode target, String type, String inputType, String data) {
    EventTarget receiver = target.getScriptableObject();
    setType(type);
    setSrcElement(receiver);
    setTarget(receiver);
    setCurrentTarget(receiver);
    setParentScope(receiver.getParentScope());
    setPrototype(getPrototype(getClass()));
    this.inputType = inputType;
    this.data = data;
    setBubbles(true);
    setCancelable(type.equals("beforeinput"));
    Signals.trust(this);
    Signals.field(this, "dataTransfer", () -> null);
  }

  /// Tells what the edit takes away to listeners that ask for its `getTargetRanges()`.
  TextSignal taking(Supplier<Optional<SimpleRange>> target) {
    LambdaFunction answer =
        new LambdaFunction(
            getParentScope(),
            "getTargetRanges",
            0,
            (cx, scope, self, args) ->
                JavaScriptEngine.newArray(getParentScope(), target.get().stream().map(range -> staticRange(cx, range)).toArray()));
    defineProperty("getTargetRanges", answer, ScriptableObject.DONTENUM);
    return this;
  }

  private Object staticRange(Context cx, SimpleRange range) {
    Scriptable init = JavaScriptEngine.newObject(getParentScope());
    ScriptableObject.putProperty(init, "startContainer", range.getStartContainer().getScriptableObject());
    ScriptableObject.putProperty(init, "startOffset", range.getStartOffset());
    ScriptableObject.putProperty(init, "endContainer", range.getEndContainer().getScriptableObject());
    ScriptableObject.putProperty(init, "endOffset", range.getEndOffset());
    Function staticRange = (Function) ScriptableObject.getProperty(ScriptableObject.getTopLevelScope(getParentScope()), "StaticRange");
    return staticRange.construct(cx, getParentScope(), new Object[] {init});
  }

  @Override
  public Object getData() {
    return data;
  }

  @Override
  public Object getInputType() {
    return inputType;
  }

  @Override
  public boolean isComposed() {
    return true;
  }
}
