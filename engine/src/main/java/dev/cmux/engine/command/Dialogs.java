package dev.cmux.engine.command;

import java.util.List;
import java.util.Optional;

/// The queue of dialogs a page has opened (`alert`, `confirm`, `prompt`, `beforeunload`); they never block the page.
public sealed interface Dialogs<R> extends Command<R> {

  /// Answers the oldest dialog with yes, or with a text; `not_found` when none is queued.
  record AcceptDialog(Optional<String> text) implements Dialogs<Dialog> {}

  /// Answers the oldest dialog with no; `not_found` when none is queued.
  record DismissDialog() implements Dialogs<Dialog> {}

  /// The queued dialogs, oldest first.
  record ListDialogs() implements Dialogs<List<Dialog>> {}

  /// One dialog.
  ///
  /// @param type `alert`, `confirm`, `prompt` or `beforeunload`
  /// @param timestampMs when it was opened, in Unix milliseconds
  record Dialog(String type, String message, Optional<String> defaultText, long timestampMs) {}
}
