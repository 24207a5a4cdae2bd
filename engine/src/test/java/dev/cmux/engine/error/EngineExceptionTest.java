package dev.cmux.engine.error;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EngineExceptionTest {

  @Test
  void aBugIsToldAsOneWithItsCause() {
    RuntimeException cause = new IllegalStateException("oops");
    EngineException e = EngineException.internal(cause);
    assertThat(e.code()).isEqualTo(ErrorCode.INTERNAL_ERROR);
    assertThat(e).hasMessage("cmux failed unexpectedly (IllegalStateException: oops).").hasCause(cause);
  }

  @Test
  void aBuildThatWasReplacedUnderARunningProcessIsNoBug() {
    EngineException e = EngineException.internal(new NoClassDefFoundError("dev/cmux/repl/server/OpenWords"));
    assertThat(e.code()).isEqualTo(ErrorCode.INVALID_STATE);
    assertThat(e).hasMessage("cmux was built anew while this process ran, and what it needs is gone.");
    assertThat(e.hint()).contains("Start it again.");
  }
}
