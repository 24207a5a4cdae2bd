package dev.cmux.engine.page.act;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import org.htmlunit.html.DomElement;

/// Makes `:hover` match the element under the pointer.
///
/// HtmlUnit keeps this in a private field that only its own mouse methods set, and those send events of their own.
final class HoverMark {

  private static final VarHandle OVER = field();

  private HoverMark() {}

  static void set(DomElement element, boolean over) {
    OVER.set(element, over);
    element.getPage().clearComputedStyles();
  }

  private static VarHandle field() {
    try {
      return MethodHandles.privateLookupIn(DomElement.class, MethodHandles.lookup())
          .findVarHandle(DomElement.class, "mouseOver_", boolean.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }
}
