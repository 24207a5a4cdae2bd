package dev.cmux.engine.page.query;

import dev.cmux.engine.command.TextMatch;
import dev.cmux.engine.modern.platform.FormTree;
import dev.cmux.engine.modern.platform.Popovers;
import dev.cmux.engine.modern.platform.Undecided;
import dev.cmux.engine.page.aria.Look;
import dev.cmux.engine.page.dom.FlatTree;
import java.util.Locale;
import java.util.Set;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlInput;
import org.htmlunit.html.HtmlTextArea;

/// A pseudo-class that HtmlUnit's selectors lack: Playwright's own, and a few of the standard's.
sealed interface PseudoClass {

  /// The types of `<input>` that nobody types into.
  Set<String> NOT_TYPED =
      Set.of("hidden", "range", "color", "checkbox", "radio", "file", "submit", "image", "reset", "button");

  boolean matches(DomElement element, DomElement scope, Look look);

  private static boolean isTyped(HtmlInput input) {
    return !NOT_TYPED.contains(input.getType().toLowerCase(Locale.ROOT));
  }

  /// `:visible`.
  record Visible() implements PseudoClass {
    @Override
    public boolean matches(DomElement element, DomElement scope, Look look) {
      return look.visibility().isVisible(element);
    }
  }

  /// `:has-text("…")`: the text is somewhere inside.
  record HasText(TextMatch text) implements PseudoClass {
    @Override
    public boolean matches(DomElement element, DomElement scope, Look look) {
      return text.matches(look.text().of(element));
    }
  }

  /// `:text("…")`, `:text-is("…")`, `:text-matches("…", "i")`: the smallest elements with the text.
  record SmallestWithText(TextMatch text) implements PseudoClass {
    @Override
    public boolean matches(DomElement element, DomElement scope, Look look) {
      return look.text().isSmallestMatch(element, text);
    }
  }

  /// `:nth-match(selector, n)`: the n-th match of the selector in the document, from 1.
  record NthMatch(CssSelector selector, int position) implements PseudoClass {
    @Override
    public boolean matches(DomElement element, DomElement scope, Look look) {
      if (!selector.matches(element, scope, look)) {
        return false;
      }
      int found = 0;
      DomNode root = element.getPage();
      for (DomNode at = FlatTree.firstChild(root); at != null; at = FlatTree.next(at, root)) {
        if (at instanceof DomElement candidate && selector.matches(candidate, scope, look)) {
          found++;
          if (candidate == element || found > position) {
            break;
          }
        }
      }
      return found == position;
    }
  }

  /// `:scope`.
  record Scope() implements PseudoClass {
    @Override
    public boolean matches(DomElement element, DomElement scope, Look look) {
      return scope == null ? element == element.getPage().getDocumentElement() : element == scope;
    }
  }

  /// `:link` and `:any-link`.
  record Link() implements PseudoClass {
    @Override
    public boolean matches(DomElement element, DomElement scope, Look look) {
      return element.hasAttribute("href") && Set.of("a", "area").contains(FlatTree.tag(element));
    }
  }

  /// `:read-write`, or `:read-only` when not `writable`.
  record ReadWrite(boolean writable) implements PseudoClass {
    @Override
    public boolean matches(DomElement element, DomElement scope, Look look) {
      boolean editable =
          switch (element) {
            case HtmlTextArea area -> !area.isReadOnly() && !area.isDisabled();
            case HtmlInput input -> !input.isReadOnly() && !input.isDisabled() && isTyped(input);
            default -> element.hasAttribute("contenteditable")
                && !element.getAttribute("contenteditable").equalsIgnoreCase("false");
          };
      return editable == writable;
    }
  }

  /// `:indeterminate`.
  record Indeterminate() implements PseudoClass {
    @Override
    public boolean matches(DomElement element, DomElement scope, Look look) {
      return Undecided.is(element);
    }
  }

  /// `:disabled`, or `:enabled` when not `disabled`, of custom elements too.
  record Disabled(boolean disabled) implements PseudoClass {
    @Override
    public boolean matches(DomElement element, DomElement scope, Look look) {
      return disabled ? FormTree.isDisabled(element) : FormTree.isEnabled(element);
    }
  }

  /// `:defined`, which holds for every element of the standard and for the others too.
  record Defined() implements PseudoClass {
    @Override
    public boolean matches(DomElement element, DomElement scope, Look look) {
      return true;
    }
  }

  /// `:popover-open`.
  record PopoverOpen() implements PseudoClass {
    @Override
    public boolean matches(DomElement element, DomElement scope, Look look) {
      return Popovers.isOpen(element);
    }
  }
}
