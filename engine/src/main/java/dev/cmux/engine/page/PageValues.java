package dev.cmux.engine.page;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.json.JsonText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.htmlunit.corejs.javascript.Callable;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.IteratorLikeIterable;
import org.htmlunit.corejs.javascript.NativeArray;
import org.htmlunit.corejs.javascript.NativeMap;
import org.htmlunit.corejs.javascript.NativeSet;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.Symbol;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.corejs.javascript.VarScope;
import org.htmlunit.corejs.javascript.typedarrays.NativeArrayBuffer;
import org.htmlunit.html.DomElement;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.host.dom.DOMException;
import org.htmlunit.javascript.host.dom.Node;

/// Page values to plain Java and back: what JSON can say, and nothing that still points into the page.
///
/// `undefined`, functions and symbols become null, dates their ISO text, maps and sets objects and lists, big integers numbers as
/// far as those reach and text beyond, elements a short description.
final class PageValues {

  private static final int DEEPEST = 200;

  private PageValues() {}

  /// @throws EngineException `js_error` for a value that contains itself
  static Object toJava(Object value) {
    return toJava(value, Collections.newSetFromMap(new IdentityHashMap<>()), 0);
  }

  private static Object toJava(Object value, Set<Object> path, int depth) {
    return switch (value) {
      case null -> null;
      case Boolean truth -> truth;
      case CharSequence text -> text.toString();
      case java.math.BigInteger big -> big.bitLength() <= 53 ? (Object) big.longValue() : big.toString();
      case Number number -> number(number.doubleValue());
      case Symbol symbol -> null;
      case Undefined nothing -> null;
      case Scriptable date when date.getClassName().equals("Date") -> isoText(date);
      case Node node -> describe(node);
      case Callable function -> null;
      case Scriptable object -> compound(object, path, depth);
      default -> value.toString();
    };
  }

  private static Object compound(Scriptable object, Set<Object> path, int depth) {
    if (depth > DEEPEST || !path.add(object)) {
      throw EngineException.jsError("The value of the script contains itself, so it cannot be handed out.")
          .withHint("Return plain data without references back to a parent.")
          .with("reason", "circular_reference");
    }
    try {
      return switch (object) {
        case NativeArray array -> list(array, array.getLength(), path, depth);
        case NativeSet set -> list(fromIterable(set), path, depth);
        case NativeMap map -> entries(map, path, depth);
        case Scriptable error when isError(error) -> error(error);
        default -> isArrayLike(object) ? list(object, length(object), path, depth) : record(object, path, depth);
      };
    } finally {
      path.remove(object);
    }
  }

  private static Map<String, Object> record(Scriptable object, Set<Object> path, int depth) {
    Map<String, Object> map = new LinkedHashMap<>();
    for (Object id : ids(object)) {
      String key = id.toString();
      Object value = id instanceof Integer index ? ScriptableObject.getProperty(object, index) : ScriptableObject.getProperty(object, key);
      if (!(value instanceof Callable) && value != Scriptable.NOT_FOUND && !(value instanceof Symbol)) {
        map.put(key, toJava(value, path, depth + 1));
      }
    }
    return map;
  }

  /// The own keys; host objects such as a DOMRect keep theirs on the prototype.
  private static Object[] ids(Scriptable object) {
    Object[] own = object.getIds();
    return own.length == 0 && object instanceof HtmlUnitScriptable && object.getPrototype() != null
        ? object.getPrototype().getIds()
        : own;
  }

  private static List<Object> list(Scriptable array, long length, Set<Object> path, int depth) {
    List<Object> list = new ArrayList<>();
    for (int i = 0; i < length; i++) {
      Object item = ScriptableObject.getProperty(array, i);
      list.add(item == Scriptable.NOT_FOUND ? null : toJava(item, path, depth + 1));
    }
    return list;
  }

  private static List<Object> list(List<Object> items, Set<Object> path, int depth) {
    List<Object> list = new ArrayList<>();
    items.forEach(item -> list.add(toJava(item, path, depth + 1)));
    return list;
  }

  private static Map<String, Object> entries(NativeMap map, Set<Object> path, int depth) {
    Map<String, Object> entries = new LinkedHashMap<>();
    for (Object pair : fromIterable(map)) {
      Scriptable entry = (Scriptable) pair;
      entries.put(
          ScriptRuntime.toString(ScriptableObject.getProperty(entry, 0)),
          toJava(ScriptableObject.getProperty(entry, 1), path, depth + 1));
    }
    return entries;
  }

