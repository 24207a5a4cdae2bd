package dev.cmux.repl.server;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;

/// Writes to a channel on threads that nobody interrupts. The JDK closes a channel when the thread that writes to it is interrupted, and the threads
/// that print are: a command is broken off by interrupting it, and its client must still hear how it ended.
///
/// An interrupt that comes while a write is under way stays pending. Not for several threads at once.
final class SteadyOutput extends OutputStream {

  private static final Executor WRITERS = task -> Thread.ofVirtual().name("cmux-replies").start(task);

  private final OutputStream channel;

  SteadyOutput(OutputStream channel) {
    this.channel = channel;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    try {
      CompletableFuture.runAsync(() -> writeNow(bytes, offset, length), WRITERS).join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof UncheckedIOException failure) {
        throw failure.getCause();
      }
      throw e;
    }
  }

  private void writeNow(byte[] bytes, int offset, int length) {
    try {
      channel.write(bytes, offset, length);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
