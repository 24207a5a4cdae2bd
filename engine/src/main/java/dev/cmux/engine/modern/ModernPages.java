package dev.cmux.engine.modern;

import dev.cmux.engine.modern.platform.ForeignContent;
import java.nio.file.Path;
import java.util.Optional;
import org.htmlunit.WebClient;

/// The modern web for every client of a process. Create one and keep it; it holds what the clients share. Safe for
/// use from any thread.
public final class ModernPages {

  /// Source characters of compiled scripts kept for all clients; what is compiled from them takes some six bytes a
  /// character.
  private static final long COMPILED_CHARS = 12_000_000;

  private static final long LOWERED_CHARS = 12_000_000;
  private static final long LOWERED_BYTES_ON_DISK = 256L << 20;

  private final Languages languages;

  private ModernPages(Optional<Path> folder) {
    Lowering lowering = new Lowering(new LoweredStore(folder, LOWERED_CHARS, LOWERED_BYTES_ON_DISK));
    this.languages = new Languages(lowering, new CompiledScripts(COMPILED_CHARS));
  }

  /// Keeps lowered scripts in the user's cache folder, for this and later processes.
  public ModernPages() {
    this(Optional.of(LoweredStore.usersFolder()));
  }

  /// Keeps lowered scripts in `folder`, which other processes may use at the same time.
  public static ModernPages withCache(Path folder) {
    return new ModernPages(Optional.of(folder));
  }

  /// Keeps lowered scripts in memory only.
  public static ModernPages inMemory() {
    return new ModernPages(Optional.empty());
  }

  /// Gives a new client the page engine. Call it right after the client's construction, before its first page.
  ///
  /// The client's `JavaScriptTimeout` (milliseconds, 0 for none) then counts for each call into a page: as processor time, without that of
  /// compiling and lowering, and ten times as long on the clock. When it passes, the client's `JavaScriptErrorListener` hears `timeoutError`. A script stopped on request is silent.
  public PageEngine install(WebClient client, PageHooks hooks) {
    ForeignContent.keep();
    PageEngine engine = new PageEngine(client, hooks, languages);
    engine.setJavaScriptTimeout(client.getJavaScriptTimeout());
    client.setJavaScriptEngine(engine);
    return engine;
  }
}