  static List<Object> fromIterable(Scriptable iterable) {
    Context context = Context.getCurrentContext();
    List<Object> items = new ArrayList<>();
    if (context != null) {
      Object iterator = ScriptRuntime.callIterator(iterable, context, ScriptableObject.getTopLevelScope(iterable.getParentScope()));
      try (var loop = new IteratorLikeIterable(context, ScriptableObject.getTopLevelScope(iterable.getParentScope()), iterator)) {
        loop.forEach(items::add);
      }
    }
    return items;
  }

  private static Map<String, Object> error(Scriptable error) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put("name", text(error, "name"));
    map.put("message", text(error, "message"));
    return map;
  }

  private static boolean isError(Scriptable object) {
    return object.getClassName().equals("Error") || object instanceof DOMException;
  }

  static Object isoText(Scriptable date) {
    double time = ScriptRuntime.toNumber(ScriptableObject.callMethod(date, "getTime", new Object[0]));
    return Double.isNaN(time) ? null : ScriptRuntime.toString(ScriptableObject.callMethod(date, "toISOString", new Object[0]));
  }

  private static boolean isArrayLike(Scriptable object) {
    String kind = object.getClassName();
    return kind.equals("NodeList") || kind.equals("HTMLCollection") || kind.endsWith("Array") || kind.equals("Arguments") || kind.equals("DOMTokenList");
  }

  private static long length(Scriptable object) {
    return (long) ScriptRuntime.toNumber(ScriptableObject.getProperty(object, "length"));
  }

  private static Object number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 9.007199254740992E15 && !(value == 0 && 1 / value < 0)
        ? (Object) (long) value
        : (Object) value;
  }

  /// A thrown value as JavaScript prints it.
  static String describe(Object value) {
    return switch (value) {
      case Scriptable error when isError(error) -> {
        String name = text(error, "name");
        String message = text(error, "message");
        yield message.isEmpty() ? name : name + ": " + message;
      }
      case Node node -> describe(node);
      case null -> "null";
      case Symbol symbol -> symbol.toString();
      case Scriptable object when !(object instanceof Callable) && !Undefined.isUndefined(object) -> asJson(object);
      default -> ScriptRuntime.toString(value);
    };
  }

  /// Says more of an object than its `toString` does; one that contains itself says no more.
  private static String asJson(Scriptable object) {
    try {
      return JsonText.line(toJava(object));
    } catch (EngineException _) {
      return ScriptRuntime.toString(object);
    }
  }

  private static String describe(Node node) {
    return node.getDomNodeOrNull() instanceof DomElement element
        ? "<" + element.getTagName() + (element.getId().isEmpty() ? "" : " id=\"" + element.getId() + "\"") + ">"
        : node.getClassName();
  }

  private static String text(Scriptable object, String key) {
    Object value = ScriptableObject.getProperty(object, key);
    return value == Scriptable.NOT_FOUND ? "" : ScriptRuntime.toString(value);
  }

  /// Plain Java to a value of the page's realm.
  static Object toPage(Context context, VarScope scope, Object value) {
    return switch (value) {
      case null -> null;
      case Number number -> number.doubleValue();
      case Boolean truth -> truth;
      case CharSequence text -> text.toString();
      case Instant instant -> context.newObject(scope, "Date", new Object[] {(double) instant.toEpochMilli()});
      case byte[] bytes -> bytes(context, scope, bytes);
      case List<?> list -> context.newArray(scope, list.stream().map(item -> toPage(context, scope, item)).toArray());
      case Map<?, ?> map -> {
        Scriptable object = context.newObject(scope);
        map.forEach((key, item) -> ScriptableObject.putProperty(object, String.valueOf(key), toPage(context, scope, item)));
        yield object;
      }
      default -> throw new IllegalArgumentException(value.getClass() + " is no argument of a page script");
    };
  }

  private static Scriptable bytes(Context context, VarScope scope, byte[] bytes) {
    Scriptable array = context.newObject(scope, "Uint8Array", new Object[] {bytes.length});
    NativeArrayBuffer buffer = (NativeArrayBuffer) ScriptableObject.getProperty(array, "buffer");
    System.arraycopy(bytes, 0, buffer.getBuffer(), 0, bytes.length);
    return array;
  }
}
