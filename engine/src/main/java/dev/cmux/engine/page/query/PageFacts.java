package dev.cmux.engine.page.query;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.page.aria.Look;
import java.util.Optional;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;

/// What a failure tells of the page on which it happened: where that is, how its server answered, and what it says.
public final class PageFacts {

  private static final int EXCERPT = 400;
  private static final int FIRST_ERROR = 400;

  private PageFacts() {}

  /// The failure with the page's `url`, `title`, `excerpt` and `status` as data; a page that is an answer of trouble is told of in the hint.
  public static EngineException tell(EngineException error, HtmlPage page, Look look) {
    DomElement body = page.getBody();
    EngineException told =
        error
            .with("excerpt", body == null ? "" : look.rendered().excerpt(body, EXCERPT))
            .with("url", String.valueOf(page.getUrl()))
            .with("title", page.getTitleText())
            .with("status", page.getWebResponse().getStatusCode());
    return trouble(page).map(text -> told.withHint((text + " " + told.hint().orElse("")).strip())).orElse(told);
  }

  private static Optional<String> trouble(HtmlPage page) {
    WebResponse response = page.getWebResponse();
    return response.getStatusCode() < FIRST_ERROR
        ? Optional.empty()
        : Optional.of("The server answered this page with %s.".formatted((response.getStatusCode() + " " + response.getStatusMessage()).strip()));
  }
}
