package dev.cmux.repl.shell;

import dev.cmux.engine.command.Snapshot;
import dev.cmux.repl.output.Streams;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.host.Completion;
import dev.cmux.stdlib.host.PastLine;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/// What the prompt asks of the other side: evaluation, completion, the surfaces. Any thread; no stage fails.
interface Session extends AutoCloseable {

  /// Lays later values out for a terminal of so many columns.
  void fit(int columns);

  /// Evaluates JavaScript.
  ///
  /// @param number counts the inputs of a session from 1; errors name it
  CompletableFuture<ScriptResult> evaluate(String text, int number);

  /// Whether the text is the beginning of JavaScript that goes on.
  CompletableFuture<Boolean> needsMore(String text);

  /// The value of the last evaluation with nothing left out; empty when there is none.
  CompletableFuture<String> whole();

  /// A task file that does again what lines of the prompt did; empty when the session is gone.
  CompletableFuture<Optional<String>> taskFile(List<PastLine> lines);

  /// What can follow at the end of the text.
  CompletableFuture<Completion> complete(String text);

  /// Carries out words of the command line, such as `browser open URL`, over the same surfaces; completes with the exit status.
  CompletableFuture<Integer> carryOut(List<String> words, Streams streams);

  /// JavaScript that does again what words of the command line have just done; empty when they only told something.
  CompletableFuture<Optional<String>> script(List<String> words);

  /// Stops what is being evaluated or carried out; its stage completes soon.
  void interrupt();

  /// The open surfaces, oldest first.
  List<Place> places();

  /// Where `surf` and the dot commands work: the surface that was opened or chosen last. Empty when none is open.
  Optional<Place> current();

  /// The elements that the last snapshot of the current surface named, by ref. Some may be gone.
  Map<String, Snapshot.Element> elements();

  /// Those of them that are still there, as far as the surface can say in a moment.
  Map<String, Snapshot.Element> presentElements();

  /// What surfaces are doing right now, in a few words; empty when the script waits for something else.
  Optional<String> activity();

  /// Makes a surface the current one.
  ///
  /// @throws dev.cmux.engine.error.EngineException `not_found` or `closed`
  void use(String refOrName);

  /// The text with every secret value replaced.
  String mask(String text);

  /// Closes every surface and ends every thread.
  @Override
  void close();

  /// An open surface.
  ///
  /// @param url of its active tab; empty when it could not be asked in a moment
  record Place(String ref, Optional<String> name, String url) {}
}
