package dev.cmux.engine.page.act;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.OpenSurface;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Interact.ClickOptions;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Components that are named by their hosts, and what is in them.
class ShadowControlsTest {

  private static final OpenSurface OPEN = new OpenSurface();

  @BeforeEach
  void open() {
    OPEN.site.page("/", """
        <!doctype html><x-one id=box>News</x-one><x-two id=two>Two</x-two><x-nested id=nested></x-nested><x-one id=own><a href=#x>own</a></x-one>
        <x-plain id=plain></x-plain><x-field id=field></x-field><x-one id=off disabled></x-one>
        <script>
        var log = [], say = e => log.push(e.composedPath()[0].id + ' ' + e.target.id);
        function define(name, html) {
          customElements.define(name, class extends HTMLElement {
            constructor() { super(); this.attachShadow({mode: 'open'}).innerHTML = html.replace('DISABLED', this.hasAttribute('disabled') ? 'disabled' : ''); }
          });
        }
        define('x-one', '<label><input id=input type=checkbox DISABLED><slot></slot></label><button hidden>x</button><button tabindex=-1>clear</button>');
        define('x-two', '<button id=a>a</button><button id=b>b</button>');
        define('x-field', '<input id=text type=password><button id=eye>show</button>');
        define('x-nested', '<div><x-one id=inner></x-one></div>');
        define('x-plain', '<p id=p>p</p>');
        addEventListener('click', say);
        </script>""");
    OPEN.go("/");
  }

  @AfterAll
  static void close() {
    OPEN.close();
  }

  private static Object click(String target) {
    OPEN.eval("log = []");
    OPEN.perform(new Interact.Click(Target.parse(target), ClickOptions.DEFAULT, Timeout.DEFAULT));
    return OPEN.eval("log.join()");
  }

  @Test
  void aClickOnAComponentGoesToItsOnlyControl() {
    assertThat(click("#box")).isEqualTo("input box");
    assertThat(OPEN.eval("[box.shadowRoot.querySelector('input').checked, box.shadowRoot.activeElement.id].join()")).isEqualTo("true,input");
    assertThat(click("#nested")).isEqualTo("input nested");
  }

  @Test
  void aClickOnAComponentWithOneTextFieldGoesToIt() {
    assertThat(click("#field")).isEqualTo("text field");
    assertThat(OPEN.eval("field.shadowRoot.activeElement.id")).isEqualTo("text");
  }

  @Test
  void withoutOneOrWithSeveralItGoesToTheComponent() {
    assertThat(click("#plain")).isEqualTo("plain plain");
    assertThat(click("#two")).isEqualTo("two two");
    assertThat(click("#own")).isEqualTo("own own");
    assertThat(click("#off")).isEqualTo("off off");
  }

  @Test
  void aFormShownInTheDialogOfAComponentLeavesItToTheComponent() {
    OPEN.eval("""
        plain.shadowRoot.innerHTML = '<dialog open><slot></slot></dialog>';
        plain.innerHTML = '<form method=dialog id=form><button id=done value=yes>Done</button></form>';
        form.addEventListener('submit', e => Object.defineProperty(e, 'submitter', {configurable: true, get: () => 'mine'}), {capture: true, once: true});
        form.addEventListener('submit', e => { by = e.submitter; }); by = 0; 1""");
    click("#done");
    assertThat(OPEN.eval("by + plain.shadowRoot.firstChild.open")).isEqualTo("minetrue");
    OPEN.eval("plain.shadowRoot.firstChild.innerHTML = '<form method=dialog><button id=close value=yes>Close</button></form>'");
    click("#close");
    assertThat(OPEN.eval("plain.shadowRoot.firstChild.open + plain.shadowRoot.firstChild.returnValue")).isEqualTo("falseyes");
  }

  @Test
  void whatIsPlacedInAShadowRootHasABox() {
    OPEN.eval("plain.style.cssText = 'display: block; width: 300px'");
    for (String place : new String[] {"position: absolute; right: 20px", "position: fixed", "position: fixed; right: 3px", "position: absolute"}) {
      assertThat(OPEN.eval("var p = plain.shadowRoot.querySelector('p'); p.style.cssText = '" + place + "'; Number.isFinite(p.getBoundingClientRect().left)"))
          .isEqualTo(true);
    }
    OPEN.eval("plain.shadowRoot.innerHTML = '<div><p style=\"width: 50%; height: 50%\">p</p></div>'");
    assertThat(OPEN.eval("p = plain.shadowRoot.querySelector('p'); p.offsetWidth + ' ' + p.offsetHeight")).isEqualTo("150 0");
    OPEN.eval("plain.style.height = '80px'; plain.shadowRoot.firstChild.style.height = '50%'");
    assertThat(OPEN.eval("p.offsetHeight + ' ' + p.getBoundingClientRect().height")).isEqualTo("20 20");
  }
}
