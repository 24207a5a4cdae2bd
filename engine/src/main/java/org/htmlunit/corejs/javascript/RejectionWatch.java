package org.htmlunit.corejs.javascript;

/// Hears which promises are rejected with nobody to handle it, and which of them are handled later.
///
/// The engine's own tracker keeps them in a static map, one for all clients and threads of the process (5.5.0), and the two
/// methods that feed it can be overridden from within their package only: hence this class, here.
public abstract class RejectionWatch extends UnhandledRejectionTracker {

  /// A promise was rejected. When somebody waits for it, [#handled] follows at once.
  protected abstract void rejected(Scriptable promise);

  /// A rejected promise got its first handler.
  protected abstract void handled(Scriptable promise);

  /// What a rejected promise was rejected with.
  protected static Object reason(Scriptable promise) {
    return ((NativePromise) promise).getResult();
  }

  @Override
  final void promiseRejected(NativePromise promise) {
    rejected(promise);
  }

  @Override
  final void promiseHandled(NativePromise promise) {
    handled(promise);
  }
}
