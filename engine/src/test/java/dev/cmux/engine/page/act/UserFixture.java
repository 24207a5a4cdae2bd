package dev.cmux.engine.page.act;

import dev.cmux.engine.page.PageFixture;
import java.util.List;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;

/// A page and a user in front of it.
final class UserFixture implements AutoCloseable {

  private final PageFixture pages = new PageFixture();
  private final Actions actions = new Actions();
  private HtmlPage page;

  /// Shows a page; events are written down from here on.
  UserFixture show(String body) {
    page = pages.load("<body>" + body);
    EventLog.start(page);
    return this;
  }

  HtmlPage page() {
    return page;
  }

  Actions actions() {
    return actions;
  }

  DomElement element(String selector) {
    return PageFixture.first(page, selector);
  }

  UserFixture click(String selector) {
    actions.click(element(selector), MouseButton.LEFT, 1, List.of());
    return this;
  }

  UserFixture type(String selector, String text) {
    actions.type(element(selector), text);
    return this;
  }

  UserFixture press(String selector, String key) {
    actions.press(element(selector), key);
    return this;
  }

  UserFixture press(String key) {
    actions.press(page, key);
    return this;
  }

  UserFixture fill(String selector, String text) {
    actions.fill(element(selector), text);
    return this;
  }

  /// What a script of the page answers, as text.
  String eval(String script) {
    return String.valueOf(page.executeJavaScript("String(" + script + ")").getJavaScriptResult());
  }

  /// The events since the last look.
  String events() {
    return EventLog.take(page);
  }

  @Override
  public void close() {
    pages.close();
  }
}
