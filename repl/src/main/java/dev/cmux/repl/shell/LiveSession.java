package dev.cmux.repl.shell;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Snapshot;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.json.JsonText;
import dev.cmux.repl.output.ExitCode;
import dev.cmux.repl.output.Streams;
import dev.cmux.repl.server.SessionCommands;
import dev.cmux.repl.wire.Request;
import dev.cmux.stdlib.ScriptHost;
import dev.cmux.stdlib.ScriptOptions;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.ScriptSource;
import dev.cmux.stdlib.bind.CmuxGlobal;
import dev.cmux.stdlib.bind.CmuxOptions;
import dev.cmux.stdlib.host.Completion;
import dev.cmux.stdlib.host.PastLine;
import dev.cmux.stdlib.host.ScriptFailure;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// A session over a real script host and real surfaces, which get ready on threads of their own as soon as the first prompt is shown: nobody types
/// faster than that, and before, they would only hold the prompt up.
final class LiveSession implements Session {

  /// How long the prompt waits for a surface that is busy to tell its address or its elements; what was known last is shown then.
  private static final long PATIENCE_MS = 100;

  private final ShellOptions options;
  private final CurrentSurface current = new CurrentSurface(this::surfaces);
  private final Activity activity = new Activity();
  private final CompletableFuture<Void> begin;
  private final CompletableFuture<Browser> browser;
  private final CompletableFuture<ScriptHost> host;
  private final CompletableFuture<SessionCommands> commands;
  private final Map<String, String> urls = new ConcurrentHashMap<>();
  /// Whether others see the surfaces too, and go on with them afterwards.
  private final boolean shared;
  private volatile Thread carrying;
  /// What waits for the host or the browser to be ready must not begin then.
  private volatile boolean stopped;

  /// @param begin when to get ready
  /// @param out gets what scripts print
  /// @param err gets the warnings they print
  /// @param uncaught hears of errors outside any evaluation, such as a timer's
  LiveSession(
      ShellOptions options, CompletableFuture<Void> begin, Consumer<String> out, Consumer<String> err, Consumer<ScriptFailure> uncaught) {
    this.options = options;
    this.begin = begin;
    shared = false;
    browser = start(begin, "cmux-warm-up", Browser::new);
    host = start(begin, "cmux-start", () -> openHost(out, err, uncaught));
    commands = browser.thenApply(ready -> new SessionCommands("repl", ready));
    browser.thenAcceptAsync(Browser::warmUp, task -> thread("cmux-warm-up", task));
  }

  private LiveSession(
      ShellOptions options, Browser browser, SessionCommands commands, Consumer<String> out, Consumer<String> err, Consumer<ScriptFailure> uncaught) {
    this.options = options;
    begin = CompletableFuture.completedFuture(null);
    shared = true;
    this.browser = CompletableFuture.completedFuture(browser);
    this.commands = CompletableFuture.completedFuture(commands);
    host = start(begin, "cmux-start", () -> openHost(out, err, uncaught));
  }

  /// A session over surfaces that others have opened, and that stay open afterwards.
  static LiveSession sharing(
      ShellOptions options, Browser browser, SessionCommands commands, Consumer<String> out, Consumer<String> err, Consumer<ScriptFailure> uncaught) {
    return new LiveSession(options, browser, commands, out, err, uncaught);
  }

  private ScriptHost openHost(Consumer<String> out, Consumer<String> err, Consumer<ScriptFailure> uncaught) {
    CmuxOptions cmux =
        CmuxOptions.of(browser.join(), record -> out.accept(JsonText.line(record) + "\n"))
            .withEnvironment(options.allowEnvironment())
            .withAllowHosts(options.allowHosts())
            .withListener(activity)
            .withStatePassphrase(Optional.ofNullable(options.environment().get("CMUX_STATE_PASSPHRASE")));
    ScriptOptions script =
        ScriptOptions.in(options.folder(), options.json() ? err : out, err)
            .allowingRead(options.allowRead())
            .allowingWrite(options.allowWrite())
            .withEnvironment(options.allowEnvironment())
            .withSecretsFile(options.secrets())
            .withColors(options.colors())
            .withExtension(new CmuxGlobal(shared ? cmux.keepingSurfaces() : cmux))
            .withExtension(current);
    ScriptHost opened = ScriptHost.open(script);
    opened.onUncaught(uncaught);
    opened.prepareForLines();
    return opened;
  }

  private static <T> CompletableFuture<T> start(CompletableFuture<Void> begin, String name, Supplier<T> action) {
    return begin.thenApplyAsync(_ -> action.get(), task -> thread(name, task));
  }

  private static void thread(String name, Runnable task) {
    Thread.ofPlatform().daemon().name(name).start(task);
  }

