package dev.cmux.engine.command;

import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Reads the page. Getters of one element wait until it is attached; `Count` and the `Is…` of several looks once.
public sealed interface Inspect<R> extends Command<R> {

  /// The address of the active tab.
  record Url() implements Inspect<String> {}

  /// The title of the document.
  record Title() implements Inspect<String> {}

  /// The text a reader sees in the element.
  record Text(Target target, Timeout timeout) implements Inspect<String> {}

  /// The element as markup, itself included.
  record Html(Target target, Timeout timeout) implements Inspect<String> {}

  /// The value of a form control.
  record Value(Target target, Timeout timeout) implements Inspect<String> {}

  /// One attribute; empty when the element does not have it.
  record Attr(Target target, String name, Timeout timeout) implements Inspect<Optional<String>> {
    public Attr {
      Objects.requireNonNull(name);
    }
  }

  /// How many elements match now; never waits.
  record Count(Target target) implements Inspect<Integer> {}

  /// Where the element lies, in CSS pixels, by an approximate layout.
  record BoxOf(Target target, Timeout timeout) implements Inspect<Box> {}

  /// Computed style: one property, or all that are known.
  record Styles(Target target, Optional<String> property, Timeout timeout) implements Inspect<Map<String, String>> {}

  /// Whether the element is there and visible; never waits.
  record IsVisible(Target target) implements Inspect<Boolean> {}

  /// Whether the control is enabled.
  record IsEnabled(Target target, Timeout timeout) implements Inspect<Boolean> {}

  /// Whether the box or radio button is checked.
  record IsChecked(Target target, Timeout timeout) implements Inspect<Boolean> {}

  /// Whether the field can be edited.
  record IsEditable(Target target, Timeout timeout) implements Inspect<Boolean> {}

  /// The page as an accessibility tree with refs.
  record TakeSnapshot(SnapshotOptions options) implements Inspect<Snapshot> {
    public TakeSnapshot {
      Objects.requireNonNull(options);
    }
  }

  /// The whole document as markup.
  record Content() implements Inspect<String> {}
}
