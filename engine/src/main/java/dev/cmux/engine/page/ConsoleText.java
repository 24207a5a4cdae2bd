package dev.cmux.engine.page;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.htmlunit.corejs.javascript.BaseFunction;
import org.htmlunit.corejs.javascript.Callable;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Delegator;
import org.htmlunit.corejs.javascript.NativeArray;
import org.htmlunit.corejs.javascript.NativeConsole;
import org.htmlunit.corejs.javascript.NativeJSON;
import org.htmlunit.corejs.javascript.NativeMap;
import org.htmlunit.corejs.javascript.NativeSet;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.Symbol;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.corejs.javascript.VarScope;
import org.htmlunit.javascript.host.dom.Node;

/// What a page says on its console, as one text. Objects are told like JSON, with what JSON has no words for: `NaN`, `undefined`, functions,
/// symbols, maps, sets, cycles. The engine's own (5.5.0, `NativeConsole.format`) tells these as `null`, `undefined` or `{}`.
final class ConsoleText {

  /// An object that is larger, such as a framework's tree, is cut here.
  private static final int LONGEST = 10_000;

  private static final int DEEPEST = 10;

  private final Context context;
  private final VarScope scope;
  private final StringBuilder out = new StringBuilder();
  private final Set<Object> path = Collections.newSetFromMap(new IdentityHashMap<>());

  private ConsoleText(Context context, VarScope scope) {
    this.context = context;
    this.scope = scope;
  }

  static String of(Context context, VarScope scope, Object[] args) {
    if (args.length > 0 && args[0] instanceof CharSequence first && first.toString().indexOf('%') >= 0) {
      return NativeConsole.format(context, scope, args);
    }
    ConsoleText text = new ConsoleText(context, scope);
    String separator = "";
    for (Object arg : args) {
      text.out.append(separator);
      separator = " ";
      if (arg instanceof CharSequence said) {
        text.out.append(said);
      } else if (arg instanceof Scriptable error && error.getClassName().equals("Error")) {
        text.out.append(NativeConsole.format(context, scope, new Object[] {arg}));
      } else {
        text.add(arg);
      }
    }
    return text.out.toString();
  }

  private void add(Object value) {
    switch (value) {
      case null -> out.append("null");
      case BigInteger number -> out.append(number).append('n');
      case CharSequence text -> out.append(NativeJSON.stringify(context, scope, text.toString(), null, null));
      case Symbol symbol -> out.append(symbol);
      // Such as `document`, which outlives its documents.
      case Delegator stand -> add(stand.getDelegee());
      case Node node -> out.append(PageValues.describe(node));
      case BaseFunction function -> out.append("function ").append(function.getFunctionName()).append("() {...}");
      case Callable other -> out.append(ScriptRuntime.toString(other));
      case Scriptable object when !Undefined.isUndefined(object) -> addObject(object);
      default -> out.append(ScriptRuntime.toString(value));
    }
  }

  private void addObject(Scriptable object) {
    if (out.length() > LONGEST || path.size() >= DEEPEST) {
      out.append('…');
    } else if (!path.add(object)) {
      out.append("[Circular]");
    } else {
      try {
        addContent(object);
      } catch (RhinoException unreadable) {
        // A getter of the page that throws; the page did not ask for it.
        out.append('…');
      } finally {
        path.remove(object);
      }
    }
  }

  private void addContent(Scriptable object) {
    switch (object) {
      case NativeArray array -> addAll("[", Arrays.asList(context.getElements(array)), "]");
      case NativeSet set -> addAll("Set[", PageValues.fromIterable(set), "]");
      case NativeMap map -> addAll("Map[", PageValues.fromIterable(map), "]");
      default -> {
        switch (object.getClassName()) {
          case "Date" -> out.append(Objects.requireNonNullElse(PageValues.isoText(object), "Invalid Date"));
          case "Error", "DOMException" -> out.append(PageValues.describe(object));
          case "RegExp", "Number", "String", "Boolean", "Symbol" -> out.append(ScriptRuntime.toString(object));
          default -> addProperties(object);
        }
      }
    }
  }

  private void addAll(String start, List<?> values, String end) {
    String separator = start;
    for (Object value : values) {
      out.append(separator);
      separator = ",";
      add(value == Scriptable.NOT_FOUND ? Undefined.instance : value);
    }
    out.append(values.isEmpty() ? start : "").append(end);
  }

  private void addProperties(Scriptable object) {
    String separator = "{";
    for (Object id : object.getIds()) {
      if (id instanceof Symbol) {
        continue;
      }
      out.append(separator);
      separator = ",";
      add(id.toString());
      out.append(':');
      add(id instanceof Integer index ? ScriptableObject.getProperty(object, index) : ScriptableObject.getProperty(object, id.toString()));
    }
    out.append(separator.equals("{") ? "{}" : "}");
  }
}
