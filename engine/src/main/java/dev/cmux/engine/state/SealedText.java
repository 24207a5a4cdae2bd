package dev.cmux.engine.state;

import dev.cmux.engine.error.EngineException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;

/// A text encrypted with a passphrase, itself a text so that it survives the clipboard and a CI secret:
///
/// ```
/// cmux-encrypted-state 1
/// kdf PBKDF2-HMAC-SHA512 600000 <salt>
/// check <key check value>
/// cipher AES-256-GCM <nonce>
///
/// <ciphertext, in lines of 76>
///
/// sha256 <checksum>
/// ```
///
/// Binary parts are Base64. The first four lines, with their line ends, are the cipher's associated data. Three values
/// tell three misfortunes apart, in this order: the plain checksum over all that stands above it finds damage by
/// accident; the key check value (derived from the passphrase beside the key, see {@link SealedKey}) finds a wrong
/// passphrase; the cipher's own tag finds what is left, a change by someone who repaired the checksum.
///
/// Line ends may have become CRLF on the way, and the last one may be missing.
final class SealedText {

  private static final String MAGIC = "cmux-encrypted-state ";
  private static final int VERSION = 1;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private SealedText() {}

  static boolean isSealed(String text) {
    return text.startsWith(MAGIC);
  }

  static String seal(String text, Passphrase passphrase) {
    return seal(text, passphrase, SealedKey.ITERATIONS);
  }

  /// As {@link #seal(String, Passphrase)}; tests need not wait for the slow derivation.
  static String seal(String text, Passphrase passphrase, int iterations) {
    byte[] salt = random(SealedKey.SALT_BYTES);
    byte[] nonce = random(NONCE_BYTES);
    SealedKey key = SealedKey.derive(passphrase, salt, iterations);
    SealedHeader header = new SealedHeader(iterations, salt, key.check(), nonce);
    byte[] sealed = crypt(Cipher.ENCRYPT_MODE, key.key(), header, text.getBytes(StandardCharsets.UTF_8));
    String body = Base64.getMimeEncoder(76, new byte[] {'\n'}).encodeToString(sealed);
    String above = MAGIC + VERSION + '\n' + header + '\n' + body + "\n\n";
    return above + "sha256 " + SealedHeader.encode(sha256(above)) + '\n';
  }

  /// @throws EngineException `invalid_params`, with the data key `reason`: `unknown_version`, `damaged`,
  ///     `wrong_passphrase` or `tampered`
  static String open(String text, Passphrase passphrase) {
    String normal = text.replace("\r\n", "\n").stripTrailing() + '\n';
    checkVersion(normal);
    int seal = normal.lastIndexOf("\nsha256 ") + 1;
    if (seal == 0 || !isChecksum(normal.substring(seal), normal.substring(0, seal))) {
      throw damaged();
    }
    String[] sections = normal.substring(normal.indexOf('\n') + 1, seal).split("\n\n", -1);
    SealedHeader header = SealedHeader.parse(sections[0] + '\n');
    SealedKey key = SealedKey.derive(passphrase, header.salt(), header.iterations());
    if (!MessageDigest.isEqual(key.check(), header.check())) {
      throw refused("wrong_passphrase", "The passphrase is wrong.")
          .withHint("Check the option `passphrase`, or %s.".formatted(Passphrase.VARIABLE));
    }
    byte[] sealed;
    try {
      sealed = Base64.getMimeDecoder().decode(sections.length > 1 ? sections[1] : "");
    } catch (IllegalArgumentException notBase64) {
      throw tampered();
    }
    return new String(crypt(Cipher.DECRYPT_MODE, key.key(), header, sealed), StandardCharsets.UTF_8);
  }

  private static void checkVersion(String text) {
    String version = text.substring(MAGIC.length(), text.indexOf('\n'));
    if (version.equals(String.valueOf(VERSION))) {
      return;
    }
    if (!version.matches("[0-9]{1,6}")) {
      throw damaged();
    }
    throw refused(
            "unknown_version",
            "It is encrypted in version %s of the format, and this cmux reads version %d.".formatted(version, VERSION))
        .withHint("A newer cmux wrote it. Update cmux, or save the state again with this one.");
  }

  private static boolean isChecksum(String line, String above) {
    return line.equals("sha256 " + SealedHeader.encode(sha256(above)) + '\n');
  }

  private static byte[] crypt(int mode, SecretKey key, SealedHeader header, byte[] input) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, header.nonce()));
      cipher.updateAAD((MAGIC + VERSION + '\n' + header).getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(input);
    } catch (AEADBadTagException changed) {
      throw tampered();
    } catch (GeneralSecurityException e) {
      throw EngineException.internal(e);
    }
  }

  private static byte[] random(int length) {
    byte[] bytes = new byte[length];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  private static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (GeneralSecurityException e) {
      throw EngineException.internal(e);
    }
  }

  static EngineException damaged() {
    return refused("damaged", "It is encrypted, and damaged or cut off: its checksum does not fit.")
        .withHint("Copy the file again, or save the state again.");
  }

  private static EngineException tampered() {
    return refused(
            "tampered", "The passphrase is right, but the content has been changed by someone who does not know it.")
        .withHint("Do not use the file. Save the state again.");
  }

  private static EngineException refused(String reason, String message) {
    return EngineException.invalidParams(message).with("reason", reason);
  }
}
