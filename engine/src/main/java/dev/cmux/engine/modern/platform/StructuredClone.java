package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.htmlunit.corejs.javascript.BaseFunction;
import org.htmlunit.corejs.javascript.Callable;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Delegator;
import org.htmlunit.corejs.javascript.NativeArray;
import org.htmlunit.corejs.javascript.NativeMap;
import org.htmlunit.corejs.javascript.NativePromise;
import org.htmlunit.corejs.javascript.NativeSet;
import org.htmlunit.corejs.javascript.NativeWeakMap;
import org.htmlunit.corejs.javascript.NativeWeakSet;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.corejs.javascript.typedarrays.NativeArrayBuffer;
import org.htmlunit.corejs.javascript.typedarrays.NativeArrayBufferView;
import org.htmlunit.corejs.javascript.typedarrays.NativeTypedArrayView;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.JavaScriptEngine;
import org.htmlunit.javascript.host.dom.DOMException;
import org.htmlunit.javascript.host.file.Blob;
import org.htmlunit.javascript.host.file.File;
import org.jspecify.annotations.Nullable;

/// Copies values from one window's world into another's, or within one. https://html.spec.whatwg.org/multipage/structured-data.html
///
/// Two worlds may be of different origins, so no object of one is ever shown to a script of the other: what is read may run scripts of the source, what is made
/// may run scripts of the target, each with its own objects only.
final class StructuredClone {

  private static final Set<String> ERRORS = Set.of("EvalError", "RangeError", "ReferenceError", "SyntaxError", "TypeError", "URIError");

  private final Realm from;
  private final Realm to;
  private final Map<Object, Object> seen = new IdentityHashMap<>();
  private final Map<Port, ScriptableObject> moved = new LinkedHashMap<>();
  private final Set<NativeArrayBuffer> given = Collections.newSetFromMap(new IdentityHashMap<>());

  StructuredClone(Realm from, Realm to) {
    this.from = from;
    this.to = to;
  }

  /// A copy of a value, and of the ports that are to go along with it: those then belong to the target. Buffers that go along are copied and then detached.
  record Copied(@Nullable Object value, List<Object> ports) {}

  /// @param transfer an array of what goes along; undefined for nothing
  Copied copy(@Nullable Object value, Object transfer) {
    for (Object item : items(transfer)) {
      Port port = Port.of(item);
      if (port != null && !moved.containsKey(port)) {
        ScriptableObject made = Port.makeObject(to);
        moved.put(port, made);
        seen.put(item, made);
      } else if (!(item instanceof NativeArrayBuffer buffer) || buffer.isDetached() || !given.add(buffer)) {
        throw refuse(item);
      }
    }
    Object copy = copy(value);
    moved.forEach((port, made) -> port.moveTo(to, made));
    given.forEach(NativeArrayBuffer::detach);
    return new Copied(copy, List.copyOf(moved.values()));
  }

  private List<Object> items(Object list) {
    return list instanceof Scriptable array ? List.of(Context.getCurrentContext().getElements(array)) : List.of();
  }

  @Nullable Object copy(@Nullable Object value) {
    if (ScriptRuntime.isSymbol(value)) {
      throw refuse(value);
    }
    if (!(value instanceof Scriptable object) || Undefined.isUndefined(value)) {
      return value instanceof CharSequence text ? text.toString() : value;
    }
    Object known = seen.get(object);
    return known != null ? known : copyOf(object);
  }

  private Object copyOf(Scriptable source) {
    return switch (source) {
      case NativeArray array -> fields(array, (ScriptableObject) make("Array", (double) array.getLength()));
      case NativeArrayBuffer buffer -> buffer(buffer);
      case NativeArrayBufferView view -> remember(view, make(view.getClassName(), copy(view.getBuffer()), view.getByteOffset(), length(view)));
      case NativeMap map -> map(map);
      case NativeSet set -> set(set);
      case File file -> remember(file, make("File", to.newArray(Bytes.toArray(to, file.getBytes())), file.getName(), fileOptions(file)));
      case Blob blob -> remember(blob, make("Blob", to.newArray(Bytes.toArray(to, blob.getBytes())), options(blob)));
      case DOMException exception -> remember(exception, make("DOMException", text(exception, "message"), text(exception, "name")));
      case HtmlUnitScriptable host -> throw refuse(host);
      case Delegator window -> throw refuse(window);
      case Callable function -> throw refuse(function);
      case NativePromise promise -> throw refuse(promise);
      case NativeWeakMap map -> throw refuse(map);
      case NativeWeakSet set -> throw refuse(set);
      case ScriptableObject object -> byName(object);
      default -> throw refuse(source);
    };
  }

