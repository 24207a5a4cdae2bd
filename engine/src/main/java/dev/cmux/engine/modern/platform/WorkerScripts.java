package dev.cmux.engine.modern.platform;

import org.htmlunit.html.HtmlPage;

/// What runs the modules of workers.
@FunctionalInterface
public interface WorkerScripts {

  /// Runs the module that a worker begins with.
  ///
  /// @param page the worker's own
  /// @return whether it was to be had, with all it imports; why not has been told by then
  boolean runModule(HtmlPage page, String source, String url);
}
