package dev.cmux.engine.page.net;

import dev.cmux.engine.error.EngineException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.io.input.BoundedInputStream;
import org.apache.http.Header;
import org.apache.http.HttpEntity;
import org.apache.http.HttpResponse;

/// What a page is made of, as it comes from a server. A larger one would not fit beside its DOM; downloads have no limit, they go to disk.
public final class PageBody {

  private static final long LARGEST = 64L << 20;

  private PageBody() {}

  /// The text in a response; empty when it is something else, which goes to disk or is a picture.
  ///
  /// @throws RefusedRequest when it is too large, now or as it is read
  public static Optional<InputStream> of(HttpResponse response) throws IOException {
    HttpEntity entity = response.getEntity();
    if (entity == null || !isText(response)) {
      return Optional.empty();
    }
    if (entity.getContentLength() > LARGEST) {
      throw tooLarge();
    }
    // It calls for help once so much has been read, whether there is more or not.
    return Optional.of(
        BoundedInputStream.builder()
            .setInputStream(entity.getContent())
            .setMaxCount(LARGEST + 1)
            .setOnMaxCount(
                (most, read) -> {
                  throw tooLarge();
                })
            .get());
  }

  private static boolean isText(HttpResponse response) {
    Header disposition = response.getFirstHeader("Content-Disposition");
    if (disposition != null && disposition.getValue().toLowerCase(Locale.ROOT).startsWith("attachment")) {
      return false;
    }
    Header type = response.getFirstHeader("Content-Type");
    if (type == null) {
      return true;
    }
    String value = type.getValue().toLowerCase(Locale.ROOT);
    return value.startsWith("text/") || value.contains("html") || value.contains("xml") || value.contains("json") || value.contains("javascript");
  }

  private static RefusedRequest tooLarge() {
    return new RefusedRequest(
        EngineException.navigationFailed("The response is larger than %d MB, the most a page may be.".formatted(LARGEST >> 20))
            .withHint("To keep a large file, let the server send it as a download (`Content-Disposition: attachment`)."));
  }
}
