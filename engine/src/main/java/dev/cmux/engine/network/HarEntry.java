package dev.cmux.engine.network;

import java.time.Instant;
import java.util.Optional;

/// One entry of a HAR file, as far as a replay needs it.
///
/// @param bodyKnown whether the file has the body of the request; some writers leave it out, and then `request` has none
/// @param startedAt when it was asked, if the file says so
record HarEntry(Request request, Exchange.Outcome outcome, boolean bodyKnown, Optional<Instant> startedAt) {}
