package dev.cmux.engine.page.net;

import dev.cmux.engine.modern.platform.StreamedRequest;
import java.util.Locale;
import org.htmlunit.WebRequest;

/// What a request is for, in [Playwright's words](https://playwright.dev/docs/api/class-request#request-resource-type).
public final class ResourceType {

  private ResourceType() {}

  public static String of(WebRequest request) {
    if (request instanceof StreamedRequest scripted) {
      return scripted.kind().name().toLowerCase(Locale.ROOT);
    }
    return switch (request.getFetchDestination()) {
      case DOCUMENT, IFRAME, FRAME -> "document";
      case STYLE -> "stylesheet";
      case IMAGE -> "image";
      case AUDIO, VIDEO -> "media";
      case FONT -> "font";
      case SCRIPT, WORKER, SHARED_WORKER, SERVICE_WORKER -> "script";
      case TRACK -> "texttrack";
      case EMPTY -> "fetch";
      case MANIFEST -> "manifest";
      case WEBSOCKET -> "websocket";
      case OBJECT, EMBED, REPORT -> "other";
      case null -> "other";
    };
  }
}
