package dev.cmux.engine.page.draw;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.style.Cascade;
import dev.cmux.engine.page.style.GeneratedContent;
import dev.cmux.engine.page.style.Styles;
import dev.cmux.engine.page.style.UserAgentStyles;
import dev.cmux.engine.render.Drawing;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BooleanSupplier;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.htmlunit.html.BaseFrameElement;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;
import org.htmlunit.html.HtmlImage;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.util.UrlUtils;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/// A page as it is shown, copied for drawing: the flat tree with shadow trees and frames in their places, controls with what they contain, and
/// each element with what the cascade declares for it. Touches the page on the surface's queue; what comes out can be drawn beside it.
public final class DrawnPage {

  /// A document that is bigger is cut off, so that a picture is not the end of the process.
  private static final int MOST_ELEMENTS = 50_000;

  private static final int DEEPEST_FRAME = 3;

  private final Document document = blank();
  private final Cascade drawn = new Cascade();
  private final Styles styles = new Styles(drawn);
  private final DrawnControls controls = new DrawnControls(document);
  private final DrawnPictures pictures = new DrawnPictures();
  private final WindowLayer windows;
  private final DomElement target;
  private final int width;
  private final int height;
  private final BooleanSupplier stopped;
  private int elements;

  private DrawnPage(DomElement target, int width, int height, int[] scrolled, BooleanSupplier stopped) {
    this.target = target;
    this.width = width;
    this.height = height;
    this.stopped = stopped;
    windows = new WindowLayer(document, scrolled, height);
  }

  /// @param target what the picture is cut to, or null
  /// @param stopped whether to give up, because the time of the command has passed
  /// @throws EngineException `timeout` when it was stopped
  public static DrawnPage of(HtmlPage page, DomElement target, int[] scrolled, BooleanSupplier stopped) {
    int width = page.getEnclosingWindow().getTopWindow().getInnerWidth();
    int height = page.getEnclosingWindow().getTopWindow().getInnerHeight();
    DrawnPage copy = new DrawnPage(target, width, height, scrolled, stopped);
    copy.build(page);
    return copy;
  }

  /// The addresses of the pictures that the page shows.
  public Set<String> pictures() {
    return pictures.wanted();
  }

  /// Ready to be drawn, with the pictures that came.
  public Drawing drawing(Map<String, byte[]> fetched) {
    return new Drawing(document, pictures.with(fetched), width, height);
  }

  private void build(HtmlPage page) {
    Element root = document.createElement("html");
    document.appendChild(root);
    String language = page.getDocumentElement().getAttribute("lang");
    root.setAttribute("lang", language.isBlank() ? "en" : language);
    Element head = append(root, "head");
    append(head, "title").appendChild(document.createTextNode(page.getTitleText().isBlank() ? String.valueOf(page.getUrl()) : text(page.getTitleText())));
    Drawing.declare(root, declared(page.getDocumentElement(), ""));
    Element body = append(root, "body");
    body(page, body, 0);
    if (target == null) {
      windows.over(body);
    } else {
      windows.targetOver(body);
    }
  }

  private void body(HtmlPage page, Element into, int depth) {
    DomElement body = page.getBody();
    if (body != null) {
      Drawing.declare(into, declared(body, ""));
      KnownHtml.copyAttributes(body, into);
      mark(body, into);
    }
    children(body == null ? page.getDocumentElement() : body, into, depth);
  }

  private void children(DomElement parent, Element into, int depth) {
    generated(parent, "before", into);
    for (DomNode child = FlatTree.firstChild(parent); child != null; child = FlatTree.nextSibling(child)) {
      if (child instanceof DomText text) {
        into.appendChild(document.createTextNode(text(text.getData())));
      } else if (child instanceof DomElement element && elements < MOST_ELEMENTS) {
        element(element, into, depth);
      }
    }
    generated(parent, "after", into);
  }

  private void element(DomElement element, Element into, int depth) {
    String display = styles.display(element);
    if (display.equals("none")) {
      return;
    }
    elements++;
    if (stopped.getAsBoolean()) {
      throw EngineException.timeout("The time was up after %d elements of the document had been copied to be drawn.".formatted(elements))
          .withHint("Give it more time with `timeoutMs`, or draw one element of it.");
    }
    if (display.equals("contents")) {
      children(element, into, depth);
      return;
    }
    String tag = FlatTree.tag(element);
    switch (tag) {
      case "script", "style", "template", "noscript", "head", "wbr" -> {}
      case "details" -> details(element, made(element, "div", into), depth);
      case "img" -> image((HtmlImage) element, into);
      case "iframe", "frame" -> frame((BaseFrameElement) element, into, depth);
      case "canvas", "video", "audio", "embed" -> blank(element, tag, into);
      case "svg" -> svg(element, into);
      case "button" -> children(element, control(element, controls.button(element), into), depth);
      case "input", "textarea", "select", "progress", "meter" -> controls.of(element).ifPresent(control -> control(element, control, into));
      default -> {
        Element copy = made(element, KnownHtml.closest(element, tag, display), into);
        if (tag.equals("a") && element.hasAttribute("href")) {
          copy.setAttribute("href", absolute(element, element.getAttribute("href")));
        }
        children(element, copy, depth);
      }
    }
  }

