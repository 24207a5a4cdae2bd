package dev.cmux.engine.network;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/// A request and what came of it.
///
/// @param startedAt when the request was sent
/// @param took until the last byte of the answer, or until it failed
/// @param page the id of the page it was made for, as {@link HarRecorder#page} got it
public record Exchange(Request request, Outcome outcome, Instant startedAt, Duration took, Optional<String> page) {

  /// What can come of a request.
  public sealed interface Outcome {

    /// The server answered, with whatever status.
    record Answered(Response response) implements Outcome {}

    /// There was no answer.
    ///
    /// @param reason why, in words, such as `connection refused`
    record Failed(String reason) implements Outcome {}
  }

  public Exchange {
    Objects.requireNonNull(request, "request");
    Objects.requireNonNull(outcome, "outcome");
    Objects.requireNonNull(startedAt, "startedAt");
    Objects.requireNonNull(took, "took");
    Objects.requireNonNull(page, "page");
  }
}
