package dev.cmux.engine.page.aria;

import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.Labels;
import dev.cmux.engine.page.style.UserAgentStyles;
import dev.cmux.engine.page.view.Focusability;
import dev.cmux.engine.page.view.Visibility;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.htmlunit.html.DomElement;

/// The roles that HTML elements have by themselves (HTML-AAM 1.0, section 3.5).
final class ImplicitRoles {

  private static final Map<String, String> FIXED = fixed();
  private static final Set<String> SECTIONING_TAGS = Set.of("article", "aside", "nav", "section");
  private static final Set<String> SECTIONING_ROLES = Set.of("article", "complementary", "navigation", "region");

  private final Look look;

  ImplicitRoles(Look look) {
    this.look = look;
  }

  String of(DomElement element) {
    String tag = FlatTree.tag(element);
    if (UserAgentStyles.isSvg(element)) {
      return svg(element, tag);
    }
    String role =
        switch (tag) {
          case "a", "area" -> element.hasAttribute("href") ? "link" : "generic";
          case "aside" -> !isInSection(element, false) || isNamed(element) ? "complementary" : "generic";
          case "header" -> isInSection(element, true) ? "generic" : "banner";
          case "footer" -> isInSection(element, true) ? "generic" : "contentinfo";
          case "form" -> isNamed(element) ? "form" : "generic";
          case "section" -> isNamed(element) ? "region" : "generic";
          case "img" -> image(element);
          case "input" -> input(element);
          case "li" -> isInList(element) ? "listitem" : "generic";
          case "select" -> Visibility.isListBox(element) ? "listbox" : "combobox";
          case "summary" -> Focusability.isSummaryOfDetails(element) ? "button" : "generic";
          case "thead", "tbody", "tfoot" -> isInTable(element) ? "rowgroup" : "generic";
          case "tr" -> isInTable(element) ? "row" : "generic";
          case "td" -> isInTable(element) ? cell(element) : "generic";
          case "th" -> isInTable(element) ? headerCell(element) : "generic";
          default -> FIXED.getOrDefault(tag, "generic");
        };
    return role.equals("generic") && Focusability.isEditingHost(element) ? "textbox" : role;
  }

  private boolean isNamed(DomElement element) {
    return !look.names().given(element).isEmpty();
  }

  private static String svg(DomElement element, String tag) {
    return switch (tag) {
      case "svg", "image" -> "img";
      case "a" -> element.hasAttribute("href") || element.hasAttribute("xlink:href") ? "link" : "generic";
      default -> "generic";
    };
  }

  /// Whether a page header, footer or aside belongs to a part of the page rather than to the page.
  private static boolean isInSection(DomElement element, boolean orMain) {
    for (DomElement at = FlatTree.parent(element); at != null; at = FlatTree.parent(at)) {
      String role = at.getAttribute("role").strip().toLowerCase(Locale.ROOT);
      String tag = FlatTree.tag(at);
      if (role.isEmpty()
          ? SECTIONING_TAGS.contains(tag) || orMain && tag.equals("main")
          : SECTIONING_ROLES.contains(role) || orMain && role.equals("main")) {
        return true;
      }
    }
    return false;
  }

  /// An image whose `alt` is empty says nothing, unless something else gives it a name or makes it interactive.
  private static String image(DomElement element) {
    boolean silent =
        element.hasAttribute("alt")
            && element.getAttribute("alt").isEmpty()
            && element.getAttribute("title").isBlank()
            && !Roles.hasGlobalAttribute(element)
            && !Focusability.isFocusable(element);
    return silent ? "none" : "img";
  }

  private static String input(DomElement element) {
    boolean list = hasDataList(element);
    return switch (element.getAttribute("type").strip().toLowerCase(Locale.ROOT)) {
      case "button", "submit", "reset", "image", "file" -> "button";
      case "checkbox" ->
          element.hasAttribute("switch") ? "switch" : element.hasAttribute("aria-pressed") ? "button" : "checkbox";
      case "radio" -> "radio";
      case "range" -> "slider";
      case "number" -> "spinbutton";
      case "hidden" -> "none";
      case "search" -> list ? "combobox" : "searchbox";
      case "password", "color", "date", "datetime-local", "month", "time", "week" -> "textbox";
      default -> list ? "combobox" : "textbox";
    };
  }

