package dev.cmux.engine.state;

import dev.cmux.engine.error.EngineException;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/// The secret a state file is encrypted with. It keeps its own copy of the characters until it is closed.
public final class Passphrase implements AutoCloseable {

  /// The environment variable that the command line and scripts take a passphrase from when none is given.
  public static final String VARIABLE = "CMUX_STATE_PASSPHRASE";

  private final char[] chars;

  private Passphrase(char[] chars) {
    this.chars = chars;
  }

  /// Copies the characters; the caller may wipe its own.
  ///
  /// @throws EngineException `invalid_params` when there is none
  public static Passphrase of(char[] chars) {
    if (chars.length == 0) {
      throw EngineException.invalidParams("The passphrase is empty.")
          .withHint("Leave the passphrase out to save the state without encryption.");
    }
    return new Passphrase(chars.clone());
  }

  /// A passphrase that is a string already.
  ///
  /// @throws EngineException `invalid_params` when it is empty
  public static Passphrase of(String text) {
    return of(text.toCharArray());
  }

  /// The passphrase of an environment; a variable that is set but empty counts as not set.
  public static Optional<Passphrase> in(Map<String, String> environment) {
    return Optional.ofNullable(environment.get(VARIABLE)).filter(text -> !text.isEmpty()).map(Passphrase::of);
  }

  char[] chars() {
    return chars;
  }

  /// Wipes the characters; the passphrase is of no use afterwards.
  @Override
  public void close() {
    Arrays.fill(chars, '\0');
  }

  @Override
  public String toString() {
    return "Passphrase[hidden]";
  }
}
