package dev.cmux.engine.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NearestTest {

  private static final List<String> WORDS = List.of("run", "repl", "batch", "browser", "close-surface", "capabilities", "state", "timeoutMs", "toBeEnabled", "toBe");

  @ParameterizedTest
  @CsvSource({"brwoser,browser", "brows,browser", "RUN,run", "bacth,batch", "close_surface,close-surface", "capabilitys,capabilities", "storageState,state", "timeout,timeoutMs", "TIMEOUTMS,timeoutMs", "toBee,toBe", "toBeEn,toBeEnabled"})
  void aNearWordIsFound(String typed, String meant) {
    assertThat(Nearest.to(typed, WORDS)).contains(meant);
  }

  @Test
  void aFarWordIsNot() {
    assertThat(Nearest.to("zebra", WORDS)).isEmpty();
    assertThat(Nearest.to("", WORDS)).isEmpty();
  }
}
