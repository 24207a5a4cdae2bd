package dev.cmux.engine.page.style;

import dev.cmux.engine.modern.platform.ReadableCss;
import dev.cmux.engine.page.dom.FlatTree;
import java.util.List;
import java.util.Objects;
import org.htmlunit.css.CssStyleSheet;
import org.htmlunit.cssparser.parser.condition.Condition;
import org.htmlunit.cssparser.parser.condition.Condition.ConditionType;
import org.htmlunit.cssparser.parser.condition.IsPseudoClassCondition;
import org.htmlunit.cssparser.parser.condition.WherePseudoClassCondition;
import org.htmlunit.cssparser.parser.selector.ChildSelector;
import org.htmlunit.cssparser.parser.selector.DescendantSelector;
import org.htmlunit.cssparser.parser.selector.DirectAdjacentSelector;
import org.htmlunit.cssparser.parser.selector.ElementSelector;
import org.htmlunit.cssparser.parser.selector.GeneralAdjacentSelector;
import org.htmlunit.cssparser.parser.selector.Selector;
import org.htmlunit.cssparser.parser.selector.SelectorList;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;

/// Matches the selectors that know of shadow trees, `:host`, `:host(…)`, `:host-context(…)` and `::slotted(…)`, in the terms of {@link ReadableCss}.
/// HtmlUnit's matching knows none of them.
///
/// https://drafts.csswg.org/css-scoping/#selectors
final class ScopedSelectors {

  private ScopedSelectors() {}

  /// What a selector selects: elements of its own tree, the host of the tree, either, or what slots of the tree take.
  enum Subject {
    OWN,
    HOST,
    EITHER,
    SLOTTED
  }

  static Subject subject(Selector selector) {
    if (!(selector.getSimpleSelector() instanceof ElementSelector last)) {
      return Subject.OWN;
    }
    if (isSlotted(last)) {
      return Subject.SLOTTED;
    }
    return isHost(last) ? Subject.HOST : mentionsHost(last) ? Subject.EITHER : Subject.OWN;
  }

  /// Whether the selector can only be matched here.
  static boolean isScoped(Selector selector) {
    return switch (selector) {
      case ElementSelector compound -> isSlotted(compound) || mentionsHost(compound);
      case ChildSelector child -> isScoped(child.getSimpleSelector()) || isScoped(child.getAncestorSelector());
      case DescendantSelector inside -> isScoped(inside.getSimpleSelector()) || isScoped(inside.getAncestorSelector());
      case DirectAdjacentSelector next -> isScoped(next.getSimpleSelector()) || isScoped(next.getSelector());
      case GeneralAdjacentSelector after -> isScoped(after.getSimpleSelector()) || isScoped(after.getSelector());
      default -> false;
    };
  }

  /// Whether a selector of the style sheets of a shadow tree selects the element, which may be the host, or what a slot takes.
  static boolean matches(Selector selector, DomElement element, DomNode root) {
    return switch (selector) {
      case ElementSelector compound -> matchesCompound(compound, element, root);
      case ChildSelector child -> {
        DomElement outer = outer(child.getSimpleSelector(), element, root);
        yield outer != null
            && matches(child.getSimpleSelector(), element, root)
            && matches(child.getAncestorSelector(), outer, root);
      }
      case DescendantSelector inside -> {
        if (matches(inside.getSimpleSelector(), element, root)) {
          for (DomElement at = parent(element, root); at != null; at = parent(at, root)) {
            if (matches(inside.getAncestorSelector(), at, root)) {
              yield true;
            }
          }
        }
        yield false;
      }
      case DirectAdjacentSelector next -> {
        DomElement before = element == root.getParentNode() ? null : element.getPreviousElementSibling();
        yield before != null
            && matches(next.getSimpleSelector(), element, root)
            && matches(next.getSelector(), before, root);
      }
      case GeneralAdjacentSelector after -> {
        if (element != root.getParentNode() && matches(after.getSimpleSelector(), element, root)) {
          for (DomElement at = element.getPreviousElementSibling(); at != null; at = at.getPreviousElementSibling()) {
            if (matches(after.getSelector(), at, root)) {
              yield true;
            }
          }
        }
        yield false;
      }
      default -> false;
    };
  }

  /// What stands outside of an element in the eyes of its tree: its slot there for what is slotted, else its parent.
  private static DomElement outer(Selector inner, DomElement element, DomNode root) {
    return inner instanceof ElementSelector compound && isSlotted(compound) ? slot(element, root) : parent(element, root);
  }

  private static DomElement parent(DomElement element, DomNode root) {
    if (element == root.getParentNode()) {
      return null;
    }
    return (element.getParentNode() == root ? root.getParentNode() : element.getParentNode()) instanceof DomElement parent ? parent : null;
  }

