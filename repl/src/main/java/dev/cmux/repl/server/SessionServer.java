package dev.cmux.repl.server;

import dev.cmux.engine.error.EngineException;
import dev.cmux.repl.wire.SessionFolder;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/// Listens on the session's socket and hands each connection to a thread of its own, until it is told to stop or nothing has
/// happened for long enough.
///
/// One server a session name: whoever holds the lock file is it. The lock goes with the process, however that ends, so a socket
/// without a locked lock is a dead server's and is replaced.
public final class SessionServer {

  /// How long a server that is ending may take.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private static final Duration PAUSE = Duration.ofMillis(20);

  private final SessionFolder folder;
  private final String build;
  private final SessionCommands commands;
  private final AttachedPrompts prompts;
  private final IdleClock idle;
  private final CountDownLatch stopped = new CountDownLatch(1);

  /// @param build which build of cmux this is; clients of another one are turned away
  /// @param idleLimit ends the server when it has had nothing to do for so long
  public SessionServer(SessionFolder folder, String build, SessionCommands commands, AttachedPrompts prompts, Duration idleLimit) {
    this.folder = folder;
    this.build = build;
    this.commands = commands;
    this.prompts = prompts;
    this.idle = new IdleClock(idleLimit, this::stop);
  }

  /// Serves until it is stopped or its socket is gone. Returns when a server of this name is running already, as soon as that one listens.
  ///
  /// @throws EngineException `io_error` when the socket cannot be made
  public void run() {
    try (FileChannel lockFile = FileChannel.open(folder.lock(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = lock(lockFile)) {
      if (lock == null) {
        return;
      }
      lockFile.truncate(0).write(ByteBuffer.wrap(Long.toString(ProcessHandle.current().pid()).getBytes(StandardCharsets.US_ASCII)));
      Files.deleteIfExists(folder.socket());
      try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
        socket.bind(folder.address());
        serve(socket);
      } finally {
        commands.close();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw EngineException.ioError("The session server cannot listen on %s: %s.".formatted(folder.socket(), e.getMessage()))
          .withHint("Set CMUX_RUNTIME_DIR to a folder of your own on a local disk.")
          .causedBy(e);
    }
  }

  /// Null when another server has it and listens. One that has it and does not is beginning or ending: it will listen, or let go.
  private FileLock lock(FileChannel file) throws IOException, InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      FileLock lock = tryLock(file);
      if (lock != null || isListening()) {
        return lock;
      }
      if (System.nanoTime() > deadline) {
        throw new IOException("another process holds " + folder.lock() + " and does not listen");
      }
      Thread.sleep(PAUSE);
    }
  }

  private static FileLock tryLock(FileChannel file) throws IOException {
    try {
      return file.tryLock();
    } catch (OverlappingFileLockException _) {
      // Another server of this process has it; to the operating system they would be the same.
      return null;
    }
  }

  private boolean isListening() {
    try (SocketChannel _ = SocketChannel.open(folder.address())) {
      return true;
    } catch (IOException _) {
      return false;
    }
  }

  private void serve(ServerSocketChannel socket) throws IOException, InterruptedException {
    try {
      Files.setPosixFilePermissions(folder.socket(), PosixFilePermissions.fromString("rw-------"));
      listen(socket);
    } catch (NoSuchFileException _) {
      // Deleted before anybody watched it, by itself or with its folder: that ends a server, and is no failure of it.
    }
  }

  /// The socket is deleted before anything is closed, so that the next command does not find a server that ends; but not another server's.
  private void listen(ServerSocketChannel socket) throws IOException, InterruptedException {
    try (SocketWatch watch = new SocketWatch(folder.socket(), this::stop)) {
      commands.warmUp();
      Thread.ofPlatform().name("cmux-accept").daemon().start(() -> accept(socket));
      stopped.await();
      if (watch.isOurs()) {
        Files.deleteIfExists(folder.socket());
      }
    }
  }

  /// Lets {@link #run} return. Commands that are being carried out are cut off. From any thread.
  void stop() {
    stopped.countDown();
  }

  private void accept(ServerSocketChannel socket) {
    while (true) {
      try {
        SocketChannel channel = socket.accept();
        Thread.ofVirtual().name("cmux-conversation").start(() -> converse(channel));
      } catch (AsynchronousCloseException _) {
        return;
      } catch (IOException _) {
        stop();
        return;
      }
    }
  }

  private void converse(SocketChannel channel) {
    Conversation conversation = new Conversation(channel, build, commands, prompts);
    try (IdleClock.Work _ = idle.begin();
        channel) {
      conversation.hold();
    } catch (IOException _) {
      // The client went away; its command has been cancelled.
    } finally {
      if (conversation.stops()) {
        stop();
      }
    }
  }
}
