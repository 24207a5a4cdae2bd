package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnScriptsTest {

  /// A text with a backtick is compiled anew for each window, see {@link CompiledScripts}; even in a comment.
  @ParameterizedTest
  @ValueSource(strings = {"runtime.js", "modules.js", "cures.js"})
  void ourScriptsAreCompiledOnceForAllWindows(String name) {
    assertThat(Lowering.resource(name)).doesNotContain("`").hasSizeGreaterThan(CompiledScripts.WORTH_SHARING);
  }
}
