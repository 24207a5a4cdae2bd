package dev.cmux.engine.page;

import static dev.cmux.engine.page.Attempt.as;
import static dev.cmux.engine.page.Attempt.once;

import dev.cmux.engine.command.Await;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Configure;
import dev.cmux.engine.command.Dialogs;
import dev.cmux.engine.command.Downloads;
import dev.cmux.engine.command.Draw;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Interact;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.Network;
import dev.cmux.engine.command.Observe;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.Store;
import dev.cmux.engine.command.Tabs;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.modern.ModernPages;
import dev.cmux.engine.modern.PageEngine;
import dev.cmux.engine.network.AllowedHosts;
import dev.cmux.engine.network.HarRecorder;
import dev.cmux.engine.network.HarReplay;
import dev.cmux.engine.network.RequestGate;
import dev.cmux.engine.page.aria.RefTable;
import dev.cmux.engine.page.aria.Snapshotter;
import dev.cmux.engine.page.net.Traffic;
import dev.cmux.engine.url.UrlPattern;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.htmlunit.TopLevelWindow;
import org.htmlunit.WebWindow;
import org.htmlunit.html.HtmlPage;

/// The living part of a surface: its client, its tabs, and the rooms that carry out each group of verbs.
///
/// Confined to the surface's queue, except for {@link #interrupt}.
final class Session {

  private final SurfaceThread thread;
  private final Duration timeout;
  private final SurfaceClient client;
  private final SurfaceConnection connection;
  private final Traffic traffic;
  private final PageStops stops;
  private final PageLoads loads;
  private final TabCommands tabs;
  private final Documents documents;
  private final Navigator navigator;
  private final StoreCommands stores;
  private final DialogQueue dialogs;
  private final DownloadShelf downloads;
  private final PageErrors errors;
  private final Injector injector;
  private final InitScripts initScripts;
  private final Elements elements;
  private final Reader reader;
  private final Performer performer;
  private final Waiter waiter;
  private final Requests requests;
  private final Drawings drawings;

  Session(OpenOptions options, SurfaceThread thread, ModernPages modern, Optional<RequestGate> gate) {
    this.thread = thread;
    this.timeout = options.timeout();
    errors = new PageErrors();
    client = ClientFactory.create(options, thread, errors);
    traffic = new Traffic(options.timeout());
    AllowedHosts allowed = options.allowHosts().isEmpty() ? AllowedHosts.all() : AllowedHosts.of(options.allowHosts());
    client.guardFiles(new FileGate(client, allowed, options.files()));
    stops = new PageStops(errors, thread.background());
    connection = new SurfaceConnection(client, thread, stops, allowed, traffic, gate);
    client.connect(connection, thread.background());
    loads = connection.loads();
    if (options.javaScript()) {
      PageEngine engine = modern.install(client, stops);
      engine.platform().guardSockets(connection::checkReachable);
      engine.tells(client.early());
    }
    client.getOptions().setJavaScriptEnabled(options.javaScript());
    dialogs = new DialogQueue(client);
    downloads = client.downloads();
    TabList open = new TabList(client);
    documents = new Documents(open);
    navigator = new Navigator(client, connection, client.jobs(), loads);
    tabs = new TabCommands(client, open, navigator, timeout);
    stores = new StoreCommands(new CookieJar(client.getCookieManager()), client.stores(), open, documents, thread);
    injector = new Injector(client);
    RefTable refs = new RefTable();
    elements = new Elements(documents, refs);
    reader = new Reader(documents, elements, new Snapshotter(refs));
    performer = new Performer(documents, elements);
    initScripts = new InitScripts(client);
    client.setPageCreator(new DocumentCreator(this::begins, loads::contentLoaded));
    waiter = new Waiter(documents, elements, reader, injector, navigator);
    requests = new Requests(client, connection, thread);
    drawings = new Drawings(client, connection, thread, stops, documents, elements);
    options.viewport().ifPresent(v -> resize(v.width(), v.height()));
    options.state().ifPresent(stores::load);
  }

  /// A new document, before its scripts.
  private void begins(HtmlPage page) {
    performer.prepare(page);
    initScripts.runIn(page);
    loads.committed(page);
  }

  /// Breaks off the running page script and the transfer it may be waiting for. Safe from any thread.
  void interrupt() {
    stops.stop(false);
    connection.transfers().stop(thread.runner());
  }

  /// What {@link #interrupt} ended, if it found anything. Safe from any thread.
  Optional<String> interrupted() {
    return connection.transfers().struck().map("`%s` was still loading"::formatted)
        .or(stops::preparingAtStop)
        .or(() -> stops.struck() ? Optional.of("a script of the page was still running") : Optional.empty());
  }

  /// What cannot be broken off, if it is at that. Safe from any thread.
  Optional<String> preparing() {
    return stops.preparing();
  }

  /// Breaks off everything, for good. Safe from any thread.
  void end() {
    stops.stop(true);
    connection.transfers().close();
  }

  /// How long requests have waited for their turn so far. Safe from any thread.
  long waitedMillis() {
    return connection.waitedMillis();
  }

  /// The next call runs undisturbed by what stopped the last one.
  void resume() {
    stops.resume();
    connection.transfers().resume();
  }

  void close() {
    downloads.close();
    traffic.close();
    client.close();
  }

  /// The rest of the load that has been answered, if any, is given up. Safe from any thread.
  void abandonLoad() {
    loads.abandon();
  }

