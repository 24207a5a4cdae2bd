package dev.cmux.engine.page;

import dev.cmux.engine.command.Observe.PageError;
import dev.cmux.engine.page.net.HtmlUnitErrors;
import dev.cmux.engine.page.net.RecentEntries;
import java.net.MalformedURLException;
import java.net.URL;
import java.util.List;
import java.util.Objects;
import java.util.regex.Pattern;
import org.htmlunit.ScriptException;
import org.htmlunit.corejs.javascript.EcmaError;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.JavaScriptErrorListener;

/// What went wrong in the pages of a surface and was caught by nobody.
final class PageErrors implements JavaScriptErrorListener {

  private static final String EXCEPTION = "error";
  private static final String SYNTAX = "syntax";

  /// How the page engine writes `undefined` into some of its sentences (5.5.0).
  private static final Pattern UNDEFINED = Pattern.compile("org\\.htmlunit\\.corejs\\.javascript\\.Undefined@\\w+");

  private final RecentEntries<PageError> entries = new RecentEntries<>();

  List<PageError> list() {
    return entries.list();
  }

  void clear() {
    entries.clear();
  }

  /// @param kind as {@link PageError} lists them
  void add(String kind, String message, String source, int line, int column) {
    entries.add(
        new PageError(kind, UNDEFINED.matcher(message).replaceAll("undefined"), Objects.requireNonNullElse(source, ""), Math.max(line, 0), Math.max(column, 0), System.currentTimeMillis()));
  }

  /// Java code that a page's timer has called failed.
  void failed(Error failure) {
    add(EXCEPTION, HtmlUnitErrors.translate(failure).getMessage(), "", 0, 0);
  }

  @Override
  public void scriptException(HtmlPage page, ScriptException exception) {
    if (exception.getCause() instanceof RhinoException script) {
      add(isOfReading(script) ? SYNTAX : EXCEPTION, script.details(), script.sourceName(), script.lineNumber(), script.columnNumber());
    } else if (exception.getCause() instanceof StackOverflowError) {
      add(EXCEPTION, "RangeError: Maximum call stack size exceeded", url(page), 0, 0);
    } else {
      add(EXCEPTION, exception.getMessage(), url(page), exception.getFailingLineNumber(), exception.getFailingColumnNumber());
    }
  }

  /// Whether a script could not be read: others throw syntax errors too, `JSON.parse` for one, but those have no columns.
  private static boolean isOfReading(RhinoException script) {
    return script instanceof EcmaError error && error.getName().equals("SyntaxError") && error.columnNumber() > 0;
  }

  @Override
  public void timeoutError(HtmlPage page, long allowed, long taken) {
    add(EXCEPTION, "A script was ended after %d ms.".formatted(taken), url(page), 0, 0);
  }

  @Override
  public void malformedScriptURL(HtmlPage page, String url, MalformedURLException exception) {
    add(EXCEPTION, "The script URL `%s` is not valid.".formatted(url), url(page), 0, 0);
  }

  @Override
  public void loadScriptError(HtmlPage page, URL url, Exception exception) {
    add(EXCEPTION, "The script did not load: %s".formatted(exception.getMessage()), url.toExternalForm(), 0, 0);
  }

  @Override
  public void warn(String message, String source, int line, String lineSource, int lineOffset) {
    // warnings of the parser are not errors of the page
  }

  private static String url(HtmlPage page) {
    return page == null ? "" : page.getUrl().toExternalForm();
  }
}
