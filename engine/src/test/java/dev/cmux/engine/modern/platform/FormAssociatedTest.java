package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.OpenSurface;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Interact.ClickOptions;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Custom elements that take part in forms.
class FormAssociatedTest {

  private static final OpenSurface OPEN = new OpenSurface();

  private static final String PAGE =
      """
      <!doctype html><form action=/got METHOD><input name=plain value=p><star-rating name=stars></star-rating><button name=go value=now>Send</button></form>
      <script>
      class StarRating extends HTMLElement {
        static formAssociated = true;
        #internals = this.attachInternals();
        constructor() { super(); this.attachShadow({mode: 'open'}).innerHTML = '<button type=button>more</button>'; }
        get internals() { return this.#internals; }
        set value(stars) {
          this.#internals.setFormValue(stars);
          this.#internals.setValidity(stars > 5 ? {rangeOverflow: true} : {}, stars > 5 ? 'five at most' : '');
        }
        formResetCallback() { this.value = 0; }
      }
      customElements.define('star-rating', StarRating);
      var form = document.querySelector('form'), rating = document.querySelector('star-rating');
      rating.value = 4;
      </script>""";

  @BeforeEach
  void open() {
    OPEN.site.page("/", PAGE.replace("METHOD", ""));
    OPEN.site.page("/post", PAGE.replace("METHOD", "method=post"));
    OPEN.go("/");
  }

  @AfterAll
  static void close() {
    OPEN.close();
  }

  private static void send() {
    OPEN.perform(new Interact.Click(Target.parse("text=Send"), ClickOptions.DEFAULT, Timeout.DEFAULT));
  }

  @Test
  void theirValuesAreInFormData() {
    assertThat(OPEN.eval("[...new FormData(form)].join('|')")).isEqualTo("plain,p|stars,4");
    assertThat(OPEN.eval("[rating.internals.form === form, rating.internals.shadowRoot === rating.shadowRoot, rating.internals.labels.length].join()"))
        .isEqualTo("true,true,0");
    OPEN.eval("form.reset()");
    assertThat(OPEN.eval("[...new FormData(form)].join('|')")).isEqualTo("plain,p|stars,0");
  }

