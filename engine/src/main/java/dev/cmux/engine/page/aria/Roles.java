package dev.cmux.engine.page.aria;

import dev.cmux.engine.command.AriaRoles;
import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.view.Focusability;
import java.util.IdentityHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.htmlunit.html.DomElement;

/// The ARIA role of elements: the `role` attribute with its fallbacks and conflicts (WAI-ARIA 1.2), else what HTML
/// gives (HTML-AAM, see {@link ImplicitRoles}).
///
/// An element without meaning is `generic`, a presentational one `none`. Synonyms are told by one name: `none` for
/// `presentation`, `img` for `image`, `list` for `directory`.
public final class Roles {

  private static final Set<String> GLOBAL_ATTRIBUTES =
      Set.of(
          "aria-atomic", "aria-braillelabel", "aria-brailleroledescription", "aria-busy", "aria-controls",
          "aria-current", "aria-describedby", "aria-description", "aria-details", "aria-dropeffect", "aria-flowto",
          "aria-grabbed", "aria-keyshortcuts", "aria-label", "aria-labelledby", "aria-live", "aria-owns",
          "aria-relevant", "aria-roledescription");

  /// Elements that lose their meaning with their parent's, and those parents.
  private static final Map<String, Set<String>> OWNERS =
      Map.of(
          "li", Set.of("ul", "ol", "menu", "dir"),
          "dt", Set.of("dl", "div"),
          "dd", Set.of("dl", "div"),
          "div", Set.of("dl"),
          "td", Set.of("tr"),
          "th", Set.of("tr"),
          "tr", Set.of("thead", "tbody", "tfoot", "table"),
          "thead", Set.of("table"),
          "tbody", Set.of("table"),
          "tfoot", Set.of("table"));

  private final Look look;
  private final ImplicitRoles implicit;
  private final Map<DomElement, String> roles = new IdentityHashMap<>();

  Roles(Look look) {
    this.look = look;
    this.implicit = new ImplicitRoles(look);
  }

  /// The role of the element.
  public String of(DomElement element) {
    String known = roles.get(element);
    if (known != null) {
      return known;
    }
    // A name may depend on the element's own role: seen from inside, it has none yet.
    roles.put(element, "generic");
    String role = compute(element);
    roles.put(element, role);
    return role;
  }

  private String compute(DomElement element) {
    if (element.hasAttribute("role")) {
      for (String token : element.getAttribute("role").strip().toLowerCase(Locale.ROOT).split("\\s+")) {
        if (!AriaRoles.NAMES.contains(token) || needsMissingName(token, element)) {
          continue;
        }
        String role = canonical(token);
        if (!role.equals("none")) {
          return role;
        }
        if (!isKeptByConflict(element)) {
          return "none";
        }
        break;
      }
    }
    String role = implicit.of(element);
    return !role.equals("generic") && isPresentationalByOwner(element) ? "none" : role;
  }

  /// The one name of a role that has two.
  public static String canonical(String role) {
    return switch (role) {
      case "presentation" -> "none";
      case "image" -> "img";
      case "directory" -> "list";
      default -> role;
    };
  }

  /// A region or form without a name is not one (WAI-ARIA 1.2, 5.3.4).
  private boolean needsMissingName(String role, DomElement element) {
    return (role.equals("region") || role.equals("form")) && look.names().given(element).isEmpty();
  }

  /// Something that can be focused or that has a global attribute keeps its role (presentational roles conflict
  /// resolution).
  private static boolean isKeptByConflict(DomElement element) {
    return Focusability.isFocusable(element) || hasGlobalAttribute(element);
  }

  static boolean hasGlobalAttribute(DomElement element) {
    for (String attribute : GLOBAL_ATTRIBUTES) {
      if (!element.getAttribute(attribute).isBlank()) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPresentationalByOwner(DomElement element) {
    DomElement at = element;
    while (true) {
      DomElement parent = FlatTree.parent(at);
      Set<String> owners = OWNERS.get(FlatTree.tag(at));
      if (owners == null || parent == null || !owners.contains(FlatTree.tag(parent))) {
        return false;
      }
      if (isDeclaredPresentational(parent)) {
        return true;
      }
      at = parent;
    }
  }

  private static boolean isDeclaredPresentational(DomElement element) {
    if (!element.hasAttribute("role")) {
      return false;
    }
    for (String token : element.getAttribute("role").strip().toLowerCase(Locale.ROOT).split("\\s+")) {
      if (AriaRoles.NAMES.contains(token)) {
        return canonical(token).equals("none") && !isKeptByConflict(element);
      }
    }
    return false;
  }
}
