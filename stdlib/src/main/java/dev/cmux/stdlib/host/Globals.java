package dev.cmux.stdlib.host;

import dev.cmux.engine.error.Nearest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;
import org.graalvm.polyglot.proxy.ProxyExecutable;
import org.graalvm.polyglot.proxy.ProxyObject;

/// The globals scripts find, and the functions of the prelude that Java calls. On the event loop only.
///
/// The JavaScript lies in resources; what a script rarely needs is read when it is first touched.
final class Globals {

  private static final String ACORN = "/META-INF/resources/webjars/acorn/8.15.0/dist/acorn.js";

  /// The host's own scripts by where they lie in the jar, those of extensions by their text, once for all contexts.
  private static final Map<String, SharedScript> SCRIPTS = new ConcurrentHashMap<>();

  private final Context context;
  private final Outside outside;
  private final Timers timers;
  private final Values values;
  private final Value prelude;
  private int columns;
  /// What the last line came to.
  private Value last;

  Globals(Context context, EventLoop loop, Outside outside, Values values, JsErrors errors, Consumer<Value> unhandled) {
    this.context = context;
    this.outside = outside;
    this.values = values;
    timers = new Timers(loop);
    Map<String, Object> java = new HashMap<>();
    java.put("load", (ProxyExecutable) arguments -> script("/dev/cmux/stdlib/host/" + arguments[0].asString() + ".js"));
    java.put("print", (ProxyExecutable) arguments -> print(arguments[0].asBoolean(), arguments[1].asString()));
    java.put("setTimer", (ProxyExecutable) arguments -> timers.set(arguments[0].asLong(), arguments[1].asBoolean(), arguments[2]));
    java.put("clearTimer", (ProxyExecutable) arguments -> timers.clear(arguments[0].asInt()));
    java.put("unhandled", (ProxyExecutable) arguments -> consume(unhandled, arguments[0]));
    java.put("describeError", (ProxyExecutable) arguments -> values.toScript(errors.failure(arguments[0]).toMap()));
    java.put("nearest", (ProxyExecutable) arguments -> Nearest.to(arguments[0].asString(), List.of(arguments[1].as(String[].class))).orElse(null));
    java.put("colors", outside.colors());
    java.put("parser", (ProxyExecutable) arguments -> acorn());
    java.put("importFromPrompt", (ProxyExecutable) arguments -> importFromPrompt());
    Codecs.addTo(java, values);
    prelude = script("/dev/cmux/stdlib/host/prelude.js").execute(ProxyObject.fromMap(java));
  }

  /// Evaluates a resource, which is one expression; its frames stay out of every stack.
  Value script(String resource) {
    return SCRIPTS.computeIfAbsent(resource, name -> new SharedScript(name, Resources.read(name))).in(context);
  }

  /// The same for a source that an extension brings.
  Value script(String name, String text) {
    return SCRIPTS.computeIfAbsent(text, ignored -> new SharedScript("<" + name + ">", text)).in(context);
  }

  /// Imports a module and hands its default export, or the reason why not, to one of the two.
  void importModule(String specifier, Consumer<Value> settled, Consumer<Value> rejected) {
    prelude.getMember("importModule").executeVoid(specifier, callback(settled), callback(rejected));
  }

  /// Calls a function with an array of arguments and awaits what it returns.
  void callFunction(Value function, Object arguments, Consumer<Value> settled, Consumer<Value> rejected) {
    prelude.getMember("callFunction").executeVoid(function, arguments, callback(settled), callback(rejected));
  }

  /// Dresses a Java function that takes `(arguments, stack, resolve, reject)` as one that returns a promise.
  Value promising(String name, ProxyExecutable start) {
    return prelude.getMember("promising").execute(name, start);
  }

  /// Makes a `CmuxError`; what is missing is `null`.
  Value newError(String code, String message, String hint, String surface, Object data) {
    return prelude.getMember("newError").execute(code, message, hint, surface, data);
  }

  /// The class scripts know as `CmuxError`.
  Value errorClass() {
    return prelude.getMember("CmuxError");
  }

  /// The function that loads one of the host's own script resources by name.
  Value loader() {
    return prelude.getMember("load");
  }

  /// The functions for what is typed: `prepare`, `run`, `complete`, `taskFile`. Reading the parser takes a moment the first time.
  Value prompt() {
    return prelude.getMember("prompt").execute();
  }

  /// Evaluates what `prepare` made to a function.
  Value function(String name, String code) {
    return context.eval(Source.newBuilder("js", code, name).cached(false).buildLiteral());
  }

  /// Runs that function, having declared the names it assigns.
  void runPrompt(Value function, Value variables, Consumer<Value> settled, Consumer<Value> rejected) {
    prompt().getMember("run").executeVoid(function, variables, callback(settled), callback(rejected));
  }

  /// A value as people want to see it, secrets masked.
  ///
  /// @param asTyped whether a string is shown in quotes
  String display(Value value, boolean asTyped) {
    Value display = prelude.getMember("display");
    Value text = asTyped && columns > 0 ? display.execute(value, true, columns) : display.execute(value, asTyped);
    return outside.secrets().mask(text.asString());
  }

  /// Plain data as scripts have it.
  Object toScript(Object plain) {
    return values.toScript(plain);
  }

  /// The value of the last line, nothing left out; empty when there is none.
  String whole() {
    return last == null ? "" : outside.secrets().mask(prelude.getMember("whole").execute(last, columns).asString());
  }

  /// From now on, what is typed at the prompt is shown to somebody whose terminal has so many columns; 0 for nobody.
  void fit(int width) {
    columns = width;
  }

  /// A value in the two forms that leave the host.
  Evaluation evaluation(Value value, boolean asTyped) {
    last = asTyped ? value : null;
    if (value.isNull() && value.toString().equals("undefined")) {
      return Evaluation.NOTHING;
    }
    Value json = prelude.getMember("json").execute(value);
    return new Evaluation(display(value, asTyped), json.isString() ? outside.secrets().mask(json.asString()) : null, false);
  }

  /// The parser's file declares a module in the old way: give it an `exports` to fill.
  private Value acorn() {
    String source = "(function (exports, module) {" + Resources.read(ACORN) + "\n})";
    return context.eval(Source.newBuilder("js", source, "acorn.js").internal(true).cached(true).buildLiteral());
  }

  /// Whatever is imported next is imported by the prompt, from the working folder.
  private Object importFromPrompt() {
    outside.files().parsePath(outside.access().workingFolder().resolve("prompt").toString());
    return null;
  }

  private Object print(boolean error, String text) {
    String line = outside.secrets().mask(text) + "\n";
    (error ? outside.err() : outside.out()).accept(line);
    return null;
  }

  private static ProxyExecutable callback(Consumer<Value> consumer) {
    return arguments -> consume(consumer, arguments[0]);
  }

  private static Object consume(Consumer<Value> consumer, Value value) {
    consumer.accept(value);
    return null;
  }
}
