package dev.cmux.engine.command;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.Nearest;
import java.util.Locale;
import java.util.Set;

/// The roles that an element can have: those of WAI-ARIA 1.2 with the later ones that browsers know, and of the graphics module. A page that names another
/// one names none.
public final class AriaRoles {

  public static final Set<String> NAMES =
      Set.of(
          "alert", "alertdialog", "application", "article", "banner", "blockquote", "button", "caption", "cell",
          "checkbox", "code", "columnheader", "combobox", "comment", "complementary", "contentinfo", "definition",
          "deletion", "dialog", "directory", "document", "emphasis", "feed", "figure", "form", "generic",
          "graphics-document", "graphics-object", "graphics-symbol", "grid", "gridcell", "group", "heading", "image",
          "img", "insertion", "link", "list", "listbox", "listitem", "log", "main", "mark", "marquee", "math", "menu",
          "menubar", "menuitem", "menuitemcheckbox", "menuitemradio", "meter", "navigation", "none", "note", "option",
          "paragraph", "presentation", "progressbar", "radio", "radiogroup", "region", "row", "rowgroup", "rowheader",
          "scrollbar", "search", "searchbox", "separator", "slider", "spinbutton", "status", "strong", "subscript",
          "suggestion", "superscript", "switch", "tab", "table", "tablist", "tabpanel", "term", "textbox", "time",
          "timer", "toolbar", "tooltip", "tree", "treegrid", "treeitem");

  private AriaRoles() {}

  /// The name as roles are written.
  ///
  /// @throws EngineException `invalid_params` for what no element can ever have: waiting for it would be in vain
  static String checked(String role) {
    String name = role.toLowerCase(Locale.ROOT);
    if (!NAMES.contains(name)) {
      EngineException unknown = EngineException.invalidParams("There is no ARIA role `%s`.".formatted(role));
      throw Nearest.to(name, NAMES).map(near -> unknown.withHint("Did you mean `%s`?".formatted(near))).orElse(unknown);
    }
    return name;
  }
}
