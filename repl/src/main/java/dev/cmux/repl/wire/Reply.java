package dev.cmux.repl.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/// What the session server sends back: pieces of output, then how the command ended.
public sealed interface Reply {

  /// Goes to standard output as it is.
  record Out(byte[] bytes) implements Reply {}

  /// Goes to standard error as it is.
  record Err(byte[] bytes) implements Reply {}

  /// The command has ended; nothing follows.
  record Exit(int status) implements Reply {}

  /// The server is of another build and did nothing. It can be asked to stop.
  ///
  /// @param build which one
  /// @param surfaces what would be lost, such as `surface:1, surface:4`; may be empty
  record OtherBuild(String build, String surfaces) implements Reply {}

  /// From here on the connection belongs to an attached prompt, whose halves speak a language of their own.
  record Attached() implements Reply {}

  /// Flushes.
  default void write(DataOutputStream out) throws IOException {
    switch (this) {
      case Out(byte[] bytes) -> {
        out.writeByte('o');
        Request.writeBytes(out, bytes);
      }
      case Err(byte[] bytes) -> {
        out.writeByte('e');
        Request.writeBytes(out, bytes);
      }
      case Exit(int status) -> {
        out.writeByte('x');
        out.writeInt(status);
      }
      case OtherBuild(String build, String surfaces) -> {
        out.writeByte('b');
        Request.writeText(out, build);
        Request.writeText(out, surfaces);
      }
      case Attached() -> out.writeByte('a');
    }
    out.flush();
  }

  /// @throws java.io.EOFException when the server went away in between
  static Reply read(DataInputStream in) throws IOException {
    int kind = in.readByte();
    return switch (kind) {
      case 'o' -> new Out(Request.readBytes(in));
      case 'e' -> new Err(Request.readBytes(in));
      case 'x' -> new Exit(in.readInt());
      case 'b' -> new OtherBuild(Request.readText(in), Request.readText(in));
      case 'a' -> new Attached();
      default -> throw new IOException("not a reply of cmux: " + kind);
    };
  }
}
