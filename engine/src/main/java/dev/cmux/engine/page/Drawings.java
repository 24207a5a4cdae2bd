package dev.cmux.engine.page;

import dev.cmux.engine.command.Draw;
import dev.cmux.engine.command.Draw.Drawn;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.file.AtomicFile;
import dev.cmux.engine.page.act.WindowScroll;
import dev.cmux.engine.page.draw.DrawnPage;
import dev.cmux.engine.render.DocumentRenderer;
import dev.cmux.engine.render.DocumentRenderer.Cut;
import dev.cmux.engine.render.DocumentRenderer.Pages;
import dev.cmux.engine.render.DocumentRenderer.Picture;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.htmlunit.HttpHeader;
import org.htmlunit.WebClient;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;
import org.htmlunit.html.DomElement;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.protocol.data.DataUrlDecoder;
import org.htmlunit.util.UrlUtils;

/// Carries out what draws: copies the document on the queue, then fetches its pictures and draws beside it.
final class Drawings {

  private static final int MOST_PICTURES = 500;
  private static final int LARGEST_PICTURE = 16 << 20;
  private static final long ALL_PICTURES = 128L << 20;

  private final WebClient client;
  private final SurfaceConnection connection;
  private final SurfaceThread thread;
  private final PageStops stops;
  private final Documents documents;
  private final Elements elements;

  Drawings(WebClient client, SurfaceConnection connection, SurfaceThread thread, PageStops stops, Documents documents, Elements elements) {
    this.client = client;
    this.connection = connection;
    this.thread = thread;
    this.stops = stops;
    this.documents = documents;
    this.elements = elements;
  }

  Attempt<Drawn> draw(Draw<?> command, List<Target> frames) {
    return switch (command) {
      case Draw.Screenshot c when c.target().isPresent() -> element(c, frames);
      case Draw.Screenshot c -> {
        HtmlPage page = documents.html(frames);
        int[] scrolled = c.fullPage() ? new int[] {0, 0} : WindowScroll.of(page);
        yield picture(page, null, scrolled, c.fullPage() ? new Cut.Whole() : new Cut.Window(scrolled[0], scrolled[1]), c.path());
      }
      case Draw.Pdf c -> {
        HtmlPage page = documents.html(frames);
        DrawnPage copy = DrawnPage.of(page, null, new int[] {0, 0}, stops::stopped);
        yield beside(
            () -> {
              Pages pages = DocumentRenderer.pdf(copy.drawing(fetch(copy, page)), c.paper());
              return new Drawn(pages.pdf(), written(c.path(), pages.pdf()), 0, 0, pages.count());
            });
      }
    };
  }

  /// Waits until the element is visible, as Playwright does.
  private Attempt<Drawn> element(Draw.Screenshot command, List<Target> frames) {
    Attempt<Attempt<Drawn>> begun =
        elements.ready(
            command.target().orElseThrow(),
            frames,
            subject -> subject.look().visibility().isVisible(subject.element()) ? Optional.empty() : Optional.of("is not visible"),
            subject -> picture(subject.page(), subject.element(), new int[] {0, 0}, new Cut.Target(), command.path()));
    return new Chained<>(begun);
  }

  private Attempt<Drawn> picture(HtmlPage page, DomElement target, int[] scrolled, Cut cut, Optional<Path> path) {
    DrawnPage copy = DrawnPage.of(page, target, scrolled, stops::stopped);
    return beside(
        () -> {
          Picture picture = DocumentRenderer.picture(copy.drawing(fetch(copy, page)), cut);
          return new Drawn(picture.png(), written(path, picture.png()), picture.width(), picture.height(), 1);
        });
  }

  private Attempt<Drawn> beside(Supplier<Drawn> work) {
    return new BackgroundWork<>(
        thread,
        "the document was not drawn",
        work,
        worker -> {
          connection.transfers().breakOff(worker);
          worker.interrupt();
        });
  }

  private static Optional<Path> written(Optional<Path> path, byte[] bytes) {
    path.ifPresent(file -> AtomicFile.write(file, bytes));
    return path.map(Path::toAbsolutePath);
  }

  /// The pictures that come; one that does not is left out, as in a browser.
  private Map<String, byte[]> fetch(DrawnPage copy, HtmlPage page) {
    Map<String, byte[]> fetched = new HashMap<>();
    long total = 0;
    for (String address : copy.pictures().stream().limit(MOST_PICTURES).takeWhile(any -> !Thread.currentThread().isInterrupted()).toList()) {
      byte[] bytes = fetch(address, page);
      if (bytes.length > 0 && bytes.length <= LARGEST_PICTURE && total + bytes.length <= ALL_PICTURES) {
        fetched.put(address, bytes);
        total += bytes.length;
      }
    }
    return fetched;
  }

  private byte[] fetch(String address, HtmlPage page) {
    try {
      if (address.startsWith("data:")) {
        return DataUrlDecoder.decodeDataURL(address).getBytes();
      }
      WebRequest request = new WebRequest(UrlUtils.toUrlUnsafe(address));
      request.setRequestingUrl(page.getUrl());
      request.setAdditionalHeader(HttpHeader.ACCEPT, client.getBrowserVersion().getImgAcceptHeader());
      if (String.valueOf(page.getUrl()).startsWith("http")) {
        request.setRefererHeader(page.getUrl());
      }
      WebResponse response = client.loadWebResponse(request);
      try (InputStream body = response.getContentAsStream()) {
        return response.getStatusCode() >= 400 || body == null ? new byte[0] : body.readNBytes(LARGEST_PICTURE + 1);
      } finally {
        response.cleanUp();
      }
    } catch (IOException | RuntimeException e) {
      return new byte[0];
    }
  }
}
