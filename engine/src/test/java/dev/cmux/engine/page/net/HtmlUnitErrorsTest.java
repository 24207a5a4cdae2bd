package dev.cmux.engine.page.net;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import org.junit.jupiter.api.Test;

class HtmlUnitErrorsTest {

  @Test
  void memoryThatRunsOutIsNamedAndIsNoBugToReport() {
    EngineException failure = HtmlUnitErrors.translate(new IllegalStateException(new OutOfMemoryError("Java heap space")));

    assertThat(failure).hasMessage("The process ran out of memory.").extracting(EngineException::code).isEqualTo(ErrorCode.INTERNAL_ERROR);
    assertThat(failure.hint()).hasValueSatisfying(hint -> assertThat(hint).contains("-Xmx"));
  }

  @Test
  void anyOtherErrorIsABugThatNamesIt() {
    EngineException failure = HtmlUnitErrors.translate(new AssertionError("half an answer"));

    assertThat(failure).hasMessageContaining("AssertionError: half an answer").extracting(EngineException::code).isEqualTo(ErrorCode.INTERNAL_ERROR);
  }
}
