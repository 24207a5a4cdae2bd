package dev.cmux.stdlib.modules;

import java.util.List;

/// Who runs the tests of `cmux:test` of a file: chooses among them, and hears how they end. On the event loop.
@FunctionalInterface
public interface TestListener {

  /// A test has ended, or was skipped.
  void ended(TestResult result);

  /// Whether a test is to run; asked about those that would.
  ///
  /// @param path the names of the groups around it and its own, outermost first
  default boolean wants(List<String> path) {
    return true;
  }

  /// How many tests did not run, because others are marked with `only` or they were not wanted. Called once, at the end.
  default void leftOut(int count) {}
}
