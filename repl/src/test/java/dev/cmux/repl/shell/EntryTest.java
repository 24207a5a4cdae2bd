package dev.cmux.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EntryTest {

  @ParameterizedTest
  @ValueSource(strings = {"1 + 1", ".5 + 1", "cmux", "cmux.open()", "cmux in x", "cmux instanceof Object", "tree", "tree.x", "browser.x", "browser in x", "browser + 1", "  const a = 1"})
  void javaScriptStaysJavaScript(String line) {
    assertThat(Entry.of(line)).isEqualTo(new Entry.Script(line));
  }

  @Test
  void linesOfTheCommandLineAreWords() {
    assertThat(Entry.of("browser open https://example.com --json")).isEqualTo(new Entry.Words(List.of("browser", "open", "https://example.com", "--json")));
    assertThat(Entry.of(" cmux browser surface:2 fill '#a b' \"it's\" ")).isEqualTo(new Entry.Words(List.of("browser", "surface:2", "fill", "#a b", "it's")));
    assertThat(Entry.of("cmux tree")).isEqualTo(new Entry.Words(List.of("tree")));
    assertThat(Entry.of("tree --json")).isEqualTo(new Entry.Words(List.of("tree", "--json")));
    assertThat(Entry.of("close-surface --surface surface:1")).isEqualTo(new Entry.Words(List.of("close-surface", "--surface", "surface:1")));
  }

  @Test
  void aDotAndALetterIsACommandWithTheRestAsItsArgument() {
    assertThat(Entry.of(".open  https://example.com ")).isEqualTo(new Entry.Dot("open", "https://example.com"));
    assertThat(Entry.of(".h")).isEqualTo(new Entry.Dot("h", ""));
    assertThat(Entry.of("  ")).isEqualTo(new Entry.Blank());
  }

  @Test
  void wordsAreSplitAsAShellDoes() {
    assertThat(Entry.split("a 'b c' d\\ e \"f \\\" g\" '' h'i'")).containsExactly("a", "b c", "d e", "f \" g", "", "hi");
    assertThat(Entry.words(" a 'b c' d\\ e")).containsExactly(new Entry.Word("a", 1, 2), new Entry.Word("b c", 3, 8), new Entry.Word("d e", 9, 13));
  }

  @Test
  void commandsMayBeShortenedUntilTheyAreAmbiguous() {
    assertThat(DotCommand.named("sn")).containsExactly(DotCommand.SNAPSHOT);
    assertThat(DotCommand.named("h")).containsExactly(DotCommand.HELP, DotCommand.HISTORY);
    assertThat(DotCommand.named("use")).containsExactly(DotCommand.USE);
    assertThat(DotCommand.named("nothing")).isEmpty();
  }
}
