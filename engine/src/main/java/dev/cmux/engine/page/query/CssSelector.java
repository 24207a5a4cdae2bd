package dev.cmux.engine.page.query;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.page.aria.Look;
import dev.cmux.engine.page.dom.FlatTree;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import org.htmlunit.css.CssStyleSheet;
import org.htmlunit.cssparser.parser.condition.AttributeCondition;
import org.htmlunit.cssparser.parser.condition.Condition;
import org.htmlunit.cssparser.parser.condition.HasPseudoClassCondition;
import org.htmlunit.cssparser.parser.condition.IsPseudoClassCondition;
import org.htmlunit.cssparser.parser.condition.NotPseudoClassCondition;
import org.htmlunit.cssparser.parser.condition.WherePseudoClassCondition;
import org.htmlunit.cssparser.parser.selector.ChildSelector;
import org.htmlunit.cssparser.parser.selector.DescendantSelector;
import org.htmlunit.cssparser.parser.selector.DirectAdjacentSelector;
import org.htmlunit.cssparser.parser.selector.ElementSelector;
import org.htmlunit.cssparser.parser.selector.GeneralAdjacentSelector;
import org.htmlunit.cssparser.parser.selector.RelativeSelector;
import org.htmlunit.cssparser.parser.selector.Selector;
import org.htmlunit.cssparser.parser.selector.SelectorList;
import org.htmlunit.cssparser.parser.selector.SimpleSelector;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;

/// A parsed CSS selector with Playwright's additions (`:has-text()`, `:visible`, …; see {@link PseudoClass}), which
/// HtmlUnit's own matching does not know.
///
/// Combinators follow the tree as it is shown, so a selector reaches into open shadow roots; single compounds
/// (`a.b[c]`) are left to HtmlUnit.
final class CssSelector {

  private final SelectorList selectors;
  private final List<PseudoClass> additions;

  CssSelector(SelectorList selectors, List<PseudoClass> additions) {
    this.selectors = selectors;
    this.additions = List.copyOf(additions);
  }

  /// Whether the element matches; `scope` is what `:scope` means.
  boolean matches(DomElement element, DomElement scope, Look look) {
    return matchesAny(selectors, element, scope, look);
  }

  private boolean matchesAny(SelectorList list, DomElement element, DomElement scope, Look look) {
    for (Selector selector : list) {
      boolean matches =
          selector instanceof RelativeSelector relative
              ? has(relative, element, scope, look)
              : matches(selector, element, scope, look, anchor -> true);
      if (matches) {
        return true;
      }
    }
    return false;
  }

  /// @param anchor what must hold of the element that the first compound of the selector matches
  private boolean matches(
      Selector selector, DomElement element, DomElement scope, Look look, Predicate<DomElement> anchor) {
    return switch (selector) {
      case ElementSelector compound -> anchor.test(element) && matchesCompound(compound, element, scope, look);
      case ChildSelector child -> {
        DomElement parent = FlatTree.parent(element);
        yield parent != null
            && matchesLast(child.getSimpleSelector(), element, scope, look)
            && matches(child.getAncestorSelector(), parent, scope, look, anchor);
      }
      case DescendantSelector descendant ->
          matchesLast(descendant.getSimpleSelector(), element, scope, look)
              && anyAncestor(descendant.getAncestorSelector(), element, scope, look, anchor);
      case DirectAdjacentSelector adjacent -> {
        DomElement previous = element.getPreviousElementSibling();
        yield previous != null
            && matchesLast(adjacent.getSimpleSelector(), element, scope, look)
            && matches(adjacent.getSelector(), previous, scope, look, anchor);
      }
      case GeneralAdjacentSelector sibling ->
          matchesLast(sibling.getSimpleSelector(), element, scope, look)
              && anyEarlierSibling(sibling.getSelector(), element, scope, look, anchor);
      default -> false;
    };
  }

  /// The last compound of a selector; pseudo-elements are no elements.
  private boolean matchesLast(SimpleSelector last, DomElement element, DomElement scope, Look look) {
    return last instanceof ElementSelector compound && matchesCompound(compound, element, scope, look);
  }

  private boolean anyAncestor(
      Selector selector, DomElement element, DomElement scope, Look look, Predicate<DomElement> anchor) {
    for (DomElement at = FlatTree.parent(element); at != null; at = FlatTree.parent(at)) {
      if (matches(selector, at, scope, look, anchor)) {
        return true;
      }
    }
    return false;
  }

