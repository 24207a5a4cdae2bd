package dev.cmux.engine.page;

import dev.cmux.engine.modern.Expectations;
import java.io.IOException;
import java.net.URL;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import org.htmlunit.WebRequest;
import org.htmlunit.WebRequest.FetchDestination;
import org.htmlunit.WebRequest.FetchMode;
import org.htmlunit.WebResponse;
import org.htmlunit.html.HtmlPage;

/// The requests of one surface that are made before its pages come to them, a few at a time, on pool threads: HtmlUnit asks for one script after the other.
/// Each serves once. Safe from any thread.
final class EarlyRequests implements Expectations {

  /// As many as the client has connections to a server, and browsers have.
  private static final int AT_ONCE = 6;

  private final Client client;
  private final Executor background;
  private final Consumer<Thread> breakOff;
  private final Map<Key, Early> known = new ConcurrentHashMap<>();

  /// @param client makes a request as it does any other
  /// @param breakOff ends what a thread waits for from the network
  EarlyRequests(Client client, Executor background, Consumer<Thread> breakOff) {
    this.client = client;
    this.background = background;
    this.breakOff = breakOff;
  }

  /// Makes the requests, in this order; those that have been asked for meanwhile are left to who did.
  @Override
  public void expects(HtmlPage page, List<Expected> requests) {
    Queue<Early> waiting = new ConcurrentLinkedQueue<>();
    for (Expected expected : requests) {
      Early early = new Early(page, expected);
      if (known.putIfAbsent(Key.of(expected.request()), early) == null) {
        waiting.add(early);
      }
    }
    int workers = Math.min(AT_ONCE, waiting.size());
    try {
      for (int worker = 0; worker < workers; worker++) {
        background.execute(() -> carryOut(waiting));
      }
    } catch (RejectedExecutionException ignored) {
      // the browser closed; the page will find out
    }
  }

  private static void carryOut(Queue<Early> waiting) {
    for (Early early = waiting.poll(); early != null; early = waiting.poll()) {
      early.carryOut();
    }
  }

  /// The answer to a request that was made early, to be waited for; empty when there is none, and for the one who makes it.
  Optional<Early> take(WebRequest request) {
    if (known.isEmpty()) {
      return Optional.empty();
    }
    Key key = Key.of(request);
    Early early = known.get(key);
    return early != null && early.expected.request() != request && known.remove(key, early) ? Optional.of(early) : Optional.empty();
  }

  /// Gives up what the page has not asked for.
  @Override
  public void leaves(HtmlPage page) {
    known.values().removeIf(early -> early.page == page && early.drop());
  }

  /// What makes a request of a page another one.
  private record Key(String url, FetchDestination destination, FetchMode mode) {
    static Key of(WebRequest request) {
      return new Key(request.getUrl().toExternalForm(), request.getFetchDestination(), request.getFetchModeOverride());
    }
  }

  /// Makes a request.
  @FunctionalInterface
  interface Client {
    WebResponse load(WebRequest request) throws IOException;
  }

  /// One of them.
  final class Early {
    private final HtmlPage page;
    private final Expected expected;
    private final FutureTask<WebResponse> answer;
    private Thread worker;

    private Early(HtmlPage page, Expected expected) {
      this.page = page;
      this.expected = expected;
      this.answer = new FutureTask<>(() -> client.load(expected.request()));
    }

    private void carryOut() {
      if (answer.isDone()) {
        return;
      }
      setWorker(Thread.currentThread());
      try {
        answer.run();
      } finally {
        setWorker(null);
        Thread.interrupted(); // it may have been broken off by an interrupt, which the pool's next task must not feel
      }
      if (answer.state() == FutureTask.State.SUCCESS) {
        expected.whenHere().accept(answer.resultNow());
      }
    }

    private synchronized void setWorker(Thread thread) {
      worker = thread;
    }

    private synchronized boolean drop() {
      answer.cancel(false);
      if (worker != null) {
        breakOff.accept(worker);
      }
      return true;
    }

    URL url() {
      return expected.request().getUrl();
    }

    /// Makes the request on this thread if nobody has begun to.
    ///
    /// @return whether there is nothing left to wait for
    boolean isMade() {
      answer.run();
      return answer.isDone();
    }

    /// Waits for the answer.
    WebResponse get() throws IOException, InterruptedException {
      try {
        return answer.get();
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case IOException failure -> throw failure;
          case RuntimeException failure -> throw failure;
          case Error failure -> throw failure;
          default -> throw new IllegalStateException(e.getCause());
        }
      }
    }
  }
}
