package dev.cmux.engine.page;

import org.htmlunit.Cache;
import org.htmlunit.cssparser.dom.CSSStyleSheetImpl;

/// HtmlUnit's cache of answers, without its style sheets by their text (5.5.0): two `<style>` elements of the same text, or one before a
/// reload and after it, would share their rules, and what a script inserts into one is in the other.
final class ResponseCache extends Cache {

  private static final long serialVersionUID = 1L;

  @Override
  public void cache(String css, CSSStyleSheetImpl sheet) {
    // Every element parses its own.
  }
}