  /// Whoever asks for something will not wait for the prompt to be shown.
  private CompletableFuture<ScriptHost> host() {
    begin.complete(null);
    return host;
  }

  @Override
  public void fit(int columns) {
    host.thenAccept(ready -> ready.fit(columns));
  }

  @Override
  public CompletableFuture<ScriptResult> evaluate(String text, int number) {
    stopped = false;
    return host().thenCompose(
        ready -> stopped ? CompletableFuture.completedStage(new ScriptResult.Interrupted()) : ready.eval(new ScriptSource.Line(text, number)));
  }

  @Override
  public CompletableFuture<Boolean> needsMore(String text) {
    return host().thenCompose(ready -> ready.needsMore(text));
  }

  @Override
  public CompletableFuture<String> whole() {
    return host().thenCompose(ScriptHost::whole);
  }

  @Override
  public CompletableFuture<Optional<String>> taskFile(List<PastLine> lines) {
    return host().thenCompose(ready -> ready.taskFile(lines)).thenApply(Optional::of);
  }

  @Override
  public CompletableFuture<Completion> complete(String text) {
    return host().thenCompose(ready -> ready.complete(text, text.length()));
  }

  @Override
  public CompletableFuture<Integer> carryOut(List<String> words, Streams streams) {
    Request request = new Request("", options.folder().toString(), words, options.environment(), new byte[0]);
    CompletableFuture<Integer> status = new CompletableFuture<>();
    stopped = false;
    begin.complete(null);
    commands.thenAccept(
        ready -> {
          if (stopped) {
            status.complete(ExitCode.INTERRUPTED.status());
          } else {
            carrying = Thread.ofVirtual().name("cmux-command").start(() -> status.complete(ready.carryOut(request, streams)));
          }
        });
    return status;
  }

  @Override
  public CompletableFuture<Optional<String>> script(List<String> words) {
    return commands.thenApply(ready -> ready.script(words));
  }

  @Override
  public void interrupt() {
    stopped = true;
    Thread command = carrying;
    if (command != null) {
      command.interrupt();
    }
    if (host.isDone()) {
      host.join().interrupt();
    }
  }

  @Override
  public List<Place> places() {
    // All are asked before any is waited for, so that several busy ones take no longer than one.
    List<CompletableFuture<Place>> asked = surfaces().stream().map(this::place).toList();
    return asked.stream().map(CompletableFuture::join).toList();
  }

  @Override
  public Optional<Place> current() {
    return current.get().map(this::place).map(CompletableFuture::join);
  }

  @Override
  public Map<String, Snapshot.Element> elements() {
    return current.get().map(surface -> activity.refs(surface.id().toString())).orElse(Map.of());
  }

  @Override
  public Map<String, Snapshot.Element> presentElements() {
    Map<String, Snapshot.Element> named = elements();
    Optional<Surface> surface = current.get();
    Map<String, CompletableFuture<Boolean>> asked = new LinkedHashMap<>();
    surface.ifPresent(page -> named.keySet().forEach(ref -> asked.put(ref, isPresent(page, ref))));
    Map<String, Snapshot.Element> present = new LinkedHashMap<>();
    asked.forEach(
        (ref, answer) -> {
          if (answer.join()) {
            present.put(ref, named.get(ref));
          }
        });
    return present;
  }

  private static CompletableFuture<Boolean> isPresent(Surface surface, String ref) {
    return surface.perform(new Inspect.Count(Target.parse(ref))).handle((_, stale) -> stale == null).completeOnTimeout(true, PATIENCE_MS, TimeUnit.MILLISECONDS);
  }

  @Override
  public Optional<String> activity() {
    return activity.text();
  }

  @Override
  public void use(String refOrName) {
    current.choose(browser.join().surface(refOrName));
  }

  private List<Surface> surfaces() {
    return browser.isDone() ? browser.join().surfaces() : List.of();
  }

  private CompletableFuture<Place> place(Surface surface) {
    String ref = surface.id().toString();
    return surface
        .perform(new Inspect.Url())
        .exceptionally(_ -> "")
        .completeOnTimeout(urls.getOrDefault(ref, ""), PATIENCE_MS, TimeUnit.MILLISECONDS)
        .thenApply(
            url -> {
              urls.put(ref, url);
              return new Place(ref, surface.name(), url);
            });
  }

  @Override
  public String mask(String text) {
    return current.mask(text);
  }

  @Override
  public void close() {
    // What is not ready yet has opened nothing, and whoever leaves does not wait for it.
    host.thenAccept(ScriptHost::close);
    if (!shared) {
      browser.thenAccept(Browser::close);
    }
  }
}
