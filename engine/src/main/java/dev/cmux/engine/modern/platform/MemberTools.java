package dev.cmux.engine.modern.platform;

import static dev.cmux.engine.modern.platform.HostFunction.arg;

import java.util.Locale;
import java.util.Optional;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.DeferredMembers;
import org.htmlunit.corejs.javascript.JSFunction;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.ScriptableObject.DescriptorInfo;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.javascript.JavaScriptEngine;

/// How the platform's scripts put members on objects. In Java, because every window of every page pays for each of some 500 members, and
/// defining one costs the page engine's interpreter ten times as much.
final class MemberTools {

  private final Realm realm;
  private final NativeObject tools;

  MemberTools(Realm realm) {
    this.realm = realm;
    this.tools = realm.newObject();
  }

  void offer(NativeObject host) {
    host.put("tools", host, tools);
    // (target, name, function): shows in enumerations if what it replaces does; functions of the language do not, operations of an interface do, and zone.js copies what
    // it can enumerate.
    tool("method", 3, (cx, target, args) -> define(cx, target, arg(args, 1), arg(args, 2), isEnumerable(target, arg(args, 1))));
    tool("methods", 2, (cx, target, args) -> all(args, (name, function) -> define(cx, target, name, function, true)));
    tool("builtins", 2, (cx, target, args) -> all(args, (name, function) -> define(cx, target, name, function, false)));
    tool(
        "missing",
        2,
        (cx, target, args) ->
            all(
                args,
                (name, function) -> {
                  if (!DeferredMembers.has(target, name)) {
                    define(cx, target, name, function, true);
                  }
                }));
    // (target, name, get, set)
    tool("getter", 4, (cx, target, args) -> define(cx, target, arg(args, 1), arg(args, 2), arg(args, 3)));
    tool("getters", 2, (cx, target, args) -> all(args, (name, get) -> define(cx, target, name, get, Undefined.instance)));
    // (prototype, property, attribute): an attribute as a property that is null without it.
    tool(
        "reflect",
        3,
        (cx, prototype, args) -> {
          String attribute = text(args, 2);
          define(cx, prototype, text(args, 1), self -> get(cx, self, attribute), (self, value) -> set(cx, self, attribute, value));
        });
    // (target, name): whether the engine has it.
    StartScript.define(realm, tools, "has", 2, (cx, self, args) -> DeferredMembers.has((ScriptableObject) arg(args, 0), text(args, 1)));
    // (prototype, property): an attribute that is there or not, unless the engine has the property.
    tool(
        "flag",
        2,
        (cx, prototype, args) -> {
          String attribute = text(args, 1).toLowerCase(Locale.ROOT);
          if (!DeferredMembers.has(prototype, text(args, 1))) {
            define(
                cx,
                prototype,
                text(args, 1),
                self -> call(cx, self, "hasAttribute", attribute),
                (self, value) -> call(cx, self, "toggleAttribute", attribute, Context.toBoolean(value)));
          }
        });
    // (prototype, property, attribute, fallback): an attribute that is the fallback, or no text, without it, unless the engine has the property.
    tool(
        "text",
        4,
        (cx, prototype, args) -> {
          String attribute = text(args, 2);
          Object fallback = Undefined.isUndefined(arg(args, 3)) ? "" : arg(args, 3);
          if (!DeferredMembers.has(prototype, text(args, 1))) {
            define(
                cx,
                prototype,
                text(args, 1),
                self -> Optional.ofNullable(get(cx, self, attribute)).filter(Context::toBoolean).orElse(fallback),
                (self, value) -> call(cx, self, "setAttribute", attribute, value));
          }
        });
  }

  private interface Tool {
    void apply(Context cx, ScriptableObject target, Object[] args);
  }

  private interface Member {
    void define(String name, Object value);
  }

  private interface Getter {
    Object of(Object self);
  }

  private interface Setter {
    void of(Object self, Object value);
  }

  private void tool(String name, int length, Tool tool) {
    StartScript.define(
        realm,
        tools,
        name,
        length,
        (cx, self, args) -> {
          tool.apply(cx, (ScriptableObject) arg(args, 0), args);
          return JavaScriptEngine.UNDEFINED;
        });
  }

  /// The members of the object that is the second argument, in order.
  private static void all(Object[] args, Member member) {
    NativeObject members = (NativeObject) arg(args, 1);
    for (Object name : members.getIds()) {
      member.define((String) name, members.get((String) name, members));
    }
  }

  private static boolean isEnumerable(ScriptableObject target, Object name) {
    return name instanceof String known && target.has(known, target) && (target.getAttributes(known) & ScriptableObject.DONTENUM) == 0;
  }

  private static void define(Context cx, ScriptableObject target, Object name, Object value, boolean enumerable) {
    if (value instanceof JSFunction function && function.getFunctionName().isEmpty() && name instanceof String text) {
      function.defineOwnProperty(cx, "name", new DescriptorInfo(false, false, true, text));
    }
    target.defineOwnProperty(cx, name, new DescriptorInfo(enumerable, true, true, value));
  }

  private static void define(Context cx, ScriptableObject target, Object name, Object get, Object set) {
    target.defineOwnProperty(cx, name, new DescriptorInfo(true, Scriptable.NOT_FOUND, true, get, set, Scriptable.NOT_FOUND));
  }

  private void define(Context cx, ScriptableObject target, String name, Getter get, Setter set) {
    HostFunction getter = new HostFunction(realm.scope(), "get " + name, 0, (context, self, args) -> get.of(self));
    HostFunction setter =
        new HostFunction(
            realm.scope(),
            "set " + name,
            1,
            (context, self, args) -> {
              set.of(self, arg(args, 0));
              return JavaScriptEngine.UNDEFINED;
            });
    define(cx, target, name, getter, setter);
  }

  private static Object get(Context cx, Object self, String attribute) {
    return call(cx, self, "getAttribute", attribute);
  }

  private static void set(Context cx, Object self, String attribute, Object value) {
    if (value == null || Undefined.isUndefined(value)) {
      call(cx, self, "removeAttribute", attribute);
    } else {
      call(cx, self, "setAttribute", attribute, value);
    }
  }

  /// By way of the page's own methods: it may have replaced them.
  private static Object call(Context cx, Object self, String method, Object... args) {
    return ScriptableObject.callMethod(cx, (Scriptable) self, method, args);
  }

  private static String text(Object[] args, int index) {
    return Context.toString(arg(args, index));
  }
}
