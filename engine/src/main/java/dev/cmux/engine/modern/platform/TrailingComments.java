package dev.cmux.engine.modern.platform;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.htmlunit.html.DomComment;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;
import org.htmlunit.html.HtmlPage;

/// Comments that follow the end tags of body and root, which HtmlUnit's parser (5.5.0) leaves in the body: it reads both tags at the very end. Frameworks mark with them where their parts end, Qwik
/// that of the whole page. https://html.spec.whatwg.org/multipage/parsing.html#parsing-main-afterbody
public final class TrailingComments {

  private static final Pattern PART = Pattern.compile("(?is)\\s*+(?:<!--(.*?)-->|</html\\s*+>)");

  private final List<Comment> comments;

  private record Comment(String text, boolean isBehindRoot) {}

  private TrailingComments(List<Comment> comments) {
    this.comments = comments;
  }

  /// @param markup of a whole document
  public static TrailingComments in(String markup) {
    List<Comment> found = new ArrayList<>();
    int body = Math.max(markup.lastIndexOf("</body>"), markup.lastIndexOf("</BODY>"));
    int end = body + "</body>".length();
    if (body >= 0) {
      boolean behindRoot = false;
      for (Matcher part = PART.matcher(markup).region(end, markup.length()); part.lookingAt(); part.region(end, markup.length())) {
        end = part.end();
        behindRoot |= part.group(1) == null;
        if (part.group(1) != null) {
          found.add(new Comment(part.group(1), behindRoot));
        }
      }
    }
    // Otherwise they would not be the last of the document.
    return new TrailingComments(body >= 0 && markup.indexOf("<!--", end) < 0 ? found : List.of());
  }

  /// Puts them where they belong, when the markup has been read.
  public void restore(HtmlPage page) {
    if (comments.isEmpty() || page.getBody() == null) {
      return;
    }
    List<DomComment> nodes = new ArrayList<>();
    for (DomNode at = page.getBody().getLastChild(); at != null && nodes.size() < comments.size(); at = at.getPreviousSibling()) {
      if (at instanceof DomComment comment) {
        nodes.addFirst(comment);
      } else if (!nodes.isEmpty() && !(at instanceof DomText text && text.getData().isBlank())) {
        return;
      }
    }
    if (!nodes.stream().map(DomComment::getData).toList().equals(comments.stream().map(Comment::text).toList())) {
      return;
    }
    for (int i = 0; i < nodes.size(); i++) {
      nodes.get(i).remove();
      (comments.get(i).isBehindRoot() ? page : page.getDocumentElement()).appendChild(nodes.get(i));
    }
  }
}