  /// @param early takes the answer of a load that goes on after it
  @SuppressWarnings("unchecked") // a command's answer is of its own type, which a switch cannot tell the compiler
  <R> Attempt<R> navigate(Navigate<R> command, List<Target> frames, Consumer<R> early) {
    WebWindow window = documents.window(frames);
    Consumer<Object> answer = (Consumer<Object>) early;
    return as(
        switch (command) {
          case Navigate.Goto c -> navigator.go(window, c.url(), c.waitUntil(), millis(c), answer::accept);
          case Navigate.Back c -> navigator.step(window, -1, c.waitUntil(), response -> answer.accept(Optional.of(response)));
          case Navigate.Forward c -> navigator.step(window, 1, c.waitUntil(), response -> answer.accept(Optional.of(response)));
          case Navigate.Reload c -> navigator.reload(window, c.waitUntil(), millis(c), answer::accept);
        });
  }

  <R> Attempt<R> inspect(Inspect<R> command, List<Target> frames) {
    return reader.inspect(command, frames);
  }

  <R> Attempt<R> draw(Draw<R> command, List<Target> frames) {
    return as(drawings.draw(command, frames));
  }

  <R> Attempt<R> interact(Interact<R> command, List<Target> frames) {
    return new Aftermath<>(performer.interact(command, frames), client.jobs());
  }

  <R> Attempt<R> await(Await<R> command, List<Target> frames) {
    return as(
        switch (command) {
          case Await.WaitFor c -> waiter.until(c.conditions(), frames);
        });
  }

  <R> Attempt<R> inject(Inject<R> command, List<Target> frames) {
    return as(
        switch (command) {
          case Inject.Eval c when c.target().isPresent() -> evalOn(c.target().get(), c, frames);
          case Inject.Eval c -> injector.eval(documents.html(frames), c.script(), c.args(), null);
          case Inject.AddInitScript c -> once(() -> initScripts.add(c.script()));
          case Inject.AddScript c -> once(() -> injector.addScript(documents.html(frames), c.script()));
          case Inject.AddStyle c -> once(() -> injector.addStyle(documents.html(frames), c.css()));
        });
  }

  <R> Attempt<R> store(Store<R> command, List<Target> frames) {
    return as(stores.carryOut(command, frames));
  }

  <R> Attempt<R> tabs(Tabs<R> command) {
    return as(tabs.carryOut(command));
  }

  <R> Attempt<R> dialogs(Dialogs<R> command) {
    return as(
        switch (command) {
          case Dialogs.AcceptDialog c -> once(() -> dialogs.accept(c.text()));
          case Dialogs.DismissDialog c -> once(dialogs::dismiss);
          case Dialogs.ListDialogs c -> once(dialogs::list);
        });
  }

  <R> Attempt<R> downloads(Downloads<R> command) {
    return as(
        switch (command) {
          case Downloads.WaitDownload c -> downloads.next(c.path(), c.folder());
          case Downloads.ListDownloads c -> once(downloads::list);
        });
  }

  <R> Attempt<R> observe(Observe<R> command) {
    return as(
        switch (command) {
          case Observe.ListConsole c -> once(client.console()::entries);
          case Observe.ClearConsole c -> once(client.console()::clear);
          case Observe.ListErrors c -> once(errors::list);
          case Observe.ClearErrors c -> once(errors::clear);
        });
  }

  <R> Attempt<R> network(Network<R> command) {
    return as(
        switch (command) {
          case Network.Fetch c -> requests.fetch(c);
          case Network.AddRoute c -> once(() -> traffic.routes().add(c.pattern(), c.handler()));
          case Network.RemoveRoutes c -> once(() -> removeRoutes(c.pattern()));
          case Network.StartHar c -> once(() -> traffic.record(HarRecorder.start(c.path(), c.options(), version())));
          case Network.StopHar c -> once(traffic::stopRecording);
          case Network.ReplayHar c -> once(() -> traffic.replay(HarReplay.load(c.path(), c.options())));
          case Network.ListRequests c -> once(() -> requests.list(c.urlPattern()));
        });
  }

  <R> Attempt<R> configure(Configure<R> command) {
    return as(
        switch (command) {
          case Configure.SetViewport c -> once(() -> resize(c.width(), c.height()));
          case Configure.SetHeaders c -> once(() -> requests.headers(c.headers()));
          case Configure.SetUserAgent c -> once(() -> requests.userAgent(c.userAgent()));
          case Configure.SetCredentials c -> once(() -> ClientFactory.setCredentials(client, c.username(), c.password()));
          case Configure.SetOffline c -> once(() -> connection.offline(c.offline()));
          case Configure.SetGeolocation c -> once(() -> initScripts.geolocation(c.latitude(), c.longitude()));
        });
  }

  /// Waits for the element, then for the value of the script.
  private Attempt<Object> evalOn(Target target, Inject.Eval command, List<Target> frames) {
    Attempt<Attempt<Object>> begun =
        elements.one(target, frames, s -> injector.eval(s.page(), command.script(), command.args(), s.element()));
    return new Chained<>(begun);
  }

  private int removeRoutes(Optional<UrlPattern> pattern) {
    if (pattern.isPresent()) {
      return traffic.routes().remove(pattern.get());
    }
    return traffic.routes().clear();
  }

  private static String version() {
    return Optional.ofNullable(Session.class.getPackage().getImplementationVersion()).orElse("development");
  }

  /// How long a command may take.
  private long millis(Command<?> command) {
    return command.timeout().orElse(timeout);
  }

  private void resize(int width, int height) {
    for (TopLevelWindow window : client.getTopLevelWindows()) {
      window.setInnerWidth(width);
      window.setInnerHeight(height);
      window.setOuterWidth(width);
      window.setOuterHeight(height);
    }
  }
}
