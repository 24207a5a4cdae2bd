package dev.cmux.engine.modern.platform;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.htmlunit.BrowserVersion;
import org.htmlunit.corejs.javascript.LazyMember;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.javascript.configuration.ClassConfiguration;
import org.htmlunit.javascript.configuration.JavaScriptConfiguration;

/// HtmlUnit's description of the web's interfaces, by name and by host class. Shared by all windows; safe for use
/// from any thread, as nothing changes it.
final class HostClasses {

  private static final Map<JavaScriptConfiguration, HostClasses> KNOWN = new ConcurrentHashMap<>();

  private final ClassConfiguration window;
  private final Map<String, ClassConfiguration> byName = new LinkedHashMap<>();
  private final Map<String, ClassConfiguration> byAlias = new HashMap<>();
  private final Map<Class<?>, ClassConfiguration> byClass = new HashMap<>();
  private final List<LazyMember> globals;

  private HostClasses(JavaScriptConfiguration configuration) {
    window = configuration.getWindowClassConfiguration();
    Map<String, ClassConfiguration> named = new LinkedHashMap<>();
    for (ClassConfiguration each : configuration.getAll()) {
      byName.put(each.getClassName(), each);
      byClass.put(each.getHostClass(), each);
      if (each.getJsConstructorAlias() != null) {
        byAlias.put(each.getJsConstructorAlias(), each);
        named.put(each.getJsConstructorAlias(), each);
      }
      if (each.isJsObject()) {
        named.put(each.getClassName(), each);
      }
    }
    named.keySet().removeAll(AbsentNames.all().globals());
    // The platform defines these (`Parts`), and replacing one of so many properties takes the engine a walk over all before it.
    for (PlatformScript part : PlatformScript.values()) {
      part.places().stream().filter(Place::isGlobal).map(Place::name).forEach(named::remove);
    }
    named.remove(window.getClassName());
    globals = named.entrySet().stream().map(each -> global(each.getKey(), each.getValue())).toList();
  }

  private static LazyMember global(String name, ClassConfiguration described) {
    return new LazyMember(
        name,
        ScriptableObject.DONTENUM,
        window -> window.defineProperty(name, ((HostWindow) window).made(described).constructor(), ScriptableObject.DONTENUM));
  }

  static HostClasses of(BrowserVersion version) {
    return KNOWN.computeIfAbsent(JavaScriptConfiguration.getInstance(version), HostClasses::new);
  }

  ClassConfiguration window() {
    return window;
  }

  /// What scripts find on the window under the names they find it by, but the window's own interface.
  List<LazyMember> globals() {
    return globals;
  }

  /// By a name or by a second one, such as `webkitURL`.
  Optional<ClassConfiguration> named(String name) {
    return Optional.ofNullable(byName.getOrDefault(name, byAlias.get(name)));
  }

  Optional<ClassConfiguration> ofClass(Class<?> hostClass) {
    return Optional.ofNullable(byClass.get(hostClass));
  }

  /// The interface that one inherits from.
  Optional<ClassConfiguration> parent(ClassConfiguration child) {
    String name = child.getExtendedClassName();
    return name == null || name.isEmpty() ? Optional.empty() : Optional.ofNullable(byName.get(name));
  }
}
