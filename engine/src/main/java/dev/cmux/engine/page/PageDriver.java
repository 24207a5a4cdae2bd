package dev.cmux.engine.page;

import dev.cmux.engine.command.Await;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Configure;
import dev.cmux.engine.command.Dialogs;
import dev.cmux.engine.command.Downloads;
import dev.cmux.engine.command.Draw;
import dev.cmux.engine.command.InFrame;
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
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.modern.ModernPages;
import dev.cmux.engine.network.RequestGate;
import dev.cmux.engine.page.net.HtmlUnitErrors;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;

/// Carries out the commands of one surface: gives each its deadline, runs it on the surface's queue, and looks again at
/// those that wait after everything that happens there.
///
/// `perform` and `close` are safe from any thread; everything else runs on the queue.
public final class PageDriver {

  private final String surface;
  private final OpenOptions options;
  private final SurfaceThread thread;
  private final Queue<Call<?>> waiting = new ConcurrentLinkedQueue<>();
  private final CompletableFuture<Void> closed = new CompletableFuture<>();
  private volatile Session session;
  private volatile boolean closing;
  private EngineException openFailure;
  private boolean lookAgainPlanned;

  /// @param surface the ref that failures are attributed to
  /// @param gate where its requests wait for their turn; without one they do not
  public PageDriver(String surface, OpenOptions options, SurfaceThreads threads, ModernPages modern, Optional<RequestGate> gate) {
    this.surface = surface;
    this.options = options;
    this.thread = threads.newThread();
    thread.afterEach(this::lookAgain);
    thread.execute(() -> open(modern, gate));
  }

  /// Carries out one command. The answer fails with {@link EngineException} only; cancelling it gives the command up.
  public <R> CompletableFuture<R> perform(Command<R> command) {
    Call<R> call = new Call<>(command, command.timeout().orElse(options.timeout()));
    CompletableFuture<R> answer = attributed(call);
    if (closing) {
      call.fail(closedFailure());
      return answer;
    }
    Runnable task =
        () -> {
          if (closing) {
            call.fail(closedFailure());
            return;
          }
          if (session == null) {
            call.fail(openFailure);
            return;
          }
          waiting.add(call);
          call.start(() -> dispatch(command, List.of(), call::answerEarly));
        };
    try {
      if (leadsElsewhere(command)) {
        Session current = session;
        if (current != null) {
          current.abandonLoad();
        }
        thread.executeAlone(task);
      } else {
        thread.execute(task);
      }
      // not before: however short the time, a command gets one look
      call.setAlarm(thread, new Interruption());
    } catch (RejectedExecutionException e) {
      call.fail(closedFailure());
    }
    return answer;
  }

  /// Ends everything at once: what waits fails with `closed`, running page scripts and transfers are broken off. The answer is done
  /// when nothing is left; closing twice is harmless.
  public CompletableFuture<Void> close() {
    if (closing) {
      return closed;
    }
    closing = true;
    waiting.forEach(call -> call.fail(closedFailure()));
    Session current = session;
    if (current != null) {
      current.end();
    }
    try {
      thread.executeAlone(
          () -> {
            waiting.forEach(call -> call.fail(closedFailure()));
            waiting.clear();
            try {
              if (session != null) {
                session.close();
              }
            } finally {
              closed.complete(null);
            }
          });
    } catch (RejectedExecutionException e) {
      closed.complete(null);
    }
    return closed;
  }

  private void open(ModernPages modern, Optional<RequestGate> gate) {
    try {
      session = new Session(options, thread, modern, gate);
    } catch (RuntimeException | Error e) {
      openFailure = HtmlUnitErrors.translate(e);
    }
  }

  /// Whether what is still loading has no purpose any more.
  private static boolean leadsElsewhere(Command<?> command) {
    return command instanceof Navigate<?>
        || command instanceof Tabs.CloseTab
        || (command instanceof InFrame<?> inside && leadsElsewhere(inside.command()));
  }

  /// @param early takes the answer of a command whose work goes on after it
  private <R> Attempt<R> dispatch(Command<R> command, List<Target> frames, Consumer<R> early) {
    return switch (command) {
      case Navigate<R> navigate -> session.navigate(navigate, frames, early);
      case Inspect<R> inspect -> session.inspect(inspect, frames);
      case Draw<R> draw -> session.draw(draw, frames);
      case Interact<R> interact -> session.interact(interact, frames);
      case Await<R> await -> session.await(await, frames);
      case Inject<R> inject -> session.inject(inject, frames);
      case Store<R> store -> session.store(store, frames);
      case Tabs<R> tabs -> session.tabs(tabs);
      case Dialogs<R> dialogs -> session.dialogs(dialogs);
      case Downloads<R> downloads -> session.downloads(downloads);
      case Observe<R> observe -> session.observe(observe);
      case Network<R> network -> session.network(network);
      case Configure<R> configure -> session.configure(configure);
      case InFrame<R>(Target frame, Command<R> inner) -> {
        List<Target> path = new ArrayList<>(frames);
        path.add(frame);
        yield dispatch(inner, path, early);
      }
    };
  }

  /// After each task of the queue: whatever waits may have become true.
  private void lookAgain() {
    if (waiting.isEmpty()) {
      return;
    }
    long soonest = Long.MAX_VALUE;
    for (Call<?> call : waiting) {
      call.again();
      if (!call.isDone() && call.againAfterMillis() > 0) {
        soonest = Math.min(soonest, call.againAfterMillis());
      }
    }
    waiting.removeIf(Call::isDone);
    if (soonest < Long.MAX_VALUE && !lookAgainPlanned) {
      lookAgainPlanned = true;
      thread.schedule(() -> lookAgainPlanned = false, soonest);
    }
  }

  private <R> CompletableFuture<R> attributed(Call<R> call) {
    CompletableFuture<R> out = new CompletableFuture<>();
    call.answer().whenComplete(
        (value, failure) -> {
          switch (failure) {
            case null -> out.complete(value);
            case EngineException ours -> out.completeExceptionally(ours.surface().isPresent() ? ours : ours.withSurface(surface));
            default -> out.completeExceptionally(EngineException.internal(failure).withSurface(surface));
          }
        });
    out.whenComplete(
        (value, failure) -> {
          if (out.isCancelled()) {
            call.cancel();
          }
        });
    return out;
  }

  /// Breaks off what a call is at when its time is up; a call runs only when there is a session.
  private final class Interruption implements Call.Interruption {
    @Override
    public void stop() {
      session.interrupt();
    }

    @Override
    public Optional<String> ended() {
      return session.interrupted();
    }

    @Override
    public Optional<String> holdsUp() {
      Session current = session;
      return current == null ? Optional.empty() : current.preparing();
    }

    @Override
    public void resume() {
      session.resume();
    }

    @Override
    public long waitedMillis() {
      Session current = session;
      return current == null ? 0 : current.waitedMillis();
    }
  }

  private EngineException closedFailure() {
    return EngineException.closed("`%s` is closed.".formatted(surface)).withHint("Open a new surface with `cmux.open()`.");
  }
}
