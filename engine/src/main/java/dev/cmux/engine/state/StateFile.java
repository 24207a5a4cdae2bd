package dev.cmux.engine.state;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.file.AtomicFile;
import dev.cmux.engine.file.FileErrors;
import dev.cmux.engine.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Saves states to files and loads them again. `docs/state.md` describes the formats for users.
///
/// Every method blocks on the disk, and for about half a second on the processor when there is a passphrase.
public final class StateFile {

  /// More than any browser keeps, and little enough to refuse an endless device before memory ends.
  private static final int MAX_BYTES = 256 << 20;

  private StateFile() {}

  /// Replaces the file by this state, as a whole or not at all, with mode 0600; missing folders are made.
  ///
  /// @throws EngineException `io_error` when it cannot be written (the old file is unchanged then), `invalid_params`
  ///     when the path is a folder
  public static void save(Path file, State state, Optional<Passphrase> passphrase) {
    String json = JsonText.page(state.toMap());
    String text = passphrase.map(secret -> SealedText.seal(json, secret)).orElse(json);
    AtomicFile.write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Loads a state from any format {@link StateText} knows. What the file contains decides, not its name. A passphrase
  /// is needed for an encrypted file and ignored for any other.
  ///
  /// @param url where the cookies of a bare `Cookie:` header belong; no other format needs it
  /// @throws EngineException `not_found` when there is no such file; `io_error` when it cannot be read;
  ///     `invalid_params` for everything that is wrong with the content or the passphrase, with the data key `reason`:
  ///     `empty`, `too_large`, `not_text`, `not_json`, `truncated`, `unknown_format`, `wrong_content`,
  ///     `unknown_version`, `passphrase_missing`, `wrong_passphrase`, `damaged` or `tampered`
  public static State load(Path file, Optional<Passphrase> passphrase, Optional<String> url) {
    String text = read(file);
    try {
      return StateText.parse(text, passphrase, url);
    } catch (EngineException e) {
      EngineException named =
          EngineException.of(e.code(), "Could not load the state file `%s`. %s".formatted(file, e.getMessage()))
              .causedBy(e)
              .with("path", file.toString());
      for (var fact : e.data().entrySet()) {
        named = named.with(fact.getKey().equals("path") ? "at" : fact.getKey(), fact.getValue());
      }
      throw e.hint().map(named::withHint).orElse(named);
    }
  }

  private static String read(Path file) {
    if (Files.isDirectory(file)) {
      throw FileErrors.isFolder(file);
    }
    byte[] bytes;
    try (InputStream in = Files.newInputStream(file)) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw FileErrors.read(file, e);
    }
    if (bytes.length > MAX_BYTES) {
      throw EngineException.invalidParams(
              "`%s` is larger than %d MB, which no state file is.".formatted(file, MAX_BYTES >> 20))
          .with("reason", "too_large");
    }
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw EngineException.invalidParams("`%s` is not a state file: it is not text in UTF-8.".formatted(file))
          .with("reason", "not_text");
    }
  }
}
