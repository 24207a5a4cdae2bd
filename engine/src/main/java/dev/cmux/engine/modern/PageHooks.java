package dev.cmux.engine.modern;

import java.util.concurrent.Executor;

/// What the page engine asks of, and tells, the surface it runs in.
///
/// [#stopRequested] and [#pageError] are called on the thread that runs the page, so they must be quick and must
/// not wait for that thread.
public interface PageHooks {

  /// Whether the running page script has to end now. Asked about every millisecond while a script runs; as long as
  /// the answer is yes, every page script of this client is terminated as soon as it starts.
  boolean stopRequested();

  /// Something the page needed went wrong and the page was told nothing about it: a module that could not be loaded,
  /// a script in a syntax nobody can lower, a promise rejection nobody handled.
  void pageError(PageError error);

  /// A script is read, lowered and compiled from now on, which nothing can break off, until [#prepared]. A large one that was never seen before takes seconds.
  ///
  /// @param script where it is from
  /// @param characters how long it is
  default void prepares(String script, int characters) {}

  /// It is done.
  default void prepared() {}

  /// Runs work that needs no page, such as lowering a script ahead of time. Must not be the page's own thread.
  Executor background();
}
