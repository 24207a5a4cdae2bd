package dev.cmux.engine.page.style;

import dev.cmux.engine.modern.platform.Popovers;
import dev.cmux.engine.modern.platform.SvgNames;
import dev.cmux.engine.page.dom.FlatTree;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.htmlunit.html.DomElement;

/// What the HTML standard's own style sheet ("Rendering", section 15.3) says, as far as it decides what is shown.
public final class UserAgentStyles {

  private static final Map<String, String> DISPLAY = displays();
  private static final Set<String> HIDDEN_SVG =
      Set.of(
          "defs", "symbol", "clippath", "mask", "lineargradient", "radialgradient", "pattern", "marker", "filter",
          "title", "desc", "metadata");

  private UserAgentStyles() {}

  /// The `display` of an element for which the author said nothing.
  public static String display(DomElement element) {
    String tag = FlatTree.tag(element);
    if (isSvg(element)) {
      return HIDDEN_SVG.contains(tag) || tag.equals("style") || tag.equals("script") ? "none" : "inline";
    }
    if (element.hasAttribute("hidden")) {
      return "none";
    }
    if (element.hasAttribute("popover")) {
      boolean dialog = tag.equals("dialog") && element.hasAttribute("open");
      return dialog || Popovers.isOpen(element) ? "block" : "none";
    }
    return switch (tag) {
      case "input" -> element.getAttribute("type").equalsIgnoreCase("hidden") ? "none" : "inline-block";
      case "dialog" -> element.hasAttribute("open") ? "block" : "none";
      case "audio" -> element.hasAttribute("controls") ? "inline" : "none";
      case "noscript" ->
          element.getPage().getWebClient().getOptions().isJavaScriptEnabled() ? "none" : "inline";
      default -> DISPLAY.getOrDefault(tag, "inline");
    };
  }

  /// The `white-space` that an element brings along; empty when it takes its parent's.
  static String whiteSpace(DomElement element) {
    return switch (FlatTree.tag(element)) {
      case "pre", "listing", "plaintext", "xmp" -> "pre";
      case "textarea" -> "pre-wrap";
      case "table" -> "";
      case "nobr" -> "nowrap";
      default -> "";
    };
  }

  /// Whether the element belongs to a drawing.
  public static boolean isSvg(DomElement element) {
    return SvgNames.isSvg(element);
  }

  private static Map<String, String> displays() {
    Map<String, String> displays = new HashMap<>();
    put(displays, "none", "area base basefont command datalist head link meta noembed noframes param rp script source"
        + " style template title track");
    put(displays, "block", "html body address article aside blockquote center dd details dir div dl dt fieldset"
        + " figcaption figure footer form frameset frame h1 h2 h3 h4 h5 h6 header hgroup hr legend listing main menu"
        + " nav ol optgroup option p plaintext pre search section summary ul xmp");
    put(displays, "list-item", "li");
    put(displays, "inline-block", "button select textarea meter progress marquee");
    put(displays, "contents", "slot");
    put(displays, "table", "table");
    put(displays, "table-caption", "caption");
    put(displays, "table-row", "tr");
    put(displays, "table-cell", "td th");
    put(displays, "table-row-group", "tbody");
    put(displays, "table-header-group", "thead");
    put(displays, "table-footer-group", "tfoot");
    put(displays, "table-column", "col");
    put(displays, "table-column-group", "colgroup");
    put(displays, "ruby", "ruby");
    put(displays, "ruby-text", "rt");
    return Map.copyOf(displays);
  }

  private static void put(Map<String, String> displays, String display, String tags) {
    for (String tag : tags.split(" ")) {
      displays.put(tag, display);
    }
  }
}
