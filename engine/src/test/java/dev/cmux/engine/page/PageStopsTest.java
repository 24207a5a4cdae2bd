package dev.cmux.engine.page;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PageStopsTest {

  private final PageStops stops = new PageStops(new PageErrors(), Runnable::run);

  @Test
  void aScriptIsNamedWithItsSizeWhileItIsPrepared() {
    stops.prepares("https://a.example/app.js", 3_766_654);
    assertThat(stops.preparing()).contains("`https://a.example/app.js` was still being translated for the page engine (3,766 KB of JavaScript)");
    stops.prepared();
    assertThat(stops.preparing()).isEmpty();
  }

  /// Its translation may end before the answer, when there is nothing left but that it has not run.
  @Test
  void theScriptThatWasPreparedWhenTimeWasUpIsKnownUntilTheNextCall() {
    stops.prepares("https://a.example/app.js", 10);
    stops.stop(false);
    stops.prepared();
    assertThat(stops.preparingAtStop()).contains("`https://a.example/app.js` was still being translated for the page engine (1 KB of JavaScript)");
    stops.resume();
    assertThat(stops.preparingAtStop()).isEmpty();
  }

  @Test
  void aScriptThatWasReadyWhenTimeWasUpIsNotNamed() {
    stops.prepares("https://a.example/app.js", 10);
    stops.prepared();
    stops.stop(false);
    assertThat(stops.preparingAtStop()).isEmpty();
  }
}
