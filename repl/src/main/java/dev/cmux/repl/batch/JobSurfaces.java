package dev.cmux.repl.batch;

import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Network;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.Response;
import dev.cmux.engine.network.HarRecorder;
import dev.cmux.engine.state.State;
import dev.cmux.repl.run.Awaited;
import dev.cmux.stdlib.bind.SurfaceCare;
import dev.cmux.stdlib.bind.VerbListener;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiConsumer;

/// The surfaces of one attempt of a job: what they begin with, what they do, and what is left of them when it fails. Any thread.
///
/// A surface that a task closes right after a verb failed on it (`finally { await s.close() }`, `cmux.map`) is looked at first: it may be what the
/// job fails for.
final class JobSurfaces implements SurfaceCare, VerbListener {

  /// A task that opens many does not fail for all of them.
  private static final int MOST_TRACES = 5;

  private final Job job;
  private final BatchListener listener;
  private final List<State> earlier;
  private final Optional<State> common;
  private final Optional<Path> recordings;
  private final List<Surface> opened = new ArrayList<>();
  private final Set<Surface> failing = new LinkedHashSet<>();
  private final Map<String, SurfaceTrace> traces = new LinkedHashMap<>();
  private final Awaited awaited = new Awaited();
  private int asked;

  /// @param earlier what the surfaces of an earlier attempt remembered, in the order they were opened
  /// @param common what every other surface begins with, unless the task says otherwise
  /// @param recordings the folder for HAR files, when they are wanted
  JobSurfaces(Job job, BatchListener listener, List<State> earlier, Optional<State> common, Optional<Path> recordings) {
    this.job = job;
    this.listener = listener;
    this.earlier = List.copyOf(earlier);
    this.common = common;
    this.recordings = recordings;
  }

  @Override
  public synchronized OpenOptions opening(OpenOptions options) {
    int place = asked++;
    if (options.state().isPresent()) {
      return options;
    }
    return place < earlier.size() ? options.withState(earlier.get(place)) : common.map(options::withState).orElse(options);
  }

  @Override
  public CompletionStage<?> opened(Surface surface) {
    Optional<Path> file;
    synchronized (this) {
      opened.add(surface);
      file = recordings.map(folder -> folder.resolve(numbered("network", ".har", opened.size())));
    }
    return file.<CompletionStage<?>>map(path -> surface.perform(new Network.StartHar(path, HarRecorder.Options.everything())))
        .orElseGet(() -> CompletableFuture.completedFuture(null));
  }

  @Override
  public CompletionStage<?> closing(Surface surface) {
    synchronized (this) {
      if (!failing.contains(surface) || traces.size() >= MOST_TRACES) {
        return CompletableFuture.completedFuture(null);
      }
    }
    return SurfaceTrace.of(surface, recordings.isPresent()).thenAccept(this::keep);
  }

  private synchronized void keep(SurfaceTrace trace) {
    traces.putIfAbsent(trace.surface(), trace);
  }

  @Override
  public BiConsumer<Object, Throwable> begins(Surface surface, String verb, String argument) {
    listener.verb(job, verb, argument);
    BiConsumer<Object, Throwable> ends = awaited.begins(surface, verb, argument);
    return (answer, failure) -> {
      ends.accept(answer, failure);
      synchronized (this) {
        if (failure == null) {
          failing.remove(surface);
        } else {
          failing.add(surface);
        }
      }
      if (answer instanceof Response response) {
        listener.page(job, response.url());
      }
    };
  }

  /// What the task is waiting for.
  Awaited awaited() {
    return awaited;
  }

  /// Looks at the surfaces that are still open; then all that is known, in the order they were opened.
  List<SurfaceTrace> traces() {
    List<Surface> open;
    synchronized (this) {
      open = opened.stream().filter(surface -> !surface.isClosed()).limit(Math.max(0, MOST_TRACES - traces.size())).toList();
    }
    List<CompletableFuture<SurfaceTrace>> looks = open.stream().map(surface -> SurfaceTrace.of(surface, recordings.isPresent())).toList();
    looks.forEach(look -> keep(look.join()));
    synchronized (this) {
      return opened.stream().map(surface -> traces.get(surface.id().toString())).filter(trace -> trace != null).toList();
    }
  }

  /// The ones that are still open, in the order they were opened.
  synchronized List<Surface> open() {
    return opened.stream().filter(surface -> !surface.isClosed()).toList();
  }

  /// The number of a surface in file names: from 1 in the order of opening; the first one has none.
  static String numbered(String name, String ending, int number) {
    return number == 1 ? name + ending : name + "-" + number + ending;
  }

  /// Where a surface comes in the order of opening, from 1.
  synchronized int number(String ref) {
    for (int i = 0; i < opened.size(); i++) {
      if (opened.get(i).id().toString().equals(ref)) {
        return i + 1;
      }
    }
    return opened.size() + 1;
  }
}
