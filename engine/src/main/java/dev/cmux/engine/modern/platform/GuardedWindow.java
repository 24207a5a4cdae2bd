package dev.cmux.engine.modern.platform;

import org.htmlunit.WebWindow;
import org.htmlunit.corejs.javascript.Delegator;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.Symbol;
import org.htmlunit.corejs.javascript.VarScope;

/// Another window as the scripts of one document have it: the window itself while it shows a document of their origin, else what
/// [CrossOriginWindow] leaves of it. This is looked at anew at each use, since a window goes on to other documents.
/// https://html.spec.whatwg.org/multipage/nav-history-apis.html#the-windowproxy-exotic-object
///
/// The engine takes the object behind a delegator for it in many places (5.5.0, `FunctionObject.call`, `ScriptableObject.ensureScriptableObject`), so what
/// [#getDelegee] gives is all that anybody gets.
final class GuardedWindow extends Delegator {

  private final HostWindow owner;
  private final WebWindow place;
  private final CrossOriginWindow stranger;

  GuardedWindow(HostWindow owner, WebWindow place) {
    this.owner = owner;
    this.place = place;
    this.stranger = new CrossOriginWindow(owner, this);
  }

  /// Where the window's documents come and go.
  WebWindow place() {
    return place;
  }

  /// The window with the document it shows now, for Java code.
  HostWindow window() {
    return place.getScriptableObject();
  }

  @Override
  public ScriptableObject getDelegee() {
    HostWindow window = window();
    return owner.mayReach(window) ? window : stranger;
  }

  @Override
  public Object get(String name, Scriptable start) {
    ScriptableObject delegee = getDelegee();
    return owner.others().seen(delegee.get(name, start == this ? delegee : start));
  }

  @Override
  public Object get(int index, Scriptable start) {
    ScriptableObject delegee = getDelegee();
    return owner.others().seen(delegee.get(index, start == this ? delegee : start));
  }

  @Override
  public boolean has(String name, Scriptable start) {
    ScriptableObject delegee = getDelegee();
    return delegee.has(name, start == this ? delegee : start);
  }

  @Override
  public boolean has(int index, Scriptable start) {
    ScriptableObject delegee = getDelegee();
    return delegee.has(index, start == this ? delegee : start);
  }

  @Override
  public void put(String name, Scriptable start, Object value) {
    ScriptableObject delegee = getDelegee();
    delegee.put(name, start == this ? delegee : start, value);
  }

  @Override
  public void put(int index, Scriptable start, Object value) {
    ScriptableObject delegee = getDelegee();
    delegee.put(index, start == this ? delegee : start, value);
  }

  @Override
  public void put(Symbol key, Scriptable start, Object value) {
    ScriptableObject delegee = getDelegee();
    delegee.put(key, start == this ? delegee : start, value);
  }

  @Override
  public Object getDefaultValue(Class<?> hint) {
    return getDelegee().getDefaultValue(hint);
  }

  /// The scope of a window is its own.
  @Override
  public void setParentScope(VarScope scope) {}
}
