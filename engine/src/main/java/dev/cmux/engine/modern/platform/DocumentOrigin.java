package dev.cmux.engine.modern.platform;

import java.net.URL;
import java.util.Locale;
import org.htmlunit.Page;
import org.htmlunit.TopLevelWindow;
import org.htmlunit.WebWindow;
import org.htmlunit.html.BaseFrameElement;
import org.htmlunit.html.FrameWindow;
import org.htmlunit.html.FrameWindow.PageDenied;
import org.jspecify.annotations.Nullable;

/// Whose a document is: scheme, host and port, or nobody's but its own ("opaque"). What scripts may do with a window of another document hangs on it.
/// https://html.spec.whatwg.org/multipage/browsers.html#concept-origin
///
/// A document's origin never changes; `document.domain` has no effect on it.
final class DocumentOrigin {

  private final @Nullable String tuple;

  private DocumentOrigin(@Nullable String tuple) {
    this.tuple = tuple;
  }

  /// An origin that is the same as no other.
  static DocumentOrigin opaque() {
    return new DocumentOrigin(null);
  }

  /// The origin that a URL names, as the URL standard has it.
  static DocumentOrigin of(WebUrl url) {
    String origin = url.origin();
    return new DocumentOrigin("null".equals(origin) ? null : origin);
  }

  /// The origin of the document that a window shows.
  static DocumentOrigin of(HostWindow window) {
    WebWindow place = window.place();
    Page page = window.page();
    if (place instanceof WorkerWindow made) {
      return page.getUrl().getProtocol().equals("data") ? opaque() : made.worker().outside().window().origin();
    }
    if (isSandboxed(place) || place instanceof FrameWindow frame && frame.getPageDenied() != PageDenied.NONE) {
      return opaque();
    }
    if (page == null || isSrcdoc(place, page.getUrl())) {
      return window.creator();
    }
    return switch (page.getUrl().getProtocol().toLowerCase(Locale.ROOT)) {
      case "about", "javascript" -> window.creator();
      default -> WebUrl.parse(page.getUrl().toExternalForm(), null).map(DocumentOrigin::of).orElseGet(DocumentOrigin::opaque);
    };
  }

  /// The origin of whoever made a window, which its documents without an address of their own have too.
  static DocumentOrigin ofCreator(WebWindow place) {
    WebWindow creator = null;
    if (place instanceof FrameWindow frame) {
      Page around = frame.getFrameElement().getPage();
      creator = frame.getParentWindow().getEnclosedPage() == around ? frame.getParentWindow() : null;
    } else if (place instanceof TopLevelWindow top) {
      creator = top.getOpener();
    }
    return creator != null && creator.getScriptableObject() instanceof HostWindow made ? made.origin() : opaque();
  }

  /// The address of a `srcdoc` document is here that of the document around it.
  private static boolean isSrcdoc(WebWindow place, URL url) {
    return place instanceof FrameWindow frame
        && frame.getFrameElement().hasAttribute("srcdoc")
        && url.toExternalForm().equals(((Page) frame.getFrameElement().getPage()).getUrl().toExternalForm());
  }

  private static boolean isSandboxed(WebWindow place) {
    for (WebWindow at = place; at instanceof FrameWindow frame; at = at.getParentWindow()) {
      BaseFrameElement element = frame.getFrameElement();
      if (element.hasAttribute("sandbox")
          && !(" " + element.getAttribute("sandbox").toLowerCase(Locale.ROOT).replaceAll("[\t\n\f\r]", " ") + " ").contains(" allow-same-origin ")) {
        return true;
      }
    }
    return false;
  }

  boolean isOpaque() {
    return tuple == null;
  }

  boolean isSame(DocumentOrigin other) {
    return this == other || tuple != null && tuple.equals(other.tuple);
  }

  /// As `event.origin` has it.
  @Override
  public String toString() {
    return tuple == null ? "null" : tuple;
  }
}
