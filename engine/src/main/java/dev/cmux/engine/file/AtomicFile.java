package dev.cmux.engine.file;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Replaces a file as a whole or not at all, readable by its owner only.
///
/// The content goes into a new file of the same folder, made with mode 0600 (where the file system has modes), is forced
/// to the disk, and takes the place of the old file in one step; then the folder is forced too. Whatever fails on the
/// way (a full disk, a lost permission, an interrupt), the old file is as it was and the new one is removed. Readers see
/// the old content or the new, never a mixture.
///
/// Missing folders are made, as Playwright does. A symbolic link is replaced by the file, not followed: nobody can make
/// a save to a shared folder land elsewhere by planting a link.
public final class AtomicFile {

  private AtomicFile() {}

  /// Writes the content of a file.
  @FunctionalInterface
  public interface Content {
    void writeTo(OutputStream out) throws IOException;
  }

  /// Replaces the file by these bytes.
  ///
  /// @throws dev.cmux.engine.error.EngineException `io_error` when it cannot be written, `invalid_params` when the path
  ///     is a folder
  public static void write(Path file, byte[] content) {
    write(file, out -> out.write(content));
  }

  /// Replaces the file by what `content` writes; an exception of `content` leaves the old file as it was.
  ///
  /// @throws dev.cmux.engine.error.EngineException `io_error` when it cannot be written, `invalid_params` when the path
  ///     is a folder
  public static void write(Path file, Content content) {
    if (Files.isDirectory(file)) {
      throw FileErrors.isFolder(file);
    }
    try (FileDraft draft = FileDraft.of(file)) {
      content.writeTo(draft.out());
      draft.commit();
    } catch (IOException e) {
      throw FileErrors.write(file, e);
    }
  }
}
