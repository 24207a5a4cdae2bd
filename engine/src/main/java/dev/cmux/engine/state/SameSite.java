package dev.cmux.engine.state;

/// When a cookie travels with requests that another site started.
public enum SameSite {
  STRICT("Strict"),
  LAX("Lax"),
  NONE("None");

  private final String text;

  SameSite(String text) {
    this.text = text;
  }

  /// As headers, Playwright and state files spell it: `Strict`, `Lax`, `None`.
  @Override
  public String toString() {
    return text;
  }
}
