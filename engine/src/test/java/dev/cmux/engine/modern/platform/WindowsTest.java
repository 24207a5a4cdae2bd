package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.OpenSurface;
import dev.cmux.engine.command.Tabs;
import dev.cmux.engine.command.Timeout;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/// What the windows and frames of one surface have to do with each other.
class WindowsTest {

  private static final OpenSurface OPEN = new OpenSurface();

  @AfterAll
  static void close() {
    OPEN.close();
  }

  @Test
  void aFrameShowsItsSrcdocBeforeItsSrc() {
    OPEN.site.page("/framed", "<script>ran = 0</script><iframe src=/nothing srcdoc=\"<p>first</p><a href=next>n</a><script>parent.ran++</script>\"></iframe>");
    OPEN.go("/framed");
    assertThat(OPEN.eval("ran + document.querySelector('iframe').contentDocument.querySelector('p').textContent")).isEqualTo("1first");
    assertThat(OPEN.eval("document.querySelector('iframe').contentDocument.querySelector('a').href")).isEqualTo(OPEN.site.url("/next"));
    assertThat(OPEN.site.requests()).doesNotContain("GET /next");
  }

  @Test
  void aSrcdocCanComeLaterAndChange() {
    OPEN.site.page("/", "<div id=place></div>");
    OPEN.go("/");
    assertThat(OPEN.eval("""
        new Promise(done => {
          window.heard = [];
          var frame = document.createElement('iframe');
          frame.onload = () => {
            heard.push(frame.contentDocument.body.innerHTML);
            if (heard.length === 1) { frame.srcdoc = '<i>second</i>'; } else { done(heard.join()); }
          };
          frame.srcdoc = '<b>first</b>';
          document.getElementById('place').append(frame);
        })""")).isEqualTo("<b>first</b>,<i>second</i>");
    OPEN.eval("document.getElementById('place').innerHTML = '<iframe srcdoc=\"<u>parsed</u>\"></iframe>'; 1");
    OPEN.tasksDone();
    assertThat(OPEN.eval("document.querySelector('iframe').contentDocument.body.innerHTML")).isEqualTo("<u>parsed</u>");
  }

  @Test
  void aSrcdocThatAScriptInsertsIsLoadedAfterTheScript() {
    String insert = """
        function insert(n) {
          var frame = document.createElement('iframe');
          frame.onload = () => heard.push(n + frame.contentDocument.body.textContent);
          frame.srcdoc = 'a';
          document.body.append(frame);
          frame.addEventListener('load', () => heard.push(n + 'later'));
          heard.push(n + frame.contentDocument.body.textContent);
        }""";
    OPEN.site.page("/", "<body><script>heard = []; " + insert + "insert(1);</script>");
    OPEN.go("/");
    OPEN.tasksDone();
    OPEN.eval("insert(2)");
    OPEN.tasksDone();
    assertThat(OPEN.eval("heard.join()")).isEqualTo("1,1a,1later,2,2a,2later");
  }

  @Test
  void otherDocumentsOfTheOriginHearOfAChangeOfStorage() {
    OPEN.site.page("/listens", "<iframe src=/frame></iframe><script>heard = []; addEventListener('storage', e => heard.push([e.key, e.oldValue, e.newValue,"
        + " e.url.split('/').pop(), e.storageArea === localStorage].join(' ')));</script>");
    OPEN.site.page("/frame", "<script>heard = []; onstorage = e => heard.push(e.key + (e.storageArea === sessionStorage));</script>");
    OPEN.site.page("/writes", "<p>");
    OPEN.go("/listens");
    String first = OPEN.perform(new Tabs.ListTabs()).getFirst().id();
    OPEN.perform(new Tabs.NewTab(Optional.of(OPEN.site.url("/writes")), Timeout.DEFAULT));
    OPEN.eval("localStorage.setItem('a', '1'); localStorage.a = 2; localStorage.setItem('a', 2); localStorage.removeItem('none'); delete localStorage.a;"
        + " localStorage.clear(); localStorage.b = 1; localStorage.clear(); sessionStorage.mine = 1;");
    OPEN.perform(new Tabs.SwitchTab(first));
    OPEN.tasksDone();
    assertThat(OPEN.eval("heard.join()"))
        .isEqualTo("a  1 writes true,a 1 2 writes true,a 2  writes true,b  1 writes true,   writes true");
    OPEN.eval("sessionStorage.shared = 1");
    OPEN.tasksDone();
    assertThat(OPEN.eval("frames[0].heard.pop() + heard.length")).isEqualTo("sharedtrue5");
  }
}
