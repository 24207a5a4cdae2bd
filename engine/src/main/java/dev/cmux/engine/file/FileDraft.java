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

/// A file in the making: written beside its target, unseen under the target's name until {@link #commit}.
///
/// Closing a draft that was not committed removes it. The draft is made with mode 0600, where the file system has modes.
/// Not for several threads at once.
public final class FileDraft implements AutoCloseable {

  private final Path target;
  private final Path folder;
  private final Path draft;
  private final FileChannel channel;
  private final OutputStream out;

  private FileDraft(Path target, Path folder, Path draft) throws IOException {
    this.target = target;
    this.folder = folder;
    this.draft = draft;
    this.channel = FileChannel.open(draft, StandardOpenOption.WRITE);
    this.out = new BufferedOutputStream(Channels.newOutputStream(channel), 1 << 16);
  }

  /// Begins a file that will replace `target`; missing folders are made.
  public static FileDraft of(Path target) throws IOException {
    Path whole = target.toAbsolutePath().normalize();
    Path folder = Objects.requireNonNullElse(whole.getParent(), whole);
    Files.createDirectories(folder);
    Path draft = createFile(folder);
    try {
      return new FileDraft(whole, folder, draft);
    } catch (IOException e) {
      Files.deleteIfExists(draft);
      throw e;
    }
  }

  /// Where the content goes; buffered.
  public OutputStream out() {
    return out;
  }

  /// Forces the content to the disk and puts it in the place of the target in one step.
  public void commit() throws IOException {
    out.flush();
    channel.force(true);
    channel.close();
    Files.move(draft, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    forceFolder();
  }

  /// Removes what was not committed.
  @Override
  public void close() throws IOException {
    channel.close();
    Files.deleteIfExists(draft);
  }

  private static Path createFile(Path folder) throws IOException {
    boolean posix = Files.getFileStore(folder).supportsFileAttributeView("posix");
    FileAttribute<?>[] ownerOnly =
        posix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    return Files.createTempFile(folder, ".cmux-", ".tmp", ownerOnly);
  }

  /// Makes the new name survive a power cut. Where a folder cannot be opened (Windows), the system has no such call.
  private void forceFolder() {
    try (FileChannel opened = FileChannel.open(folder, StandardOpenOption.READ)) {
      opened.force(true);
    } catch (IOException notSupportedHere) {
      // the file itself is safe on the disk, and under its new name for every reader
    }
  }
}
