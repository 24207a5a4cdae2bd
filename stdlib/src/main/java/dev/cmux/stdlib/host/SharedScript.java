package dev.cmux.stdlib.host;

import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/// A script of the host itself, read once for all contexts: the engine keeps what it made of a source while the source is held. Safe from any thread.
final class SharedScript {

  private final Source source;
  private boolean read;

  SharedScript(String name, String text) {
    source = Source.newBuilder("js", text, name).internal(true).cached(true).buildLiteral();
  }

  /// Evaluates it. The first contexts of a batch begin at the same moment, and each would read it for itself: the others wait for the first.
  Value in(Context context) {
    synchronized (this) {
      if (!read) {
        context.parse(source);
        read = true;
      }
    }
    return context.eval(source);
  }
}
