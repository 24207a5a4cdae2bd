package dev.cmux.engine.modern.platform;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmlunit.WebClient;
import org.htmlunit.html.DomDocumentFragment;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlTemplate;
import org.htmlunit.html.ScriptElement;
import org.xml.sax.SAXException;

/// Parses HTML text into a node where HtmlUnit's own way loses something: rows and cells in a `<template>`, which
/// may hold parts of a table without the table, and markup inside SVG, which keeps its namespace, or HTML in it; and `<?…>` and `<!…>`, which are
/// comments for browsers: HtmlUnit's scanner turns the text of the first round (`<?a b>` gives `ba`) and drops the second.
final class HtmlFragments {

  private static final Pattern FOREIGN = Pattern.compile("<foreignobject", Pattern.CASE_INSENSITIVE);
  private static final Pattern FIRST_TAG =
      Pattern.compile("^(?:\\s|<!--.*?-->)*<([a-zA-Z]+)", Pattern.DOTALL);

  /// What has to be around a tag for the parser to keep it, outermost first.
  private static final Map<String, List<String>> AROUND =
      Map.of(
          "tr", List.of("table", "tbody"),
          "td", List.of("table", "tbody", "tr"),
          "th", List.of("table", "tbody", "tr"),
          "tbody", List.of("table"),
          "thead", List.of("table"),
          "tfoot", List.of("table"),
          "caption", List.of("table"),
          "colgroup", List.of("table"),
          "col", List.of("table", "colgroup"));

  /// Comments, elements whose content is text, tags and declarations, which are passed over; then what the standard calls a bogus comment, `<?…>` or `<!…>`.
  private static final Pattern BOGUS =
      Pattern.compile(
          "<!--.*?-->"
              + "|(?i:<(script|style|textarea|title|xmp)\\b[^>]*+>.*?</\\1)"
              + "|<(?:[a-zA-Z/]|!(?i:doctype))[^>\"']*+(?:(?:\"[^\"]*+\"|'[^']*+')[^>\"']*+)*+>"
              + "|<!\\[CDATA\\[.*?]]>"
              + "|<(?:!(?!--)(?<declared>[^>]*+)|(?<question>\\?[^>]*+))>",
          Pattern.DOTALL);

  private final WebClient client;
  private final HtmlPage page;

  HtmlFragments(WebClient client, HtmlPage page) {
    this.client = client;
    this.page = page;
  }

  /// Lets the scripts below a node, or in a template, count as having run. HtmlUnit (5.5.0) runs those that were read outside the document when they get into it.
  static void passScripts(DomNode root) {
    DomNode content = root instanceof HtmlTemplate template ? template.getContent() : root;
    content.getDomElementDescendants().forEach(element -> {
      if (element instanceof ScriptElement script) {
        script.setExecuted(true);
      }
    });
  }

  /// Sets the content of an element if it is of the kinds that need it; false leaves it to the engine.
  boolean set(DomNode element, String html) {
    if (element instanceof HtmlTemplate template) {
      template.getContent().removeAllChildren();
      if (!parseTablePart(template.getContent(), html)) {
        parse(template.getContent(), page.getBody(), html);
      }
      return true;
    }
    if ("http://www.w3.org/2000/svg".equals(element.getNamespaceURI())
        && !"foreignObject".equalsIgnoreCase(element.getLocalName())) {
      replaceContent(element, "<svg>" + html + "</svg>", true);
      return true;
    }
    if (FOREIGN.matcher(html).find() || NestedDrawings.areIn(html)) {
      replaceContent(element, html, false);
      return true;
    }
    return false;
  }

  /// What is read gets into the document when it is what it is to be: HtmlUnit (5.5.0, `HtmlPage.notifyNodeRemoved`) keeps the ids of shapes that are taken out.
  private void replaceContent(DomNode element, String html, boolean unwrapped) {
    element.removeAllChildren();
    DomDocumentFragment holder = new DomDocumentFragment(page);
    parse(holder, page.getBody(), html);
    List<DomNode> made = new ArrayList<>();
    (unwrapped ? holder.getFirstChild() : holder).getChildren().forEach(made::add);
    made.forEach(element::appendChild);
  }

  /// Parses text that begins with a part of a table; false, and nothing done, for other text.
  boolean parseTablePart(DomNode target, String html) {
    Matcher first = FIRST_TAG.matcher(html);
    List<String> around = first.find() ? AROUND.get(first.group(1).toLowerCase(Locale.ROOT)) : null;
    if (around == null) {
      return false;
    }
    DomElement context = null;
    for (String tag : around) {
      DomElement next = page.createElement(tag);
      if (context != null) {
        context.appendChild(next);
      }
      context = next;
    }
    parse(target, context, html);
    return true;
  }

  /// The text with every bogus comment written as the comment it is. Solid marks with `<!$>` and `<!/>` where its parts go, Lit with `<?…>`.
  static String withoutBogus(String html) {
    if (!mayHaveBogus(html)) {
      return html;
    }
    return BOGUS
        .matcher(html)
        .replaceAll(
            found -> {
              String text = found.group("question") == null ? found.group("declared") : found.group("question");
              return Matcher.quoteReplacement(text == null ? found.group() : "<!--" + text + "-->");
            });
  }

  private static boolean mayHaveBogus(String html) {
    for (int at = html.indexOf("<!"); at >= 0; at = html.indexOf("<!", at + 2)) {
      if (!html.startsWith("--", at + 2)) {
        return true;
      }
    }
    return html.contains("<?");
  }

  void parse(DomNode target, DomNode context, String html) {
    try {
      String readable = withoutBogus(html);
      client.getPageCreator().getHtmlParser().parseFragment(client, target, context, readable, true);
      if (readable.contains("<svg")) {
        target.getChildren().forEach(child -> {
          if (child instanceof DomElement element) {
            SvgNames.restoreBelow(element);
            ForeignContent.restoreBelow(element);
            NestedDrawings.restoreBelow(element);
          }
        });
      }
    } catch (SAXException | IOException e) {
      throw new IllegalStateException("HTML text could not be parsed.", e);
    }
  }
}
