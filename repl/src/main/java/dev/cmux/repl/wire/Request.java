package dev.cmux.repl.wire;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One command on its way to the session server: its words, and what it would see around it if it ran where it was typed.
///
/// The layout may never change, because a newer client must be able to ask an older server to stop.
///
/// @param build which build of cmux the client is of
/// @param folder the working folder of the command, against which its paths are resolved
/// @param words the command line after `cmux`
/// @param environment the `CMUX_…` variables; all of them when a word is `--allow-env`
/// @param input standard input, when a word is `-`; else empty
public record Request(String build, String folder, List<String> words, Map<String, String> environment, byte[] input) {

  private static final int MAGIC = 0x434d5558;
  private static final int MOST_WORDS = 10_000;
  private static final int MOST_BYTES = 256 << 20;

  public Request {
    words = List.copyOf(words);
    environment = Map.copyOf(environment);
  }

  /// Does not flush.
  public void write(DataOutputStream out) throws IOException {
    out.writeInt(MAGIC);
    writeText(out, build);
    writeText(out, folder);
    out.writeInt(words.size());
    for (String word : words) {
      writeText(out, word);
    }
    out.writeInt(environment.size());
    for (Map.Entry<String, String> variable : environment.entrySet()) {
      writeText(out, variable.getKey());
      writeText(out, variable.getValue());
    }
    writeBytes(out, input);
  }

  /// @throws IOException when what arrives is not a request
  public static Request read(DataInputStream in) throws IOException {
    if (in.readInt() != MAGIC) {
      throw new IOException("not a request of cmux");
    }
    String build = readText(in);
    String folder = readText(in);
    List<String> words = new ArrayList<>();
    for (int left = count(in, MOST_WORDS); left > 0; left--) {
      words.add(readText(in));
    }
    Map<String, String> environment = new LinkedHashMap<>();
    for (int left = count(in, MOST_WORDS); left > 0; left--) {
      environment.put(readText(in), readText(in));
    }
    return new Request(build, folder, words, environment, readBytes(in));
  }

  static void writeText(DataOutputStream out, String text) throws IOException {
    writeBytes(out, text.getBytes(StandardCharsets.UTF_8));
  }

  static String readText(DataInputStream in) throws IOException {
    return new String(readBytes(in), StandardCharsets.UTF_8);
  }

  static void writeBytes(DataOutputStream out, byte[] bytes) throws IOException {
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static byte[] readBytes(DataInputStream in) throws IOException {
    return in.readNBytes(count(in, MOST_BYTES));
  }

  private static int count(DataInputStream in, int most) throws IOException {
    int count = in.readInt();
    if (count < 0 || count > most) {
      throw new IOException("not a request of cmux: a length of " + count);
    }
    return count;
  }
}
