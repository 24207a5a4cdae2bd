package dev.cmux.stdlib.host;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// The lines around an error.
class ExcerptTest {

  @Test
  void showsTheLineItsNeighboursAndACaret() {
    assertThat(Excerpt.of("one\ntwo\nthree\nfour", 3, 2)).isEqualTo("  2 | two\n> 3 | three\n    |  ^\n  4 | four");
  }

  @Test
  void alignsLineNumbersOfDifferentLength() {
    assertThat(Excerpt.of("\n".repeat(8) + "nine\nten\neleven", 10, 1)).isEqualTo("   9 | nine\n> 10 | ten\n     | ^\n  11 | eleven");
  }

  @Test
  void cutsALongLineAroundTheCaret() {
    String excerpt = Excerpt.of("x".repeat(5000) + "HERE" + "y".repeat(5000), 1, 5001);
    assertThat(excerpt.lines()).allMatch(line -> line.length() <= 110);
    String[] lines = excerpt.split("\n");
    assertThat(lines[0].substring(lines[1].indexOf('^'))).startsWith("HERE").endsWith("y…");
    assertThat(lines[0]).startsWith("> 1 | …x");
    assertThat(Excerpt.of("short", 1, 1)).doesNotContain("…");
  }

  @Test
  void isEmptyWhereThereIsNoSuchLine() {
    assertThat(Excerpt.of("one", 2, 1)).isEmpty();
    assertThat(Excerpt.of("one", 0, 1)).isEmpty();
  }
}