  @Test
  void theirValuesAreSubmitted() {
    OPEN.site.page("/got", "<p>got");
    OPEN.eval("addEventListener('formdata', e => e.formData.append('added', 'a b'))");
    send();
    assertThat(OPEN.site.requests()).contains("GET /got?plain=p&stars=4&go=now&added=a+b");
    OPEN.site.handle("/got", exchange -> {
      byte[] echo = exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "text/html");
      exchange.sendResponseHeaders(200, echo.length);
      exchange.getResponseBody().write(echo);
    });
    OPEN.go("/post");
    send();
    assertThat(OPEN.eval("document.body.textContent")).isEqualTo("plain=p&stars=4&go=now");
  }

  @Test
  void oneThatIsNotValidHoldsTheFormBack() {
    OPEN.eval("rating.value = 6; rating.addEventListener('invalid', () => { complained = true; })");
    assertThat(OPEN.eval("[form.checkValidity(), rating.internals.validity.rangeOverflow, rating.internals.validationMessage].join()"))
        .isEqualTo("false,true,five at most");
    OPEN.eval("complained = false");
    send();
    assertThat(OPEN.eval("location.pathname + complained")).isEqualTo("/true");
  }

  @Test
  void othersGetNone() {
    assertThat(OPEN.eval("""
        customElements.define('plain-one', class extends HTMLElement { i = this.attachInternals(); });
        var names = [];
        [() => document.createElement('p').attachInternals(), () => rating.attachInternals(),
          () => document.createElement('plain-one').i.setFormValue('x')].forEach(f => { try { f(); names.push('none'); } catch (e) { names.push(e.name); } });
        names.join()""")).isEqualTo("NotSupportedError,NotSupportedError,NotSupportedError");
  }

  /// The order is Chromium 156's.
  @Test
  void theyAreToldOfTheirFormAndOfBeingDisabled() {
    OPEN.site.page("/told", """
        <!doctype html><form id=f><x-f id=a x=1></x-f>
        <fieldset id=fs disabled><legend><x-f id=l></x-f></legend><legend><x-f id=b></x-f></legend></fieldset></form><x-f id=e form=f></x-f><x-f id=g></x-f>
        <script>
        var told = [];
        function said() { return told.splice(0).join(','); }
        class F extends HTMLElement {
          static formAssociated = true;
          static observedAttributes = ['x'];
          i = this.attachInternals();
          say(what) { told.push(this.id + ' ' + what); }
          connectedCallback() { this.say('in'); }
          disconnectedCallback() { this.say('out'); }
          attributeChangedCallback(name, old, value) { this.say(name + value); }
          formAssociatedCallback(form) { this.say('form ' + (form && form.id) + (form === this.i.form)); }
          formDisabledCallback(disabled) { this.say('disabled ' + disabled + this.matches(':disabled')); }
        }
        customElements.define('x-f', F);
        </script>""");
    OPEN.go("/told");
    assertThat(OPEN.eval("said()")).isEqualTo("a x1,a in,a form ftrue,l in,l form ftrue,b in,b form ftrue,b disabled truetrue,e in,e form ftrue,g in");
    assertThat(OPEN.eval("fs.disabled = false; fs.disabled = true; said()")).isEqualTo("b disabled falsefalse,b disabled truetrue");
    assertThat(OPEN.eval("b.setAttribute('disabled', ''); b.removeAttribute('disabled'); said()")).isEqualTo("");
    assertThat(OPEN.eval("a.setAttribute('disabled', ''); a.setAttribute('disabled', 'x'); a.toggleAttribute('disabled'); said()"))
        .isEqualTo("a disabled truetrue,a disabled falsefalse");
    assertThat(OPEN.eval("made = document.createElement('x-f'); made.id = 'm'; f.append(made); fs.append(made); document.body.append(made); said()"))
        .isEqualTo("m in,m form ftrue,m out,m form nulltrue,m in,m form ftrue,m disabled truetrue,m out,m form nulltrue,m disabled falsefalse,m in");
    assertThat(OPEN.eval("made.setAttribute('form', 'f'); made.removeAttribute('form'); said()")).isEqualTo("m form ftrue,m form nulltrue");
    assertThat(OPEN.eval("made.setAttribute('form', 'late'); late = document.createElement('form'); late.id = 'late'; document.body.append(late); late.remove(); said()"))
        .isEqualTo("m form latetrue,m form nulltrue");
    assertThat(OPEN.eval("f.remove(); said()")).isEqualTo("a out,l out,b out,e form nulltrue");
  }

  @Test
  void selectorsKnowWhichAreDisabled() {
    OPEN.eval("rating.outerHTML += '<fieldset disabled><star-rating id=inside></star-rating></fieldset><un-known disabled></un-known>'");
    assertThat(OPEN.eval("[...document.querySelectorAll('form :disabled')].map(e => e.id || e.localName).join()")).isEqualTo("fieldset,inside");
    assertThat(OPEN.eval("[...document.querySelectorAll('form :enabled')].map(e => e.localName).join()")).isEqualTo("input,star-rating,button");
    assertThat(OPEN.perform(new Inspect.Count(Target.parse("star-rating:disabled")))).isEqualTo(1);
    assertThat(OPEN.perform(new Inspect.Count(Target.parse("form > :enabled")))).isEqualTo(3);
  }

  @Test
  void styleSheetsKnowWhichAreDisabled() {
    OPEN.site.page("/styled", """
        <!doctype html><style>
          x-f { color: rgb(1, 1, 1); } x-f:disabled { color: rgb(2, 2, 2) } fieldset > x-f:not(:enabled) { top: 3px } x-f:is(.a, :enabled) { left: 4px }
          x-f:not(:disabled):is(x-f) { right: 5px } y-f:disabled { color: rgb(6, 6, 6) }
        </style>
        <x-f id=on></x-f><x-f id=off disabled></x-f><fieldset disabled><x-f id=inside></x-f></fieldset><y-f id=plain disabled></y-f>
        <script>
        customElements.define('x-f', class extends HTMLElement {
          static formAssociated = true;
          constructor() { super(); this.attachShadow({mode: 'open'}).innerHTML = '<style>:host(:disabled) { bottom: 7px } :host(:enabled) { bottom: 8px }</style>'; }
        });
        customElements.define('y-f', class extends HTMLElement {});
        const look = e => ['color', 'top', 'left', 'right', 'bottom'].map(name => getComputedStyle(e)[name]).join(' ').replaceAll('auto', '-');
        </script>""");
    OPEN.go("/styled");
    assertThat(OPEN.eval("[on, off, inside, plain].map(look).join('|')"))
        .isEqualTo("rgb(1, 1, 1) - 4px 5px 8px|rgb(2, 2, 2) - - - 7px|rgb(2, 2, 2) 3px - - 7px|rgb(0, 0, 0) - - - -");
    assertThat(OPEN.eval("on.toggleAttribute('disabled'); look(on)")).isEqualTo("rgb(2, 2, 2) - - - 7px");
  }
}
