package dev.cmux.engine.page.act;

import dev.cmux.engine.page.dom.FlatTree;
import dev.cmux.engine.page.dom.Reach;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.impl.SimpleRange;

/// The paragraphs of an editable element: its blocks, and what stands in it without one.
///
/// As in Chromium a new paragraph is a `<div>`, or another of the block it was split from, and an empty one holds a `<br>`.
record Paragraphs(DomElement host) {

  private static final Set<String> BLOCKS =
      Set.of("div", "p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "pre", "blockquote", "section", "article", "td", "th");

  static boolean isBreak(DomNode node) {
    return node instanceof DomElement element && FlatTree.tag(element).equals("br");
  }

  private static boolean isBlock(DomNode node) {
    return node instanceof DomElement element && BLOCKS.contains(FlatTree.tag(element));
  }

  /// The innermost block around a node; the editable element itself when there is none.
  DomElement around(DomNode node) {
    for (DomNode at = node; at != host; at = at.getParentNode()) {
      if (isBlock(at)) {
        return (DomElement) at;
      }
    }
    return host;
  }

  DomElement lineBreak() {
    return ((HtmlPage) host.getPage()).createElement("br");
  }

  static void insertAfter(DomNode node, DomNode added) {
    DomNode next = node.getNextSibling();
    if (next == null) {
      node.getParentNode().appendChild(added);
    } else {
      next.insertBefore(added);
    }
  }

  /// Moves what follows the text in its paragraph into a new one, which begins with `rest`.
  ///
  /// @return the new paragraph
  DomElement split(DomText text, DomText rest) {
    DomElement block = around(text);
    DomElement paragraph =
        ((HtmlPage) host.getPage()).createElement(block == host ? "div" : FlatTree.tag(block));
    DomNode last = text;
    while (last.getParentNode() != block) {
      last = last.getParentNode();
    }
    List<DomNode> moved = new ArrayList<>();
    for (DomNode next = last.getNextSibling(); next != null && !(block == host && isBlock(next)); next = next.getNextSibling()) {
      moved.add(next);
    }
    if (!rest.getData().isEmpty()) {
      paragraph.appendChild(rest);
    }
    moved.forEach(paragraph::appendChild);
    if (paragraph.getFirstChild() == null) {
      paragraph.appendChild(lineBreak());
    }
    insertAfter(block == host ? last : block, paragraph);
    if (block != host && block.getTextContent().isEmpty()) {
      block.appendChild(lineBreak());
    }
    return paragraph;
  }

  /// Gives a block that has lost all its text a `<br>`, so that it stays a line.
  ///
  /// @return whether that was needed
  boolean keep(DomElement block) {
    if (block == host || !block.getTextContent().isEmpty()) {
      return false;
    }
    block.removeAllChildren();
    block.appendChild(lineBreak());
    return true;
  }

  /// Joins the paragraph of the node to the one before it.
  ///
  /// @return where the caret is then; empty when there is nothing before it
  Optional<SimpleRange> joinToPrevious(DomNode node) {
    DomElement block = around(node);
    DomNode before = (block == host ? node : block).getPreviousSibling();
    if (before == null) {
      return Optional.empty();
    }
    if (isBreak(before)) {
      before.remove();
      return Optional.of(new SimpleRange(node, 0));
    }
    if (block == host) {
      return before instanceof DomText text ? trim(text) : Optional.empty();
    }
    return Optional.of(isBlock(before) ? append(block, (DomElement) before) : unwrap(block, before));
  }

  /// Joins the paragraph after the node's to it.
  Optional<SimpleRange> joinNext(DomNode node) {
    DomElement block = around(node);
    DomNode next = (block == host ? node : block).getNextSibling();
    if (isBreak(next)) {
      next.remove();
      return Optional.of(new SimpleRange(node, node instanceof DomText text ? text.getData().length() : 0));
    }
    if (!isBlock(next)) {
      return Optional.empty();
    }
    return joinToPrevious(next.getFirstChild() == null ? next : next.getFirstChild());
  }

  private static Optional<SimpleRange> trim(DomText text) {
    String data = text.getData();
    if (data.isEmpty()) {
      return Optional.empty();
    }
    text.setData(data.substring(0, Reach.CHARACTER_BACK.from(data, data.length())));
    return Optional.of(end(text));
  }

  private static SimpleRange append(DomElement block, DomElement target) {
    if (isBreak(target.getLastChild())) {
      target.getLastChild().remove();
    }
    DomNode last = target.getLastChild();
    SimpleRange caret = last instanceof DomText text ? end(text) : new SimpleRange(target, target.getChildNodes().getLength());
    content(block).forEach(target::appendChild);
    block.remove();
    if (target.getFirstChild() == null) {
      target.appendChild(((HtmlPage) target.getPage()).createElement("br"));
    }
    return caret;
  }

  private SimpleRange unwrap(DomElement block, DomNode before) {
    content(block).forEach(block::insertBefore);
    block.remove();
    return before instanceof DomText text ? end(text) : new SimpleRange(host, host.getChildNodes().getLength());
  }

  /// What a block holds, but for the `<br>` of an empty one.
  private static List<DomNode> content(DomElement block) {
    List<DomNode> nodes = new ArrayList<>();
    block.getChildren().forEach(nodes::add);
    return nodes.size() == 1 && isBreak(nodes.getFirst()) ? List.of() : nodes;
  }

  private static SimpleRange end(DomText text) {
    return new SimpleRange(text, text.getData().length());
  }
}
