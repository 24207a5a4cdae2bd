package dev.cmux.engine.modern;

import org.htmlunit.WebClient;

/// The modern web for every client of a process. Create one and keep it; it holds what the clients share. Safe for
/// use from any thread.
public final class ModernPages {

  /// Source characters of compiled scripts kept for all clients; what is compiled from them takes some six bytes a
  /// character.
  private static final long COMPILED_CHARS = 12_000_000;

  private final CompiledScripts compiledScripts = new CompiledScripts(COMPILED_CHARS);

  /// Gives a new client the page engine. Call it right after the client's construction, before its first page.
  ///
  /// The client's `JavaScriptTimeout` (milliseconds, 0 for none) then counts for each call into a page; when it
  /// passes, the client's `JavaScriptErrorListener` hears `timeoutError`. A script stopped on request is silent.
  public PageEngine install(WebClient client, PageHooks hooks) {
    PageEngine engine = new PageEngine(client, hooks, compiledScripts);
    engine.setJavaScriptTimeout(client.getJavaScriptTimeout());
    client.setJavaScriptEngine(engine);
    return engine;
  }
}
