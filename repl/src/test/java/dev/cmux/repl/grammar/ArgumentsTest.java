package dev.cmux.repl.grammar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import org.junit.jupiter.api.Test;

class ArgumentsTest {

  private static final CommandSpec RUN =
      new CommandSpec(
              "run",
              "Run a task file.",
              List.of(Operand.required("FILE", "the task")),
              List.of(
                  Option.many("param", "K=V", "a parameter"),
                  Option.of("timeout", "MS", "a limit"),
                  Option.many("allow-hosts", "HOST,…", "where it may go")))
          .withRest("ARGS");

  private static Arguments parse(String... words) {
    return Arguments.parse(RUN, List.of(words));
  }

  @Test
  void optionsMayStandBeforeAndAfterOperands() {
    Arguments arguments = parse("--timeout", "500", "a.cmux.js", "--json");
    assertThat(arguments.operand(0)).contains("a.cmux.js");
    assertThat(arguments.number("timeout", 1)).contains(500L);
    assertThat(arguments.flag("json")).isTrue();
  }

  @Test
  void anEqualsSignSeparatesNameAndValueOnceOnly() {
    assertThat(parse("f", "--param=query=a=b", "--param", "n=1").values("param")).containsExactly("query=a=b", "n=1");
  }

  @Test
  void whatFollowsTwoDashesIsLeftAlone() {
    assertThat(parse("f", "--", "--json", "-x").rest()).containsExactly("--json", "-x");
    assertThat(parse("f", "--", "--json").flag("json")).isFalse();
  }

  @Test
  void aSingleDashIsAnOperand() {
    assertThat(parse("-").operand(0)).contains("-");
  }

  @Test
  void aValueMayBeginWithADash() {
    assertThat(parse("f", "--param", "-v").values("param")).containsExactly("-v");
    assertThat(parse("f", "--param=--json").values("param")).containsExactly("--json");
  }

  @Test
  void listsAreSplitAtCommasAndCollected() {
    assertThat(parse("f", "--allow-hosts", "a.example, b.example", "--allow-hosts=c.example").list("allow-hosts"))
        .containsExactly("a.example", "b.example", "c.example");
  }

  @Test
  void aForgottenValueIsNotTakenFromTheNextOption() {
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse("f", "--timeout", "--json"))
        .withMessage("`--timeout` needs a value (MS), but `--json` follows.");
    assertThatExceptionOfType(UsageException.class).isThrownBy(() -> parse("f", "--timeout")).withMessageContaining("needs a value");
  }

  @Test
  void whatDoesNotFitIsNamed() {
    assertThatExceptionOfType(UsageException.class).isThrownBy(() -> parse()).withMessage("`cmux run` needs FILE: the task");
    assertThatExceptionOfType(UsageException.class).isThrownBy(() -> parse("a", "b")).withMessageContaining("`b`");
    assertThatExceptionOfType(UsageException.class).isThrownBy(() -> parse("f", "-x")).withMessageContaining("no option `-x`");
    assertThatExceptionOfType(UsageException.class).isThrownBy(() -> parse("f", "--json=yes")).withMessageContaining("takes no value");
    assertThatExceptionOfType(UsageException.class)
        .isThrownBy(() -> parse("f", "--timeout", "1", "--timeout", "2"))
        .withMessage("`--timeout` is given twice, as `1` and as `2`.");
  }

  @Test
  void numbersAreCheckedWhenTheyAreRead() {
    for (String wrong : List.of("soon", "0", "-5", "1.5", "99999999999999999999")) {
      assertThatExceptionOfType(UsageException.class)
          .isThrownBy(() -> parse("f", "--timeout", wrong).number("timeout", 1))
          .withMessage("`--timeout` needs a whole number of at least 1, not `%s`.", wrong);
    }
  }

  @Test
  void helpNeedsNoOperands() {
    assertThat(parse("--help").flag("help")).isTrue();
  }
}
