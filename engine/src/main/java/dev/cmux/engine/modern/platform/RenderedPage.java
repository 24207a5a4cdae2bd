package dev.cmux.engine.modern.platform;

import java.util.Optional;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.impl.SimpleRange;

/// A page that knows what its elements show.
public interface RenderedPage {

  /// The text of an element as it is shown: the HTML standard's `innerText`.
  String textOf(DomElement element);

  /// Where a caret gets from a place.
  ///
  /// @param granularity how far it goes: `character`, `word`, … as `Selection.modify` has them
  /// @return empty when that is no granularity
  Optional<SimpleRange> caretFrom(DomNode node, int offset, String granularity, boolean backwards);
}