  private boolean anyEarlierSibling(
      Selector selector, DomElement element, DomElement scope, Look look, Predicate<DomElement> anchor) {
    for (DomElement at = element.getPreviousElementSibling(); at != null; at = at.getPreviousElementSibling()) {
      if (matches(selector, at, scope, look, anchor)) {
        return true;
      }
    }
    return false;
  }

  /// `:has()`: looks for the selector inside or after the element, with its first compound standing to the element as
  /// the combinator says.
  private boolean has(RelativeSelector relative, DomElement element, DomElement scope, Look look) {
    Selector inner = relative.getSelector();
    return switch (relative.getCombinator()) {
      case DESCENDANT_COMBINATOR -> anyInside(inner, element, scope, look, at -> isInside(at, element));
      case CHILD_COMBINATOR -> anyInside(inner, element, scope, look, at -> FlatTree.parent(at) == element);
      case NEXT_SIBLING_COMBINATOR ->
          anyAfter(inner, element, scope, look, at -> at.getPreviousElementSibling() == element);
      case SUBSEQUENT_SIBLING_COMBINATOR ->
          anyAfter(inner, element, scope, look, at -> FlatTree.parent(at) == FlatTree.parent(element));
    };
  }

  private static boolean isInside(DomElement element, DomElement outer) {
    for (DomElement at = FlatTree.parent(element); at != null; at = FlatTree.parent(at)) {
      if (at == outer) {
        return true;
      }
    }
    return false;
  }

  private boolean anyInside(
      Selector inner, DomElement element, DomElement scope, Look look, Predicate<DomElement> anchor) {
    for (DomNode at = FlatTree.firstChild(element); at != null; at = FlatTree.next(at, element)) {
      if (at instanceof DomElement candidate && matches(inner, candidate, scope, look, anchor)) {
        return true;
      }
    }
    return false;
  }

  private boolean anyAfter(
      Selector inner, DomElement element, DomElement scope, Look look, Predicate<DomElement> anchor) {
    for (DomElement at = element.getNextElementSibling(); at != null; at = at.getNextElementSibling()) {
      if (matches(inner, at, scope, look, anchor) || anyInside(inner, at, scope, look, anchor)) {
        return true;
      }
    }
    return false;
  }

  private boolean matchesCompound(ElementSelector compound, DomElement element, DomElement scope, Look look) {
    ElementSelector plain = new ElementSelector(compound.getLocalName(), compound.getLocator());
    List<Condition> ours = new ArrayList<>();
    for (Condition condition : Objects.requireNonNullElse(compound.getConditions(), List.<Condition>of())) {
      if (isOurs(condition)) {
        ours.add(condition);
      } else {
        plain.addCondition(condition);
      }
    }
    ElementSelector tested = ours.isEmpty() ? compound : plain;
    if (!CssStyleSheet.selects(
        element.getPage().getWebClient().getBrowserVersion(), tested, element, null, true, false)) {
      return false;
    }
    for (Condition condition : ours) {
      if (!matches(condition, element, scope, look)) {
        return false;
      }
    }
    return true;
  }

  /// Nested selector lists are matched here, not by HtmlUnit, for they may contain additions too.
  private static boolean isOurs(Condition condition) {
    return switch (condition) {
      case HasPseudoClassCondition has -> true;
      case IsPseudoClassCondition is -> true;
      case WherePseudoClassCondition where -> true;
      case NotPseudoClassCondition not -> true;
      case AttributeCondition attribute -> attribute.getLocalName().startsWith(SelectorParser.MARK);
      default -> false;
    };
  }

  private boolean matches(Condition condition, DomElement element, DomElement scope, Look look) {
    return switch (condition) {
      case HasPseudoClassCondition has -> matchesAny(has.getSelectors(), element, scope, look);
      case IsPseudoClassCondition is -> matchesAny(is.getSelectors(), element, scope, look);
      case WherePseudoClassCondition where -> matchesAny(where.getSelectors(), element, scope, look);
      case NotPseudoClassCondition not -> !matchesAny(not.getSelectors(), element, scope, look);
      case AttributeCondition mark ->
          additions
              .get(Integer.parseInt(mark.getLocalName().substring(SelectorParser.MARK.length())))
              .matches(element, scope, look);
      default -> throw EngineException.internal(new IllegalStateException(condition.toString()));
    };
  }
}
