package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.htmlunit.BrowserVersion;
import org.htmlunit.MockWebConnection;
import org.htmlunit.Page;
import org.htmlunit.WebClient;
import org.htmlunit.WebWindow;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.JavaScriptEngine;
import org.junit.jupiter.api.Test;

/// What is made when it is asked for must not differ from what HtmlUnit makes at once.
class HostWindowTest {

  /// HtmlUnit's engine, but for the way its windows come into being.
  private static final class LazyEngine extends JavaScriptEngine {
    private static final long serialVersionUID = 1L;

    LazyEngine(WebClient client) {
      super(client);
    }

    @Override
    public void initialize(WebWindow window, Page page) {
      getContextFactory()
          .call(
              context -> {
                HostWindow.make(window, page, context);
                HostWindow made = window.getScriptableObject();
                // What the platform puts in the place of the engine's.
                Stream.of(PlatformScript.values())
                    .flatMap(part -> part.places().stream())
                    .filter(Place::isGlobal)
                    .map(Place::name)
                    .filter(made::offers)
                    .forEach(name -> made.defineProperty(name, made.constructor(name), ScriptableObject.DONTENUM));
                return null;
              });
    }
  }

  /// A line for each global, and for each interface one for its prototype and one for its constructor.
  private static final String DUMP =
      """
      function described(owner, name) {
        var d = Object.getOwnPropertyDescriptor(owner, name);
        return String(name) + (d.get ? ' get' : '') + (d.set ? ' set' : '') + (d.enumerable ? ' enumerable' : '')
            + (d.writable ? ' writable' : '') + (d.configurable ? ' configurable' : '')
            + ('value' in d ? ' ' + typeof d.value + (typeof d.value === 'number' ? d.value : '') : '');
      }
      function members(owner) {
        var symbols = [Symbol.iterator, Symbol.toStringTag].filter(function (s) { return Object.getOwnPropertyDescriptor(owner, s); });
        return Object.getOwnPropertyNames(owner).sort().map(function (name) { return described(owner, name); }).join(', ')
            + symbols.map(function (s) { return s === Symbol.toStringTag ? ' tag ' + owner[s] : ' iterable'; }).join('');
      }
      var lines = [];
      Object.getOwnPropertyNames(window).forEach(function (name) {
        if (['lines', 'described', 'members'].indexOf(name) >= 0) { return; }
        void window[name];
        lines.push(described(window, name));
        var value = Object.getOwnPropertyDescriptor(window, name).value;
        var prototype = typeof value === 'function' ? value.prototype : null;
        if (prototype && prototype !== Object.prototype) {
          var parent = Object.getPrototypeOf(prototype), base = Object.getPrototypeOf(value);
          lines.push(name + ' is ' + value.name + '/' + value.length + ' < ' + (base && base.name) + ': ' + members(value));
          lines.push(name + '.prototype of ' + (parent && parent.constructor && parent.constructor.name) + ': ' + members(prototype));
        }
      });
      lines.join('\\n');
      """;

  private static List<String> dump(boolean lazy, String script) throws Exception {
    try (WebClient client = new WebClient(BrowserVersion.CHROME)) {
      if (lazy) {
        client.setJavaScriptEngine(new LazyEngine(client));
      }
      MockWebConnection pages = new MockWebConnection();
      pages.setDefaultResponse("<!doctype html><p id=p>Here");
      client.setWebConnection(pages);
      HtmlPage page = client.getPage(URI.create("http://site.test/").toURL());
      return Arrays.asList(page.executeJavaScript(script).getJavaScriptResult().toString().split("\n"));
    }
  }

  @Test
  void everyInterfaceIsWhatTheEngineMakes() throws Exception {
    Set<String> absent = AbsentNames.all().globals();
    List<String> plain = dump(false, DUMP).stream().filter(line -> !absent.contains(line.split("[ .]")[0])).toList();
    List<String> lazy = dump(true, DUMP);
    assertThat(plain).hasSizeGreaterThan(1200);
    assertThat(lazy.stream().filter(line -> !plain.contains(line))).isEmpty();
    assertThat(plain.stream().filter(line -> !lazy.contains(line))).isEmpty();
  }

  @Test
  void aGlobalThatThePageReplacedStaysReplacedWhenTheDomNeedsItsInterface() throws Exception {
    String script =
        """
        window.HTMLParagraphElement = 'mine'; delete window.HTMLDivElement;
        var p = document.getElementById('p'), div = document.createElement('div');
        [HTMLParagraphElement, typeof HTMLDivElement, p.align === '', Object.prototype.toString.call(div), div.constructor.name].join('\\n');
        """;
    assertThat(dump(true, script)).isEqualTo(dump(false, script));
  }

  @Test
  void aGlobalCanBeDescribedBeforeItIsRead() throws Exception {
    String script =
        """
        ['HTMLElement', 'Map', 'WebKitCSSMatrix', 'Image'].map(function (name) {
          var d = Object.getOwnPropertyDescriptor(window, name);
          return (d.value === window[name]) + ' ' + d.enumerable + ' ' + d.writable + ' ' + d.configurable;
        }).join('\\n');
        """;
    assertThat(dump(true, script)).hasSize(4).containsOnly("true false true true");
  }

  @Test
  void anImageIsConstructedByItsInterface() throws Exception {
    assertThat(dump(true, "[new Image().constructor === HTMLImageElement, new Image() instanceof HTMLImageElement].join('\\n')"))
        .containsExactly("true", "true");
  }
}