  /// The slot of this tree that takes the element, itself or through slots of other trees; null when none does.
  private static DomElement slot(DomElement element, DomNode root) {
    for (DomElement slot = FlatTree.slot(element); slot != null; slot = FlatTree.slot(slot)) {
      if (FlatTree.root(slot) == root) {
        return slot;
      }
    }
    return null;
  }

  private static boolean matchesCompound(ElementSelector compound, DomElement element, DomNode root) {
    if (isSlotted(compound)) {
      return conditions(compound).stream().allMatch(condition -> holds(condition, element));
    }
    if (element == root.getParentNode()) {
      return compound.getLocalName() == null && matchesHost(conditions(compound), element, root);
    }
    if (!mentionsHost(compound)) {
      return selects(compound, element);
    }
    if (isHost(compound)) {
      return false;
    }
    // The host among alternatives: `:is(:host, .a)`.
    for (Condition condition : conditions(compound)) {
      boolean matches =
          switch (condition) {
            case IsPseudoClassCondition is -> matchesAny(is.getSelectors(), element, root);
            case WherePseudoClassCondition where -> matchesAny(where.getSelectors(), element, root);
            default -> holds(condition, element);
          };
      if (!matches) {
        return false;
      }
    }
    return compound.getLocalName() == null || compound.getLocalName().equalsIgnoreCase(element.getLocalName());
  }

  /// The host has no features of its own here: only what stands in the brackets of `:host` is asked of it.
  private static boolean matchesHost(List<Condition> conditions, DomElement host, DomNode root) {
    boolean named = false;
    boolean context = false;
    for (Condition condition : conditions) {
      boolean first = condition == conditions.getFirst();
      if (isPseudoClass(condition, "host")) {
        named = true;
      } else if (isPseudoClass(condition, "host-context")) {
        named = true;
        context = true;
      } else if (context && condition instanceof IsPseudoClassCondition is) {
        if (!isInContext(is, host)) {
          return false;
        }
        context = false;
      } else if (first && alternatives(condition) != null && matchesAny(alternatives(condition), host, root)) {
        named = true;
      } else if (!named || !isFunction(condition) || !holds(condition, host)) {
        return false;
      }
    }
    return named;
  }

  private static boolean isFunction(Condition condition) {
    return switch (condition.getConditionType()) {
      case IS_PSEUDO_CLASS_CONDITION, NOT_PSEUDO_CLASS_CONDITION, HAS_PSEUDO_CLASS_CONDITION, WHERE_PSEUDO_CLASS_CONDITION -> true;
      default -> false;
    };
  }

  private static SelectorList alternatives(Condition condition) {
    return switch (condition) {
      case IsPseudoClassCondition is -> is.getSelectors();
      case WherePseudoClassCondition where -> where.getSelectors();
      default -> null;
    };
  }

  private static boolean isInContext(Condition condition, DomElement host) {
    for (DomNode at = host; at != null; at = at.getParentNode()) {
      if (at instanceof DomElement element && holds(condition, element)) {
        return true;
      }
    }
    return false;
  }

  private static boolean matchesAny(SelectorList selectors, DomElement element, DomNode root) {
    for (Selector selector : selectors) {
      if (matches(selector, element, root)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isSlotted(ElementSelector compound) {
    return ReadableCss.SLOTTED.equals(compound.getLocalName());
  }

  private static boolean isHost(ElementSelector compound) {
    for (Condition condition : conditions(compound)) {
      if (isPseudoClass(condition, "host") || isPseudoClass(condition, "host-context")) {
        return true;
      }
    }
    return false;
  }

  private static boolean mentionsHost(ElementSelector compound) {
    if (isHost(compound)) {
      return true;
    }
    for (Condition condition : conditions(compound)) {
      SelectorList alternatives = alternatives(condition);
      if (alternatives != null) {
        for (Selector alternative : alternatives) {
          if (isScoped(alternative)) {
            return true;
          }
        }
      }
    }
    return false;
  }

  private static boolean isPseudoClass(Condition condition, String name) {
    return condition.getConditionType() == ConditionType.PSEUDO_CLASS_CONDITION && name.equalsIgnoreCase(condition.getValue());
  }

  private static List<Condition> conditions(ElementSelector compound) {
    return Objects.requireNonNullElse(compound.getConditions(), List.of());
  }

  private static boolean holds(Condition condition, DomElement element) {
    ElementSelector any = new ElementSelector(null, null);
    any.addCondition(condition);
    return selects(any, element);
  }

  /// HtmlUnit's matching, which stays inside a shadow tree.
  static boolean selects(Selector selector, DomElement element) {
    return CssStyleSheet.selects(
        element.getPage().getWebClient().getBrowserVersion(), ControlStates.answered(selector, element), element, null, false, false);
  }
}
