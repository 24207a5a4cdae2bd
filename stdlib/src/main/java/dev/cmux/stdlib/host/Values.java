package dev.cmux.stdlib.host;

import dev.cmux.engine.error.EngineException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Value;

/// JavaScript values as plain Java, and back, by type. On the event loop only.
///
/// | JavaScript | Java |
/// |---|---|
/// | `null`, `undefined` | `null`; {@link #UNDEFINED} becomes `undefined` |
/// | string, boolean | `String`, `Boolean` |
/// | number | `Long` when whole and exact, else `Double` |
/// | bigint | `Long`, or `BigInteger` beyond its range |
/// | array, Set, typed array | `List` |
/// | Uint8Array, ArrayBuffer | `byte[]` |
/// | Date | `Instant` |
/// | RegExp | {@link ScriptRegExp} |
/// | function | {@link ScriptFunction} (one way) |
/// | object with `toJSON` | what that returns |
/// | Map with string keys, any other object | `Map`, its own enumerable members that are not `undefined` |
///
/// Anything else (a symbol, a promise someone forgot to await, a cycle) is `invalid_params`, and the message
/// says where in the arguments it stands.
public final class Values {

  /// The `undefined` that a Java function may answer with.
  public static final Object UNDEFINED =
      new Object() {
        @Override
        public String toString() {
          return "undefined";
        }
      };

  private static final int DEEPEST = 500;

  private static final SharedScript FACTORIES =
      new SharedScript(
              "values.js",
              """
              ({
                object: () => ({}),
                array: () => [],
                bytes: n => new Uint8Array(n),
                date: ms => new Date(ms),
                regExp: (source, flags) => new RegExp(source, flags),
                undefined: () => undefined,
                kind(v) {
                  switch (typeof v) {
                    case 'symbol': case 'bigint': case 'function': return typeof v;
                    case 'object':
                      if (Array.isArray(v)) return 'array';
                      if (typeof v.toJSON === 'function' && !(v instanceof Date)) return 'toJSON';
                      if (v instanceof Promise) return 'promise';
                      if (v instanceof Date) return 'date';
                      if (v instanceof RegExp) return 'regexp';
                      if (v instanceof Map) return 'map';
                      if (v instanceof Set) return 'set';
                      if (v instanceof Error) return 'error';
                      if (v instanceof Uint8Array || v instanceof Uint8ClampedArray) return 'bytes';
                      if (v instanceof ArrayBuffer) return 'buffer';
                      if (ArrayBuffer.isView(v) && !(v instanceof DataView)) return 'set';
                      return 'object';
                    default: return typeof v;
                  }
                },
                list: v => [...v],
                entries: v => [...v],
                fields: v => Object.entries(v),
                view: v => new Uint8Array(v),
                string: v => Function.prototype.toString.call(v),
              })
              """);

  private final Function<Value, ScriptFunction> functions;
  private final Value newObject;
  private final Value newArray;
  private final Value factories;
  private final Value kind;

  /// @param functions wraps a function of the script so that other threads can call it
  Values(Context context, Function<Value, ScriptFunction> functions) {
    this.functions = functions;
    factories = FACTORIES.in(context);
    newObject = factories.getMember("object");
    newArray = factories.getMember("array");
    kind = factories.getMember("kind");
  }

  /// Reads a JavaScript value.
  ///
  /// @param path what the value is called in an error message, such as `argument 1`
  public Object toJava(Value value, String path) {
    return new Reader().read(value, path);
  }

  /// The source text of a function value.
  String sourceOf(Value function) {
    return factories.invokeMember("string", function).asString();
  }

  /// Builds a JavaScript value from plain Java.
  public Object toScript(Object value) {
    return switch (value) {
      case null -> null;
      case String text -> text;
      case Boolean flag -> flag;
      case Integer number -> number;
      // Beyond 2^53 polyglot would hand scripts a foreign long; a JavaScript number is a double.
      case Number number -> number.doubleValue();
      case Map<?, ?> map -> {
        Value object = newObject.execute();
        map.forEach((key, member) -> object.putMember(String.valueOf(key), toScript(member)));
        yield object;
      }
      case Iterable<?> items -> {
        Value array = newArray.execute();
        long index = 0;
        for (Object item : items) {
          array.setArrayElement(index++, toScript(item));
        }
        yield array;
      }
      case byte[] bytes -> {
        Value array = factories.invokeMember("bytes", bytes.length);
        Value buffer = array.getMember("buffer");
        for (int i = 0; i < bytes.length; i++) {
          buffer.writeBufferByte(i, bytes[i]);
        }
        yield array;
      }
      case Instant instant -> factories.invokeMember("date", (double) instant.toEpochMilli());
      case ScriptRegExp regExp -> factories.invokeMember("regExp", regExp.source(), regExp.flags());
      case Value already -> already;
      case Object other when other == UNDEFINED -> factories.invokeMember("undefined");
      default -> throw new IllegalArgumentException("A " + value.getClass().getName() + " is not plain Java.");
    };
  }

