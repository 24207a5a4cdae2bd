package dev.cmux.engine.page.dom;

import org.htmlunit.html.DomElement;

/// Short names of elements for messages: `<button id="save">`, `<input type="text" name="q">`, `<div class="card">`.
public final class Descriptors {

  private static final int LONGEST = 60;

  private Descriptors() {}

  public static String of(DomElement element) {
    StringBuilder out = new StringBuilder("<").append(FlatTree.tag(element));
    boolean named = append(out, element, "id");
    if (FlatTree.tag(element).equals("input")) {
      append(out, element, "type");
    }
    named |= append(out, element, "name");
    if (!named) {
      append(out, element, "class");
    }
    return out.append('>').toString();
  }

  private static boolean append(StringBuilder out, DomElement element, String attribute) {
    String value = element.getAttribute(attribute);
    if (value.isBlank()) {
      return false;
    }
    String text = value.strip();
    out.append(' ').append(attribute).append("=\"")
        .append(text.length() > LONGEST ? text.substring(0, LONGEST) + "…" : text)
        .append('"');
    return true;
  }
}
