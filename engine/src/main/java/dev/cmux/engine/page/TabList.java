package dev.cmux.engine.page;

import dev.cmux.engine.command.Tabs.Tab;
import dev.cmux.engine.error.EngineException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.htmlunit.Page;
import org.htmlunit.TopLevelWindow;
import org.htmlunit.WebClient;
import org.htmlunit.WebWindowEvent;
import org.htmlunit.WebWindowListener;
import org.htmlunit.html.HtmlPage;

/// The tabs of a surface and which one is active. Windows that a page opens become tabs; ids are never reused.
final class TabList implements WebWindowListener {

  private final Map<String, TopLevelWindow> tabs = new LinkedHashMap<>();
  private String active;
  private int opened;

  /// Starts with the window every client is born with.
  TabList(WebClient client) {
    add((TopLevelWindow) client.getCurrentWindow().getTopWindow());
    active = "t1";
    client.addWebWindowListener(this);
  }

  TopLevelWindow active() {
    return tabs.get(active);
  }

  List<Tab> list() {
    List<Tab> list = new ArrayList<>();
    tabs.forEach((id, window) -> list.add(describe(id, window, list.size())));
    return list;
  }

  /// @return the tab of that id, or of that index from 0
  /// @throws EngineException `not_found` when there is none
  Tab find(String idOrIndex) {
    List<Tab> list = list();
    return list.stream()
        .filter(tab -> tab.id().equals(idOrIndex) || String.valueOf(tab.index()).equals(idOrIndex))
        .findFirst()
        .orElseThrow(
            () ->
                EngineException.notFound("There is no tab `%s`.".formatted(idOrIndex))
                    .withHint("Open tabs: %s.".formatted(String.join(", ", tabs.keySet())))
                    .with("tabs", List.copyOf(tabs.keySet())));
  }

  TopLevelWindow window(Tab tab) {
    return tabs.get(tab.id());
  }

  /// The tab of a window, which must be one of ours.
  Tab of(TopLevelWindow window) {
    return list().stream().filter(tab -> tabs.get(tab.id()) == window).findFirst().orElseThrow();
  }

  void activate(Tab tab) {
    active = tab.id();
    TopLevelWindow window = tabs.get(active);
    window.getWebClient().setCurrentWindow(window);
  }

  int size() {
    return tabs.size();
  }

  @Override
  public void webWindowOpened(WebWindowEvent event) {
    if (event.getWebWindow() instanceof TopLevelWindow window) {
      add(window);
    }
  }

  @Override
  public void webWindowContentChanged(WebWindowEvent event) {}

  /// The tab before the closed one becomes active, as in browsers.
  @Override
  public void webWindowClosed(WebWindowEvent event) {
    String closed = null;
    String before = null;
    for (Map.Entry<String, TopLevelWindow> entry : tabs.entrySet()) {
      if (entry.getValue() == event.getWebWindow()) {
        closed = entry.getKey();
        break;
      }
      before = entry.getKey();
    }
    if (closed == null) {
      return;
    }
    tabs.remove(closed);
    if (closed.equals(active) && !tabs.isEmpty()) {
      active = before == null ? tabs.keySet().iterator().next() : before;
    }
  }

  private void add(TopLevelWindow window) {
    tabs.put("t" + ++opened, window);
  }

  private Tab describe(String id, TopLevelWindow window, int index) {
    Page page = window.getEnclosedPage();
    String url = page == null ? "about:blank" : page.getUrl().toExternalForm();
    String title = page instanceof HtmlPage html ? html.getTitleText() : "";
    return new Tab(id, index, url, title, id.equals(active));
  }
}
