package dev.cmux.engine.page.style;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.htmlunit.cssparser.parser.condition.Condition;
import org.htmlunit.cssparser.parser.condition.Condition.ConditionType;
import org.htmlunit.cssparser.parser.selector.ChildSelector;
import org.htmlunit.cssparser.parser.selector.DescendantSelector;
import org.htmlunit.cssparser.parser.selector.DirectAdjacentSelector;
import org.htmlunit.cssparser.parser.selector.ElementSelector;
import org.htmlunit.cssparser.parser.selector.GeneralAdjacentSelector;
import org.htmlunit.cssparser.parser.selector.Selector;
import org.htmlunit.html.DomElement;

/// A rule for parts of other shadow trees, `my-card::part(title)`, taken to pieces.
///
/// @param rule the rule, whose selector selects the host
/// @param names the parts that the element must be, all of them
/// @param itself what else must hold of the element, as `:hover`
record PartRule(StyleRule rule, List<String> names, ElementSelector itself) {

  private static final String PREFIX = "part(";
  private static final Set<String> STATES =
      Set.of("hover", "active", "focus", "focus-visible", "focus-within", "disabled", "enabled", "checked", "indeterminate", "required",
          "optional", "valid", "invalid", "link", "visited", "target");

  static boolean isPart(Selector selector) {
    return selector.getSimpleSelector() instanceof ElementSelector last && conditions(last).stream().anyMatch(PartRule::isPart);
  }

  static PartRule of(StyleRule rule) {
    ElementSelector last = (ElementSelector) rule.selector().getSimpleSelector();
    ElementSelector host = new ElementSelector(last.getLocalName(), null);
    ElementSelector itself = new ElementSelector(null, null);
    List<String> names = List.of();
    for (Condition condition : conditions(last)) {
      if (isPart(condition)) {
        String value = condition.getValue();
        names = List.of(value.substring(PREFIX.length(), value.length() - 1).strip().split("\\s+"));
      } else {
        (names.isEmpty() ? host : itself).addCondition(condition);
      }
    }
    StyleRule ofHost =
        new StyleRule(endingIn(host, rule.selector()), rule.pseudo(), rule.specificity(), rule.layer(), rule.order(), rule.declarations());
    return new PartRule(ofHost, names, itself);
  }

  /// A part has a state, but what it is and where it stands is nobody's business outside.
  boolean selects(DomElement element, Set<String> parts) {
    return parts.containsAll(names)
        && conditions(itself).stream().allMatch(condition -> STATES.contains(String.valueOf(condition.getValue())))
        && ScopedSelectors.selects(itself, element);
  }

  private static Selector endingIn(ElementSelector last, Selector selector) {
    return switch (selector) {
      case ChildSelector child -> new ChildSelector(child.getAncestorSelector(), last);
      case DescendantSelector inside -> new DescendantSelector(inside.getAncestorSelector(), last);
      case DirectAdjacentSelector next -> new DirectAdjacentSelector(next.getSelector(), last);
      case GeneralAdjacentSelector after -> new GeneralAdjacentSelector(after.getSelector(), last);
      default -> last;
    };
  }

  private static boolean isPart(Condition condition) {
    return condition.getConditionType() == ConditionType.PSEUDO_CLASS_CONDITION
        && condition.getValue() != null
        && condition.getValue().startsWith(PREFIX);
  }

  private static List<Condition> conditions(ElementSelector compound) {
    return Objects.requireNonNullElse(compound.getConditions(), List.of());
  }
}
