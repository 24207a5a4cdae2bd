package dev.cmux.engine.modern;

/// A bracket and those around it.
final class SourceBracket {
  private final SourceBracket outer;
  private final char open;
  private final boolean afterValue;
  private final boolean afterKeyword;
  private final boolean block;
  private final boolean ofTemplate;

  /// For whoever reads the tokens: whether there is a spread directly inside, and an array somewhere inside.
  boolean spread;

  boolean arrayInside;

  /// Whether there is a `=` directly inside, and one before an object literal, or pattern.
  boolean equals;

  boolean objectAfterEquals;

  SourceBracket(SourceBracket outer, char open, boolean afterValue, boolean afterKeyword, boolean block, boolean ofTemplate) {
    this.outer = outer;
    this.open = open;
    this.afterValue = afterValue;
    this.afterKeyword = afterKeyword;
    this.block = block;
    this.ofTemplate = ofTemplate;
  }

  /// The one around it, or null.
  SourceBracket outer() {
    return outer;
  }

  char open() {
    return open;
  }

  /// Whether a value stands before it, or it is a block: a call, an index, a body, not a group or a literal.
  boolean afterValue() {
    return afterValue;
  }

  /// Whether `if`, `while`, `for`, `with`, `switch` or `catch` stands before it.
  boolean afterKeyword() {
    return afterKeyword;
  }

  /// Whether it is a block of statements and not the body of a function.
  boolean block() {
    return block;
  }

  /// Whether it is, in a template literal, the `{` of `${`.
  boolean ofTemplate() {
    return ofTemplate;
  }
}
