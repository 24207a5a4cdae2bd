package dev.cmux.engine.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class SealedTextTest {

  private static final Passphrase RIGHT = Passphrase.of("correct horse, bättery 🔋");
  private static final String TEXT = "{\"cookies\":[{\"value\":\"s3cret\"}]}".repeat(9);

  /// Sealed with few iterations, so that these tests are quick.
  private static final String SEALED = SealedText.seal(TEXT, RIGHT, 3);

  @Test
  void thePassphraseOpensWhatItSealed() {
    assertThat(SealedText.open(SEALED, RIGHT)).isEqualTo(TEXT);
  }

  @Test
  void theFormIsTheDocumentedOneAndShowsNothing() {
    assertThat(SEALED)
        .matches(
            """
            cmux-encrypted-state 1
            kdf PBKDF2-HMAC-SHA512 3 [A-Za-z0-9+/]{22}==
            check [A-Za-z0-9+/]{22}==
            cipher AES-256-GCM [A-Za-z0-9+/]{16}

            (?:[A-Za-z0-9+/=]{1,76}
            )+
            sha256 [A-Za-z0-9+/]{43}=
            """)
        .doesNotContain("s3cret", Base64.getEncoder().encodeToString("cookies".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void noTwoFilesShareSaltOrNonce() {
    assertThat(SealedText.seal(TEXT, RIGHT, 3).lines().skip(1).limit(3))
        .doesNotContainAnyElementsOf(SEALED.lines().skip(1).limit(3).toList());
  }

  @Test
  void aFileSealedByThisFormatsFirstReleaseStillOpens() throws IOException {
    String sealed;
    try (var in = SealedTextTest.class.getResourceAsStream("encrypted.txt")) {
      sealed = new String(in.readAllBytes(), StandardCharsets.US_ASCII);
    }

    assertThat(SealedText.open(sealed, Passphrase.of("open sesame"))).isEqualTo("{\"cookies\":[]}");
  }

  @Test
  void theDerivationIsTheStandardOne() {
    SealedKey key = SealedKey.derive(Passphrase.of("password"), "saltsaltsaltsalt".getBytes(StandardCharsets.US_ASCII), 1000);

    assertThat(HexFormat.of().formatHex(key.key().getEncoded())).isEqualTo("e19dc5e6039bfa4aa18ec093553ea0add510517cb681c4be9182d4bdcad2c3b4");
    assertThat(HexFormat.of().formatHex(key.check())).isEqualTo("01e4441b93204e966b16a1ba3438b3fd");
  }

  @Test
  void aWrongPassphraseIsToldFromDamage() {
    assertRefused(SEALED, Passphrase.of("wrong"), "wrong_passphrase", "The passphrase is wrong.");
  }

  @ParameterizedTest
  @ValueSource(ints = {30, 80, 160, 260, 400})
  void aFlippedCharacterIsDamage(int position) {
    char[] chars = SEALED.toCharArray();
    chars[position] = chars[position] == 'A' ? 'B' : 'A';

    assertRefused(new String(chars), RIGHT, "damaged", "checksum does not fit");
  }

  @Test
  void everyTruncationIsDamage() {
    int firstLine = SEALED.indexOf('\n') + 1;
    for (int length = firstLine; length < SEALED.length() - 1; length++) {
      assertRefused(SEALED.substring(0, length), RIGHT, "damaged", "cut off");
    }
  }

  @Test
  void aChangedBodyWithARepairedChecksumIsTampering() {
    assertRefused(forged(SealedTextTest::swapFirstBodyCharacter), RIGHT, "tampered", "changed by someone");
  }

  @Test
  void aNonceExchangedForAnotherIsTampering() {
    assertRefused(
        forged(text -> text.replaceFirst("GCM [A-Za-z0-9+/]{16}", "GCM AAAAAAAAAAAAAAAA")), RIGHT, "tampered", "changed");
  }

  @Test
  void fewerIterationsInTheHeaderDoNotOpenIt() {
    assertRefused(forged(text -> text.replace("SHA512 3 ", "SHA512 1 ")), RIGHT, "wrong_passphrase", "wrong");
  }

  @Test
  void moreIterationsThanAMachineCanDoAreRefusedAtOnce() {
    assertRefused(forged(text -> text.replace("SHA512 3 ", "SHA512 99999999 ")), RIGHT, "damaged", "damaged");
  }

  @Test
  void aNewerVersionIsNamed() {
    assertRefused(SEALED.replaceFirst("state 1", "state 2"), RIGHT, "unknown_version", "in version 2 of the format");
  }

  @Test
  void windowsLineEndsAndAMissingLastLineEndDoNotMatter() {
    assertThat(SealedText.open(SEALED.replace("\n", "\r\n"), RIGHT)).isEqualTo(TEXT);
    assertThat(SealedText.open(SEALED.strip(), RIGHT)).isEqualTo(TEXT);
  }

  @Test
  void anEncryptedStateFileLoadsWithItsPassphraseOnly(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("auth.json");
    StateFile.save(file, Samples.state(), Optional.of(RIGHT));

    assertThat(Files.readString(file)).contains("SHA512 600000 ").doesNotContain("s3cret");
    assertThat(StateFile.load(file, Optional.of(RIGHT), Optional.empty())).isEqualTo(Samples.state());
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> StateFile.load(file, Optional.empty(), Optional.empty()))
        .withMessage("Could not load the state file `%s`. It is encrypted, and there is no passphrase.".formatted(file))
        .matches(e -> e.hint().orElse("").contains("CMUX_STATE_PASSPHRASE"))
        .matches(e -> "passphrase_missing".equals(e.data().get("reason")));
  }

  @Test
  void aPassphraseIsIgnoredForAPlainFile(@TempDir Path folder) {
    Path file = folder.resolve("auth.json");
    StateFile.save(file, Samples.state(), Optional.empty());

    assertThat(StateFile.load(file, Optional.of(RIGHT), Optional.empty())).isEqualTo(Samples.state());
  }

  @Test
  void anEmptyPassphraseIsRefusedAndAnEmptyVariableCountsAsUnset() {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> Passphrase.of(""))
        .matches(e -> e.code() == ErrorCode.INVALID_PARAMS);
    assertThat(Passphrase.in(Map.of("CMUX_STATE_PASSPHRASE", ""))).isEmpty();
    assertThat(Passphrase.in(Map.of("CMUX_STATE_PASSPHRASE", "x"))).isPresent();
  }

  @Test
  void aPassphraseKeepsItsOwnCopyAndWipesIt() {
    char[] chars = "secret".toCharArray();
    Passphrase passphrase = Passphrase.of(chars);
    chars[0] = 'X';

    assertThat(passphrase.chars()).containsExactly("secret".toCharArray());
    assertThat(passphrase).hasToString("Passphrase[hidden]");
    passphrase.close();
    assertThat(passphrase.chars()).containsOnly('\0');
  }

  private static void assertRefused(String sealed, Passphrase passphrase, String reason, String message) {
    assertThatExceptionOfType(EngineException.class)
        .isThrownBy(() -> SealedText.open(sealed, passphrase))
        .withMessageContaining(message)
        .matches(e -> e.code() == ErrorCode.INVALID_PARAMS)
        .matches(e -> reason.equals(e.data().get("reason")));
  }

  /// Changes what stands above the checksum and repairs the checksum, as someone without the passphrase can.
  private static String forged(UnaryOperator<String> change) {
    int seal = SEALED.lastIndexOf("sha256 ");
    String above = change.apply(SEALED.substring(0, seal));
    assertThat(above).isNotEqualTo(SEALED.substring(0, seal));
    try {
      byte[] sum = MessageDigest.getInstance("SHA-256").digest(above.getBytes(StandardCharsets.UTF_8));
      return above + "sha256 " + Base64.getEncoder().encodeToString(sum) + "\n";
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String swapFirstBodyCharacter(String above) {
    int body = above.indexOf("\n\n") + 2;
    return above.substring(0, body) + (above.charAt(body) == 'A' ? 'B' : 'A') + above.substring(body + 1);
  }
}
