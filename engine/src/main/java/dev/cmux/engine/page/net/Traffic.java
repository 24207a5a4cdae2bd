package dev.cmux.engine.page.net;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.network.Exchange;
import dev.cmux.engine.network.Exchange.Outcome;
import dev.cmux.engine.network.HarRecorder;
import dev.cmux.engine.network.HarReplay;
import dev.cmux.engine.network.Request;
import dev.cmux.engine.network.Response;
import dev.cmux.engine.network.RouteAction;
import dev.cmux.engine.network.Routes;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.htmlunit.WebRequest;
import org.htmlunit.WebResponse;

/// What the user of a surface does to its requests: routes, a replayed recording, and a recording being made, in this order.
///
/// Called on the surface's queue and on pool threads; a handler of a route is waited for there.
public final class Traffic {

  private final Routes routes = new Routes();
  private final Duration patience;
  private volatile HarReplay replay;
  private volatile HarRecorder recorder;

  /// @param patience how long a route's handler may think
  public Traffic(Duration patience) {
    this.patience = patience;
  }

  public Routes routes() {
    return routes;
  }

  public void replay(HarReplay recording) {
    replay = recording;
  }

  /// @throws EngineException `invalid_state` when a recording is already being made
  public void record(HarRecorder newRecorder) {
    if (recorder != null) {
      newRecorder.close();
      throw EngineException.invalidState("This surface is already recording.").withHint("Stop the recording with `network.har.stop()` first.");
    }
    recorder = newRecorder;
  }

  /// Ends the recording; answers how many exchanges it holds.
  ///
  /// @throws EngineException `invalid_state` when none is being made
  public int stopRecording() {
    HarRecorder done = recorder;
    if (done == null) {
      throw EngineException.invalidState("This surface is not recording.").withHint("Start a recording with `network.har.start(path)`.");
    }
    recorder = null;
    return done.stop();
  }

  public void close() {
    if (recorder != null) {
      recorder.close();
    }
  }

  /// Lets a request through to the server unless something else is to become of it.
  public WebResponse pass(WebRequest request, Server server) throws IOException {
    if (routes.isEmpty() && replay == null && recorder == null) {
      return server.ask(request);
    }
    Instant started = Instant.now();
    Request asked = Messages.request(request);
    try {
      WebResponse response = decide(asked, request, server);
      record(asked, started, () -> new Outcome.Answered(Messages.response(response)));
      return response;
    } catch (IOException e) {
      record(asked, started, () -> new Outcome.Failed(String.valueOf(e.getMessage())));
      throw e;
    }
  }

  private WebResponse decide(Request asked, WebRequest request, Server server) throws IOException {
    Optional<CompletionStage<RouteAction>> routed = routes.decide(asked);
    if (routed.isEmpty()) {
      return unrouted(asked, request, server);
    }
    RouteAction action = await(routed.get(), asked);
    sleep(action.delay());
    return switch (action) {
      case RouteAction.Abort(String reason, Duration delay) ->
          throw new RefusedRequest(EngineException.navigationFailed("`%s` did not load: %s.".formatted(asked.url(), reason)));
      case RouteAction.Fulfill(Response response, Duration delay) -> Messages.webResponse(response, request);
      case RouteAction.Continue change -> {
        Request changed = change.applyTo(asked);
        yield unrouted(changed, changed.equals(asked) ? request : Messages.webRequest(changed, request), server);
      }
      case RouteAction.Fallback fallback -> unrouted(asked, request, server);
    };
  }

  private WebResponse unrouted(Request asked, WebRequest request, Server server) throws IOException {
    HarReplay recording = replay;
    if (recording != null) {
      try {
        Optional<Outcome> recorded = recording.answer(asked);
        if (recorded.isPresent()) {
          return switch (recorded.get()) {
            case Outcome.Answered(Response response) -> Messages.webResponse(response, request);
            case Outcome.Failed(String reason) ->
                throw new RefusedRequest(EngineException.navigationFailed("`%s` did not load: %s.".formatted(asked.url(), reason)));
          };
        }
      } catch (EngineException miss) {
        throw new RefusedRequest(miss);
      }
    }
    return server.ask(request);
  }

  private RouteAction await(CompletionStage<RouteAction> stage, Request asked) throws IOException {
    try {
      return stage.toCompletableFuture().get(patience.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new RefusedRequest(HtmlUnitErrors.translate(e.getCause()));
    } catch (TimeoutException e) {
      throw new RefusedRequest(
          EngineException.timeout("The route handler for `%s` did not decide within %d ms.".formatted(asked.url(), patience.toMillis()))
              .withHint("A handler must not wait for the surface whose request it decides."));
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static void sleep(Duration delay) throws IOException {
    if (delay.isZero()) {
      return;
    }
    try {
      Thread.sleep(delay);
    } catch (InterruptedException e) {
      throw interrupted();
    }
  }

  private static InterruptedIOException interrupted() {
    Thread.currentThread().interrupt();
    return new InterruptedIOException("The request was broken off.");
  }

  private void record(Request asked, Instant started, Result result) throws IOException {
    HarRecorder running = recorder;
    if (running != null) {
      running.add(new Exchange(asked, result.outcome(), started, Duration.between(started, Instant.now()), Optional.empty()));
    }
  }

  /// The real network.
  @FunctionalInterface
  public interface Server {
    WebResponse ask(WebRequest request) throws IOException;
  }

  private interface Result {
    Outcome outcome() throws IOException;
  }
}
