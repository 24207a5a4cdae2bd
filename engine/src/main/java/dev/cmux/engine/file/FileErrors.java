package dev.cmux.engine.file;

import dev.cmux.engine.error.EngineException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/// Turns what the JDK throws about files into sentences.
public final class FileErrors {

  private FileErrors() {}

  /// A file that could not be read: `not_found` when there is none, else `io_error`.
  public static EngineException read(Path file, IOException cause) {
    if (cause instanceof NoSuchFileException) {
      EngineException missing = with(file, cause, EngineException.notFound("There is no file `%s`.".formatted(file)));
      return file.isAbsolute()
          ? missing
          : missing.withHint("The name is relative to `%s`.".formatted(Path.of("").toAbsolutePath()));
    }
    return with(file, cause, EngineException.ioError("Could not read `%s`: %s.".formatted(file, reason(cause))));
  }

  /// A file that could not be written: `io_error`. The file that was there before must be unchanged.
  public static EngineException write(Path file, IOException cause) {
    return with(file, cause, EngineException.ioError("Could not write `%s`: %s.".formatted(file, reason(cause))))
        .withHint("If there was a file before, it is unchanged.");
  }

  /// A path that should be a file and is a folder: `invalid_params`.
  public static EngineException isFolder(Path file) {
    return EngineException.invalidParams("`%s` is a folder, not a file.".formatted(file)).with("path", file.toString());
  }

  private static EngineException with(Path file, IOException cause, EngineException error) {
    return error.with("path", file.toString()).causedBy(cause);
  }

  /// Why, in words that go on a sentence; the messages of `java.nio.file` are mostly paths.
  public static String reason(IOException cause) {
    return switch (cause) {
      case AccessDeniedException denied -> "permission denied";
      case NoSuchFileException missing -> "there is no such file or folder";
      case ClosedByInterruptException interrupt -> "it was interrupted";
      case FileAlreadyExistsException exists -> "`%s` is in the way and is no folder".formatted(exists.getFile());
      case FileSystemException failed when failed.getReason() != null -> lower(failed.getReason());
      default -> lower(Objects.requireNonNullElse(cause.getMessage(), cause.getClass().getSimpleName()));
    };
  }

  private static String lower(String reason) {
    String text = reason.endsWith(".") ? reason.substring(0, reason.length() - 1) : reason;
    return text.isEmpty() ? text : text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1);
  }
}
