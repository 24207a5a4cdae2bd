package dev.cmux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.command.Await;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.Timeout;
import dev.cmux.testing.TestSite;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A list that loads more when the mark at its end is seen.
class InfiniteListTest {

  private final TestSite site = TestSite.start();
  private final Browser browser = new Browser();
  private final Surface surface = browser.open(OpenOptions.DEFAULT);

  @BeforeEach
  void open() {
    site.page("/", """
        <!doctype html><img id=picture><ul id=list></ul><p id=mark>more</p><script>
        var seen = [];
        function load() { for (let i = 0; i < 30; i++) { list.append(Object.assign(document.createElement('li'), {textContent: i})); } }
        var observer = new IntersectionObserver(entries => entries.forEach(entry => {
          seen.push(entry.target.id + entry.isIntersecting);
          if (entry.target === mark && entry.isIntersecting && list.children.length < 100) { setTimeout(load, 1); }
        }));
        observer.observe(mark); observer.observe(picture);
        </script>""");
    perform(new Navigate.Goto(site.url("/")));
    has(30);
    assertThat(seen()).isEqualTo("marktrue,picturetrue");
  }

  @AfterEach
  void close() {
    browser.close();
    site.close();
  }

  private <R> R perform(Command<R> command) {
    return surface.perform(command).join();
  }

  private Object eval(String script) {
    return perform(new Inject.Eval(PageScript.text(script), List.of(), Optional.empty(), Timeout.DEFAULT));
  }

  private Object seen() {
    return eval("seen.splice(0).join()");
  }

  private void has(int items) {
    perform(new Await.WaitFor(List.of(new Await.Condition.Function(PageScript.text("list.children.length === " + items))), Timeout.DEFAULT));
  }

  @Test
  void goesOnWhenTheUserScrolls() {
    perform(new Interact.Scroll(Optional.empty(), 0, 500, Timeout.DEFAULT));
    has(60);
    assertThat(seen()).isEqualTo("markfalse,marktrue");
    perform(new Interact.ScrollIntoView(Target.parse("#mark"), Timeout.DEFAULT));
    has(90);
  }

  @Test
  void goesOnWhenThePageScrolls() {
    eval("scrollTo(0, document.body.scrollHeight)");
    has(60);
    eval("mark.scrollIntoView()");
    has(90);
  }

  @Test
  void goesOnWhenAKeyScrolls() {
    perform(new Interact.Press(Optional.empty(), "End", Timeout.DEFAULT));
    has(60);
    assertThat(eval("scrollY > 0")).isEqualTo(true);
    perform(new Interact.Press(Optional.empty(), "PageDown", Timeout.DEFAULT));
    has(90);
    perform(new Interact.Press(Optional.empty(), "Home", Timeout.DEFAULT));
    assertThat(eval("scrollY === 0")).isEqualTo(true);
  }

  @Test
  void nothingIsSeenTwiceWithoutNewContentBeforeIt() {
    eval("list.after('text'); document.body.append(document.createElement('p')); observer.unobserve(mark); new Promise(r => { observer.observe(list); scrollTo(0, 500); setTimeout(r, 100); })");
    assertThat(seen()).isEqualTo("listtrue");
  }
}
