package dev.cmux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.Observe;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import dev.cmux.testing.TestSite;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// React makes a copy of what a user did before its page was alive, by the event's own constructor, and dispatches it then.
class EventCopiesTest {

  @ParameterizedTest
  @CsvSource({"click, PointerEvent", "mousedown, MouseEvent", "focusin, FocusEvent", "keydown, KeyboardEvent", "input, InputEvent"})
  void anEventOfAUserCanBeMadeAgainByItsConstructor(String type, String made) {
    try (TestSite site = TestSite.start();
        Browser browser = new Browser()) {
      site.page(
          "/",
          "<title>Copies</title><input id=i><script>document.addEventListener('" + type + "', function (e) {"
              + " if (window.copy) return; var C = e.constructor; window.copy = new C(e.type, e); window.told ="
              + " [C.name, copy.type, copy.bubbles, copy.clientX === e.clientX, copy.key === e.key, C === window[C.name], copy instanceof C, copy.isTrusted].join(); })</script>");
      Surface surface = browser.open(OpenOptions.DEFAULT);
      surface.perform(new Navigate.Goto(site.url("/"))).join();
      surface.perform(new Interact.Click(Target.parse("#i"), Interact.ClickOptions.DEFAULT, Timeout.DEFAULT)).join();
      surface.perform(new Interact.Type(Target.parse("#i"), "a", Timeout.DEFAULT)).join();
      assertThat(surface.perform(new Observe.ListErrors()).join()).isEmpty();
      assertThat(surface.perform(new Inject.Eval(PageScript.text("told"), List.of(), Optional.empty(), Timeout.DEFAULT)).join()).isEqualTo(made + "," + type + ",true,true,true,true,true,false");
    }
  }
}
