package dev.cmux.engine.page.act;

import dev.cmux.engine.page.dom.Controls;
import dev.cmux.engine.page.dom.Reach;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import org.htmlunit.html.DomElement;

/// Copy, cut and paste of one surface, by keys; nothing reaches the machine's clipboard.
final class Clipboard {

  private final Editing editing;
  private final Map<String, String> content = new LinkedHashMap<>();

  Clipboard(Editing editing) {
    this.editing = editing;
  }

  /// Copies the selection; a page may prevent it and put something else there.
  ///
  /// @param text what is edited, or null
  void copy(DomElement active, Editable text, boolean cut) {
    Map<String, String> offered = new HashMap<>();
    boolean allowed = send(active, cut ? "cut" : "copy", Map.of(), offered);
    if (!allowed) {
      if (!offered.isEmpty()) {
        replace(offered);
      }
      return;
    }
    if (text == null || text.selected().isEmpty() || Controls.inputType(active).equals("password")) {
      return;
    }
    replace(Map.of("text/plain", text.selected()));
    if (cut) {
      editing.edit(text, "deleteByCut", null, () -> text.delete(Reach.CHARACTER_BACK));
    }
  }

  /// Pastes into what is edited; a page may prevent it and read the clipboard itself.
  void paste(DomElement active, Editable text) {
    if (send(active, "paste", content, new HashMap<>()) && text != null) {
      String pasted = content.getOrDefault("text/plain", "");
      if (!pasted.isEmpty()) {
        editing.edit(text, "insertFromPaste", text instanceof FieldText ? pasted : null, () -> text.insert(pasted));
      }
    }
  }

  private static boolean send(
      DomElement active, String type, Map<String, String> given, Map<String, String> offered) {
    TransferData[] data = new TransferData[1];
    boolean allowed =
        Signals.send(active, node -> {
          data[0] = new TransferData(node, given);
          return new ClipboardSignal(node, type, data[0]);
        });
    if (data[0] != null) {
      offered.putAll(data[0].texts());
    }
    return allowed;
  }

  private void replace(Map<String, String> texts) {
    content.clear();
    content.putAll(texts);
  }
}
