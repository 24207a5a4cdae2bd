package dev.cmux.engine.page.aria;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.htmlunit.html.DomElement;

/// One node of the tree that a snapshot tells: an element with a role, or a piece of text.
sealed interface AriaNode {

  /// Text between elements, white space collapsed, never empty.
  record Text(String text) implements AriaNode {}

  /// An element and what is told about it.
  final class Element implements AriaNode {

    /// Roles that somebody can act on.
    static final Set<String> INTERACTIVE =
        Set.of(
            "button", "checkbox", "combobox", "link", "listbox", "menuitem", "menuitemcheckbox", "menuitemradio",
            "option", "radio", "scrollbar", "searchbox", "slider", "spinbutton", "switch", "tab", "textbox",
            "treeitem");

    /// Roles that only mark a stretch of text or group other nodes: not worth a ref by themselves.
    private static final Set<String> WITHOUT_REF =
        Set.of("paragraph", "rowgroup", "caption", "separator", "definition", "term", "blockquote", "none", "generic");

    private final DomElement element;
    private final String role;
    private final String name;
    private final List<String> states = new ArrayList<>();
    private final List<AriaNode> children = new ArrayList<>();
    private String value = "";
    private String url = "";
    private String placeholder = "";
    private boolean clickable;

    Element(DomElement element, String role, String name) {
      this.element = element;
      this.role = role;
      this.name = name;
    }

    DomElement element() {
      return element;
    }

    String role() {
      return role;
    }

    String name() {
      return name;
    }

    /// `checked`, `level=2`, … in the order in which they are printed.
    List<String> states() {
      return states;
    }

    List<AriaNode> children() {
      return children;
    }

    /// What a field contains; masked for passwords.
    String value() {
      return value;
    }

    void value(String newValue) {
      value = newValue;
    }

    /// Where a link leads, as written in the page.
    String url() {
      return url;
    }

    void url(String newUrl) {
      url = newUrl;
    }

    /// The placeholder of a field, unless it is its name.
    String placeholder() {
      return placeholder;
    }

    void placeholder(String newPlaceholder) {
      placeholder = newPlaceholder;
    }

    /// An element without a role for it that reacts to clicks nevertheless.
    boolean isClickable() {
      return clickable;
    }

    void clickable() {
      clickable = true;
    }

    boolean isInteractive() {
      return clickable || INTERACTIVE.contains(role);
    }

    boolean hasRef() {
      return isInteractive() || !WITHOUT_REF.contains(role);
    }
  }
}
