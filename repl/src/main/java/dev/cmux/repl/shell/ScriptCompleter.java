package dev.cmux.repl.shell;

import dev.cmux.stdlib.host.Completion;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// What can follow at the cursor.
final class ScriptCompleter implements Completer {

  private final Session session;

  ScriptCompleter(Session session) {
    this.session = session;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    String text = line.word();
    Completion completion = session.complete(text).completeOnTimeout(new Completion(0, List.of()), 2, TimeUnit.SECONDS).join();
    String before = text.substring(0, completion.start());
    for (Completion.Candidate candidate : completion.candidates()) {
      candidates.add(new Candidate(before + candidate.name(), candidate.name(), null, null, null, null, false));
    }
  }
}
