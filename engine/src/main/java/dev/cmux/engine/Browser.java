package dev.cmux.engine;

import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.modern.ModernPages;
import dev.cmux.engine.network.RequestGate;
import dev.cmux.engine.page.PageDriver;
import dev.cmux.engine.page.SurfaceThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Opens, lists, finds and closes surfaces; holds what they share: threads and the cache of lowered scripts.
///
/// One a process is enough. Safe from any thread.
///
/// ```java
/// try (Browser browser = new Browser()) {
///   Surface surface = browser.open(OpenOptions.DEFAULT);
///   surface.perform(new Navigate.Goto("https://example.com")).join();
///   String title = surface.perform(new Inspect.Title()).join();
/// }
/// ```
public final class Browser implements AutoCloseable {

  private static final AtomicInteger COUNTER = new AtomicInteger();

  /// How long surfaces may take to close before their threads are taken away. Scripts and transfers are broken off at once, so only a busy machine or a
  /// page that cannot be stopped takes long, and the latter must keep nobody for ever.
  private static final Duration CLOSING = Duration.ofSeconds(8);

  private final SurfaceThreads threads;
  private final ModernPages modern;
  private final Optional<RequestGate> gate;
  private final boolean ownsThreads;
  private final Map<SurfaceId, Surface> surfaces = new ConcurrentHashMap<>();
  /// What surfaces that were closed still have to do.
  private final Set<CompletableFuture<Void>> closing = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;

  public Browser() {
    this(new SurfaceThreads(), new ModernPages(), Optional.empty(), true);
  }

  private Browser(SurfaceThreads threads, ModernPages modern, Optional<RequestGate> gate, boolean ownsThreads) {
    this.threads = threads;
    this.modern = modern;
    this.gate = gate;
    this.ownsThreads = ownsThreads;
  }

  /// A browser whose surfaces, and those of its siblings, ask servers through one gate.
  public static Browser through(RequestGate gate) {
    return new Browser(new SurfaceThreads(), new ModernPages(), Optional.of(gate), true);
  }

  /// A browser with surfaces and names of its own on the same threads and caches, for one of many tasks. Close it before this one.
  public Browser sibling() {
    return new Browser(threads, modern, gate, false);
  }

  /// Opens a surface on a blank page.
  ///
  /// @throws EngineException `invalid_params` when the name is taken or an option cannot be used, `closed` after `close`
  public Surface open(OpenOptions options) {
    if (closed) {
      throw EngineException.closed("The browser is closed.");
    }
    options
        .name()
        .flatMap(this::named)
        .ifPresent(
            taken -> {
              throw EngineException.invalidParams("The name `%s` is taken by %s.".formatted(options.name().get(), taken.id()))
                  .withHint("Close that surface first, or choose another name.");
            });
    SurfaceId id = new SurfaceId(COUNTER.incrementAndGet());
    PageDriver driver = new PageDriver(id.toString(), options, threads, modern, gate);
    Surface surface = new Surface(id, options, driver, gone -> closes(id, gone));
    surfaces.put(id, surface);
    return surface;
  }

  private void closes(SurfaceId id, CompletableFuture<Void> gone) {
    closing.add(gone);
    surfaces.remove(id);
    gone.whenComplete((nothing, failure) -> closing.remove(gone));
  }

  /// The open surfaces, oldest first.
  public List<Surface> surfaces() {
    List<Surface> list = new ArrayList<>(surfaces.values());
    list.sort(Comparator.comparingInt(surface -> surface.id().number()));
    return list;
  }

  /// The open surface of that ref or name.
  ///
  /// @throws EngineException `not_found` when there is none, `closed` when there was one
  public Surface surface(String refOrName) {
    Optional<SurfaceId> id = SurfaceId.parse(refOrName);
    Surface found = id.map(surfaces::get).or(() -> named(refOrName)).orElse(null);
    if (found != null) {
      return found;
    }
    if (id.isPresent() && id.get().number() <= COUNTER.get()) {
      throw EngineException.closed("`%s` is closed.".formatted(refOrName)).withHint(openOnes());
    }
    throw EngineException.notFound("There is no surface `%s`.".formatted(refOrName)).withHint(openOnes());
  }

  /// Closes every surface; done when nothing is left of them, nor of those that others are closing.
  public CompletableFuture<Void> closeAll() {
    surfaces().forEach(Surface::close);
    return CompletableFuture.allOf(closing.toArray(CompletableFuture<?>[]::new));
  }

  /// Does once what a first page needs done once a process, so that a later `open` is quick. Call it on a thread of
  /// its own while something else starts; it opens nothing that can be seen, and ends early when the browser is closed.
  public void warmUp() {
    try {
      PageDriver blank = new PageDriver("warm-up", OpenOptions.DEFAULT, threads, modern, gate);
      blank.perform(new Inspect.Title()).whenComplete((title, failure) -> blank.close());
    } catch (RejectedExecutionException _) {
      // The browser was closed meanwhile, and nobody waits for it to be warm.
    }
  }

  /// Closes every surface and the threads they shared.
  @Override
  public void close() {
    closed = true;
    CompletableFuture<Void> gone = closeAll();
    if (ownsThreads) {
      // What surfaces leave in the temporary folder is removed on their threads.
      gone.completeOnTimeout(null, CLOSING.toMillis(), TimeUnit.MILLISECONDS).join();
      threads.close();
    }
  }

  private Optional<Surface> named(String name) {
    return surfaces.values().stream().filter(surface -> surface.name().filter(name::equals).isPresent()).findFirst();
  }

  private String openOnes() {
    List<Surface> open = surfaces();
    return open.isEmpty()
        ? "No surface is open; open one with `cmux.open()`."
        : "Open surfaces: %s.".formatted(String.join(", ", open.stream().limit(10).map(Surface::toString).toList()));
  }
}
