package dev.cmux.engine.modern.platform;

import static org.htmlunit.corejs.javascript.ScriptableObject.DONTENUM;
import static org.htmlunit.corejs.javascript.ScriptableObject.EMPTY;
import static org.htmlunit.corejs.javascript.ScriptableObject.READONLY;

import java.lang.reflect.Method;
import java.util.List;
import java.util.Map;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.configuration.ClassConfiguration;
import org.htmlunit.javascript.configuration.ClassConfiguration.ConstantInfo;
import org.htmlunit.javascript.configuration.ClassConfiguration.PropertyInfo;
import org.jspecify.annotations.Nullable;

/// Puts what HtmlUnit's annotations say of an interface on the objects of one window. The order is HtmlUnit's.
final class HostMembers {

  private HostMembers() {}

  /// A bare object of an interface's host class.
  static HtmlUnitScriptable instance(ClassConfiguration described, TopLevel scope) {
    try {
      HtmlUnitScriptable object = described.getHostClass().getDeclaredConstructor().newInstance();
      object.setParentScope(scope);
      object.setClassName(described.getClassName());
      return object;
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("HtmlUnit's " + described.getClassName() + " cannot be made", e);
    }
  }

  /// What every object of the interface has.
  static void define(ClassConfiguration described, ScriptableObject target, TopLevel scope) {
    constants(described.getConstants(), target);
    properties(described.getPropertyMap(), target, scope);
    functions(described.getFunctionMap(), target, scope);
    given(described.getSymbolConstantMap())
        .forEach((symbol, value) -> target.defineProperty(symbol, value, DONTENUM | READONLY));
    given(described.getSymbolMap())
        .forEach((symbol, method) -> target.defineProperty(symbol, symbolFunction(method, target, scope), DONTENUM));
  }

  /// What the interface's constructor has.
  static void defineStatic(ClassConfiguration described, ScriptableObject constructor, TopLevel scope) {
    constants(described.getConstants(), constructor);
    properties(described.getStaticPropertyMap(), constructor, scope);
    functions(described.getStaticFunctionMap(), constructor, scope);
  }

  private static void constants(@Nullable List<ConstantInfo> constants, ScriptableObject target) {
    if (constants != null) {
      constants.forEach(each -> target.defineProperty(each.getName(), each.getValue(), each.getFlag()));
    }
  }

  private static void properties(
      @Nullable Map<String, PropertyInfo> properties, ScriptableObject target, TopLevel scope) {
    given(properties)
        .forEach(
            (name, each) ->
                target.defineProperty(scope, name, null, each.getReadMethod(), each.getWriteMethod(), EMPTY));
  }

  private static void functions(@Nullable Map<String, Method> functions, ScriptableObject target, TopLevel scope) {
    given(functions)
        .forEach((name, method) -> target.defineProperty(name, new HostMethod(name, method, scope), EMPTY));
  }

  /// An iterator is the same function as the method it is named after, where there is one.
  private static Object symbolFunction(Method method, ScriptableObject target, TopLevel scope) {
    Object known = target.get(method.getName(), target);
    return known == Scriptable.NOT_FOUND ? new HostMethod(method.getName(), method, scope) : known;
  }

  private static <K, V> Map<K, V> given(@Nullable Map<K, V> map) {
    return map == null ? Map.of() : map;
  }
}
