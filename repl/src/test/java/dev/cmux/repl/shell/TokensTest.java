package dev.cmux.repl.shell;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.repl.shell.Tokens.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "const a = 1 | KEYWORD:const NAME:a PUNCTUATION:= NUMBER:1",
        "a / b / c | NAME:a PUNCTUATION:/ NAME:b PUNCTUATION:/ NAME:c",
        "x = /a[/]b/gi | NAME:x PUNCTUATION:= REGEX:/a[/]b/gi",
        "return /a/ | KEYWORD:return REGEX:/a/",
        "(1) / 2 | OPEN:( NUMBER:1 CLOSE:) PUNCTUATION:/ NUMBER:2",
        "a.class | NAME:a PUNCTUATION:. NAME:class",
        "'it''s' // no | STRING:'it' STRING:'s' COMMENT:// no",
        "`a${b + `c`}d` | TEMPLATE:`a OPEN:${ NAME:b PUNCTUATION:+ TEMPLATE:`c` CLOSE:} TEMPLATE:d`",
        "`${ {} }` | TEMPLATE:` OPEN:${ OPEN:{ CLOSE:} CLOSE:} TEMPLATE:`",
        "\"a\\\"b | STRING:\"a\\\"b",
      })
  void cutsJavaScriptIntoTokens(String text, String expected) {
    List<String> tokens =
        Tokens.of(text).stream().filter(token -> token.kind() != Kind.BLANK).map(token -> token.kind() + ":" + text.substring(token.start(), token.end())).toList();
    assertThat(String.join(" ", tokens)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"'open", "`open ${1} and", "/* open", "/open", "\\", "}}}", "`${`${", "'ends in \\", "1..2", "€ # @", ""})
  void coversWhateverIsTyped(String text) {
    int at = 0;
    for (Tokens.Token token : Tokens.of(text)) {
      assertThat(token.start()).isEqualTo(at);
      assertThat(token.end()).isGreaterThan(at);
      at = token.end();
    }
    assertThat(at).isEqualTo(text.length());
  }

  @Test
  void saysThatAStringIsStillOpen() {
    assertThat(Tokens.of("f('a").getLast().closed()).isFalse();
    assertThat(Tokens.of("f('a'").getLast().closed()).isTrue();
    assertThat(Tokens.of("f(`a${1}b").getLast().closed()).isFalse();
  }

  @Test
  void findsTheCallAroundTheCursor() {
    assertThat(TypedCall.at("await surf.fill('#a', ")).contains(new TypedCall("surf.fill", "await ", 1));
    assertThat(TypedCall.at("f([1, 2], ")).contains(new TypedCall("f", "", 1));
    assertThat(TypedCall.at("surf.click({ button: ")).contains(new TypedCall("surf.click", "", 0));
    assertThat(TypedCall.at("surf.get.te")).contains(new TypedCall("surf.get.te", "", -1));
    assertThat(TypedCall.at("surf.find.role('x').click(")).contains(new TypedCall(".click", "surf.find.role('x')", 0));
    assertThat(TypedCall.at("surf.find.role('x')\n  .click(")).contains(new TypedCall(".click", "surf.find.role('x')", 0));
    assertThat(TypedCall.at("surf\n  ?.click /* it */ (")).contains(new TypedCall("surf.click", "", 0));
    assertThat(TypedCall.at("surf.click ")).isEmpty();
    assertThat(TypedCall.at("1 + 2")).isEmpty();
  }
}
