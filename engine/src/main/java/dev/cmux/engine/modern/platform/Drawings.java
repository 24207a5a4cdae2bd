package dev.cmux.engine.modern.platform;

import java.util.Optional;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.html.DomElement;
import org.htmlunit.javascript.host.Window;

/// Drawings and their shapes as a user finds them: where scripts do. To be called on the surface's thread.
public final class Drawings {

  /// A box in CSS pixels from the top left of the page.
  public record Place(double left, double top, double width, double height) {}

  private Drawings() {}

  /// Where a drawing or one of its shapes lies; empty for other elements, and where no scripts run.
  public static Optional<Place> place(DomElement element) {
    return SvgNames.isSvg(element)
            && element.getPage().getWebClient().isJavaScriptEnabled()
            && element.isAttachedToPage()
            && element.getPage().getEnclosingWindow().getScriptableObject() instanceof Window window
        ? Realm.of(window).map(realm -> place(realm, element))
        : Optional.empty();
  }

  /// The drawing that a shape is part of, or the drawing itself.
  public static DomElement outermost(DomElement shape) {
    DomElement at = shape;
    while (at.getParentNode() instanceof DomElement parent && SvgNames.isSvg(parent)) {
      at = parent;
    }
    return at;
  }

  private static Place place(Realm realm, DomElement element) {
    return realm.engine().getContextFactory().call(cx -> {
      Object box = realm.call(realm.start().offered(PlatformScript.SVG, "drawnBox"), realm.window(), realm.wrap(element));
      Object[] sides = box instanceof Scriptable list ? cx.getElements(list) : new Object[] {0, 0, 0, 0};
      return new Place(number(sides[0]), number(sides[1]), number(sides[2]), number(sides[3]));
    });
  }

  private static double number(Object value) {
    return Context.toNumber(value);
  }
}
