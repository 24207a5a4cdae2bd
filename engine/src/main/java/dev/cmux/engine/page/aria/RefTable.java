package dev.cmux.engine.page.aria;

import dev.cmux.engine.error.EngineException;
import java.lang.ref.WeakReference;
import java.util.HashMap;
import java.util.Map;
import java.util.WeakHashMap;
import org.htmlunit.Page;
import org.htmlunit.WebWindow;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.FrameWindow;

/// The refs of one surface: `e1`, `e2`, …, handed out by snapshots and never reused.
///
/// An element keeps its ref for as long as it lives, so the refs of two snapshots of the same page can be compared.
/// Elements and documents are held weakly: a ref keeps nothing alive. For the surface's thread only.
public final class RefTable {

  /// The document a ref was given out in, and where it was.
  private record Origin(WeakReference<Page> page, WeakReference<WebWindow> window, String url) {}

  private record Entry(WeakReference<DomElement> element, String description, Origin origin) {}

  private final Map<Integer, Entry> entries = new HashMap<>();
  private final Map<DomElement, Integer> numbers = new WeakHashMap<>();
  private final Map<Page, Origin> origins = new WeakHashMap<>();
  private int highest;

  /// The ref of the element, a new one if it has none yet. The description (`button "Save"`) is kept for messages.
  public int refOf(DomElement element, String description) {
    Integer known = numbers.get(element);
    if (known != null) {
      return known;
    }
    highest++;
    numbers.put(element, highest);
    Origin origin = origins.computeIfAbsent(element.getPage(), RefTable::originOf);
    entries.put(highest, new Entry(new WeakReference<>(element), description, origin));
    return highest;
  }

  /// The element a ref stands for.
  ///
  /// @throws EngineException `not_found` when the surface never gave out that ref; `stale_ref` when the element or its
  ///     document is gone, with the reason
  public DomElement element(int ref) {
    Entry entry = entries.get(ref);
    if (entry == null) {
      throw unknown(ref);
    }
    DomElement element = entry.element().get();
    if (element != null && element.isAttachedToPage() && isShown(element.getPage())) {
      return element;
    }
    throw stale(ref, entry);
  }

  private EngineException unknown(int ref) {
    EngineException error =
        highest == 0
            ? EngineException.notFound(
                "There is no ref `e%d`: no snapshot has been taken on this surface.".formatted(ref))
            : EngineException.notFound(
                "There is no ref `e%d` on this surface: its refs go up to `e%d`.".formatted(ref, highest));
    return error.withHint("Take a snapshot and use a ref from it.").with("ref", "e" + ref).with("highestRef", highest);
  }

  private EngineException stale(int ref, Entry entry) {
    Origin origin = entry.origin();
    Page page = origin.page().get();
    String reason;
    if (page != null && isShown(page)) {
      reason = "the element was removed from the document";
    } else {
      WebWindow window = origin.window().get();
      Page now = window == null || window.isClosed() ? null : window.getEnclosedPage();
      reason =
          now == null
              ? "the tab or frame it was in is closed"
              : "its document `%s` was replaced by `%s`".formatted(origin.url(), now.getUrl());
    }
    return EngineException.staleRef("`e%d` (%s) is stale: %s.".formatted(ref, entry.description(), reason))
        .withHint("Take a new snapshot and use a ref from it.")
        .with("ref", "e" + ref)
        .with("reason", reason);
  }

  private static boolean isShown(Page page) {
    WebWindow window = page.getEnclosingWindow();
    return window != null && !window.isClosed() && window.getEnclosedPage() == page && isInOpenFrame(window);
  }

  /// A frame whose element was removed keeps its page.
  private static boolean isInOpenFrame(WebWindow window) {
    return !(window instanceof FrameWindow frame)
        || frame.getFrameElement().isAttachedToPage() && isShown(frame.getFrameElement().getPage());
  }

  private static Origin originOf(Page page) {
    return new Origin(
        new WeakReference<>(page), new WeakReference<>(page.getEnclosingWindow()), String.valueOf(page.getUrl()));
  }
}