  private static EngineException refuse(String path, String what, String hint) {
    return EngineException.invalidParams("%s is %s, which cannot be passed on.".formatted(capital(path), what)).withHint(hint);
  }

  private static String capital(String path) {
    return Character.toUpperCase(path.charAt(0)) + path.substring(1);
  }

  /// One reading, which knows the objects it is inside of.
  private final class Reader {

    private final Deque<Value> inside = new ArrayDeque<>();

    Object read(Value value, String path) {
      if (value == null || value.isNull()) {
        return null;
      }
      if (value.isString()) {
        return value.asString();
      }
      if (value.isBoolean()) {
        return value.asBoolean();
      }
      if (value.isNumber()) {
        return number(value);
      }
      return switch (kind.execute(value).asString()) {
        case "function" -> functions.apply(value);
        case "symbol" -> throw refuse(path, "a Symbol", "Pass a string instead.");
        case "promise" -> throw refuse(path, "a Promise", "Put `await` before the call that made it.");
        case "date" -> date(value, path);
        case "regexp" -> new ScriptRegExp(value.getMember("source").asString(), value.getMember("flags").asString());
        case "bytes" -> bytes(factories.invokeMember("view", value));
        case "buffer" -> bytes(factories.invokeMember("view", value));
        case "toJSON" -> nested(value, path, () -> read(value.invokeMember("toJSON"), path));
        case "array" -> nested(value, path, () -> list(value, path));
        case "set" -> nested(value, path, () -> list(factories.invokeMember("list", value), path));
        case "map" -> nested(value, path, () -> members(factories.invokeMember("entries", value), path));
        case "error" -> nested(value, path, () -> error(value, path));
        default -> nested(value, path, () -> members(factories.invokeMember("fields", value), path));
      };
    }

    private Object nested(Value value, String path, Supplier<Object> reading) {
      if (inside.contains(value)) {
        throw refuse(path, "a cycle back to an object that contains it", "Pass only the parts that are needed.");
      }
      if (inside.size() >= DEEPEST) {
        throw refuse(path, "nested more than %d levels deep".formatted(DEEPEST), "Pass a flatter object.");
      }
      inside.push(value);
      try {
        return reading.get();
      } finally {
        inside.pop();
      }
    }

    private List<Object> list(Value array, String path) {
      long size = array.getArraySize();
      List<Object> list = new ArrayList<>((int) size);
      for (long i = 0; i < size; i++) {
        list.add(read(array.getArrayElement(i), path + "[" + i + "]"));
      }
      return list;
    }

    private Map<String, Object> members(Value entries, String path) {
      Map<String, Object> map = new LinkedHashMap<>();
      for (long i = 0; i < entries.getArraySize(); i++) {
        Value entry = entries.getArrayElement(i);
        Value key = entry.getArrayElement(0);
        Value member = entry.getArrayElement(1);
        if (!key.isString()) {
          throw refuse(path, "a Map with a key that is not a string", "Use strings as keys, or an array of pairs.");
        }
        if (!isUndefined(member)) {
          map.put(key.asString(), read(member, path + "." + key.asString()));
        }
      }
      return map;
    }

    /// What an error says lies in members that are not enumerable.
    private Map<String, Object> error(Value error, String path) {
      Map<String, Object> map = new LinkedHashMap<>();
      map.put("name", read(error.getMember("name"), path + ".name"));
      map.put("message", read(error.getMember("message"), path + ".message"));
      map.putAll(members(factories.invokeMember("fields", error), path));
      return map;
    }
  }

  private static boolean isUndefined(Value value) {
    return value.isNull() && value.toString().equals("undefined");
  }

  private static Object number(Value value) {
    if (value.fitsInLong()) {
      return value.asLong();
    }
    return value.fitsInDouble() ? (Object) value.asDouble() : value.asBigInteger();
  }

  private static Instant date(Value date, String path) {
    double millis = date.invokeMember("getTime").asDouble();
    if (Double.isNaN(millis)) {
      throw refuse(path, "an invalid Date", "Check how it was made.");
    }
    return Instant.ofEpochMilli((long) millis);
  }

  private static byte[] bytes(Value view) {
    Value buffer = view.getMember("buffer");
    byte[] bytes = new byte[(int) view.getArraySize()];
    buffer.readBuffer(view.getMember("byteOffset").asLong(), bytes, 0, bytes.length);
    return bytes;
  }
}
