package dev.cmux.engine.error;

/// The kinds of failure a caller can tell apart. The wire name is a promise of the public contract.
public enum ErrorCode {
  /// The arguments of the call are wrong; nothing was done.
  INVALID_PARAMS("invalid_params"),
  /// What the call names (an element, a surface, a tab, a file) is not there.
  NOT_FOUND("not_found"),
  /// A target matches more than one element and the call needs exactly one.
  AMBIGUOUS("ambiguous"),
  /// The element or the document that a snapshot ref belonged to is gone.
  STALE_REF("stale_ref"),
  /// The deadline passed before the condition came true.
  TIMEOUT("timeout"),
  /// No document could be loaded from the URL.
  NAVIGATION_FAILED("navigation_failed"),
  /// JavaScript that the caller asked to run threw.
  JS_ERROR("js_error"),
  /// An open dialog stands in the way: never, because dialogs are answered at once. Programs that know the name may keep it.
  DIALOG_OPEN("dialog_open"),
  /// cmux cannot do this, and says so.
  NOT_SUPPORTED("not_supported"),
  /// A permission or an allow list forbids it.
  NOT_ALLOWED("not_allowed"),
  /// The surface or the tab has been closed.
  CLOSED("closed"),
  /// The call makes no sense in the present state.
  INVALID_STATE("invalid_state"),
  /// A file or the disk failed.
  IO_ERROR("io_error"),
  /// A bug of cmux.
  INTERNAL_ERROR("internal_error");

  private final String wireName;

  ErrorCode(String wireName) {
    this.wireName = wireName;
  }

  /// The name scripts and the command line see, such as `not_found`.
  public String wireName() {
    return wireName;
  }
}
