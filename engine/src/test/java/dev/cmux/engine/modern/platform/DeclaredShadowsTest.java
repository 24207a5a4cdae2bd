package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.OpenSurface;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.SnapshotOptions;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Shadow trees in the markup that servers send.
class DeclaredShadowsTest {

  private final OpenSurface surface = new OpenSurface();

  @AfterEach
  void close() {
    surface.close();
  }

  private Object open(String body, String script) {
    surface.site.page("/", "<!doctype html><title>T</title><body>" + body);
    surface.go("/");
    Object value = surface.eval(script);
    assertThat(surface.errors()).isEmpty();
    return value;
  }

  @Test
  void aTemplateBecomesTheTreeOfTheElementAroundIt() {
    assertThat(
            open(
                "<x-card>Ada<template shadowrootmode=open><style>b { color: rgb(1, 2, 3) }</style><b>Name:</b> <slot></slot></template></x-card><script>early = !!document.querySelector('x-card').shadowRoot</script>",
                """
                const host = document.querySelector('x-card');
                [early, host.shadowRoot.mode, host.innerHTML, host.shadowRoot.querySelector('slot').assignedNodes()[0].data,
                 getComputedStyle(host.shadowRoot.querySelector('b')).color, document.querySelector('template')].join('|')"""))
        .isEqualTo("true|open|Ada|Ada|rgb(1, 2, 3)|");
  }

  @Test
  void aPageWithoutScriptsShowsIt() {
    surface.site.page("/", "<title>T</title><body><div><template shadowrootmode=closed><h2>Inside</h2><slot></slot></template>light</div>");
    surface.go("/");
    assertThat(surface.perform(new Inspect.TakeSnapshot(SnapshotOptions.DEFAULT)).text()).contains("heading \"Inside\"").contains("light");
    assertThat(surface.perform(new Inspect.Text(Target.parse("body"), Timeout.DEFAULT))).contains("Inside");
  }

  @Test
  void aCustomElementFindsItsTreeAndItsConstructorMayTakeItOver() {
    assertThat(
            open(
                """
                <x-kept><template shadowrootmode=open><button>Kept</button></template></x-kept>
                <x-made><template shadowrootmode=open><button>Old</button></template></x-made>
                <script>
                  customElements.define('x-kept', class extends HTMLElement {
                    constructor() { super(); this.before = this.shadowRoot.querySelector('button').textContent; }
                  });
                  customElements.define('x-made', class extends HTMLElement {
                    constructor() { super(); const known = this.shadowRoot; const root = this.attachShadow({mode: 'open'}); this.same = root === known; root.innerHTML = '<i>New</i>'; }
                  });
                </script>""",
                """
                const made = document.querySelector('x-made');
                let again; try { made.attachShadow({mode: 'open'}); } catch (e) { again = e.name; }
                [document.querySelector('x-kept').before, made.same, made.shadowRoot.innerHTML, again].join('|')"""))
        .isEqualTo("Kept|true|<i>New</i>|NotSupportedError");
  }

  @Test
  void treesInTreesAreMadeAndElementsInThemUpgraded() {
    assertThat(
            open(
                "<x-out><template shadowrootmode=open><x-in><template shadowrootmode=OPEN><slot></slot>!</template>deep</x-in></template></x-out>"
                    + "<script>customElements.define('x-in', class extends HTMLElement { connectedCallback() { this.title = 'up ' + !!this.shadowRoot; } })</script>",
                "const inner = document.querySelector('x-out').shadowRoot.querySelector('x-in'); [inner.title, inner.shadowRoot.textContent].join('|')"))
        .isEqualTo("up true|!");
  }

  @Test
  void whatDeclaresNothingStaysATemplate() {
    assertThat(
            open(
                "<div><template shadowrootmode=ajar>a</template></div><ul><template shadowrootmode=open>b</template></ul>"
                    + "<p><template shadowrootmode=open>c</template><template shadowrootmode=open>d</template></p>",
                """
                const div = document.createElement('div'); div.innerHTML = '<p><template shadowrootmode=open>e</template></p>';
                [...document.querySelectorAll('template')].map(t => t.parentNode.localName + ':' + t.shadowRootMode).join() + '|' + div.firstChild.shadowRoot"""))
        .isEqualTo("div:,ul:open,p:open|null");
  }

  @Test
  void scriptsDeclareTreesByHtmlThatTheyVouchFor() {
    assertThat(
            open(
                "<div id=d></div>",
                """
                d.setHTMLUnsafe('<p><template shadowrootmode=open><b>in</b></template></p>');
                [d.innerHTML, d.firstChild.shadowRoot.innerHTML, 'shadowRootMode' in HTMLTemplateElement.prototype].join('|')"""))
        .isEqualTo("<p></p>|<b>in</b>|true");
  }
}
