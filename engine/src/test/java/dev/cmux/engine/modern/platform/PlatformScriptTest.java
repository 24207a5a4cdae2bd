package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.htmlunit.corejs.javascript.JSFunction;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// A part of the platform runs at the first touch of what it makes: so every member it makes has to be told, and nothing else.
class PlatformScriptTest {

  private static final Pattern LOADED = Pattern.compile("host\\.load\\('(\\w+)'");

  /// What Java puts in every window, and what only a page with shadow trees, or with custom form controls, has.
  private static final Set<String> ELSEWHERE =
      Set.of(
          "Function#toString", "Element#setAttribute", "Element#toggleAttribute", "Element#removeAttribute", "Element#setAttributeNode", "Element#removeAttributeNode", "HTMLElement#style", "CSSStyleDeclaration#cssText", "queueMicrotask", "postMessage", "open", "escape", "BroadcastChannel#postMessage", "HTMLFrameElement#contentDocument", "HTMLFrameElement#contentWindow",
          "HTMLFieldSetElement#form", "Document#activeElement", "HTMLElement#focus", "HTMLObjectElement#form", "HTMLMeterElement#labels", "HTMLProgressElement#labels",
          "HTMLFormElement#checkValidity", "HTMLFormElement#reportValidity");

  private static HostWindow window(TestWindow page) {
    page.open("about:blank");
    HostWindow window = (HostWindow) page.client().getCurrentWindow().getScriptableObject();
    page.eval("0");
    Realm realm = Realm.of(window).orElseThrow();
    StartScript.define(
        realm,
        window,
        "isOurs",
        1,
        (cx, self, args) ->
            args[0] instanceof HostFunction
                || args[0] instanceof JSFunction function
                    && String.valueOf(function.getDescriptor().getSourceName()).startsWith("cmux:"));
    return window;
  }

  private static String target(Place place) {
    return switch (place.on()) {
      case WINDOW -> "window";
      case PROTOTYPE -> place.owner() + ".prototype";
      case CONSTRUCTOR -> place.owner();
    };
  }

  /// What is not named in [PlatformScript] is never loaded, and what loads it fails where no page sees it.
  @Test
  void everyScriptOfThePlatformIsNamed() throws Exception {
    List<String> files = scripts().stream().map(file -> file.getFileName().toString().replace(".js", "")).toList();
    assertThat(files).contains("core").containsExactlyInAnyOrderElementsOf(names().filter(name -> !name.equals("ponyfill")).toList());
  }

  @Test
  void everyScriptThatAnotherOneLoadsIsNamed() throws Exception {
    List<String> loaded = scripts().stream().flatMap(PlatformScriptTest::loaded).toList();
    assertThat(loaded).hasSizeGreaterThan(10).isSubsetOf(names().toList());
  }

  private static Stream<String> names() {
    return Arrays.stream(PlatformScript.values()).map(script -> script.name().toLowerCase(Locale.ROOT));
  }

  private static List<Path> scripts() throws IOException, URISyntaxException {
    Path core = Path.of(PlatformScript.class.getResource("core.js").toURI());
    try (Stream<Path> files = Files.list(core.getParent())) {
      return files.filter(file -> file.toString().endsWith(".js")).toList();
    }
  }

  private static Stream<String> loaded(Path script) {
    try {
      return LOADED.matcher(Files.readString(script)).results().map(call -> call.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @TestFactory
  Stream<DynamicTest> aTouchMakesAPartDefineItsPlace() {
    return Stream.of(PlatformScript.values())
        .filter(part -> part.places().stream().anyMatch(place -> !place.isWholeInterface()))
        .map(
            part ->
                DynamicTest.dynamicTest(
                    part.name(),
                    () -> {
                      SoftAssertions all = new SoftAssertions();
                      part.places().stream().filter(place -> !place.isWholeInterface()).forEach(place -> touch(part, place, all));
                      all.assertAll();
                    }));
  }

  private static void touch(PlatformScript part, Place place, SoftAssertions all) {
    try (TestWindow page = new TestWindow()) {
      HostWindow window = window(page);
      StartScript start = Realm.of(window).orElseThrow().start();
      page.eval("var owner = " + target(place) + ";");
      boolean listed = (Boolean) page.eval("Object.keys(owner).indexOf('" + place.name() + "') >= 0");
      all.assertThat(start.has(part)).as("before %s is touched", place).isFalse();
      page.eval("var found = Object.getOwnPropertyDescriptor(owner, '" + place.name() + "');");
      all.assertThat(start.has(part)).as("%s makes %s run", place, part).isTrue();
      all.assertThat(page.eval("!!found && ('value' in found ? typeof found.value !== 'function' || isOurs(found.value) : isOurs(found.get) || isOurs(found.set))"))
          .as("%s is defined by %s", place, part)
          .isEqualTo(true);
      all.assertThat(page.eval("!!found && found.enumerable")).as("%s shows as before", place).isEqualTo(listed);
    }
  }

  @Test
  void everyMemberThatAPartMakesHasAPlace() {
    Set<String> told =
        Stream.of(PlatformScript.values()).flatMap(part -> part.places().stream()).map(Place::toString).collect(Collectors.toSet());
    try (TestWindow page = new TestWindow()) {
      HostWindow window = window(page);
      StartScript start = Realm.of(window).orElseThrow().start();
      List<PlatformScript> ofWindows = Arrays.stream(PlatformScript.values()).filter(part -> part != PlatformScript.WORKERSCOPE).toList();
      ofWindows.forEach(part -> page.client().getJavaScriptEngine().getContextFactory().call(cx -> {
        start.load(part);
        return null;
      }));
      String found =
          (String)
              page.eval(
                  """
                  var out = [];
                  function ours(owner, mark) {
                    var lines = [];
                    for (var at = mark.slice(-1) === '#' ? owner : null; at; at = Object.getPrototypeOf(at)) { lines.push(at.constructor.name); }
                    Object.getOwnPropertyNames(owner).forEach(function (name) {
                      var d = Object.getOwnPropertyDescriptor(owner, name);
                      if (name !== 'constructor' && name !== 'isOurs' && (isOurs(d.value) || isOurs(d.get) || isOurs(d.set))) { out.push(mark + name + ':' + lines.join(':')); }
                    });
                  }
                  ours(window, '');
                  Object.getOwnPropertyNames(window).forEach(function (name) {
                    var value = window[name];
                    if (typeof value === 'function' && !isOurs(value)) {
                      ours(value, name + '.');
                      if (value.prototype) { ours(value.prototype, name + '#'); }
                    }
                  });
                  out.join(' ')
                  """);
      Set<String> untold = new TreeSet<>();
      for (String line : found.split(" ")) {
        List<String> words = List.of(line.split(":"));
        if (!told.contains(words.getFirst())
            && words.stream().skip(1).noneMatch(each -> told.contains(each + "#*"))
            && !ELSEWHERE.contains(words.getFirst())) {
          untold.add(words.getFirst());
        }
      }
      assertThat(untold).isEmpty();
    }
  }

  @Test
  void anInterfaceHasItsMembersBeforeAScriptSeesIt() {
    try (TestWindow page = new TestWindow()) {
      HostWindow window = window(page);
      Set<String> names = new TreeSet<>();
      for (PlatformScript part : PlatformScript.values()) {
        part.places().stream().filter(Place::isWholeInterface).map(Place::owner).forEach(names::add);
      }
      assertThat(names).allMatch(window::knows);
      assertThat(ScriptableObject.getProperty(window, "isOurs")).isInstanceOf(HostFunction.class);
    }
  }
}
