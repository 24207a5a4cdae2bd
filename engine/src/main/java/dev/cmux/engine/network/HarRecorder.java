package dev.cmux.engine.network;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.file.FileDraft;
import dev.cmux.engine.file.FileErrors;
import dev.cmux.engine.json.JsonText;
import dev.cmux.engine.url.UrlPattern;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Writes exchanges to a HAR 1.2 file as they happen.
///
/// Each entry goes to the disk at once, so memory does not grow with the recording; the file appears under its name, whole,
/// at {@link #stop}. A recording that is closed without `stop` leaves nothing behind. The file has mode 0600, for it holds
/// cookies, passwords and bodies.
///
/// Safe to use from several threads.
public final class HarRecorder implements AutoCloseable {

  private final Path file;
  private final Options options;
  private final FileDraft draft;
  private final List<Map<String, Object>> pages = new ArrayList<>();
  private int entries;
  private boolean open = true;
  private IOException failure;

  /// What to record.
  ///
  /// @param urls only exchanges of these URLs
  /// @param content whether the bodies of answers are kept; those of requests always are
  public record Options(UrlPattern urls, boolean content) {
    public Options {
      Objects.requireNonNull(urls, "urls");
    }

    /// Everything.
    public static Options everything() {
      return new Options(new UrlPattern.Any(), true);
    }
  }

  private HarRecorder(Path file, Options options, FileDraft draft) {
    this.file = file;
    this.options = options;
    this.draft = draft;
  }

  /// Begins a recording; missing folders are made. What cannot be written is found out now, not at the end.
  ///
  /// @param creatorVersion the version of cmux, for the file's `creator`
  /// @throws EngineException `io_error` when the folder cannot be written to, `invalid_params` when the path is a folder
  public static HarRecorder start(Path file, Options options, String creatorVersion) {
    if (Files.isDirectory(file)) {
      throw FileErrors.isFolder(file);
    }
    try {
      HarRecorder recorder = new HarRecorder(file, options, FileDraft.of(file));
      Map<String, Object> creator = new LinkedHashMap<>();
      creator.put("name", "cmux");
      creator.put("version", creatorVersion);
      recorder.write("{\"log\":{\n\"version\":\"1.2\",\n\"creator\":" + JsonText.line(creator) + ",\n\"entries\":[");
      return recorder;
    } catch (IOException e) {
      throw FileErrors.write(file, e);
    }
  }

  /// Adds a page, to whose id exchanges can refer.
  public synchronized void page(String id, String title, Instant startedAt) {
    if (open) {
      pages.add(HarWriter.page(id, title, startedAt));
    }
  }

  /// Adds an exchange. Never fails: a full disk must not break the page that made the request, so it is reported by
  /// {@link #stop}. After `stop`, exchanges that were still under way are passed over.
  public synchronized void add(Exchange exchange) {
    if (!open || failure != null || !options.urls().matches(exchange.request().url())) {
      return;
    }
    try {
      write((entries == 0 ? "\n" : ",\n") + JsonText.line(HarWriter.entry(exchange, options.content())));
      entries++;
    } catch (IOException e) {
      failure = e;
    }
  }

  /// Ends the recording and puts the file in its place.
  ///
  /// @return how many exchanges it holds
  /// @throws EngineException `io_error` when any part of it could not be written, and then there is no new file;
  ///     `invalid_state` when it was stopped before
  public synchronized int stop() {
    if (!open) {
      throw EngineException.invalidState("The recording `%s` has been stopped already.".formatted(file));
    }
    open = false;
    try (draft) {
      if (failure != null) {
        throw failure;
      }
      write("\n],\n\"pages\":" + JsonText.line(pages) + "\n}}\n");
      draft.commit();
      return entries;
    } catch (IOException e) {
      throw FileErrors.write(file, e);
    }
  }

  /// Drops the recording, unless it was stopped.
  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      try {
        draft.close();
      } catch (IOException e) {
        throw FileErrors.write(file, e);
      }
    }
  }

  private void write(String text) throws IOException {
    draft.out().write(text.getBytes(StandardCharsets.UTF_8));
  }
}
