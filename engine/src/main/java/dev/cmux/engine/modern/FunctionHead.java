package dev.cmux.engine.modern;

/// A function that is not an arrow function; learns whether it has to remember `new.target`.
final class FunctionHead {
  private final String newTarget;
  private boolean used;

  FunctionHead(String newTarget) {
    this.newTarget = newTarget;
  }

  /// The variable of `new.target`, which is needed from now on.
  String newTarget() {
    used = true;
    return newTarget;
  }

  /// The same, without asking for it.
  String variable() {
    return newTarget;
  }

  boolean isUsed() {
    return used;
  }
}
