package dev.cmux.engine.page.style;

import dev.cmux.engine.modern.platform.Popovers;
import dev.cmux.engine.modern.platform.SvgNames;
import dev.cmux.engine.page.dom.FlatTree;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.htmlunit.html.DomElement;

/// What the HTML standard's own style sheet ("Rendering", section 15.3) says of what is shown, and of text.
public final class UserAgentStyles {

  private static final Map<String, String> DISPLAY = displays();
  private static final Map<String, Map<String, String>> TEXT = texts();
  private static final Set<String> LISTS = Set.of("ul", "ol", "menu", "dir");
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

  /// What an element brings along of a property of its text, such as the weight of a heading and the cursor over a link; empty where it is an element like
  /// any other. Sizes of boxes are left to the layout, which knows nothing of them. The values are Chromium's.
  static String of(DomElement element, String property) {
    Map<String, String> values = TEXT.get(property);
    if (values == null || isSvg(element)) {
      return "";
    }
    String tag = FlatTree.tag(element);
    return switch (tag) {
      case "a", "area" -> element.hasAttribute("href") ? values.getOrDefault(tag, "") : "";
      case "input" -> values.getOrDefault(isButton(element) ? "button" : tag, "");
      case "ul" -> property.equals("list-style-type") ? bullet(element) : values.getOrDefault(tag, "");
      case "summary" -> property.equals("list-style-type") && isOpen(element) ? "disclosure-open" : values.getOrDefault(tag, "");
      default -> values.getOrDefault(tag, "");
    };
  }

  private static boolean isButton(DomElement input) {
    return switch (input.getAttribute("type").toLowerCase(Locale.ROOT)) {
      case "button", "submit", "reset", "image", "checkbox", "radio", "range", "color", "file" -> true;
      default -> false;
    };
  }

  private static boolean isOpen(DomElement summary) {
    DomElement parent = FlatTree.parent(summary);
    return parent != null && parent.hasAttribute("open");
  }

  private static String bullet(DomElement list) {
    int depth = 0;
    for (DomElement around = FlatTree.parent(list); around != null; around = FlatTree.parent(around)) {
      depth += LISTS.contains(FlatTree.tag(around)) ? 1 : 0;
    }
    return depth == 0 ? "disc" : depth == 1 ? "circle" : "square";
  }

  /// Whether the element belongs to a drawing.
  public static boolean isSvg(DomElement element) {
    return SvgNames.isSvg(element);
  }

  private static Map<String, Map<String, String>> texts() {
    Map<String, Map<String, String>> texts = new HashMap<>();
    put(texts, "font-weight", "bold", "h1 h2 h3 h4 h5 h6 b strong th");
    put(texts, "font-style", "italic", "i em cite var dfn address");
    put(texts, "font-family", "monospace", "pre code kbd samp tt listing plaintext xmp textarea");
    put(texts, "font-family", "Arial", "button input select");
    put(texts, "font-size", "2em", "h1");
    put(texts, "font-size", "1.5em", "h2");
    put(texts, "font-size", "1.17em", "h3");
    put(texts, "font-size", "0.83em", "h5");
    put(texts, "font-size", "0.67em", "h6");
    put(texts, "font-size", "13.3333px", "button input select textarea");
    // Text of a fixed width is smaller by default in every browser.
    put(texts, "font-size", "0.8125em", "pre code kbd samp tt listing plaintext xmp");
    put(texts, "font-size", "smaller", "small sub sup");
    put(texts, "font-size", "larger", "big");
    put(texts, "text-decoration-line", "underline", "a u ins");
    put(texts, "text-decoration-line", "line-through", "s strike del");
    put(texts, "cursor", "pointer", "a area");
    put(texts, "cursor", "default", "button select option label");
    put(texts, "cursor", "text", "input textarea");
    put(texts, "color", "rgb(0, 0, 238)", "a");
    put(texts, "color", "rgb(0, 0, 0)", "mark");
    put(texts, "background-color", "rgb(255, 255, 0)", "mark");
    put(texts, "text-align", "center", "button th caption center");
    put(texts, "vertical-align", "middle", "tbody thead tfoot tr td th");
    put(texts, "vertical-align", "sub", "sub");
    put(texts, "vertical-align", "super", "sup");
    put(texts, "list-style-type", "decimal", "ol");
    put(texts, "list-style-type", "disclosure-closed", "summary");
    put(texts, "list-style-type", "disc", "ul menu dir");
    put(texts, "white-space", "pre", "pre listing plaintext xmp");
    put(texts, "white-space", "pre-wrap", "textarea");
    put(texts, "white-space", "nowrap", "nobr");
    put(texts, "resize", "both", "textarea");
    return Map.copyOf(texts);
  }

  private static void put(Map<String, Map<String, String>> texts, String property, String value, String tags) {
    put(texts.computeIfAbsent(property, unused -> new HashMap<>()), value, tags);
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

  private static void put(Map<String, String> values, String value, String tags) {
    for (String tag : tags.split(" ")) {
      values.put(tag, value);
    }
  }
}
