package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.OpenSurface;
import dev.cmux.engine.command.Await;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Interact.ClickOptions;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Forms whose controls are in the same shadow tree, and controls in a shadow tree inside a form that is not theirs.
class ShadowFormsTest {

  private static final OpenSurface OPEN = new OpenSurface();

  private static final String PAGE =
      """
      <!doctype html><div id=host></div><input type=radio name=color id=outside checked>
      <form id=around><div id=guest></div></form>
      <script>
      var log = [], root = host.attachShadow({mode: 'open'}), inner = guest.attachShadow({mode: 'open'});
      root.innerHTML = `<form id=form action=/got METHOD>
        <label for=user>User</label><input id=user name=user value=ann required>
        <input type=radio name=color value=red id=red checked><input type=radio name=color value=blue id=blue>
        <label>News <input type=checkbox name=news value=yes id=news></label>
        <select name=size><option>s<option selected>m</select><textarea name=note>hi</textarea>
        <input type=time name=at value=08:30:05><input name=off value=x disabled>
        <button id=send name=go value=now>Send</button><button id=clear type=reset>Clear</button>
        <input type=image id=image></form><input id=apart name=apart value=p form=form>`;
      inner.innerHTML = '<input id=lone name=lone><button id=button>Button</button>'
        + '<input type=radio name=pick id=one required><input type=radio name=pick id=two>';
      function of(id) { return root.getElementById(id) || inner.getElementById(id); }
      var form = of('form');
      form.addEventListener('submit', e => { log.push('submit by ' + (e.submitter && e.submitter.id)); if (!form.goes) { e.preventDefault(); } });
      form.addEventListener('reset', e => log.push('reset'));
      form.addEventListener('change', e => log.push('change'));
      form.addEventListener('invalid', e => log.push(e.target.id + ' is invalid'), true);
      around.addEventListener('submit', e => { log.push('around'); e.preventDefault(); });
      </script>""";

  @BeforeEach
  void open() {
    OPEN.site.page("/", PAGE.replace("METHOD", ""));
    OPEN.go("/");
  }

  @AfterAll
  static void close() {
    OPEN.close();
  }

  private static void click(String target) {
    OPEN.perform(new Interact.Click(Target.parse(target), ClickOptions.DEFAULT, Timeout.DEFAULT));
  }

  private static void enter(String target) {
    OPEN.perform(new Interact.Press(Optional.of(Target.parse(target)), "Enter", Timeout.DEFAULT));
  }

  private static Object log() {
    return OPEN.eval("log.splice(0).join()");
  }

  @Test
  void aFormHasTheControlsOfItsTree() {
    assertThat(OPEN.eval("Array.from(form.elements, e => e.id || e.name).join()"))
        .isEqualTo("user,red,blue,news,size,note,at,off,send,clear,apart");
    assertThat(OPEN.eval("[form.length, form[0].id, form.user.id, form.apart.id, form.elements.note.value, form.color.length, form.color.value, 'user' in form, form].join()"))
        .isEqualTo("11,user,user,apart,hi,2,red,true,[object HTMLFormElement]");
    assertThat(OPEN.eval("[...form].length + ',' + form.elements.namedItem('size').value")).isEqualTo("11,m");
  }

  @Test
  void formDataIsWhatItsControlsHold() {
    assertThat(OPEN.eval("[...new FormData(form)].join('|')"))
        .isEqualTo("user,ann|color,red|size,m|note,hi|at,08:30:05|apart,p");
    assertThat(OPEN.eval("new FormData(form, of('send')).get('go')")).isEqualTo("now");
  }

  @Test
  void controlsKnowTheFormOfTheirTreeOnly() {
    assertThat(OPEN.eval("['user', 'send', 'apart'].map(id => of(id).form === form).join()")).isEqualTo("true,true,true");
    assertThat(OPEN.eval("['lone', 'button', 'one'].map(id => of(id).form).join()")).isEqualTo(",,");
    assertThat(OPEN.eval("[of('user').labels.length, of('user').labels[0].textContent, of('news').labels.length, of('lone').labels.length].join()"))
        .isEqualTo("1,User,1,0");
    click("#button");
    enter("#lone");
    assertThat(log()).isEqualTo("");
  }

  @Test
  void enterAndButtonsSubmitAndReset() {
    enter("#user");
    click("#send");
    OPEN.eval("form.requestSubmit(); form.requestSubmit(of('send'))");
    assertThat(log()).isEqualTo("submit by send,submit by send,submit by null,submit by send");
    OPEN.eval("of('user').value = 'bob'; of('apart').value = 'q'; of('blue').checked = true");
    click("#clear");
    assertThat(OPEN.eval("[of('user').value, of('apart').value, of('red').checked, of('blue').checked].join()")).isEqualTo("ann,p,true,false");
    OPEN.eval("of('user').value = 'bob'; form.reset()");
    assertThat(log()).isEqualTo("reset,reset");
    assertThat(OPEN.eval("of('user').value")).isEqualTo("ann");
  }

  @Test
  void whatIsNotValidHoldsTheFormBack() {
    OPEN.eval("of('user').value = ''");
    assertThat(OPEN.eval("[form.checkValidity(), of('user').matches(':invalid')].join()")).isEqualTo("false,true");
    click("#send");
    assertThat(log()).isEqualTo("user is invalid,user is invalid");
  }

  @Test
  void radioButtonsExcludeThoseOfTheirTree() {
    OPEN.eval("of('blue').checked = true");
    assertThat(OPEN.eval("[of('red').checked, of('blue').checked, outside.checked].join()")).isEqualTo("false,true,true");
    click("#red");
    assertThat(OPEN.eval("[of('red').checked, of('blue').checked, outside.checked].join()")).isEqualTo("true,false,true");
    assertThat(OPEN.eval("[of('one').validity.valueMissing, of('two').validity.valid, of('two').checkValidity()].join()")).isEqualTo("true,false,false");
    click("#two");
    click("#one");
    assertThat(OPEN.eval("[of('one').checked, of('two').checked, of('one').validity.valid, of('one').checkValidity()].join()"))
        .isEqualTo("true,false,true,true");
  }

  @Test
  void theFormIsSentWithItsValues() {
    OPEN.site.page("/got", "<p>got");
    OPEN.eval("form.goes = true");
    click("#send");
    assertThat(OPEN.site.requests()).contains("GET /got?user=ann&color=red&size=m&note=hi&at=08%3A30%3A05&go=now&apart=p");
    OPEN.site.handle("/got", exchange -> {
      byte[] echo = exchange.getRequestBody().readAllBytes();
      exchange.getResponseHeaders().set("Content-Type", "text/plain");
      exchange.sendResponseHeaders(200, echo.length);
      exchange.getResponseBody().write(echo);
    });
    OPEN.site.page("/post", PAGE.replace("METHOD", "method=post"));
    OPEN.go("/post");
    OPEN.eval("form.submit()");
    OPEN.perform(new Await.WaitFor(List.of(new Await.Condition.Url(new Await.UrlMatch.Contains("/got"))), Timeout.DEFAULT));
    assertThat(OPEN.eval("document.body.textContent")).isEqualTo("user=ann&color=red&size=m&note=hi&at=08%3A30%3A05&apart=p");
  }
}
