package dev.cmux.engine.modern;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.htmlunit.corejs.javascript.Script;

/// Compiled page scripts that hold no page state, shared by every client of the process. Bounded by the amount of source text; the
/// least recently used go first. Safe for use from any thread.
final class CompiledScripts {

  /// The text is compared in full, so two scripts can never be taken for each other; strings that differ in
  /// length or hash, which is nearly all of them, compare at once.
  private record Key(String source, String name, int line) {}

  /// Scripts below this size compile faster than they are worth keeping apart.
  static final int WORTH_SHARING = 256;

  private final long maxChars;
  private final Map<Key, Script> scripts = new LinkedHashMap<>(64, 0.75f, true);
  private long chars;

  CompiledScripts(long maxChars) {
    this.maxChars = maxChars;
  }

  Optional<Script> find(String source, String name, int line) {
    if (!shareable(source)) {
      return Optional.empty();
    }
    synchronized (scripts) {
      return Optional.ofNullable(scripts.get(new Key(source, name, line)));
    }
  }

  void keep(String source, String name, int line, Script script) {
    if (!shareable(source)) {
      return;
    }
    synchronized (scripts) {
      if (scripts.put(new Key(source, name, line), script) == null) {
        chars += source.length();
      }
      var oldest = scripts.entrySet().iterator();
      while (chars > maxChars && oldest.hasNext()) {
        chars -= oldest.next().getKey().source().length();
        oldest.remove();
      }
    }
  }

  private boolean shareable(String source) {
    return source.length() >= WORTH_SHARING && source.length() <= maxChars / 4;
  }

  /// Whether what is compiled from this text may keep something of a page. The engine stores the array of a tagged template, an
  /// object of one page, in the compiled script (its `ScriptRuntime.getTemplateLiteralCallSite`): to share such a script would
  /// leak one page into another.
  static boolean mayHoldPageState(String source) {
    return source.indexOf('`') >= 0;
  }
}
