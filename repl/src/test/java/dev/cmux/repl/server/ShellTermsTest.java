package dev.cmux.repl.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellTermsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Call `set.offline(false)`. | Call `set offline false`.",
        "Start a recording with `network.har.start(path)`. | Start a recording with `network har start PATH`.",
        "See `download.list()`; in scripts, `cmux.sleep(ms)` is a pause. | See `download list`.",
        "A selector, text=… or xpath=…; in scripts also a locator. | A selector, text=… or xpath=….",
        "Narrow the target, or choose one with `.first()`. | Narrow the target, or choose one with `.first()`.",
        "Give it more time with `timeoutMs`. | Give it more time with `--timeout-ms`.",
        "It is `readOnly`. | It is `readOnly`.",
        "Write `filter({ hasText: 'Ada' })`. | Write `filter({ hasText: 'Ada' })`."
      })
  void adviceNamesTheCommandsOfTheShell(String script, String shell) {
    assertThat(ShellTerms.of(script)).isEqualTo(shell);
  }
}
