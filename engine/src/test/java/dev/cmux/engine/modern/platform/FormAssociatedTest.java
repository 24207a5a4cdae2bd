package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.OpenSurface;
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
}
