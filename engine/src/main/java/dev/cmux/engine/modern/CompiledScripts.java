package dev.cmux.engine.modern;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.htmlunit.corejs.javascript.Script;

/// Compiled page scripts that hold no page state, shared by every client of the process. Bounded by the amount of source text; the
/// least recently used go first. Safe for use from any thread.
///
/// A script that was cheap to compile is kept when it comes for the second time. Most never do, and what is kept for nothing is carried
/// along by the garbage collector: for a page with 400 KB of script that took longer than compiling it a second time.
final class CompiledScripts {

  /// The text is compared in full, so two scripts can never be taken for each other; strings that differ in
  /// length or hash, which is nearly all of them, compare at once.
  private record Key(String source, String name, int line) {}

  /// Scripts below this size compile faster than they are worth keeping apart.
  static final int WORTH_SHARING = 256;

  /// What came last with each of so many remainders of a hash. Two that share one only make a script come later, or sooner, into the cache.
  private final int[] seenOnce = new int[1 << 12];

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

  /// Keeps the script if this is at least the second time it is offered.
  void keepIfAgain(String source, String name, int line, Script script) {
    Key key = new Key(source, name, line);
    int hash = key.hashCode();
    boolean again;
    synchronized (scripts) {
      again = seenOnce[hash & seenOnce.length - 1] == hash;
      seenOnce[hash & seenOnce.length - 1] = hash;
    }
    if (again) {
      keep(source, name, line, script);
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
