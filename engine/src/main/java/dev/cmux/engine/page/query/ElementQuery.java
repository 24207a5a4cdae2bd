package dev.cmux.engine.page.query;

import dev.cmux.engine.command.Target;
import dev.cmux.engine.command.TextMatch;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.modern.platform.FormTree;
import dev.cmux.engine.page.aria.Look;
import dev.cmux.engine.page.aria.RefTable;
import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.Labels;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;

/// Resolves targets against a document, by Playwright's rules. Looks once; waiting is up to the caller.
public final class ElementQuery {

  private static final List<String> TEST_ID_ATTRIBUTES = List.of("data-testid", "data-test-id", "data-test");

  private final RefTable refs;
  private final Look look;

  public ElementQuery(RefTable refs, Look look) {
    this.refs = refs;
    this.look = look;
  }

  /// The elements the target names inside `scope` (a page or an element, which is not itself a candidate), in document
  /// order and without repetition; empty when there are none.
  ///
  /// @throws EngineException `invalid_params` for a selector or expression that is not valid; `stale_ref` or
  ///     `not_found` for a ref that cannot be used
  public List<DomElement> resolve(Target target, DomNode scope) {
    return switch (target) {
      case Target.Ref ref -> List.of(refs.element(ref.number()));
      case Target.Css css -> css(css.selector(), scope);
      case Target.XPath xpath -> xpath(xpath.expression(), scope);
      case Target.Text text -> select(scope, element -> look.text().isSmallestMatch(element, text.text()));
      case Target.Role role -> select(scope, new RoleQuery(role, look)::matches);
      case Target.Label label -> select(scope, element -> isLabelled(element, label.text()));
      case Target.Placeholder placeholder -> byAttribute(scope, "placeholder", placeholder.text());
      case Target.Alt alt -> byAttribute(scope, "alt", alt.text());
      case Target.Title title -> byAttribute(scope, "title", title.text());
      case Target.TestId id -> select(scope, element -> hasTestId(element, id.id()));
      case Target.Within within -> within(within, scope);
      case Target.Filtered filtered ->
          resolve(filtered.base(), scope).stream()
              .filter(element -> filtered.text().matches(look.text().of(element)) == filtered.wanted())
              .toList();
      case Target.Nth nth -> pick(resolve(nth.base(), scope), nth.index());
    };
  }

  private List<DomElement> css(String selector, DomNode scope) {
    CssSelector parsed = SelectorParser.parse(selector, scope);
    DomElement root = scope instanceof DomElement element ? element : null;
    return select(scope, element -> parsed.matches(element, root, look));
  }

  private static List<DomElement> xpath(String expression, DomNode scope) {
    boolean nested = scope instanceof DomElement && expression.startsWith("/");
    List<?> found;
    try {
      found = scope.getByXPath(nested ? "." + expression : expression);
    } catch (RuntimeException e) {
      throw EngineException.invalidParams("`%s` is not a valid XPath expression: %s.".formatted(expression, reason(e)))
          .with("selector", expression)
          .causedBy(e);
    }
    List<DomElement> elements = new ArrayList<>();
    for (Object node : found) {
      if (!(node instanceof DomElement element)) {
        throw EngineException.invalidParams("The XPath expression `%s` does not select elements.".formatted(expression))
            .withHint("Select the element that holds the text or attribute, and read it with `get.text` or `get.attr`.")
            .with("selector", expression);
      }
      elements.add(element);
    }
    return elements;
  }

  private static String reason(RuntimeException e) {
    Throwable cause = e;
    while (cause.getCause() != null && cause.getCause() != cause) {
      cause = cause.getCause();
    }
    String first = String.valueOf(cause.getMessage()).lines().findFirst().orElse("it cannot be parsed");
    return first.replaceFirst("\\.$", "");
  }

  private static List<DomElement> byAttribute(DomNode scope, String attribute, TextMatch match) {
    return select(scope, element -> element.hasAttribute(attribute) && match.matches(element.getAttribute(attribute)));
  }

  private static boolean hasTestId(DomElement element, String id) {
    for (String attribute : TEST_ID_ATTRIBUTES) {
      if (element.hasAttribute(attribute) && element.getAttribute(attribute).equals(id)) {
        return true;
      }
    }
    return false;
  }

  /// `aria-labelledby` goes before `aria-label`, which goes before `<label>`, as in Playwright.
  private boolean isLabelled(DomElement element, TextMatch match) {
    List<DomElement> referenced = Labels.referenced(element, "aria-labelledby");
    if (!referenced.isEmpty()) {
      return referenced.stream().anyMatch(label -> match.matches(look.text().of(label)));
    }
    String own = element.getAttribute("aria-label");
    if (!own.isBlank()) {
      return match.matches(own);
    }
    return FormTree.isLabelable(element)
        && look.labels().of(element).stream().anyMatch(label -> match.matches(look.text().of(label)));
  }

  private List<DomElement> within(Target.Within within, DomNode scope) {
    List<DomElement> outer = resolve(within.scope(), scope);
    if (outer.size() == 1) {
      return resolve(within.inner(), outer.getFirst());
    }
    Set<DomElement> found = Collections.newSetFromMap(new IdentityHashMap<>());
    for (DomElement element : outer) {
      found.addAll(resolve(within.inner(), element));
    }
    return inDocumentOrder(found, outer);
  }

  /// The found elements in the order in which they stand in the documents of `outer`.
  private static List<DomElement> inDocumentOrder(Set<DomElement> found, Collection<DomElement> outer) {
    Set<DomNode> pages = new LinkedHashSet<>();
    outer.forEach(element -> pages.add(element.getPage()));
    List<DomElement> ordered = new ArrayList<>(found.size());
    for (DomNode page : pages) {
      ordered.addAll(select(page, found::contains));
    }
    return ordered;
  }

  private static List<DomElement> pick(List<DomElement> matches, int index) {
    int at = index < 0 ? matches.size() + index : index;
    return at >= 0 && at < matches.size() ? List.of(matches.get(at)) : List.of();
  }

  private static List<DomElement> select(DomNode scope, Predicate<DomElement> test) {
    List<DomElement> found = new ArrayList<>();
    for (DomNode at = FlatTree.firstChild(scope); at != null; at = FlatTree.next(at, scope)) {
      if (at instanceof DomElement element && test.test(element)) {
        found.add(element);
      }
    }
    return found;
  }
}
