package dev.cmux.engine.page.style;

import dev.cmux.engine.modern.platform.FormTree;
import dev.cmux.engine.modern.platform.Undecided;
import java.util.List;
import java.util.Objects;
import org.htmlunit.cssparser.parser.condition.Condition;
import org.htmlunit.cssparser.parser.condition.Condition.ConditionType;
import org.htmlunit.cssparser.parser.condition.IsPseudoClassCondition;
import org.htmlunit.cssparser.parser.condition.NotPseudoClassCondition;
import org.htmlunit.cssparser.parser.condition.PseudoClassCondition;
import org.htmlunit.cssparser.parser.condition.WherePseudoClassCondition;
import org.htmlunit.cssparser.parser.selector.ChildSelector;
import org.htmlunit.cssparser.parser.selector.DescendantSelector;
import org.htmlunit.cssparser.parser.selector.DirectAdjacentSelector;
import org.htmlunit.cssparser.parser.selector.ElementSelector;
import org.htmlunit.cssparser.parser.selector.GeneralAdjacentSelector;
import org.htmlunit.cssparser.parser.selector.Selector;
import org.htmlunit.cssparser.parser.selector.SelectorList;
import org.htmlunit.cssparser.parser.selector.SelectorListImpl;
import org.htmlunit.cssparser.parser.selector.SimpleSelector;
import org.htmlunit.html.DomElement;

/// `:disabled` and `:enabled` of a custom element that takes part in forms, which HtmlUnit's matching knows of its own classes only, and `:indeterminate`, which it knows of none.
/// What is asked of the element is answered here, by a condition that holds for every element but the root, or for that alone.
final class ControlStates {

  private ControlStates() {}

  /// What is left to be asked of the element.
  static Selector answered(Selector selector, DomElement element) {
    boolean custom = FormTree.isCustom(element);
    if (!custom && !Undecided.isPossible(element) || !(selector.getSimpleSelector() instanceof ElementSelector subject) || !isAsked(subject, custom)) {
      return selector;
    }
    SimpleSelector answered = answered(subject, element);
    return switch (selector) {
      case ChildSelector child -> new ChildSelector(child.getAncestorSelector(), answered);
      case DescendantSelector inside -> new DescendantSelector(inside.getAncestorSelector(), answered);
      case DirectAdjacentSelector next -> new DirectAdjacentSelector(next.getSelector(), answered);
      case GeneralAdjacentSelector after -> new GeneralAdjacentSelector(after.getSelector(), answered);
      default -> answered;
    };
  }

  private static boolean isAsked(ElementSelector compound, boolean custom) {
    for (Condition condition : conditions(compound)) {
      if (isState(condition, custom)) {
        return true;
      }
      for (Selector alternative : alternatives(condition)) {
        if (alternative.getSimpleSelector() instanceof ElementSelector inner && isAsked(inner, custom)) {
          return true;
        }
      }
    }
    return false;
  }

  private static ElementSelector answered(ElementSelector compound, DomElement element) {
    ElementSelector answered = new ElementSelector(compound.getLocalName(), compound.getLocator());
    for (Condition condition : conditions(compound)) {
      answered.addCondition(
          switch (condition) {
            case IsPseudoClassCondition is -> new IsPseudoClassCondition(answered(is.getSelectors(), element), is.getLocator());
            case WherePseudoClassCondition where -> new WherePseudoClassCondition(answered(where.getSelectors(), element), where.getLocator());
            case NotPseudoClassCondition not -> new NotPseudoClassCondition(answered(not.getSelectors(), element), not.getLocator());
            default -> isState(condition, FormTree.isCustom(element)) ? answer(holds(condition.getValue(), element)) : condition;
          });
    }
    return answered;
  }

  private static SelectorList answered(SelectorList selectors, DomElement element) {
    SelectorListImpl answered = new SelectorListImpl();
    for (Selector selector : selectors) {
      answered.add(answered(selector, element));
    }
    return answered;
  }

  private static Condition answer(boolean holds) {
    Condition root = new PseudoClassCondition("root", null, false);
    if (!holds) {
      return root;
    }
    ElementSelector any = new ElementSelector(null, null);
    any.addCondition(root);
    SelectorListImpl only = new SelectorListImpl();
    only.add(any);
    return new NotPseudoClassCondition(only, null);
  }

  private static boolean isState(Condition condition, boolean custom) {
    return condition.getConditionType() == ConditionType.PSEUDO_CLASS_CONDITION
        && (custom ? condition.getValue().equals("disabled") || condition.getValue().equals("enabled") : condition.getValue().equals("indeterminate"));
  }

  private static boolean holds(String state, DomElement element) {
    return state.equals("indeterminate") ? Undecided.is(element) : state.equals("disabled") == FormTree.isDisabled(element);
  }

  private static Iterable<Selector> alternatives(Condition condition) {
    return switch (condition) {
      case IsPseudoClassCondition is -> is.getSelectors();
      case WherePseudoClassCondition where -> where.getSelectors();
      case NotPseudoClassCondition not -> not.getSelectors();
      default -> List.of();
    };
  }

  private static List<Condition> conditions(ElementSelector compound) {
    return Objects.requireNonNullElse(compound.getConditions(), List.of());
  }
}
