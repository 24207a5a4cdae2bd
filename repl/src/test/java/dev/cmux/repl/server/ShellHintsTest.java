package dev.cmux.repl.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShellHintsTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "Call `set.offline(false)`. | Call `set offline false`.",
        "Start a recording with `network.har.start(path)`. | Start a recording with `network har start PATH`.",
        "See `download.list()`; a pause is `cmux.sleep(ms)`. | See `download list`; a pause is `cmux.sleep(ms)`.",
        "Narrow the target, or choose one with `.first()`. | Narrow the target, or choose one with `.first()`.",
        "Write `filter({ hasText: 'Ada' })`. | Write `filter({ hasText: 'Ada' })`."
      })
  void adviceNamesTheCommandsOfTheShell(String script, String shell) {
    assertThat(ShellHints.of(script)).isEqualTo(shell);
  }
}
