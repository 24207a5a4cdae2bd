package dev.cmux.engine.modern.platform;

import org.htmlunit.History;
import org.htmlunit.Page;
import org.htmlunit.Screen;
import org.htmlunit.WebClient;
import org.htmlunit.WebWindow;
import org.htmlunit.css.ComputedCssStyleDeclaration;
import org.htmlunit.html.DomElement;
import org.htmlunit.javascript.HtmlUnitScriptable;
import org.htmlunit.javascript.background.JavaScriptJobManager;

/// The window of a document that has been left, for the scripts that still hold on to it. HtmlUnit's host objects (5.5.0: `Location`, `Storage`, `URL.createObjectURL`
/// and many more) ask their window for the document it shows; they are not to speak of, or for, the one that came after theirs.
///
/// Nothing can be loaded into it: the client does not know it.
final class LeftWindow implements WebWindow {

  private static final long serialVersionUID = 1L;

  private final WebWindow place;
  private final transient HostWindow window;
  private final transient Page page;

  LeftWindow(WebWindow place, HostWindow window, Page page) {
    this.place = place;
    this.window = window;
    this.page = page;
  }

  @Override
  public String getName() {
    return "";
  }

  @Override
  public void setName(String name) {}

  @Override
  public Page getEnclosedPage() {
    return page;
  }

  @Override
  public void setEnclosedPage(Page other) {}

  @Override
  public WebWindow getParentWindow() {
    return place.getParentWindow() == place ? this : place.getParentWindow();
  }

  @Override
  public WebWindow getTopWindow() {
    return place.getTopWindow() == place ? this : place.getTopWindow();
  }

  @Override
  public WebClient getWebClient() {
    return place.getWebClient();
  }

  @Override
  public History getHistory() {
    return new History(this);
  }

  @Override
  public <T extends HtmlUnitScriptable> void setScriptableObject(T object) {}

  @Override
  @SuppressWarnings("unchecked")
  public <T> T getScriptableObject() {
    return (T) window;
  }

  @Override
  public JavaScriptJobManager getJobManager() {
    return place.getJobManager();
  }

  @Override
  public boolean isClosed() {
    return true;
  }

  @Override
  public int getInnerWidth() {
    return place.getInnerWidth();
  }

  @Override
  public void setInnerWidth(int width) {}

  @Override
  public int getOuterWidth() {
    return place.getOuterWidth();
  }

  @Override
  public void setOuterWidth(int width) {}

  @Override
  public int getInnerHeight() {
    return place.getInnerHeight();
  }

  @Override
  public void setInnerHeight(int height) {}

  @Override
  public int getOuterHeight() {
    return place.getOuterHeight();
  }

  @Override
  public void setOuterHeight(int height) {}

  @Override
  public Screen getScreen() {
    return place.getScreen();
  }

  @Override
  public ComputedCssStyleDeclaration getComputedStyle(DomElement element, String pseudoElement) {
    return place.getComputedStyle(element, pseudoElement);
  }
}
