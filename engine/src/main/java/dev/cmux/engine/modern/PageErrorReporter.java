package dev.cmux.engine.modern;

import dev.cmux.engine.modern.platform.HostFailure;
import org.htmlunit.WebClient;
import org.htmlunit.corejs.javascript.ErrorReporter;
import org.htmlunit.corejs.javascript.EvaluatorException;

/// Turns what the page engine reports into exceptions of the page, and passes warnings on.
final class PageErrorReporter implements ErrorReporter {

  /// The engine's own sentence for too many script frames (`ACallFrame`); page code expects a `RangeError`.
  private static final String TOO_DEEP = "Exceeded maximum stack depth";

  private final WebClient client;

  PageErrorReporter(WebClient client) {
    this.client = client;
  }

  @Override
  public void warning(String message, String source, int line, String lineText, int column) {
    client.getJavaScriptErrorListener().warn(message, source, line, lineText, column);
  }

  @Override
  public void error(String message, String source, int line, String lineText, int column) {
    throw new EvaluatorException(message, source, line, lineText, column);
  }

  @Override
  public EvaluatorException runtimeError(String message, String source, int line, String lineText, int column) {
    if (TOO_DEEP.equals(message)) {
      throw HostFailure.tooDeep();
    }
    return new EvaluatorException(message, source, line, lineText, column);
  }
}
