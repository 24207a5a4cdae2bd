package dev.cmux.engine.page.style;

import dev.cmux.engine.modern.platform.ReadableCss;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmlunit.cssparser.dom.CSSStyleDeclarationImpl;
import org.htmlunit.cssparser.dom.Property;
import org.htmlunit.util.UrlUtils;

/// The declarations of a rule, read when an element first matches it: in the style sheets of frameworks most rules are never used.
final class DeclarationBlock {

  private static final Set<String> SHOWING =
      Set.of(
          "all", "display", "visibility", "content-visibility", "content", "white-space", "text-transform", "transform",
          "width", "height", "min-width", "min-height", "max-width", "max-height", "position", "float", "top",
          "right", "bottom", "left", "inset", "cursor", "pointer-events", "overflow", "overflow-x", "overflow-y");
  private static final Set<String> SHOWING_FAMILIES = Set.of("padding", "border");

  private static final Pattern ADDRESS = Pattern.compile("(?i)url\\(\\s*([\"']?)(.*?)\\1\\s*\\)");

  private final boolean shows;
  private final Supplier<List<Declaration>> source;
  private List<Declaration> all;
  private List<Declaration> showing;

  private DeclarationBlock(boolean shows, Supplier<List<Declaration>> source) {
    this.shows = shows;
    this.source = source;
  }

  /// @param base the address of the style sheet, which addresses in it are relative to
  static DeclarationBlock of(CSSStyleDeclarationImpl parsed, String base) {
    boolean shows = parsed.getProperties().stream().anyMatch(property -> isShowing(Declaration.name(property.getName())));
    return new DeclarationBlock(shows, () -> read(parsed, base));
  }

  static DeclarationBlock of(List<Declaration> declarations) {
    return new DeclarationBlock(declarations.stream().anyMatch(each -> isShowing(each.property())), () -> declarations);
  }

  /// Whether any of them bears on what a user sees of an element.
  boolean shows() {
    return shows;
  }

  List<Declaration> all() {
    if (all == null) {
      all = source.get();
    }
    return all;
  }

  /// Those that bear on what a user sees.
  List<Declaration> showing() {
    if (showing == null) {
      showing = all().stream().filter(each -> isShowing(each.property())).toList();
    }
    return showing;
  }

  private static List<Declaration> read(CSSStyleDeclarationImpl parsed, String base) {
    List<Declaration> declarations = new ArrayList<>();
    for (Property property : parsed.getProperties()) {
      String value = property.getValue() == null ? "" : absolute(ReadableCss.original(property.getValue().getCssText()), base);
      String name = Declaration.name(property.getName());
      if (!value.isEmpty() || name.startsWith("--")) {
        declarations.add(new Declaration(name, value, property.isImportant()));
      }
    }
    return declarations;
  }

  /// A value with its addresses made absolute: whoever uses it does not know which sheet it was in.
  static String absolute(String value, String base) {
    return value.contains("url(")
        ? ADDRESS.matcher(value).replaceAll(match -> Matcher.quoteReplacement("url(\"" + UrlUtils.resolveUrl(base, match.group(2)) + "\")"))
        : value;
  }

  private static boolean isShowing(String property) {
    int dash = property.indexOf('-');
    return SHOWING.contains(property) || SHOWING_FAMILIES.contains(dash < 0 ? property : property.substring(0, dash));
  }
}
