package dev.cmux.engine.page;

import dev.cmux.engine.command.Target;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.page.net.HtmlUnitErrors;
import java.io.IOException;
import java.util.List;
import org.htmlunit.Page;
import org.htmlunit.WebRequest;
import org.htmlunit.WebWindow;
import org.htmlunit.html.BaseFrameElement;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;

/// Which document a command is about: the active tab's, or one in a frame of it.
final class Documents {

  private final TabList tabs;
  private Finder finder;

  Documents(TabList tabs) {
    this.tabs = tabs;
  }

  /// How frames are found; given later because finding needs documents in turn.
  void findWith(Finder finder) {
    this.finder = finder;
  }

  /// The window that holds the document.
  ///
  /// @throws EngineException `not_found` when a frame is not there, `invalid_params` when its target is no frame
  WebWindow window(List<Target> frames) {
    WebWindow window = tabs.active();
    for (Target frame : frames) {
      DomElement element = finder.one(frame, html(window));
      if (!(element instanceof BaseFrameElement found)) {
        throw EngineException.invalidParams("`%s` is a <%s>, not a frame.".formatted(frame, element.getTagName()))
            .withHint("Name an `<iframe>` or `<frame>`.");
      }
      window = found.getEnclosedWindow();
    }
    return window;
  }

  HtmlPage html(List<Target> frames) {
    return html(window(frames));
  }

  /// The page of the document, whatever it is.
  Page page(List<Target> frames) {
    return page(window(frames));
  }

  /// A tab that has been nowhere shows a blank page, which is made when somebody looks: most surfaces go somewhere first.
  private static Page page(WebWindow window) {
    try {
      return window.getEnclosedPage() == null
          ? window.getWebClient().getPage(window, WebRequest.newAboutBlankRequest())
          : window.getEnclosedPage();
    } catch (IOException e) {
      throw HtmlUnitErrors.navigation("about:blank", e);
    }
  }

  private static HtmlPage html(WebWindow window) {
    Page page = page(window);
    if (page instanceof HtmlPage html) {
      return html;
    }
    throw EngineException.invalidState("The tab shows `%s`, which is not an HTML document.".formatted(page.getUrl()));
  }

  /// Finds exactly one element in a document.
  @FunctionalInterface
  interface Finder {
    DomElement one(Target target, HtmlPage page);
  }
}
