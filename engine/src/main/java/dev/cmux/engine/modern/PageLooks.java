package dev.cmux.engine.modern;

import java.util.Optional;
import org.htmlunit.css.ComputedCssStyleDeclaration;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.impl.SimpleRange;
import org.jspecify.annotations.Nullable;

/// What the elements of a page look like, for its scripts and for HtmlUnit's layout, which both would ask HtmlUnit's own cascade otherwise.
/// For the surface's thread.
public interface PageLooks {

  /// The computed style of an element as it is now.
  ///
  /// @param pseudo null for the element itself, or `:before`
  ComputedCssStyleDeclaration of(DomElement element, @Nullable String pseudo);

  /// The text of an element as it is shown, with tabs between cells and line breaks between blocks and rows: the HTML standard's `innerText`.
  String text(DomElement element);

  /// Where a caret gets from a place when it goes as far as a granularity of `Selection.modify`; empty when that is none.
  Optional<SimpleRange> caret(DomNode node, int offset, String granularity, boolean backwards);

  /// Something in the document has changed, but not in its style sheets.
  void changed();

  /// The style sheets, or anything else, may have changed.
  void sheetsChanged();
}
