package dev.cmux.engine.modern;

import java.util.List;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.corejs.javascript.VarScope;
import org.htmlunit.corejs.javascript.regexp.GroupPlaces;
import org.htmlunit.corejs.javascript.regexp.NativeRegExp;

/// `RegExp`, which takes what [RegExpText] puts into the engine's words, and the flags `d` and `v`. An expression made with one of these
/// has properties of its own for what tells it from another.
final class RegExpConstructor extends MendedConstructor {

  private static final long serialVersionUID = 1L;

  private final transient TopLevel window;
  private final transient Function exec;

  private RegExpConstructor(TopLevel scope, Scriptable prototype) {
    super(scope, "RegExp");
    this.window = scope;
    this.exec = (Function) ScriptableObject.getProperty(prototype, "exec");
  }

  static void apply(Context context, TopLevel scope) {
    Scriptable prototype = ScriptableObject.getClassPrototype(scope, "RegExp");
    RegExpConstructor constructor = new RegExpConstructor(scope, prototype);
    constructor.install(scope);
    for (String name : List.of("hasIndices", "unicodeSets")) {
      ScriptableObject.defineProperty(prototype, name, false, ScriptableObject.DONTENUM);
    }
  }

  @Override
  public Scriptable construct(Context context, Object newTarget, VarScope scope, Object[] args) {
    boolean copy = args.length > 0 && args[0] instanceof NativeRegExp;
    boolean flagged = args.length > 1 && !Undefined.isUndefined(args[1]);
    if (args.length == 0 || !flagged && !copy || copy && !flagged && !((NativeRegExp) args[0]).has("flags", (NativeRegExp) args[0])) {
      return original(context, newTarget, scope, plain(args, copy));
    }
    String source = text(copy ? ScriptableObject.getProperty((Scriptable) args[0], "source") : args[0]);
    String flags = ScriptRuntime.toString(flagged ? args[1] : ScriptableObject.getProperty((Scriptable) args[0], "flags"));
    if (flags.indexOf('v') >= 0 && flags.indexOf('u') >= 0) {
      throw invalid(source, flags, "the flags u and v exclude each other");
    }
    String mended = mended(source, flags);
    Scriptable made = original(context, newTarget, scope, new Object[] {mended, RegExpText.flags(flags)});
    if (flags.indexOf('d') >= 0 || flags.indexOf('v') >= 0) {
      mark((ScriptableObject) made, source, flags);
    }
    if (flags.indexOf('d') >= 0) {
      ((ScriptableObject) made).defineProperty("exec", execWithIndices(context, RegExpText.groups(mended)), ScriptableObject.DONTENUM);
    }
    return made;
  }

  /// Without flags only the length of a text can be too much for the engine.
  private Object[] plain(Object[] args, boolean copy) {
    return args.length == 0 || copy || !(args[0] instanceof CharSequence text)
        ? args
        : new Object[] {RegExpText.forEngine(text.toString(), "")};
  }

  @Override
  public Object call(Context context, Object newTarget, VarScope scope, Object self, Object[] args) {
    boolean same = args.length > 0 && args[0] instanceof NativeRegExp && (args.length == 1 || Undefined.isUndefined(args[1]));
    return same ? args[0] : construct(context, this, scope, args);
  }

  private static String text(Object pattern) {
    return Undefined.isUndefined(pattern) ? "" : ScriptRuntime.toString(pattern);
  }

  private static String mended(String source, String flags) {
    try {
      return RegExpText.forEngine(source, flags);
    } catch (IllegalArgumentException e) {
      throw invalid(source, flags, e.getMessage());
    }
  }

  private static RuntimeException invalid(String source, String flags, String reason) {
    return ScriptRuntime.constructError("SyntaxError", "Invalid regular expression: /%s/%s: %s".formatted(source, flags, reason));
  }

  private static void mark(ScriptableObject made, String source, String flags) {
    int hidden = ScriptableObject.DONTENUM;
    made.defineProperty("source", source, hidden);
    made.defineProperty("flags", sorted(flags), hidden);
    if (flags.indexOf('v') >= 0) {
      made.defineProperty("unicodeSets", true, hidden);
      made.defineProperty("unicode", false, hidden);
    }
    if (flags.indexOf('d') >= 0) {
      made.defineProperty("hasIndices", true, hidden);
    }
  }

  /// @param names of the groups, null for one that has none
  private Function execWithIndices(Context context, List<String> names) {
    PageFunction mended =
        new PageFunction(window, "exec", null) {
          private static final long serialVersionUID = 1L;

          @Override
          public Object call(Context cx, Object newTarget, VarScope scope, Object self, Object[] args) {
            Object found = exec.call(cx, scope, self, args);
            if (found instanceof Scriptable match) {
              ScriptableObject.putProperty(match, "indices", indices(cx, match, names));
            }
            return found;
          }
        };
    ScriptRuntime.setFunctionProtoAndParent(mended, context, window);
    return mended;
  }

  private static String sorted(String flags) {
    return flags.chars().sorted().collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  private Scriptable indices(Context context, Scriptable match, List<String> names) {
    int index = ScriptRuntime.toInt32(ScriptableObject.getProperty(match, "index"));
    int length = ScriptRuntime.toString(ScriptableObject.getProperty(match, 0)).length();
    Object[] places = new Object[names.size() + 1];
    places[0] = place(context, new GroupPlaces.Span(index, index + length));
    Scriptable named = null;
    for (int group = 1; group < places.length; group++) {
      GroupPlaces.Span span = GroupPlaces.last(context, group);
      places[group] = span == null ? Undefined.instance : place(context, span);
      String name = names.get(group - 1);
      if (name != null) {
        named = named == null ? withoutPrototype(context) : named;
        // Of groups of one name in different alternatives, one at most took part.
        if (span != null || !named.has(name, named)) {
          named.put(name, named, places[group]);
        }
      }
    }
    Scriptable indices = context.newArray(window, places);
    ScriptableObject.putProperty(indices, "groups", named == null ? Undefined.instance : named);
    return indices;
  }

  private Scriptable place(Context context, GroupPlaces.Span span) {
    return context.newArray(window, new Object[] {span.start(), span.end()});
  }

  private Scriptable withoutPrototype(Context context) {
    Scriptable made = context.newObject(window);
    made.setPrototype(null);
    return made;
  }
}
