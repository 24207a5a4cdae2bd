package dev.cmux.engine.modern;

import static org.assertj.core.api.Assertions.assertThat;

import org.htmlunit.corejs.javascript.ContextFactory;
import org.htmlunit.corejs.javascript.RhinoException;
import org.junit.jupiter.api.Test;

/// Scripts that the compiler breaks down over, which no known script does: its exceptions look like these.
class LoweringFailureTest {

  private static RhinoException told(LoweringFailure failure) {
    return ContextFactory.getGlobal().call(context -> Languages.syntaxError(failure, new ScriptStart("https://example.com/app.js", 10, 1)));
  }

  @Test
  void aBreakdownIsToldWithFileLineAndReason() {
    RuntimeException breakdown =
        new RuntimeException(
            "INTERNAL COMPILER ERROR.\nPlease report this problem.\n\nunexpected\n  Node(NAME x): 0f3a5b7c9d1e2f40.js:7:3\nvar x",
            new IllegalStateException("unexpected"));
    RhinoException told = told(LoweringFailure.in(breakdown));
    assertThat(told.details())
        .isEqualTo(
            "InternalError: cmux cannot make this script one its page engine runs: its compiler failed (java.lang.IllegalStateException: unexpected)");
    assertThat(told.sourceName()).isEqualTo("https://example.com/app.js");
    assertThat(told.lineNumber()).isEqualTo(16);
  }

  @Test
  void aBreakdownWithoutAPlaceIsToldAtTheScriptsFirstLine() {
    RhinoException told = told(LoweringFailure.in(new StackOverflowError()));
    assertThat(told.details()).endsWith("it is nested too deeply");
    assertThat(told.lineNumber()).isEqualTo(10);
  }

  @Test
  void whatIsNoJavaScriptIsASyntaxError() {
    assertThat(told(new LoweringFailure("Parse error. '}' expected", 3, 1)).details()).isEqualTo("SyntaxError: '}' expected");
  }
}
