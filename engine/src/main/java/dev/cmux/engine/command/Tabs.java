package dev.cmux.engine.command;

import java.util.List;
import java.util.Optional;

/// The tabs of a surface. Ids (`t1`) are never reused.
public sealed interface Tabs<R> extends Command<R> {

  /// The tabs, oldest first.
  record ListTabs() implements Tabs<List<Tab>> {}

  /// Opens a tab, makes it the active one, and loads the URL when one is given.
  record NewTab(Optional<String> url, Timeout timeout) implements Tabs<Tab> {
    public NewTab {
      url = url.map(Urls::navigable);
    }
  }

  /// Makes a tab the active one, by id or by index from 0.
  record SwitchTab(String idOrIndex) implements Tabs<Tab> {}

  /// Closes a tab, the active one when none is named; the last one cannot be closed.
  record CloseTab(Optional<String> idOrIndex) implements Tabs<Tab> {}

  /// One tab.
  record Tab(String id, int index, String url, String title, boolean active) {}
}
