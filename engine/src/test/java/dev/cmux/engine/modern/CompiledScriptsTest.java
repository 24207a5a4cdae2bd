package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;

import org.htmlunit.corejs.javascript.Script;
import org.junit.jupiter.api.Test;

class CompiledScriptsTest {

  private static final String TEXT = "f();".repeat(CompiledScripts.WORTH_SHARING);

  private final CompiledScripts scripts = new CompiledScripts(10L * TEXT.length());
  private final Script script = (context, scope, self) -> null;

  @Test
  void whatComesOnceIsNotKept() {
    scripts.keepIfAgain(TEXT, "a.js", 1, script);

    assertThat(scripts.find(TEXT, "a.js", 1)).isEmpty();
  }

  @Test
  void whatComesTwiceIsKept() {
    scripts.keepIfAgain(TEXT, "a.js", 1, script);
    scripts.keepIfAgain(TEXT, "a.js", 1, script);

    assertThat(scripts.find(TEXT, "a.js", 1)).containsSame(script);
    assertThat(scripts.find(TEXT, "b.js", 1)).isEmpty();
    assertThat(scripts.find(TEXT, "a.js", 2)).isEmpty();
  }

  @Test
  void whatWasDearIsKeptAtOnce() {
    scripts.keep(TEXT, "a.js", 1, script);

    assertThat(scripts.find(TEXT, "a.js", 1)).containsSame(script);
  }

  @Test
  void theLeastRecentlyUsedGoFirst() {
    for (int i = 0; i < 10; i++) {
      scripts.keep(TEXT, i + ".js", 1, script);
    }
    scripts.find(TEXT, "0.js", 1);
    scripts.keep(TEXT, "more.js", 1, script);

    assertThat(scripts.find(TEXT, "0.js", 1)).isPresent();
    assertThat(scripts.find(TEXT, "1.js", 1)).isEmpty();
    assertThat(scripts.find(TEXT, "more.js", 1)).isPresent();
  }
}
