package dev.cmux.engine.page;

import dev.cmux.engine.command.Downloads.Download;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.file.FileErrors;
import dev.cmux.engine.page.net.DownloadName;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.htmlunit.Page;
import org.htmlunit.WebResponse;
import org.htmlunit.attachment.AttachmentHandler;

/// The files a surface's pages have handed out, kept in a folder of its own until the surface closes.
final class DownloadShelf implements AttachmentHandler {

  private static final long serialVersionUID = 1L;

  private final transient List<Download> downloads = new ArrayList<>();
  private transient Path folder;
  private int waitedFor;

  List<Download> list() {
    return List.copyOf(downloads);
  }

  /// The next download that nobody has taken yet, kept at the path when one is given.
  Attempt<Download> next(Optional<Path> keepAt, boolean folder) {
    return () -> {
      if (waitedFor >= downloads.size()) {
        return Attempt.notYet("the page did not start a download");
      }
      Download next = downloads.get(waitedFor++);
      return Attempt.done(keepAt.map(path -> keep(next, path, folder)).orElse(next));
    };
  }

  /// @param ignored the name as HtmlUnit (5.5.0) understands the header, which is not as browsers do
  @Override
  public boolean handleAttachment(WebResponse response, String ignored) {
    keep(response, "");
    return true;
  }

  /// @param proposed the name that a link of the same origin proposes; empty for none
  void keep(WebResponse response, String proposed) {
    String url = response.getWebRequest().getUrl().toExternalForm();
    String suggested = DownloadName.of(response, proposed);
    try (InputStream body = response.getContentAsStream()) {
      if (folder == null) {
        folder = Files.createTempDirectory("cmux-downloads-");
      }
      Path file = folder.resolve((downloads.size() + 1) + "-" + suggested);
      long bytes = Files.copy(body, file, StandardCopyOption.REPLACE_EXISTING);
      downloads.add(new Download(file, url, suggested, bytes));
    } catch (IOException e) {
      throw EngineException.ioError("The download of `%s` could not be kept: %s.".formatted(url, FileErrors.reason(e))).causedBy(e);
    }
  }

  @Override
  public void handleAttachment(Page page, String name) {
    handleAttachment(page.getWebResponse(), name);
  }

  /// Removes what was not kept.
  void close() {
    if (folder == null) {
      return;
    }
    try (Stream<Path> files = Files.walk(folder)) {
      files.sorted(Comparator.reverseOrder()).forEach(DownloadShelf::delete);
    } catch (IOException ignored) {
      // the temporary folder is the system's to clean then
    }
  }

  private static void delete(Path path) {
    try {
      Files.deleteIfExists(path);
    } catch (IOException ignored) {
      // the temporary folder is the system's to clean then
    }
  }

  private static Download keep(Download download, Path path, boolean folder) {
    try {
      Path file = path.toAbsolutePath();
      if (folder || Files.isDirectory(file)) {
        Files.createDirectories(file);
        file = free(file, download.suggestedFilename());
      } else {
        Files.createDirectories(file.getParent());
      }
      Files.copy(download.path(), file, StandardCopyOption.REPLACE_EXISTING);
      return new Download(file, download.url(), download.suggestedFilename(), download.bytes());
    } catch (IOException e) {
      throw EngineException.ioError("The download cannot be kept at `%s`: %s.".formatted(path, FileErrors.reason(e))).causedBy(e);
    }
  }

  /// A name that nothing in the folder has, made as browsers make it: `report (1).csv`.
  private static Path free(Path folder, String name) {
    int dot = name.lastIndexOf('.') > 0 ? name.lastIndexOf('.') : name.length();
    Path file = folder.resolve(name);
    for (int number = 1; Files.exists(file, LinkOption.NOFOLLOW_LINKS); number++) {
      file = folder.resolve("%s (%d)%s".formatted(name.substring(0, dot), number, name.substring(dot)));
    }
    return file;
  }
}
