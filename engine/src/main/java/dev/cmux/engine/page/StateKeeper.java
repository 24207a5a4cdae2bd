package dev.cmux.engine.page;

import dev.cmux.engine.command.Store.Area;
import dev.cmux.engine.command.Store.CookieFilter;
import dev.cmux.engine.command.Tabs.Tab;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.state.Meta;
import dev.cmux.engine.state.OriginStorage;
import dev.cmux.engine.state.State;
import dev.cmux.engine.url.Origin;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.htmlunit.Page;
import org.htmlunit.WebWindow;

/// What a surface remembers, read and replaced as a whole.
final class StateKeeper {

  private final CookieJar cookies;
  private final OriginStores stores;
  private final TabList tabs;
  private final Clock clock;

  StateKeeper(CookieJar cookies, OriginStores stores, TabList tabs, Clock clock) {
    this.cookies = cookies;
    this.stores = stores;
    this.tabs = tabs;
    this.clock = clock;
  }

  State export() {
    Map<String, Map<String, String>> local = stores.local();
    Map<String, Map<String, String>> session = stores.session(tabs.active());
    Set<String> origins = new LinkedHashSet<>(local.keySet());
    origins.addAll(session.keySet());
    List<OriginStorage> storages = new ArrayList<>();
    for (String origin : origins) {
      if (origin.startsWith("http")) {
        storages.add(
            new OriginStorage(Origin.parse(origin), local.getOrDefault(origin, Map.of()), session.getOrDefault(origin, Map.of())));
      }
    }
    List<Tab> list = tabs.list();
    List<Meta.Tab> saved = list.stream().map(tab -> new Meta.Tab(tab.url(), tab.title())).toList();
    int active = list.stream().filter(Tab::active).mapToInt(Tab::index).findFirst().orElse(-1);
    return new State(cookies.get(CookieFilter.ALL), storages, Optional.of(Meta.now(clock.instant(), saved, active)));
  }

  /// Replaces everything at once: the next request and the next script already see it.
  void load(State state) {
    Map<String, Map<String, String>> local = new LinkedHashMap<>();
    Map<String, Map<String, String>> session = new LinkedHashMap<>();
    for (OriginStorage storage : state.origins()) {
      local.put(storage.origin().toString(), storage.localStorage());
      session.put(storage.origin().toString(), storage.sessionStorage());
    }
    cookies.replace(state.cookies());
    stores.replace(local, session);
  }

  /// The live store of the page's origin.
  ///
  /// @throws EngineException `invalid_state` when the page has no origin, such as `about:blank`
  Map<String, String> store(Area area, WebWindow window) {
    Page page = window.getEnclosedPage();
    if (page == null || !page.getUrl().getProtocol().startsWith("http")) {
      throw EngineException.invalidState("The page `%s` has no storage of its own.".formatted(page == null ? "about:blank" : page.getUrl()))
          .withHint("Go to a page of the site first; storage belongs to an origin.");
    }
    return switch (area) {
      case LOCAL -> stores.getLocalStorage(page.getUrl());
      case SESSION -> stores.session(window, page.getUrl());
    };
  }
}
