package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Names in lowered text, in which `let` has become `var`.
class OriginalNamesTest {

  private static String lowered(String source) throws LoweringFailure {
    return ClosureLowering.lower(source, SourceKind.SCRIPT, "test").code();
  }

  @Test
  void variablesOfFunctionsThatDoNotMeetHaveTheSameNameAgain() throws LoweringFailure {
    assertThat(lowered("(()=>{function f(){let x=1;return x}function g(x){return x}function h(){let x=2;return x}})()"))
        .doesNotContain("$0");
  }

  @Test
  void aVariableOfABlockStaysApartFromTheOneAroundIt() throws LoweringFailure {
    assertThat(lowered("function f(){let x=1;{let x=2;g(x)}return x}")).contains("var x=1", "var x__cmux$0=2", "g(x__cmux$0)", "return x");
  }

  @Test
  void aVariableStaysApartFromOneThatIsUsedBelowIt() throws LoweringFailure {
    assertThat(lowered("(()=>{let x=1;function f(){{let x=2;g(x)}return ()=>x}})()")).contains("var x__cmux$0=2", "return x}");
  }

  @Test
  void aVariableStaysApartFromOneBetweenItAndItsUse() throws LoweringFailure {
    assertThat(lowered("(()=>{let y=()=>{let x=1;return ()=>{{let x=2;g(x)}return x}}})()")).contains("var x=1", "var x__cmux$0=2", "return x}");
  }

  @Test
  void nothingGetsTheNameOfArguments() throws LoweringFailure {
    assertThat(lowered("function f(){return arguments}function h(arguments$jscomp$1){let x=arguments$jscomp$1;return x+arguments.length}"))
        .contains("arguments__cmux$0", "+arguments.length");
  }
}
