package dev.cmux.repl.server;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;

/// Knows whether the socket that a server listens on is still the one in its folder, and calls back once it is not: it was deleted, by itself or
/// with the folder, or another server has put its own there. No client can reach the server any more then.
///
/// The operating system tells about changes in the folder, so a watch costs nothing while there are none (on macOS the JDK looks every ten seconds).
final class SocketWatch implements AutoCloseable {

  private final Path socket;
  private final Identity own;
  private final WatchService changes;

  /// File systems give the number of a deleted file to the next one, so the time counts too.
  private record Identity(Object number, FileTime made) {
    static Identity of(Path socket) throws IOException {
      BasicFileAttributes facts = Files.readAttributes(socket, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
      return new Identity(String.valueOf(facts.fileKey()), facts.lastModifiedTime());
    }
  }

  /// @param socket is there
  /// @param onLost called once, on a thread of its own
  SocketWatch(Path socket, Runnable onLost) throws IOException {
    this.socket = socket;
    own = Identity.of(socket);
    changes = socket.getFileSystem().newWatchService();
    socket.getParent().register(changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_DELETE);
    Thread.ofPlatform().name("cmux-socket-watch").daemon().start(() -> watch(onLost));
  }

  private void watch(Runnable onLost) {
    try {
      while (isOurs()) {
        WatchKey key = changes.take();
        key.pollEvents();
        key.reset();
      }
      onLost.run();
    } catch (ClosedWatchServiceException _) {
      // The server ends.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  boolean isOurs() {
    try {
      return own.equals(Identity.of(socket));
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() throws IOException {
    changes.close();
  }
}
