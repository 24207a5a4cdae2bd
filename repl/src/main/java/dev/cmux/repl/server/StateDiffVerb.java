package dev.cmux.repl.server;

import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Store;
import dev.cmux.engine.state.Passphrase;
import dev.cmux.engine.state.State;
import dev.cmux.engine.state.StateDiff;
import dev.cmux.engine.state.StateFile;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Operand;
import dev.cmux.repl.grammar.Option;
import java.util.List;
import java.util.Optional;

/// `state diff FILE`: what has changed on the surface since the file was saved. Not a verb of the engine, which compares two values and reads no file
/// for it.
final class StateDiffVerb {

  static final CommandSpec SPEC =
      new CommandSpec(
          "browser SURFACE state diff",
          "What has changed since a state file was saved: `+` came, `-` went, `~` changed; values are not shown.",
          List.of(Operand.required("PATH", "The state file.")),
          List.of(Option.of("passphrase", "PASSPHRASE", "Decrypts the file; CMUX_STATE_PASSPHRASE by default.")));

  private StateDiffVerb() {}

  static boolean isNamedBy(List<String> words) {
    return words.size() >= 2 && words.subList(0, 2).equals(List.of("state", "diff"));
  }

  static Answer run(Surface surface, List<String> words, Call call) {
    Arguments arguments = Arguments.parse(SPEC, words.subList(2, words.size()));
    Optional<Passphrase> passphrase = arguments.value("passphrase").map(Passphrase::of).or(() -> Passphrase.in(call.request().environment()));
    State saved = StateFile.load(call.folder().resolve(arguments.operand(0).orElseThrow()), passphrase, Optional.empty());
    StateDiff diff = saved.diff(Call.await(surface.perform(new Store.ExportState())));
    return Answer.of(diff.toString(), "diff", diff.toMap());
  }
}
