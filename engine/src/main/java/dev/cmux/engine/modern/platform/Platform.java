package dev.cmux.engine.modern.platform;

import java.net.URL;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.htmlunit.Page;
import org.htmlunit.ScriptException;
import org.htmlunit.WebClient;
import org.htmlunit.WebWindow;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.javascript.host.Window;
import org.jspecify.annotations.Nullable;

/// The platform of one WebClient: furnishes each new window of it, and carries its background requests.
///
/// Call [#initialize] in place of `JavaScriptEngine.initialize(webWindow, page)`, and [#furnish] after it and before any page script.
/// Thread rules: `furnish` runs on the surface's thread; requests run on the executor given here and come back
/// to the page as JavaScript jobs, so slow networks never hold the page's thread.
public final class Platform {

  private final WebClient client;
  private final Executor network;
  private final AtomicInteger requests = new AtomicInteger();
  private final KeyValues keyValues = new KeyValues();
  private final Rejections rejections = new Rejections();
  private final Uncaught uncaught;
  private final WorkerScripts scripts;
  private final SessionHistories histories;
  private SocketGate socketGate = url -> {};
  private @Nullable Sockets sockets;

  /// @param network where requests block; virtual threads suit it
  public Platform(WebClient client, Executor network, Uncaught uncaught, WorkerScripts scripts) {
    this.client = Objects.requireNonNull(client, "client");
    this.network = Objects.requireNonNull(network, "network");
    this.uncaught = Objects.requireNonNull(uncaught, "uncaught");
    this.scripts = Objects.requireNonNull(scripts, "scripts");
    this.histories = new SessionHistories(client);
  }

  /// Makes the script side of a window that gets a new page.
  public void initialize(WebWindow webWindow, Page page) {
    client
        .getJavaScriptEngine()
        .getContextFactory()
        .call(
            context -> {
              HostWindow.make(webWindow, page, context);
              return null;
            });
  }

  /// Gives a window that has just been initialized the parts that HtmlUnit lacks.
  public void furnish(WebWindow webWindow, Page page) {
    Objects.requireNonNull(page, "page");
    if (!(webWindow.getScriptableObject() instanceof HostWindow window)) {
      return;
    }
    Realm realm = new Realm(this, webWindow, window);
    client
        .getJavaScriptEngine()
        .getContextFactory()
        .call(
            cx -> {
              realm.start().run();
              return null;
            });
  }

  /// Shows the prototype of an interface of a window to a visitor as soon as there is one, before the platform's own scripts see it: now, or when
  /// a script or the DOM first asks for the interface. A window of plain HtmlUnit has them all.
  public static void whenMade(Window window, String name, Consumer<ScriptableObject> visitor) {
    if (window instanceof HostWindow host) {
      host.whenMade(name, prototype -> visitor.accept((ScriptableObject) prototype));
    } else {
      visitor.accept((ScriptableObject) ScriptableObject.getProperty((Scriptable) ScriptableObject.getProperty(window, name), "prototype"));
    }
  }

  /// Tells the page of an exception none of its scripts caught: `error` listeners, `window.onerror`.
  ///
  /// @return whether one of them prevented the default, so that nobody else needs to know
  public boolean dealtWith(ScriptException exception) {
    WebWindow window = exception.getPage() == null ? null : exception.getPage().getEnclosingWindow();
    return window != null
        && window.getScriptableObject() instanceof Window script
        && Realm.of(script).filter(realm -> realm.reports().dealtWith(exception)).isPresent();
  }

  /// The feature of browsers, absent here, that an error of a page comes from.
  public Optional<String> absentFeature(HtmlPage page, String message, String source, int line) {
    return page.getEnclosingWindow().getScriptableObject() instanceof Window script
        ? Realm.of(script).flatMap(realm -> realm.absent().behind(message, source, line))
        : Optional.empty();
  }

  /// Whether the documents of two windows are of one origin, so that the scripts of one may do as they like with the other.
  public static boolean sameOrigin(WebWindow one, WebWindow other) {
    return one == other
        || one.getScriptableObject() instanceof HostWindow first
            && other.getScriptableObject() instanceof HostWindow second
            && first.mayReach(second);
  }

  /// The origin of the document in a window, such as `https://example.com`; `null` as text for those that have none.
  public static String origin(WebWindow window) {
    return window.getScriptableObject() instanceof HostWindow script ? script.origin().toString() : "null";
  }

  /// The address that requests of a document are made from, as `Referer` and `Origin` have it.
  public static URL address(HtmlPage page) {
    return page.getEnclosingWindow() instanceof WorkerWindow window ? window.worker().address() : page.getUrl();
  }

  /// Whether a function may be called with this object for `this`: not one with a window of another origin, which HtmlUnit would give the timers of a document that
  /// has been left (5.5.0, `JavaScriptFunctionJob`). Functions without a scope are ours.
  public static boolean mayCall(Function function, Scriptable thisObject) {
    return !(thisObject instanceof HostWindow window)
        || function.getParentScope() == null
        || !(ScriptableObject.getTopLevelScope(function.getParentScope()).getGlobalThis() instanceof HostWindow owner)
        || owner.mayReach(window);
  }

  /// The promises of this client's pages that were rejected, for the page engine's contexts to report to.
  public Rejections rejections() {
    return rejections;
  }

  /// Where this client's windows have been.
  public SessionHistories histories() {
    return histories;
  }

  /// Has every web socket asked for here first.
  public void guardSockets(SocketGate gate) {
    socketGate = gate;
  }

  SocketGate socketGate() {
    return socketGate;
  }

  Sockets sockets() {
    Sockets known = sockets;
    if (known == null) {
      sockets = known = new Sockets(client, network);
    }
    return known;
  }

  /// Ends what keeps connections open. The client is closing.
  public void close() {
    if (sockets != null) {
      sockets.close();
    }
  }

  /// How many background requests of page scripts have not come back yet.
  public int requestsInFlight() {
    return requests.get();
  }

  /// Puts the gate for redirects around the client's connection, and again if someone replaced the connection.
  void holdRedirects() {
    if (!(client.getWebConnection() instanceof RedirectGate)) {
      client.setWebConnection(new RedirectGate(client.getWebConnection()));
    }
  }

  KeyValues keyValues() {
    return keyValues;
  }

  WebClient client() {
    return client;
  }

  Uncaught uncaught() {
    return uncaught;
  }

  WorkerScripts scripts() {
    return scripts;
  }

  Executor network() {
    return network;
  }

  /// Makes a request on the network's threads; whoever waits for a quiet network waits for its end.
  void request(Runnable work) {
    requestStarted();
    network.execute(
        () -> {
          try {
            work.run();
          } finally {
            requestEnded();
          }
        });
  }

  void requestStarted() {
    requests.incrementAndGet();
  }

  void requestEnded() {
    requests.decrementAndGet();
  }
}
