package dev.cmux.engine.state;

import dev.cmux.engine.error.EngineException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/// What a passphrase turns into: the key of the cipher, and a value that tells whether the passphrase is the right one.
///
/// PBKDF2 with HMAC-SHA-512 makes each guess expensive; HKDF then derives the two values apart, so that the check value,
/// which stands in the file, says nothing about the key. The check value helps an attacker no more than the cipher's tag
/// does. `docs/state.md` says why this derivation and not a memory-hard one.
record SealedKey(SecretKey key, byte[] check) {

  /// OWASP asks for 210,000 rounds of this function (Password Storage Cheat Sheet, 2023); this is about half a second.
  static final int ITERATIONS = 600_000;

  static final int SALT_BYTES = 16;
  private static final int CHECK_BYTES = 16;
  private static final int KEY_BYTES = 32;
  private static final int MASTER_BITS = 512;

  static SealedKey derive(Passphrase passphrase, byte[] salt, int iterations) {
    PBEKeySpec spec = new PBEKeySpec(passphrase.chars(), salt, iterations, MASTER_BITS);
    try {
      SecretKey slow = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec);
      SecretKey master = new SecretKeySpec(slow.getEncoded(), "Generic");
      KDF kdf = KDF.getInstance("HKDF-SHA512");
      return new SealedKey(
          kdf.deriveKey("AES", HKDFParameterSpec.expandOnly(master, label("key"), KEY_BYTES)),
          kdf.deriveData(HKDFParameterSpec.expandOnly(master, label("check"), CHECK_BYTES)));
    } catch (GeneralSecurityException e) {
      throw EngineException.internal(e);
    } finally {
      spec.clearPassword();
    }
  }

  private static byte[] label(String purpose) {
    return ("cmux-encrypted-state 1 " + purpose).getBytes(StandardCharsets.US_ASCII);
  }
}
