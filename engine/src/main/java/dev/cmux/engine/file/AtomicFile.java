package dev.cmux.engine.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;

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
    Path target = file.toAbsolutePath().normalize();
    if (Files.isDirectory(target)) {
      throw FileErrors.isFolder(file);
    }
    try {
      Path folder = Objects.requireNonNullElse(target.getParent(), target);
      Files.createDirectories(folder);
      Path draft = createDraft(folder);
      try {
        fill(draft, content);
        Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(draft); // gone after the move
      }
      forceFolder(folder);
    } catch (IOException e) {
      throw FileErrors.write(file, e);
    }
  }

  private static Path createDraft(Path folder) throws IOException {
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return Files.createTempFile(folder, ".cmux-", ".tmp", ownerOnly);
  }

  private static void fill(Path draft, Content content) throws IOException {
    try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
      OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
      content.writeTo(out);
      out.flush();
      channel.force(true);
    }
  }

  /// Makes the new name survive a power cut. Where a folder cannot be opened (Windows), the system has no such call.
  private static void forceFolder(Path folder) {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    } catch (IOException notSupportedHere) {
      // the file itself is safe on the disk, and under its new name for every reader
    }
  }
}
