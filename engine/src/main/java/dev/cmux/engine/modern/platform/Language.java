package dev.cmux.engine.modern.platform;

import java.util.List;
import java.util.regex.Pattern;
import org.htmlunit.BrowserVersion;
import org.htmlunit.BrowserVersionFeatures;
import org.htmlunit.WebClient;
import org.htmlunit.corejs.javascript.BaseFunction;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.JSFunction;
import org.htmlunit.corejs.javascript.NativeConsole;
import org.htmlunit.corejs.javascript.ObjectParts;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.SymbolKey;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.javascript.host.ConsoleCustom;
import org.htmlunit.javascript.host.intl.Intl;

/// What the page engine's own JavaScript library lacks and nothing touches by name; what can wait for a touch is in `library.js` and `iterators.js`. Its defects that
/// break frameworks are cured in `cures.js`.
final class Language {

  /// How the lowered constructor of a class begins, see `ClassDefinition`.
  private static final Pattern CLASS = Pattern.compile("function[^(]*\\([^)]*\\)\\s*\\{\\s*(?:\"[^\"]*\";\\s*)*var \\$target\\$\\d+\\s*=\\s*new\\.target;[^{]*?\\b__cmux\\.(?:noNew|construct)\\(");

  /// Under which the engine (5.5.0) keeps the prototypes of its iterators.
  private static final List<String> ITERATORS = List.of("ArrayIterator", "Map Iterator", "Set Iterator", "StringIterator", "RegExpStringIterator");

  private static final List<String> NO_GLOBALS = List.of("Continuation", "StopIteration", "uneval", "global", "__GeneratorFunction", "isXMLName");

  private static final String ASYNC_ITERATOR = "asyncIterator";

  private Language() {}

  /// What browsers do not have, or have otherwise, in place of `JavaScriptEngine.configureRhino` (5.5.0): that one makes `Intl` too, and reads the
  /// annotations of its classes each time.
  static void fit(WebClient client, TopLevel scope, ScriptableObject window) {
    BrowserVersion browser = client.getBrowserVersion();
    NativeConsole.init(scope, false, client.getWebConsole());
    if (ScriptableObject.getProperty(window, "console") instanceof ScriptableObject console) {
      console.defineFunctionProperties(scope, new String[] {"timeStamp"}, ConsoleCustom.class, ScriptableObject.DONTENUM);
    }
    NO_GLOBALS.forEach(window::delete);
    for (String each : List.of("Object", "Array", "Function", "String", "Number", "Date")) {
      ScriptableObject.getClassPrototype(scope, each).delete("toSource");
    }
    Scriptable strings = ScriptableObject.getClassPrototype(scope, "String");
    strings.delete("equals");
    strings.delete("equalsIgnoreCase");
    showFunctions(scope);
    if (ScriptableObject.getProperty(window, "Error") instanceof ScriptableObject errors) {
      if (browser.hasFeature(BrowserVersionFeatures.JS_ERROR_STACK_TRACE_LIMIT)) {
        errors.defineProperty("stackTraceLimit", 10, ScriptableObject.EMPTY);
      } else if (browser.hasFeature(BrowserVersionFeatures.JS_ERROR_STACK_TRACE_LIMIT_128)) {
        errors.defineProperty("stackTraceLimit", 128, ScriptableObject.EMPTY);
      } else {
        errors.delete("stackTraceLimit");
      }
    }
  }

  /// Pages test for what they have not put there themselves by the text that a browser shows of its own functions, ours in JavaScript among them; a function of the page
  /// shows its own text, whatever that contains.
  private static void showFunctions(TopLevel scope) {
    ScriptableObject functions = (ScriptableObject) ScriptableObject.getClassPrototype(scope, "Function");
    Function engines = (Function) ScriptableObject.getProperty(functions, "toString");
    functions.defineProperty(
        "toString",
        new HostFunction(
            scope,
            "toString",
            0,
            (cx, self, args) ->
                self instanceof BaseFunction function && !isOfPage(function)
                    ? "function " + (function instanceof JSFunction ? ScriptableObject.getProperty(function, "name") : function.getFunctionName()) + "() { [native code] }"
                    : shown(Context.toString(engines.call(cx, scope, self, args)), (ScriptableObject) self)),
        ScriptableObject.DONTENUM);
  }

  /// The text of a page's function. Libraries look whether it begins with `class`, for classes have to be called with `new`, and what its parameters are.
  private static String shown(String text, ScriptableObject function) {
    if (!CLASS.matcher(text).lookingAt()) {
      return text.replaceFirst("^function anonymous\\(\\) \\{", "function anonymous(\n) {\n");
    }
    String name = Context.toString(ScriptableObject.getProperty(function, "name"));
    return "class " + (name.isEmpty() ? "" : name + " ") + "{ constructor" + text.substring(text.indexOf('(')) + " }";
  }

  private static boolean isOfPage(BaseFunction function) {
    return ObjectParts.isOfScript(function) && !ErrorPlace.isOurs(((JSFunction) function).getDescriptor().getSourceName());
  }

  /// The engine's `Intl`.
  static Object intl(WebClient client, TopLevel scope, ScriptableObject window) {
    Intl.init(scope, window, client.getBrowserVersion());
    return window.get("Intl", window);
  }

  static void complete(Realm realm) {
    if (ScriptableObject.getProperty(realm.window(), "Symbol") instanceof BaseFunction symbols && !symbols.has(ASYNC_ITERATOR, symbols)) {
      Object symbol = symbols.call(Context.getCurrentContext(), realm.scope(), Undefined.instance, new Object[] {"Symbol." + ASYNC_ITERATOR});
      symbols.defineProperty(ASYNC_ITERATOR, symbol, ScriptableObject.DONTENUM | ScriptableObject.READONLY | ScriptableObject.PERMANENT);
    }
    if (ScriptableObject.getProperty(realm.window(), "Reflect") instanceof ScriptableObject reflect) {
      StartScript.define(realm, reflect, "construct", 2, (cx, self, args) -> new Construction(realm).construct(cx, args));
    }
    if (ScriptableObject.getProperty(realm.window(), "Iterator") instanceof ScriptableObject iterators
        && ScriptableObject.getProperty(iterators, "prototype") instanceof ScriptableObject prototype) {
      join(realm, prototype);
    }
  }

  /// Engine bug: only generators inherit from `Iterator.prototype`, and that has members of an older kind of iterator.
  private static void join(Realm realm, ScriptableObject prototype) {
    for (String kind : ITERATORS) {
      if (realm.scope().getAssociatedValue(kind) instanceof Scriptable iterator) {
        iterator.setPrototype(prototype);
      }
    }
    prototype.delete("next");
    prototype.delete("__iterator__");
    if (!ScriptableObject.hasProperty(prototype, SymbolKey.ITERATOR)) {
      prototype.defineProperty(
          SymbolKey.ITERATOR, new HostFunction(realm.scope(), "[Symbol.iterator]", 0, (cx, self, args) -> self), ScriptableObject.DONTENUM);
    }
  }
}
