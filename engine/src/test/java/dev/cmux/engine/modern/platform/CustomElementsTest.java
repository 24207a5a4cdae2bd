package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.testing.TestSite;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Custom elements, from classes lowered in the two usual ways.
class CustomElementsTest {

  private static final String LOWERED =
      """
      function lower(build) {
        function X() { return Reflect.construct(HTMLElement, [], new.target || this.constructor); }
        X.prototype = Object.create(HTMLElement.prototype, {constructor: {value: X, writable: true, configurable: true}});
        Object.setPrototypeOf(X, HTMLElement);
        build(X, X.prototype);
        return X;
      }
      var log = [];
      var Counter = lower(function (X, p) {
        X.observedAttributes = ['count'];
        p.connectedCallback = function () { log.push('connected'); };
        p.disconnectedCallback = function () { log.push('disconnected'); };
        p.attributeChangedCallback = function (n, o, v) { log.push(n + ':' + o + '>' + v); };
      });
      """;

  private final TestSite site = TestSite.start();
  private final TestWindow window = new TestWindow();

  @AfterEach
  void close() {
    window.close();
    site.close();
  }

  private Object run(String html, String script) {
    site.page("/", "<!doctype html><body>" + html + "<script>" + LOWERED + "</script></body>");
    window.open(site.url("/"));
    return window.eval(script);
  }

  @Test
  void elementsInThePageAreUpgradedWhenTheirNameIsDefined() {
    assertThat(run("<x-count count=1 id=c></x-count>", "customElements.define('x-count', Counter); log.join()"
        + " + (document.getElementById('c') instanceof Counter)")).isEqualTo("count:null>1,connectedtrue");
  }

  @Test
  void createElementRunsTheConstructorAndConnectingAndAttributesReact() {
    assertThat(run("", """
        customElements.define('x-count', Counter);
        var e = document.createElement('x-count');
        e.setAttribute('count', 1); e.setAttribute('other', 1);
        document.body.appendChild(e); e.setAttribute('count', 2); e.removeAttribute('count'); e.remove();
        log.join()
        """)).isEqualTo("count:null>1,connected,count:1>2,count:2>null,disconnected");
  }

  @Test
  void newAndInnerHtmlGiveCustomElementsToo() {
    assertThat(run("", """
        customElements.define('x-count', Counter);
        var e = new Counter();
        var d = document.createElement('div'); d.innerHTML = '<x-count></x-count>';
        document.body.appendChild(d);
        [e.localName, e instanceof Counter, d.firstChild instanceof Counter, log.join()].join()
        """)).isEqualTo("x-count,true,true,connected");
  }

  @Test
  void elementsParsedAfterTheDefinitionAreConnectedInOrder() {
    site.page("/", "<!doctype html><body><script>" + LOWERED + """
        customElements.define('x-count', Counter);</script>
        <x-count count=5></x-count><p><x-count></x-count></p></body>""");
    window.open(site.url("/"));
    assertThat(window.eval("log.join()")).isEqualTo("count:null>5,connected,connected");
  }

  @Test
  void aClassTheSiteLoweredItselfConstructsThroughCall() {
    assertThat(run("<x-old></x-old>", """
        function Old() { var self = HTMLElement.call(this) || this; self.made = 1; return self; }
        Old.prototype = Object.create(HTMLElement.prototype); Old.prototype.constructor = Old;
        customElements.define('x-old', Old);
        document.querySelector('x-old').made + ',' + new Old().localName
        """)).isEqualTo("1,x-old");
  }

  @Test
  void customizedBuiltInsKeepTheirTag() {
    assertThat(run("<button is=x-button>b</button>", """
        function Fancy() { return Reflect.construct(HTMLButtonElement, [], new.target); }
        Fancy.prototype = Object.create(HTMLButtonElement.prototype);
        Fancy.prototype.constructor = Fancy;
        Fancy.prototype.connectedCallback = function () { this.title = 'fancy'; };
        customElements.define('x-button', Fancy, {extends: 'button'});
        var b = document.createElement('button', {is: 'x-button'});
        [document.querySelector('button').title, b instanceof Fancy, b.tagName, new Fancy().tagName].join()
        """)).isEqualTo("fancy,true,BUTTON,BUTTON");
  }

  @Test
  void aDefinitionCanBeAwaited() {
    run("", "var seen; customElements.whenDefined('x-count').then(function (c) { seen = c === Counter; });"
        + "customElements.define('x-count', Counter);");
    assertThat(window.eval("seen")).isEqualTo(true);
  }

  @Test
  void badDefinitionsAreRefused() {
    assertThat(run("", """
        function t(f) { try { f(); return 'none'; } catch (e) { return e.name; } }
        customElements.define('x-count', Counter);
        [t(function () { customElements.define('x-count', lower(function () {})); }),
         t(function () { customElements.define('x-other', Counter); }),
         t(function () { customElements.define('Upper', function () {}); }),
         t(function () { new HTMLElement(); }),
         customElements.get('x-count') === Counter, customElements.get('x-none') === undefined].join()
        """)).isEqualTo("NotSupportedError,NotSupportedError,SyntaxError,TypeError,true,true");
  }

  @Test
  void aThrowingConstructorLeavesTheElementAsItWasAndThePageGoesOn() {
    assertThat(run("<x-bad>text</x-bad>", """
        var errors = [];
        window.onerror = function (m) { errors.push(m); return true; };
        var Bad = lower(function () {});
        function Throws() { throw new Error('no'); }
        Throws.prototype = Object.create(HTMLElement.prototype);
        customElements.define('x-bad', Throws);
        document.querySelector('x-bad').textContent + errors.length
        """)).isEqualTo("text1");
  }

  @Test
  void aCloneOfACustomElementIsOneToo() {
    assertThat(run("<x-count></x-count>", """
        customElements.define('x-count', Counter);
        var copy = document.querySelector('x-count').cloneNode(true);
        [copy instanceof Counter, copy.isConnected].join()
        """)).isEqualTo("true,false");
  }

  @Test
  void whatCannotWorkIsAbsent() {
    assertThat(run("", """
        ['serviceWorker' in navigator, 'ServiceWorker' in window, 'caches' in window,
         'RTCPeerConnection' in window, typeof SharedWorker].join()
        """)).isEqualTo("false,false,false,false,undefined");
  }
}
