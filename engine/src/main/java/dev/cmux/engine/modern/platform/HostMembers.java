package dev.cmux.engine.modern.platform;

import static org.htmlunit.corejs.javascript.ScriptableObject.DONTENUM;
import static org.htmlunit.corejs.javascript.ScriptableObject.EMPTY;
import static org.htmlunit.corejs.javascript.ScriptableObject.READONLY;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.htmlunit.corejs.javascript.LazyMember;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.configuration.ClassConfiguration;
import org.htmlunit.javascript.configuration.ClassConfiguration.ConstantInfo;
import org.htmlunit.javascript.configuration.ClassConfiguration.PropertyInfo;
import org.htmlunit.javascript.host.Window;
import org.htmlunit.javascript.host.dom.AbstractList;
import org.jspecify.annotations.Nullable;

/// What HtmlUnit's annotations say of one interface, for the objects of any window. The order is HtmlUnit's. Immutable and shared.
///
/// A window has some 1,000 of these members and its scripts look at a few: each is made when something does ([LazyMember]).
final class HostMembers {

  private static final String LENGTH = "length";
  private static final String EVENT = "event";
  private static final Map<ClassConfiguration, HostMembers> KNOWN = new ConcurrentHashMap<>();

  private final ClassConfiguration described;
  private final List<LazyMember> own;
  private final List<LazyMember> ofConstructor;

  private HostMembers(ClassConfiguration described) {
    this.described = described;
    this.own = members(described.getPropertyMap(), described.getFunctionMap());
    this.ofConstructor = members(described.getStaticPropertyMap(), described.getStaticFunctionMap());
  }

  static HostMembers of(ClassConfiguration described) {
    return KNOWN.computeIfAbsent(described, HostMembers::new);
  }

  /// A bare object of the interface's host class.
  HtmlUnitScriptable instance(TopLevel scope) {
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
  void define(ScriptableObject target, TopLevel scope) {
    constants(target);
    own.forEach(member -> member.define(target));
    if (target instanceof AbstractList) {
      // These take it before they have a prototype, and then no more (5.5.0, `AbstractList.defineProperty`).
      target.get(LENGTH, target);
    }
    if (target instanceof Window) {
      // What a script writes there takes its place only when it is seen to be a getter (5.5.0, `Window.put`).
      target.get(EVENT, target);
    }
    given(described.getSymbolConstantMap())
        .forEach((symbol, value) -> target.defineProperty(symbol, value, DONTENUM | READONLY));
    given(described.getSymbolMap())
        .forEach((symbol, method) -> target.defineProperty(symbol, symbolFunction(method, target, scope), DONTENUM));
  }

  /// What the interface's constructor has.
  void defineStatic(ScriptableObject constructor) {
    constants(constructor);
    ofConstructor.forEach(member -> member.define(constructor));
  }

  private void constants(ScriptableObject target) {
    List<ConstantInfo> constants = described.getConstants();
    if (constants != null) {
      constants.forEach(each -> target.defineProperty(each.getName(), each.getValue(), each.getFlag()));
    }
  }

  private static List<LazyMember> members(@Nullable Map<String, PropertyInfo> properties, @Nullable Map<String, Method> functions) {
    List<LazyMember> members = new ArrayList<>();
    given(properties).forEach((name, each) -> members.add(property(name, each)));
    given(functions).forEach((name, each) -> members.add(function(name, each)));
    return List.copyOf(members);
  }

  private static LazyMember property(String name, PropertyInfo described) {
    return new LazyMember(
        name,
        EMPTY,
        target -> target.defineProperty(scope(target), name, null, described.getReadMethod(), described.getWriteMethod(), EMPTY));
  }

  private static LazyMember function(String name, Method method) {
    return new LazyMember(
        name,
        EMPTY,
        target -> {
          TopLevel scope = scope(target);
          HostMethod made = ((HostWindow) scope.getGlobalThis()).inContext(() -> new HostMethod(name, method, scope));
          target.defineProperty(name, made, EMPTY);
        });
  }

  private static TopLevel scope(ScriptableObject target) {
    return ScriptableObject.getTopLevelScope(target.getParentScope());
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
