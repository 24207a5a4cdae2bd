package dev.cmux.engine.state;

import java.util.Base64;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lines two to four of an encrypted state: how the key is derived, how to tell that it is the right one, and the nonce.
record SealedHeader(int iterations, byte[] salt, byte[] check, byte[] nonce) {

  /// More would keep a machine busy for minutes before it could say that the file is no good.
  private static final int MAX_ITERATIONS = 20_000_000;

  private static final Pattern LINES =
      Pattern.compile(
          """
          kdf PBKDF2-HMAC-SHA512 ([0-9]{1,8}) ([A-Za-z0-9+/]{22}==)
          check ([A-Za-z0-9+/]{22}==)
          cipher AES-256-GCM ([A-Za-z0-9+/]{16})
          """);

  /// @throws dev.cmux.engine.error.EngineException `invalid_params` when the lines are not of this form
  static SealedHeader parse(String lines) {
    Matcher matcher = LINES.matcher(lines);
    if (!matcher.matches()) {
      throw SealedText.damaged();
    }
    int iterations = Integer.parseInt(matcher.group(1));
    if (iterations < 1 || iterations > MAX_ITERATIONS) {
      throw SealedText.damaged();
    }
    Base64.Decoder decoder = Base64.getDecoder();
    return new SealedHeader(
        iterations, decoder.decode(matcher.group(2)), decoder.decode(matcher.group(3)), decoder.decode(matcher.group(4)));
  }

  static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// The lines as they stand in the file.
  @Override
  public String toString() {
    return "kdf PBKDF2-HMAC-SHA512 %d %s\ncheck %s\ncipher AES-256-GCM %s\n"
        .formatted(iterations, encode(salt), encode(check), encode(nonce));
  }
}
