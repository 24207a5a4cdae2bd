package dev.cmux.engine.modern.platform;

import static org.htmlunit.corejs.javascript.ScriptableObject.DONTENUM;
import static org.htmlunit.corejs.javascript.ScriptableObject.PERMANENT;
import static org.htmlunit.corejs.javascript.ScriptableObject.READONLY;

import java.lang.reflect.Member;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.FunctionObject;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.configuration.ClassConfiguration;
import org.jspecify.annotations.Nullable;

/// The interfaces of one window, each made when something first asks for it.
final class Interfaces {

  /// An interface as scripts see it: its prototype and its constructor.
  record Interface(HtmlUnitScriptable prototype, ScriptableObject constructor) {}

  private final HostWindow window;
  private final HostClasses classes;
  private final TopLevel scope;
  private final Map<ClassConfiguration, Interface> made = new HashMap<>();
  private final Map<String, Consumer<Scriptable>> waiting = new HashMap<>();
  private @Nullable BiConsumer<String, HtmlUnitScriptable> watcher;

  Interfaces(HostWindow window, HostClasses classes, TopLevel scope) {
    this.window = window;
    this.classes = classes;
    this.scope = scope;
  }

  /// Shows the prototype of an interface to a visitor as soon as there is one: now, or when something asks for the interface.
  void whenMade(String name, Consumer<Scriptable> visitor) {
    Optional<ClassConfiguration> described = classes.named(name);
    if (described.map(made::get).isPresent()) {
      visitor.accept(made.get(described.get()).prototype());
    } else {
      waiting.merge(name, visitor, Consumer::andThen);
    }
  }

  /// Shows every interface to one who wants to see them all: those there are, and each of the others as soon as it is made, after those who waited for it alone.
  void watch(BiConsumer<String, HtmlUnitScriptable> everyone) {
    List.copyOf(made.entrySet()).forEach(each -> everyone.accept(each.getKey().getClassName(), each.getValue().prototype()));
    watcher = everyone;
  }

  Interface of(ClassConfiguration described) {
    Interface known = made.get(described);
    if (known == null) {
      Optional<Interface> parent = classes.parent(described).map(this::of);
      known = window.inContext(() -> make(described, parent));
      made.put(described, known);
      show(described.getClassName(), known.prototype());
    }
    return known;
  }

  private void show(String name, HtmlUnitScriptable prototype) {
    Consumer<Scriptable> visitor = waiting.remove(name);
    BiConsumer<String, HtmlUnitScriptable> everyone = watcher;
    if (visitor != null || everyone != null) {
      window.inContext(
          () -> {
            if (visitor != null) {
              visitor.accept(prototype);
            }
            if (everyone != null) {
              everyone.accept(name, prototype);
            }
            return prototype;
          });
    }
  }

  private Interface make(ClassConfiguration described, Optional<Interface> parent) {
    HtmlUnitScriptable prototype = HostMembers.of(described).instance(scope);
    HostMembers.of(described).define(prototype, scope);
    prototype.setPrototype(
        parent.<Scriptable>map(Interface::prototype).orElseGet(() -> ScriptableObject.getObjectPrototype(scope)));
    ScriptableObject constructor =
        described.getJsConstructor() == null
            ? constructorObject(described, prototype)
            : constructorFunction(described.getJsConstructor(), prototype);
    parent.map(Interface::constructor)
        .filter(inherited -> inherited instanceof FunctionObject && constructor instanceof FunctionObject)
        .ifPresent(constructor::setPrototype);
    HostMembers.of(described).defineStatic(constructor);
    return new Interface(prototype, constructor);
  }

  private ScriptableObject constructorObject(ClassConfiguration described, HtmlUnitScriptable prototype) {
    HtmlUnitScriptable constructor = HostMembers.of(described).instance(scope);
    prototype.defineProperty("constructor", constructor, DONTENUM | PERMANENT | READONLY);
    constructor.defineProperty("prototype", prototype, DONTENUM | PERMANENT | READONLY);
    return constructor;
  }

  private FunctionObject constructorFunction(Map.Entry<String, Member> declared, HtmlUnitScriptable prototype) {
    FunctionObject function = new HostMethod(declared.getKey(), declared.getValue(), scope);
    ScriptRuntime.setFunctionProtoAndParent(function, Context.getCurrentContext(), scope);
    function.setImmunePrototypeProperty(prototype);
    prototype.defineProperty("constructor", function, DONTENUM);
    return function;
  }
}
