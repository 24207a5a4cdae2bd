package dev.cmux.engine.page.style;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.htmlunit.BrowserVersion;
import org.htmlunit.css.StyleAttributes;
import org.htmlunit.css.StyleAttributes.Definition;
import org.htmlunit.css.StyleElement;

/// The names of the properties that a computed style enumerates: the longhands that the engine has a value of, in alphabetical order.
final class ComputedNames {

  /// What stands for several others, in the engine's list.
  private static final Set<String> SHORTHANDS =
      Set.of(
          ("animation animation-range background background-position-x background-position-y border border-block border-block-color border-block-end"
                  + " border-block-start border-block-style border-block-width border-bottom border-color border-image border-inline border-inline-color"
                  + " border-inline-end border-inline-start border-inline-style border-left border-radius border-right border-spacing border-style border-top"
                  + " border-width column-rule column-rule-inset column-rule-inset-cap column-rule-inset-end column-rule-inset-junction"
                  + " column-rule-inset-start columns container corner-block-end-shape corner-block-start-shape corner-bottom-shape corner-inline-end-shape"
                  + " corner-inline-start-shape corner-left-shape corner-right-shape corner-shape corner-top-shape css-float flex flex-flow font"
                  + " font-synthesis gap grid grid-area grid-column grid-column-gap grid-gap grid-row grid-row-gap grid-template inset inset-block"
                  + " inset-inline interest-delay list-style margin margin-block margin-inline marker mask offset outline overflow overscroll-behavior"
                  + " padding padding-block padding-inline page-break-after page-break-before page-break-inside place-content place-items place-self"
                  + " position-try row-rule row-rule-inset row-rule-inset-cap row-rule-inset-end row-rule-inset-junction row-rule-inset-start rule"
                  + " rule-break rule-color rule-inset rule-inset-cap rule-inset-end rule-inset-junction rule-inset-start rule-style"
                  + " rule-visibility-items rule-width scroll-margin scroll-margin-block scroll-margin-inline scroll-padding scroll-padding-block"
                  + " scroll-padding-inline scroll-timeline text-box text-emphasis text-wrap timeline-trigger timeline-trigger-activation-range"
                  + " timeline-trigger-active-range transition view-timeline white-space word-wrap")
              .split(" "));

  private static final Map<String, StyleElement> ENGINES = map(engines());

  private ComputedNames() {}

  /// The names, and after them those of custom properties, without values.
  static Map<String, StyleElement> with(Set<String> custom) {
    return custom.isEmpty() ? ENGINES : map(Stream.concat(ENGINES.keySet().stream(), custom.stream().sorted()));
  }

  private static Map<String, StyleElement> map(Stream<String> names) {
    Map<String, StyleElement> map = new LinkedHashMap<>();
    names.forEach(name -> map.put(name, null));
    return Collections.unmodifiableMap(map);
  }

  private static Stream<String> engines() {
    return StyleAttributes.getDefinitions(BrowserVersion.CHROME).stream()
        .filter(each -> each == Definition.WIDTH || each == Definition.HEIGHT || !each.getDefaultComputedValue(BrowserVersion.CHROME).isEmpty())
        .map(Definition::getAttributeName)
        .filter(name -> name.chars().allMatch(c -> c == '-' || c >= 'a' && c <= 'z' || c >= '0' && c <= '9'))
        .filter(name -> !name.startsWith("webkit-") && !SHORTHANDS.contains(name))
        .sorted();
  }
}
