package dev.cmux.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.PageScript;
import dev.cmux.engine.command.Timeout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class BrowserTest {

  /// What surfaces leave in the temporary folder is removed on their threads, which end with the browser.
  @Test
  void closingWaitsForSurfacesThatSomebodyElseIsClosing() {
    List<CompletableFuture<Void>> closing = new ArrayList<>();
    try (Browser browser = new Browser()) {
      for (int i = 0; i < 4; i++) {
        Surface surface = browser.open(OpenOptions.DEFAULT);
        surface.perform(new Inject.Eval(PageScript.text("1"), List.of(), Optional.empty(), Timeout.DEFAULT)).join();
        // Nothing can stop this function of the page engine, so that closing takes as long.
        surface.perform(new Inject.Eval(PageScript.text("'x'.padStart(3e7).length"), List.of(), Optional.empty(), Timeout.DEFAULT));
      }
      browser.surfaces().forEach(surface -> closing.add(surface.close()));
      assertThat(browser.surfaces()).isEmpty();
    }
    assertThat(closing).allSatisfy(gone -> assertThat(gone).isDone());
  }
}
