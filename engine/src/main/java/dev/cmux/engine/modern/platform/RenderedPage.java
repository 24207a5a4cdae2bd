package dev.cmux.engine.modern.platform;

import org.htmlunit.html.DomElement;

/// A page that knows what its elements show.
public interface RenderedPage {

  /// The text of an element as it is shown: the HTML standard's `innerText`.
  String textOf(DomElement element);
}
