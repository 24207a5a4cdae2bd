package dev.cmux.stdlib.host;

import dev.cmux.engine.error.EngineException;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Which files a script may read and write: its own folder, the working folder, the temporary folder, and what flags add.
///
/// Paths are judged after resolving every symbolic link, the missing end of a new file excepted, so a link
/// cannot lead out. Any thread.
public final class FileAccess {

  private final Path workingFolder;
  private final List<Path> readable = new CopyOnWriteArrayList<>();
  private final List<Path> writable = new CopyOnWriteArrayList<>();

  public FileAccess(Path workingFolder, List<Path> read, List<Path> write) {
    this(workingFolder, Path.of(System.getProperty("java.io.tmpdir")), read, write);
  }

  FileAccess(Path workingFolder, Path temporaryFolder, List<Path> read, List<Path> write) {
    this.workingFolder = workingFolder.toAbsolutePath().normalize();
    allow(this.workingFolder);
    allow(temporaryFolder);
    read.forEach(path -> readable.add(real(resolve(path.toString()))));
    write.forEach(path -> allow(resolve(path.toString())));
  }

  /// The folder that relative paths start from.
  public Path workingFolder() {
    return workingFolder;
  }

  /// Lets scripts read and write below a folder, such as that of the task file.
  public void allow(Path folder) {
    Path real = real(folder.toAbsolutePath().normalize());
    readable.add(real);
    writable.add(real);
  }

  /// The real path behind a name the script gave, which it may read. Fails with `not_allowed` elsewhere.
  public Path readable(String path) {
    return allowed(path, readable, "read", "--allow-read");
  }

  /// The real path behind a name the script gave, which it may write. Fails with `not_allowed` elsewhere.
  public Path writable(String path) {
    return allowed(path, writable, "write", "--allow-write");
  }

  /// Whether {@link #readable} would let it through.
  public boolean mayRead(Path path) {
    return within(real(path), readable);
  }

  private Path allowed(String path, List<Path> roots, String verb, String flag) {
    Path real = real(resolve(path));
    if (!within(real, roots)) {
      throw EngineException.notAllowed("The script may not %s `%s`.".formatted(verb, real))
          .withHint("Run with `%s %s` to let it.".formatted(flag, real))
          .with("path", real.toString())
          .with("flag", flag);
    }
    return real;
  }

  private Path resolve(String path) {
    if (path == null || path.isEmpty()) {
      throw EngineException.invalidParams("A path is needed, but an empty text was given.");
    }
    try {
      return workingFolder.resolve(path).normalize();
    } catch (InvalidPathException e) {
      throw EngineException.invalidParams("`%s` is not a path: %s.".formatted(path, e.getReason()));
    }
  }

  private static boolean within(Path real, List<Path> roots) {
    return roots.stream().anyMatch(real::startsWith);
  }

  /// Resolves links in the part that exists. A dangling link counts as what it points to.
  private static Path real(Path path) {
    return real(path, 0);
  }

  private static Path real(Path path, int links) {
    try {
      return path.toRealPath();
    } catch (NoSuchFileException missing) {
      try {
        if (Files.isSymbolicLink(path) && links < 40) {
          return real(path.resolveSibling(Files.readSymbolicLink(path)).normalize(), links + 1);
        }
      } catch (IOException e) {
        throw unreadable(path, e);
      }
      Path parent = path.getParent();
      return parent == null ? path : real(parent, links).resolve(path.getFileName());
    } catch (IOException e) {
      throw unreadable(path, e);
    }
  }

  private static EngineException unreadable(Path path, IOException cause) {
    String reason = cause instanceof FileSystemException failed && failed.getReason() != null ? failed.getReason() : cause.getMessage();
    return EngineException.ioError("`%s` cannot be reached: %s.".formatted(path, reason)).causedBy(cause);
  }
}
