package dev.cmux.engine.modern.platform;

import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.css.ComputedCssStyleDeclaration;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlSvg;
import org.htmlunit.javascript.HtmlUnitScriptable;

/// Where drawings lie in a page, for `viewports.js`.
final class DrawingHost {

  private DrawingHost() {}

  static void offer(Realm realm, NativeObject host) {
    // (svg): left, top, width and height of its box, all zero for what has none
    StartScript.define(
        realm, host, "drawingBox", 1, (cx, self, args) -> realm.newArray(box(((HtmlUnitScriptable) args[0]).getDomNodeOrDie())));
  }

  private static Object[] box(DomNode node) {
    if (!(node instanceof HtmlSvg drawing) || !drawing.isAttachedToPage() || isHidden(drawing)) {
      return new Object[] {0, 0, 0, 0};
    }
    ComputedCssStyleDeclaration style = drawing.getPage().getEnclosingWindow().getComputedStyle(drawing, null);
    return new Object[] {drawing.getPosX(), drawing.getPosY(), style.getCalculatedWidth(true, true), style.getCalculatedHeight(true, true)};
  }

  private static boolean isHidden(DomNode node) {
    return node instanceof DomElement element
        && (element.getPage().getEnclosingWindow().getComputedStyle(element, null).getDisplay().equals("none") || isHidden(element.getParentNode()));
  }
}
