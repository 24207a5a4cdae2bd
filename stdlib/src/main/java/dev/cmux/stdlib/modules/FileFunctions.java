package dev.cmux.stdlib.modules;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.file.FileErrors;
import dev.cmux.stdlib.host.FileAccess;
import dev.cmux.stdlib.host.HostBinder;
import dev.cmux.stdlib.host.HostCall;
import dev.cmux.stdlib.host.Values;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.stream.Stream;

/// What `cmux:fs` does on the disk, off the event loop. Paths are judged by {@link FileAccess} before anything else.
final class FileFunctions {

  private final FileAccess access;

  FileFunctions(FileAccess access) {
    this.access = access;
  }

  void addTo(HostBinder binder) {
    binder
        .promise("readText", call -> reading(call, Files::readString))
        .promise("readBytes", call -> reading(call, Files::readAllBytes))
        .promise("list", call -> reading(call, FileFunctions::names))
        .promise("exists", call -> reading(call, Files::exists))
        .promise("write", call -> writing(call, path -> write(path, call.argument(1))))
        .promise("append", call -> writing(call, path -> append(path, text(call, 1))))
        .promise("remove", call -> writing(call, path -> delete(path, Boolean.TRUE.equals(call.argument(1)))));
  }

  private static List<String> names(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName() + (Files.isDirectory(file) ? "/" : "")).sorted().toList();
    }
  }

  private static Object write(Path path, Object content) throws IOException {
    byte[] bytes =
        switch (content) {
          case byte[] given -> given;
          case String text -> text.getBytes(StandardCharsets.UTF_8);
          case null, default ->
              throw EngineException.invalidParams("Argument 2 must be a string or a Uint8Array, to be written to `%s`.".formatted(path));
        };
    Files.createDirectories(path.getParent());
    if (Files.exists(path) && !Files.isRegularFile(path)) {
      Files.write(path, bytes); // a pipe or a device
    } else {
      replace(Files.exists(path) ? path.toRealPath() : path, bytes);
    }
    return Values.UNDEFINED;
  }

  /// Whoever reads meanwhile, or after a full disk or an interruption, finds the old content or the new, whole. The file keeps its mode.
  private static void replace(Path path, byte[] bytes) throws IOException {
    Path draft = path.resolveSibling(".cmux-" + UUID.randomUUID() + ".tmp");
    try {
      Files.write(draft, bytes, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
      if (Files.exists(path) && Files.getFileStore(path).supportsFileAttributeView(PosixFileAttributeView.class)) {
        Files.setPosixFilePermissions(draft, Files.getPosixFilePermissions(path));
      }
      Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  private static Object append(Path path, String line) throws IOException {
    Files.createDirectories(path.getParent());
    Files.writeString(path, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    return Values.UNDEFINED;
  }

  /// Deletes; a missing file is no error, as nobody is worse off.
  private static Object delete(Path path, boolean recursive) throws IOException {
    if (recursive && Files.isDirectory(path)) {
      try (Stream<Path> inside = Files.walk(path)) {
        for (Path file : inside.sorted(Comparator.reverseOrder()).toList()) {
          Files.delete(file);
        }
      }
    } else {
      Files.deleteIfExists(path);
    }
    return Values.UNDEFINED;
  }

  private CompletionStage<Object> reading(HostCall call, Action action) {
    String name = text(call, 0);
    return offLoop(access.readable(name), "read", action);
  }

  private CompletionStage<Object> writing(HostCall call, Action action) {
    String name = text(call, 0);
    return offLoop(access.writable(name), "write", action);
  }

  private static CompletionStage<Object> offLoop(Path path, String verb, Action action) {
    return CompletableFuture.supplyAsync(
        () -> {
          try {
            return action.on(path);
          } catch (IOException e) {
            throw failure(path, verb, e);
          } catch (UncheckedIOException e) {
            throw failure(path, verb, e.getCause());
          }
        },
        Thread::startVirtualThread);
  }

  private static EngineException failure(Path path, String verb, IOException cause) {
    EngineException failure =
        switch (cause) {
          case NoSuchFileException e -> EngineException.notFound("There is no file `%s` to %s.".formatted(path, verb));
          case CharacterCodingException e ->
              EngineException.ioError("`%s` is not UTF-8 text.".formatted(path)).withHint("Use `readBytes` for other files.");
          case DirectoryNotEmptyException e ->
              EngineException.ioError("The folder `%s` is not empty.".formatted(path)).withHint("Pass `{ recursive: true }` to remove what is in it too.");
          case NotDirectoryException e -> EngineException.ioError("`%s` is not a folder.".formatted(path));
          case AccessDeniedException e -> EngineException.ioError("The system does not let cmux %s `%s`.".formatted(verb, path));
          case FileAlreadyExistsException e -> EngineException.ioError("`%s` is a file where a folder is needed.".formatted(path));
          default -> EngineException.ioError("Could not %s `%s`: %s.".formatted(verb, path, FileErrors.reason(cause)));
        };
    return failure.with("path", path.toString()).causedBy(cause);
  }

  private static String text(HostCall call, int index) {
    if (call.argument(index) instanceof String text) {
      return text;
    }
    throw EngineException.invalidParams("Argument %d must be a string.".formatted(index + 1));
  }

  @FunctionalInterface
  private interface Action {
    Object on(Path path) throws IOException;
  }
}