  /// Classes of the engine that are not public; scripts cannot change these names.
  private Object byName(ScriptableObject source) {
    return switch (source.getClass().getSimpleName()) {
      case "NativeProxy" -> throw refuse(source);
      case "NativeDate" -> remember(source, make("Date", ScriptRuntime.toNumber(source.getDefaultValue(ScriptRuntime.NumberClass))));
      case "NativeNumber" -> remember(source, ScriptRuntime.toObject(to.scope(), ScriptRuntime.toNumber(source.getDefaultValue(ScriptRuntime.NumberClass))));
      case "NativeString" -> remember(source, ScriptRuntime.toObject(to.scope(), ScriptRuntime.toString(source.getDefaultValue(ScriptRuntime.StringClass))));
      case "NativeBoolean" -> remember(source, ScriptRuntime.toObject(to.scope(), "true".equals(ScriptRuntime.toString(source.getDefaultValue(ScriptRuntime.StringClass)))));
      case "NativeRegExp", "NativeRegExpCallable" -> remember(source, make("RegExp", text(source, "source"), text(source, "flags")));
      case "NativeError" -> error(source);
      default -> fields(source, to.newObject());
    };
  }

  private Object buffer(NativeArrayBuffer source) {
    if (source.isDetached()) {
      throw from.domException("DataCloneError", "An ArrayBuffer is detached and could not be cloned.");
    }
    NativeArrayBuffer made = new NativeArrayBuffer(source.getLength());
    made.setParentScope(to.scope());
    made.setPrototype(ScriptableObject.getClassPrototype(to.scope(), "ArrayBuffer"));
    System.arraycopy(source.getBuffer(), 0, made.getBuffer(), 0, source.getLength());
    return remember(source, made);
  }

  private static int length(NativeArrayBufferView view) {
    return view instanceof NativeTypedArrayView<?> array ? array.size() : view.getByteLength();
  }

  private Object map(NativeMap source) {
    List<Object[]> entries = entries(source);
    Scriptable made = make("Map");
    remember(source, made);
    entries.forEach(entry -> ScriptableObject.callMethod(made, "set", new Object[] {copy(entry[1]), copy(entry[0])}));
    return made;
  }

  private Object set(NativeSet source) {
    List<Object[]> entries = entries(source);
    Scriptable made = make("Set");
    remember(source, made);
    entries.forEach(entry -> ScriptableObject.callMethod(made, "add", new Object[] {copy(entry[0])}));
    return made;
  }

  private List<Object[]> entries(Scriptable source) {
    List<Object[]> entries = new ArrayList<>();
    BaseFunction collect =
        new HostFunction(
            from.scope(),
            "",
            2,
            (cx, self, args) -> {
              entries.add(new Object[] {HostFunction.arg(args, 0), HostFunction.arg(args, 1)});
              return Undefined.instance;
            });
    ScriptableObject.callMethod(source, "forEach", new Object[] {collect});
    return entries;
  }

  private Object error(ScriptableObject source) {
    String name = text(source, "name");
    boolean told = source.has("message", source);
    ScriptableObject made = (ScriptableObject) make(ERRORS.contains(name) ? name : "Error", told ? new Object[] {text(source, "message")} : new Object[0]);
    remember(source, made);
    for (String field : new String[] {"stack", "cause"}) {
      if (source.has(field, source)) {
        made.defineProperty(field, copy(ScriptableObject.getProperty(source, field)), ScriptableObject.DONTENUM);
      }
    }
    return made;
  }

  private Object fields(ScriptableObject source, ScriptableObject made) {
    remember(source, made);
    for (Object id : source.getIds()) {
      if (id instanceof Integer index) {
        made.put(index, made, copy(ScriptableObject.getProperty(source, index)));
      } else {
        String name = ScriptRuntime.toString(id);
        made.defineProperty(name, copy(ScriptableObject.getProperty(source, name)), ScriptableObject.EMPTY);
      }
    }
    return made;
  }

  private Scriptable options(Blob blob) {
    Scriptable options = to.newObject();
    options.put("type", options, blob.getType());
    return options;
  }

  private Scriptable fileOptions(File file) {
    Scriptable options = options(file);
    options.put("lastModified", options, (double) file.getLastModified());
    return options;
  }

  private Scriptable make(String constructor, Object... args) {
    return Context.getCurrentContext().newObject(to.scope(), constructor, args);
  }

  private static String text(Scriptable source, String name) {
    return ScriptRuntime.toString(ScriptableObject.getProperty(source, name));
  }

  private <T> T remember(Object source, T made) {
    seen.put(source, made);
    return made;
  }

  private RhinoException refuse(@Nullable Object value) {
    boolean plain = value instanceof Callable || ScriptRuntime.isSymbol(value);
    String what = plain && !(value instanceof Delegator) ? described(value) : "#<" + (value instanceof Delegator ? "Window" : kind(value)) + ">";
    return from.domException("DataCloneError", what + " could not be cloned.");
  }

  private static String described(Object value) {
    String text = ScriptRuntime.isSymbol(value) ? String.valueOf(value) : JavaScriptEngine.toString(value);
    return text.substring(0, Math.min(60, text.length()));
  }

  private static String kind(@Nullable Object value) {
    return value instanceof Scriptable object
            && !"NativeProxy".equals(value.getClass().getSimpleName())
            && ScriptableObject.getProperty(object, "constructor") instanceof BaseFunction constructor
            && !constructor.getFunctionName().isEmpty()
        ? constructor.getFunctionName()
        : "Object";
  }
}
