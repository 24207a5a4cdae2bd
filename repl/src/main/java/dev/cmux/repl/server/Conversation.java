package dev.cmux.repl.server;

import dev.cmux.repl.output.Streams;
import dev.cmux.repl.wire.Reply;
import dev.cmux.repl.wire.Request;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;

/// One client, one command. The command runs on the thread that calls {@link #hold}; when the client goes away meanwhile, that thread is
/// interrupted, which cancels what the command waits for.
final class Conversation {

  private final DataInputStream in;
  private final DataOutputStream out;
  private final String build;
  private final SessionCommands commands;
  private final AttachedPrompts prompts;
  private boolean stops;

  Conversation(SocketChannel channel, String build, SessionCommands commands, AttachedPrompts prompts) {
    this.in = new DataInputStream(new BufferedInputStream(Channels.newInputStream(channel)));
    this.out = new DataOutputStream(new BufferedOutputStream(new SteadyOutput(Channels.newOutputStream(channel))));
    this.build = build;
    this.commands = commands;
    this.prompts = prompts;
  }

  /// Whether the command is to stop the server, which counts whether or not the client stays to hear that it was done.
  boolean stops() {
    return stops;
  }

  /// Carries the command out.
  ///
  /// @throws IOException when the client went away; its command has been cancelled
  void hold() throws IOException {
    Request request = Request.read(in);
    stops = commands.isStop(request.words());
    if (!stops && !request.build().equals(build)) {
      send(new Reply.OtherBuild(build, String.join(", ", commands.surfaceRefs())));
      return;
    }
    if (!request.words().isEmpty() && request.words().getFirst().equals("repl")) {
      send(new Reply.Attached());
      prompts.serve(request, in, out);
      return;
    }
    Thread worker = Thread.currentThread();
    Thread watch = Thread.ofVirtual().name("cmux-watch").start(() -> interruptAtEnd(worker, in));
    int status;
    try (PrintStream results = print(Reply.Out::new);
        PrintStream errors = print(Reply.Err::new)) {
      status = commands.carryOut(request, new Streams(new ByteArrayInputStream(request.input()), results, errors));
    }
    send(new Reply.Exit(status));
    watch.interrupt();
  }

  /// A client sends nothing after its request, so the next thing to read is that it is gone.
  private static void interruptAtEnd(Thread worker, InputStream in) {
    try {
      if (in.read() < 0) {
        worker.interrupt();
      }
    } catch (IOException _) {
      worker.interrupt();
    }
  }

  private PrintStream print(Function<byte[], Reply> wrap) {
    OutputStream frames =
        new OutputStream() {
          @Override
          public void write(int b) throws IOException {
            write(new byte[] {(byte) b}, 0, 1);
          }

          @Override
          public void write(byte[] bytes, int offset, int length) throws IOException {
            send(wrap.apply(Arrays.copyOfRange(bytes, offset, offset + length)));
          }
        };
    return new PrintStream(new BufferedOutputStream(frames, 32 << 10), false, StandardCharsets.UTF_8);
  }

  private synchronized void send(Reply reply) throws IOException {
    reply.write(out);
  }
}