  private static boolean hasDataList(DomElement input) {
    return Labels.referenced(input, "list").stream().anyMatch(list -> FlatTree.tag(list).equals("datalist"));
  }

  private static boolean isInList(DomElement item) {
    DomElement parent = FlatTree.parent(item);
    if (parent == null) {
      return false;
    }
    String role = parent.getAttribute("role").strip().toLowerCase(Locale.ROOT);
    return Set.of("ul", "ol", "menu", "dir").contains(FlatTree.tag(parent)) || role.equals("list");
  }

  private static boolean isInTable(DomElement part) {
    return table(part) != null;
  }

  private static DomElement table(DomElement part) {
    for (DomElement at = FlatTree.parent(part); at != null; at = FlatTree.parent(at)) {
      if (FlatTree.tag(at).equals("table")) {
        return at;
      }
    }
    return null;
  }

  private static boolean isGrid(DomElement part) {
    String role = table(part).getAttribute("role").strip().toLowerCase(Locale.ROOT);
    return role.equals("grid") || role.equals("treegrid");
  }

  private static String cell(DomElement cell) {
    return isGrid(cell) ? "gridcell" : "cell";
  }

  /// The header algorithm in its practical form: `scope` decides; else a header among data cells heads its row, and
  /// one among headers its column. A lone cell heads nothing.
  private static String headerCell(DomElement cell) {
    switch (cell.getAttribute("scope").strip().toLowerCase(Locale.ROOT)) {
      case "col", "colgroup" -> {
        return "columnheader";
      }
      case "row", "rowgroup" -> {
        return "rowheader";
      }
      default -> {}
    }
    DomElement before = cell.getPreviousElementSibling();
    DomElement after = cell.getNextElementSibling();
    if (before == null && after == null) {
      return isOnlyRow(FlatTree.parent(cell)) ? cell(cell) : "columnheader";
    }
    if (isTag(before, "th") && isTag(after, "th")) {
      return "columnheader";
    }
    return isData(before) || isData(after) ? "rowheader" : "columnheader";
  }

  private static boolean isOnlyRow(DomElement row) {
    DomElement table = row == null ? null : table(row);
    if (table == null) {
      return true;
    }
    int rows = 0;
    for (DomElement part : table.getDomElementDescendants()) {
      if (FlatTree.tag(part).equals("tr") && table(part) == table) {
        rows++;
      }
    }
    return rows <= 1;
  }

  private static boolean isData(DomElement cell) {
    return isTag(cell, "td") && (!cell.getTextContent().isBlank() || cell.getFirstElementChild() != null);
  }

  private static boolean isTag(DomElement element, String tag) {
    return element != null && FlatTree.tag(element).equals(tag);
  }

  private static Map<String, String> fixed() {
    Map<String, String> roles = new HashMap<>();
    for (String pair :
        ("address=group article=article blockquote=blockquote button=button caption=caption code=code datalist=listbox"
                + " dd=definition del=deletion details=group dfn=term dialog=dialog dir=list dt=term em=emphasis fieldset=group"
                + " figure=figure h1=heading h2=heading h3=heading h4=heading h5=heading h6=heading hgroup=group"
                + " hr=separator html=document iframe=iframe frame=iframe ins=insertion main=main mark=mark math=math"
                + " menu=list meter=meter nav=navigation ol=list optgroup=group option=option output=status p=paragraph"
                + " progress=progressbar s=deletion search=search strong=strong sub=subscript sup=superscript"
                + " table=table textarea=textbox time=time ul=list")
            .split(" ")) {
      String[] parts = pair.split("=");
      roles.put(parts[0], parts[1]);
    }
    return Map.copyOf(roles);
  }
}
