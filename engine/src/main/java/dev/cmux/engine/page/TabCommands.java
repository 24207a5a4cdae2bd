package dev.cmux.engine.page;

import static dev.cmux.engine.page.Attempt.once;

import dev.cmux.engine.command.Navigate.WaitUntil;
import dev.cmux.engine.command.Tabs;
import dev.cmux.engine.command.Tabs.Tab;
import dev.cmux.engine.error.EngineException;
import java.time.Duration;
import java.util.Optional;
import org.htmlunit.TopLevelWindow;
import org.htmlunit.WebClient;

/// Carries out the commands about the tabs of a surface.
///
/// Confined to the surface's queue.
final class TabCommands {

  private final WebClient client;
  private final TabList tabs;
  private final Navigator navigator;
  private final Duration timeout;

  /// @param timeout how long a tab may load when the command does not say
  TabCommands(WebClient client, TabList tabs, Navigator navigator, Duration timeout) {
    this.client = client;
    this.tabs = tabs;
    this.navigator = navigator;
    this.timeout = timeout;
  }

  Attempt<?> carryOut(Tabs<?> command) {
    return switch (command) {
      case Tabs.ListTabs c -> once(tabs::list);
      case Tabs.NewTab c -> open(c);
      case Tabs.SwitchTab c ->
          once(
              () -> {
                tabs.activate(tabs.find(c.idOrIndex()));
                return tabs.of(tabs.active());
              });
      case Tabs.CloseTab c -> once(() -> close(c.idOrIndex()));
    };
  }

  private Attempt<Tab> open(Tabs.NewTab command) {
    TopLevelWindow window = (TopLevelWindow) client.openTargetWindow(tabs.active(), null, WebClient.TARGET_BLANK);
    window.setOpener(null);
    tabs.activate(tabs.of(window));
    Attempt<?> loading =
        navigator.go(window, command.url().orElse("about:blank"), WaitUntil.LOAD, command.timeout().orElse(timeout), response -> {});
    return () ->
        loading.tryNow() instanceof Attempt.Outcome.Done
            ? Attempt.done(tabs.of(window))
            : Attempt.notYet("the tab did not load");
  }

  private Tab close(Optional<String> idOrIndex) {
    Tab tab = idOrIndex.map(tabs::find).orElseGet(() -> tabs.of(tabs.active()));
    if (tabs.size() == 1) {
      throw EngineException.invalidState("`%s` is the surface's last tab, which cannot be closed.".formatted(tab.id()))
          .withHint("Close the surface instead.");
    }
    tabs.window(tab).close(true);
    return tabs.of(tabs.active());
  }
}
