package dev.cmux.stdlib.host;

import java.util.Collection;

/// Takes what a {@link HostExtension} contributes.
public interface HostBinder {

  /// Adds a function that answers at once.
  HostBinder function(String name, HostFunction function);

  /// Adds a function that returns a promise. It never throws: even wrong arguments reject.
  HostBinder promise(String name, AsyncHostFunction function);

  /// Adds JavaScript that runs before the user's, after all functions are there. The source is one function expression,
  /// `(host, CmuxError, load) => { globalThis.… = … }`, where `host` has this extension's functions by name and `load('inspect')` gives
  /// the host's own scripts, such as the inspector. Its frames never show in a stack.
  ///
  /// @param name what errors inside it are attributed to
  HostBinder prelude(String name, String source);

  /// Names that scripts call: who misspells one is told the nearest. Costs nothing until something fails.
  HostBinder words(Collection<String> words);

  /// The files that scripts may touch.
  FileAccess files();

  /// The secrets of this host; mask every text that leaves.
  Secrets secrets();
}
