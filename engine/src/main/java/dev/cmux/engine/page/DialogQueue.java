package dev.cmux.engine.page;

import dev.cmux.engine.command.Dialogs.Dialog;
import dev.cmux.engine.error.EngineException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.htmlunit.WebClient;

/// The dialogs the pages of a surface have opened and nobody has answered yet.
///
/// A dialog never blocks its page: `alert` returns, `confirm` says no and `prompt` gives its default at once, as the cmux
/// CLI does it. Since the page has moved on when the answer comes, the answer is kept for the next dialog of the same type and text: a
/// script that answers a queued `confirm` with yes and clicks again gets through.
final class DialogQueue {

  private static final int MOST = 128;

  private final Deque<Dialog> queue = new ArrayDeque<>();
  private final Map<String, String> answers = new HashMap<>();

  DialogQueue(WebClient client) {
    client.setAlertHandler((page, message) -> open("alert", message, null));
    client.setConfirmHandler((page, message) -> open("confirm", message, null) != null);
    client.setPromptHandler((page, message, initial) -> open("prompt", message, initial));
    client.setOnbeforeunloadHandler(
        (page, message) -> {
          open("beforeunload", message, null);
          return true;
        });
  }

  List<Dialog> list() {
    return List.copyOf(queue);
  }

  /// Answers the oldest dialog with yes or a text.
  ///
  /// @throws EngineException `not_found` when the queue is empty
  Dialog accept(Optional<String> text) {
    Dialog dialog = take();
    answers.put(key(dialog.type(), dialog.message()), text.or(dialog::defaultText).orElse(""));
    return dialog;
  }

  /// Answers the oldest dialog with no.
  ///
  /// @throws EngineException `not_found` when the queue is empty
  Dialog dismiss() {
    Dialog dialog = take();
    if (dialog.type().equals("prompt")) {
      answers.put(key(dialog.type(), dialog.message()), null);
    } else {
      answers.remove(key(dialog.type(), dialog.message()));
    }
    return dialog;
  }

  private Dialog take() {
    Dialog dialog = queue.pollFirst();
    if (dialog == null) {
      throw EngineException.notFound("No dialog is open on this surface.")
          .withHint("A page opens one with `alert`, `confirm` or `prompt`; `dialog.list()` shows what is queued.")
          .with("pending", 0);
    }
    return dialog;
  }

  /// The prepared answer if there is one, else the default of the type, and then the dialog is queued.
  private String open(String type, String message, String initial) {
    String text = message == null ? "" : message;
    String key = key(type, text);
    if (answers.containsKey(key)) {
      return answers.remove(key);
    }
    if (queue.size() == MOST) {
      queue.removeFirst();
    }
    queue.addLast(new Dialog(type, text, Optional.ofNullable(initial), System.currentTimeMillis()));
    return initial;
  }

  private static String key(String type, String message) {
    return type + ' ' + message;
  }
}
