package dev.cmux.engine.page.style;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.htmlunit.WebWindow;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;

/// The computed styles of one page, kept until something in the page changes.
///
/// A change forgets them all: computing one again is cheaper than finding out which are concerned, for the rules of the style
/// sheets stay read.
public final class ComputedStyles {

  private static final Pattern COLONS = Pattern.compile("^:+");

  /// What HtmlUnit makes of an argument that is not there.
  private static final Set<String> ABSENT = Set.of("undefined", "null");

  private final HtmlPage page;
  private Map<DomElement, Map<String, ComputedStyle>> known = new IdentityHashMap<>();
  private Cascade cascade = new Cascade();
  private Styles styles = new Styles(cascade);
  private boolean stale;
  private boolean sheetsStale;
  private Object focused;
  private int width;
  private int height;

  public ComputedStyles(HtmlPage page) {
    this.page = page;
  }

  /// The computed style of an element.
  ///
  /// @param pseudo null for the element itself, or `:before`
  public ComputedStyle of(DomElement element, String pseudo) {
    freshen();
    Map<String, ComputedStyle> ofElement = known.computeIfAbsent(element, unused -> new HashMap<>(2));
    String name = pseudo == null ? "" : COLONS.matcher(pseudo).replaceFirst("");
    if (ABSENT.contains(name)) {
      name = "";
    }
    ComputedStyle style = ofElement.get(name);
    if (style == null) {
      style = new ComputedStyle(this, element, name);
      ofElement.put(name, style);
    }
    return style;
  }

  /// Something in the document has changed, but not in its style sheets.
  public void changed() {
    stale = true;
    if (!known.isEmpty()) {
      known = new IdentityHashMap<>();
    }
  }

  /// The style sheets, or anything else, may have changed.
  public void sheetsChanged() {
    changed();
    sheetsStale = true;
  }

  /// The cascade over the page as it is now; another one after each change.
  Cascade cascade() {
    freshen();
    return cascade;
  }

  /// The styles that decide what is shown, of the page as it is now.
  public Styles styles() {
    freshen();
    return styles;
  }

  /// Nothing tells of the focus and of the window's size.
  private void freshen() {
    WebWindow window = page.getEnclosingWindow();
    if (window.getInnerWidth() != width || window.getInnerHeight() != height) {
      width = window.getInnerWidth();
      height = window.getInnerHeight();
      sheetsChanged();
    }
    if (page.getFocusedElement() != focused) {
      focused = page.getFocusedElement();
      changed();
    }
    if (stale) {
      cascade = sheetsStale ? new Cascade() : cascade.afresh();
      styles = new Styles(cascade);
      stale = false;
      sheetsStale = false;
    }
  }
}