  private void details(DomElement details, Element into, int depth) {
    for (DomNode child = FlatTree.firstChild(details); child != null; child = FlatTree.nextSibling(child)) {
      boolean summary = child instanceof DomElement element && FlatTree.tag(element).equals("summary");
      if (summary) {
        Element line = made((DomElement) child, "div", into);
        line.appendChild(controls.mark(details.hasAttribute("open") ? "cmux:open" : "cmux:closed"));
        children((DomElement) child, line, depth);
      } else if (details.hasAttribute("open")) {
        if (child instanceof DomText text) {
          into.appendChild(document.createTextNode(text(text.getData())));
        } else if (child instanceof DomElement element) {
          element(element, into, depth);
        }
      }
    }
  }

  private void image(HtmlImage image, Element into) {
    Element copy = made(image, "img", into);
    String source = image.getSrc();
    if (!source.isBlank()) {
      copy.setAttribute("src", source);
      pictures.want(source);
    }
    copy.setAttribute("alt", text(image.getAltAttribute()));
  }

  private void frame(BaseFrameElement frame, Element into, int depth) {
    Element box = made(frame, "div", into);
    box.setAttribute("class", "cmux-frame");
    size(frame, box, 300, 150);
    if (depth < DEEPEST_FRAME && frame.getEnclosedPage() instanceof HtmlPage page) {
      Element body = append(box, "div");
      body(page, body, depth + 1);
      Map<String, String> style = new LinkedHashMap<>(Map.of("margin", "8px"));
      style.putAll(Drawing.declared(body));
      Drawing.declare(body, style);
    }
  }

  private void blank(DomElement element, String tag, Element into) {
    if (tag.equals("audio") && !element.hasAttribute("controls")) {
      return;
    }
    Element box = made(element, "div", into);
    box.setAttribute("class", "cmux-blank");
    size(element, box, 300, tag.equals("audio") ? 54 : 150);
  }

  private void svg(DomElement svg, Element into) {
    Element copy = made(svg, "img", into);
    copy.setAttribute("src", pictures.contain(new DrawnSvg(drawn).text(svg)));
    copy.setAttribute("alt", "");
    int[] natural = DrawnSvg.size(svg);
    size(svg, copy, natural[0], natural[1]);
  }

  /// Width and height by the attributes, unless a style sheet says otherwise.
  private static void size(DomElement element, Element box, int width, int height) {
    Map<String, String> style = new LinkedHashMap<>();
    style.put("width", length(element.getAttribute("width"), width));
    style.put("height", length(element.getAttribute("height"), height));
    style.putAll(Drawing.declared(box));
    style.computeIfPresent("display", (property, display) -> display.equals("inline") ? "inline-block" : display);
    Drawing.declare(box, style);
  }

  private static String length(String attribute, int otherwise) {
    return attribute.matches("\\d+(\\.\\d+)?") ? attribute + "px" : attribute.matches("\\d+(\\.\\d+)?%") ? attribute : otherwise + "px";
  }

  private Element control(DomElement element, Element control, Element into) {
    style(element, control);
    place(element, control, into);
    return control;
  }

  private Element made(DomElement element, String tag, Element into) {
    Element copy = document.createElement(tag);
    KnownHtml.copyAttributes(element, copy);
    style(element, copy);
    place(element, copy, into);
    return copy;
  }

  private void style(DomElement element, Element copy) {
    Map<String, String> declared = declared(element, "");
    String display = styles.display(element);
    if (!display.equals(UserAgentStyles.display(element)) || copy.getTagName().equals("div") || copy.getTagName().equals("span")) {
      declared.putIfAbsent("display", display);
    }
    Drawing.declare(copy, declared);
    mark(element, copy);
  }

  private void place(DomElement element, Element copy, Element into) {
    if (!windows.takes(element, copy)) {
      into.appendChild(copy);
    }
  }

  private void mark(DomElement element, Element copy) {
    if (element == target) {
      copy.setAttribute("id", Drawing.TARGET);
    }
  }

  private Map<String, String> declared(DomElement element, String pseudo) {
    Map<String, String> declared = drawn.declared(element, pseudo);
    declared.values().removeIf("unset"::equals);
    pictures.wantAll(declared);
    return declared;
  }

  private void generated(DomElement element, String pseudo, Element into) {
    Map<String, String> declared = declared(element, pseudo);
    String content = declared.getOrDefault("content", "none");
    if (content.equals("none") || content.equals("normal") || declared.getOrDefault("display", "").equals("none")) {
      return;
    }
    declared.remove("content");
    Element made = append(into, "span");
    made.appendChild(document.createTextNode(text(GeneratedContent.text(element, pseudo, styles))));
    Drawing.declare(made, declared);
  }

  private static String absolute(DomElement element, String address) {
    return UrlUtils.resolveUrl(element.getPage().getUrl(), address.strip());
  }

  private Element append(Element parent, String tag) {
    Element child = document.createElement(tag);
    parent.appendChild(child);
    return child;
  }

  /// Without the characters that XML cannot have.
  static String text(String text) {
    return text.codePoints().allMatch(DrawnPage::isXml)
        ? text
        : text.codePoints().filter(DrawnPage::isXml).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
  }

  private static boolean isXml(int c) {
    return c >= 0x20 && c < 0xD800 || c >= 0xE000 && c < 0xFFFE || c > 0xFFFF || c == '\t' || c == '\n' || c == '\r';
  }

  private static Document blank() {
    try {
      return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().newDocument();
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException(e);
    }
  }
}
