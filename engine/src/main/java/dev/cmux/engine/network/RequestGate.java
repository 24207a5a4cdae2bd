package dev.cmux.engine.network;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Makes requests wait for their turn, so that limits hold for all surfaces of a browser together, and for every request of them: pages, what
/// pages load, and fetches. Each hop of a redirect is a request.
///
/// A server that answers 429, or anything with `Retry-After` and 503, is left in peace until the time it names; without one, for a second the
/// first time and twice as long each time after that. Safe from any thread; waiting heeds interrupts.
public final class RequestGate {

  /// What a server may ask for at most; longer than that no request is held.
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(5);

  private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);
  private static final int MOST_REPEATS = 3;

  private final RequestLimits limits;
  private final Clock clock;
  // Fair: the turn is who waits longest's.
  private final ReentrantLock lock = new ReentrantLock(true);
  /// Waited for until a time comes; nobody signals it.
  private final Condition time = lock.newCondition();
  private final Map<String, Host> hosts = new HashMap<>();
  private long nextNanos = System.nanoTime();

  private final class Host {
    private final Condition freed = lock.newCondition();
    private int underWay;
    private long nextNanos = System.nanoTime();
    private long pausedUntilNanos = nextNanos;
    private int refusals;
  }

  public RequestGate(RequestLimits limits) {
    this(limits, Clock.systemUTC());
  }

  /// @param clock what dates in `Retry-After` are compared with
  RequestGate(RequestLimits limits, Clock clock) {
    this.limits = limits;
    this.clock = clock;
  }

  /// A request's time with the server; ends when closed.
  @FunctionalInterface
  public interface Turn extends AutoCloseable {
    @Override
    void close();
  }

  /// Waits until a request to the host may begin.
  public Turn enter(String host) throws InterruptedException {
    lock.lockInterruptibly();
    try {
      Host at = host(host);
      while (limits.perHost() > 0 && at.underWay >= limits.perHost()) {
        at.freed.await();
      }
      at.underWay++;
      boolean entered = false;
      try {
        awaitTime(at);
        entered = true;
      } finally {
        if (!entered) {
          leave(at);
        }
      }
      return () -> left(at);
    } finally {
      lock.unlock();
    }
  }

  private void awaitTime(Host at) throws InterruptedException {
    // Each one reserves its time and then waits for it, so that nobody has to look who is next.
    long mine = Math.max(System.nanoTime(), at.nextNanos);
    at.nextNanos = mine + limits.delay().toNanos();
    await(mine);
    while (at.pausedUntilNanos - System.nanoTime() > 0) {
      await(at.pausedUntilNanos);
    }
    long ours = Math.max(System.nanoTime(), nextNanos);
    nextNanos = ours + limits.interval().toNanos();
    await(ours);
  }

  private void await(long until) throws InterruptedException {
    for (long left = until - System.nanoTime(); left > 0; left = until - System.nanoTime()) {
      time.awaitNanos(left);
    }
  }

  private void left(Host at) {
    lock.lock();
    try {
      leave(at);
    } finally {
      lock.unlock();
    }
  }

  private void leave(Host at) {
    at.underWay--;
    at.freed.signal();
  }

  /// Hears what a server answered, and whether the request should be made again: when the server asked for patience, the request is one that may
  /// be repeated (GET, HEAD), and it was not repeated too often.
  ///
  /// @param retryAfter the header of that name: seconds, or a date
  /// @param repeats how often it was made again already
  public boolean repeats(String host, String method, int status, Optional<String> retryAfter, int repeats) {
    if (status != 429 && (status != 503 || retryAfter.isEmpty())) {
      calm(host);
      return false;
    }
    Duration pause = pause(host, retryAfter.flatMap(this::parse));
    return repeats < MOST_REPEATS && pause.compareTo(LONGEST_PAUSE) <= 0 && (method.equals("GET") || method.equals("HEAD"));
  }

  /// How long the host still wants to be left in peace; zero when it does not.
  public Duration pausedFor(String host) {
    lock.lock();
    try {
      Host at = hosts.get(host);
      return at == null ? Duration.ZERO : Duration.ofNanos(Math.max(0, at.pausedUntilNanos - System.nanoTime()));
    } finally {
      lock.unlock();
    }
  }

  private Duration pause(String host, Optional<Duration> asked) {
    lock.lock();
    try {
      Host at = host(host);
      Duration pause = asked.orElseGet(() -> FIRST_PAUSE.multipliedBy(1L << Math.min(at.refusals, 6)));
      at.refusals++;
      Duration held = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
      at.pausedUntilNanos = Math.max(at.pausedUntilNanos, System.nanoTime() + held.toNanos());
      return pause;
    } finally {
      lock.unlock();
    }
  }

  private void calm(String host) {
    lock.lock();
    try {
      Host at = hosts.get(host);
      if (at != null) {
        at.refusals = 0;
      }
    } finally {
      lock.unlock();
    }
  }

  /// Both forms of RFC 9110, 10.2.3; empty when it is neither.
  private Optional<Duration> parse(String retryAfter) {
    String text = retryAfter.strip();
    if (text.matches("\\d{1,9}")) {
      return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
    }
    try {
      Duration until = Duration.between(Instant.now(clock), ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return Optional.of(until.isNegative() ? Duration.ZERO : until);
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private Host host(String name) {
    return hosts.computeIfAbsent(name, ignored -> new Host());
  }
}
