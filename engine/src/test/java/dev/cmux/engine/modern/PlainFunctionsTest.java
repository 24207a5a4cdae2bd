package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Functions that the compiler does not see. It makes a `for` of each `while` that it does see.
class PlainFunctionsTest {

  private static final String LONG = "while(a.length>b.length){a=a.slice(1,c(a,b));if(a.ready)b.push(a[0],a[1],a[2])}";

  private static String lowered(String source) throws LoweringFailure {
    return ClosureLowering.lower(source, SourceKind.SCRIPT, "test").code();
  }

  @Test
  void aPlainFunctionBesideAModernOneIsHidden() throws LoweringFailure {
    assertThat(lowered("class A{};function f(a,b,c){" + LONG + "return a}")).contains("function f(a,b,c){" + LONG + "return a}");
  }

  @Test
  void theMethodOfAClassIsHidden() throws LoweringFailure {
    assertThat(lowered("class A{m(a,b,c){" + LONG + "}}")).contains(LONG);
  }

  @Test
  void aHiddenFunctionGetsTheNewNamesOfItsVariables() throws LoweringFailure {
    assertThat(lowered("function h(){for(let i=0;i<2;i++){f(function(a,b,c){" + LONG + "return i+g(i)})}}"))
        .contains(LONG)
        .containsPattern("return (\\S+)\\.i\\+g\\(\\1\\.i\\)");
  }

  @Test
  void whatTheFunctionDeclaresItselfKeepsItsName() throws LoweringFailure {
    assertThat(lowered("function h(){for(let i=0;i<2;i++){f(function(a,b,c){" + LONG + "try{c(function(i){return i})}catch(i){c(i)}return function(){return i}})}}"))
        .contains("function(i){return i}", "catch(i){c(i)}")
        .containsPattern("function\\(\\)\\{return \\S+\\.i\\}");
  }

  @Test
  void aHiddenFunctionKeepsItsVariablesApart() throws LoweringFailure {
    assertThat(lowered("function g(){let x=1;{let x=2;f(function(a,b,c){" + LONG + "return x})}return x}"))
        .contains("var x__cmux$0=2", LONG + "return x__cmux$0}", "return x}");
  }

  @Test
  void commasThatTheEngineDoesNotKnowGo() throws LoweringFailure {
    assertThat(lowered("class A{};function f(a,b,c){" + LONG + "return g(a,)}")).contains("return g(a)");
  }

  @ValueSource(
      strings = {
        "return()=>a", "let d=a;return d", "return[...a]", "return a?.b", "a||=b", "return{a}", "return{m(){}}", "return{[a]:1}", "var[d]=a",
        "for(var d of a)c(d)", "try{c()}catch{}", "return eval(a)", "with(a){c()}", "d:if(a)break d", "c`a`"
      })
  @ParameterizedTest
  void aFunctionThatTheCompilerHasToChangeIsNotHidden(String statement) throws LoweringFailure {
    assertThat(lowered("class A{};function f(a,b,c){" + LONG + statement + "}")).doesNotContain("while");
  }
}
