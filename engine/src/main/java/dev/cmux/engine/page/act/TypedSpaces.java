package dev.cmux.engine.page.act;

import dev.cmux.engine.page.style.Styles;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomText;

/// Spaces of edited text, which a user wants to see: one that would collapse becomes a no-break space, and turns back once something follows.
final class TypedSpaces {

  private static final char NO_BREAK_SPACE = '\u00a0';

  private TypedSpaces() {}

  /// What the node is to hold for the text.
  static String in(DomText node, String text) {
    if (node.getParentNode() instanceof DomElement parent && new Styles().keepsSpaces(parent)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text);
    for (int i = 0; i < out.length(); i++) {
      if (isSpace(out.charAt(i))) {
        boolean lone = i > 0 && i < out.length() - 1 && !isSpace(out.charAt(i - 1)) && !isSpace(out.charAt(i + 1));
        boolean edge = i == 0 || i == out.length() - 1 || out.charAt(i - 1) == ' ';
        if (lone) {
          out.setCharAt(i, ' ');
        } else if (edge) {
          out.setCharAt(i, NO_BREAK_SPACE);
        }
      }
    }
    return out.toString();
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == NO_BREAK_SPACE;
  }
}
