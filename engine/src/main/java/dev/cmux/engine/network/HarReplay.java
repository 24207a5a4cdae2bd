package dev.cmux.engine.network;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.network.Exchange.Outcome;
import dev.cmux.engine.network.ReplayOptions.Miss;
import dev.cmux.engine.network.ReplayOptions.Repeat;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Answers requests from a recording, in order: the first of several equal requests gets the first recorded answer, the
/// second the second, and so on.
///
/// A recorded request without a body (some recorders leave it out) is taken for a request whose body is recorded nowhere.
/// Safe to use from several threads; which of two requests made at the same time is the first is then open.
public final class HarReplay {

  private static final int NEAREST = 3;

  private final Path file;
  private final ReplayOptions options;
  private final List<HarEntry> entries;
  private final List<RequestShape> shapes;
  private final Map<RequestShape, List<Integer>> byShapeWithoutBody = new HashMap<>();
  private final BitSet given = new BitSet();
  private final Map<Integer, Integer> timesAsked = new HashMap<>();

  private HarReplay(Path file, ReplayOptions options, List<HarEntry> entries) {
    this.file = file;
    this.options = options;
    this.entries = entries;
    this.shapes = entries.stream().map(entry -> RequestShape.of(entry.request(), options)).toList();
    for (int i = 0; i < shapes.size(); i++) {
      byShapeWithoutBody.computeIfAbsent(shapes.get(i).withoutBody(), shape -> new ArrayList<>()).add(i);
    }
  }

  /// Reads a recording.
  ///
  /// @throws EngineException `not_found` when there is no such file, `io_error` when it or a body beside it cannot be
  ///     read, `not_supported` for a zip archive, `invalid_params` when it is no HAR
  public static HarReplay load(Path file, ReplayOptions options) {
    return new HarReplay(file, options, HarReader.read(file));
  }

  /// The recorded outcome of a request; empty when the request is to go to the network.
  ///
  /// @throws EngineException `not_found` when the recording has no answer (or no further one) and a miss is to fail; the
  ///     data key `nearest` lists the recorded requests that come closest
  public synchronized Optional<Outcome> answer(Request request) {
    if (!options.urls().matches(request.url())) {
      return Optional.empty();
    }
    List<Integer> matching = matching(request);
    if (matching.isEmpty()) {
      return missed(() -> noAnswer(request));
    }
    int asked = timesAsked.merge(matching.getFirst(), 1, Integer::sum);
    Optional<Integer> next = matching.stream().filter(index -> !given.get(index)).findFirst();
    if (next.isEmpty() && options.repeat() == Repeat.FAIL) {
      return missed(() -> usedUp(request, matching.size(), asked));
    }
    int index = next.orElseGet(matching::getLast);
    given.set(index);
    return Optional.of(entries.get(index).outcome());
  }

  /// The recorded requests that nobody has asked for yet, in order.
  public synchronized List<Request> unasked() {
    return IntStream.range(0, entries.size())
        .filter(index -> !given.get(index))
        .mapToObj(index -> entries.get(index).request())
        .toList();
  }

  private List<Integer> matching(Request request) {
    if (options.matcher().isPresent()) {
      return IntStream.range(0, entries.size())
          .filter(index -> options.matcher().get().test(request, entries.get(index).request()))
          .boxed()
          .toList();
    }
    RequestShape shape = RequestShape.of(request, options);
    List<Integer> candidates = byShapeWithoutBody.getOrDefault(shape.withoutBody(), List.of());
    List<Integer> exact =
        candidates.stream()
            .filter(index -> entries.get(index).bodyKnown() && shapes.get(index).body().equals(shape.body()))
            .toList();
    return exact.isEmpty() ? candidates.stream().filter(index -> !entries.get(index).bodyKnown()).toList() : exact;
  }

  private Optional<Outcome> missed(Supplier<EngineException> error) {
    if (options.miss() == Miss.FALLBACK) {
      return Optional.empty();
    }
    throw error.get();
  }

  private EngineException usedUp(Request request, int answers, int asked) {
    return EngineException.notFound(
            "The recording `%s` has %d %s for `%s`, and this is request %d of its kind."
                .formatted(file, answers, answers == 1 ? "answer" : "answers", shortened(request), asked))
        .withHint("Replay with `repeat: 'last'` to give the last answer again.");
  }

  private EngineException noAnswer(Request request) {
    RequestShape shape = RequestShape.of(request, options);
    List<Integer> nearest =
        IntStream.range(0, entries.size())
            .boxed()
            .sorted(Comparator.comparingInt(index -> shape.distance(shapes.get(index))))
            .filter(distinctByText())
            .limit(NEAREST)
            .toList();
    String hint =
        nearest.isEmpty()
            ? "The recording is empty."
            : nearest.stream().map(index -> described(shape, index)).collect(Collectors.joining("; ", "Nearest: ", "."));
    return EngineException.notFound("The recording `%s` has no answer for `%s`.".formatted(file, shortened(request)))
        .withHint(hint)
        .with("nearest", nearest.stream().map(index -> fact(shape, index)).toList());
  }

  private Predicate<Integer> distinctByText() {
    Set<String> seen = new HashSet<>();
    return index -> seen.add(entries.get(index).request().toString());
  }

  private String described(RequestShape shape, int index) {
    List<String> differences = shape.differences(shapes.get(index));
    String text = '`' + shortened(entries.get(index).request()) + '`';
    return differences.isEmpty() ? text : text + " differs in " + String.join(", ", differences);
  }

  private Map<String, Object> fact(RequestShape shape, int index) {
    Map<String, Object> fact = new LinkedHashMap<>();
    fact.put("method", entries.get(index).request().method());
    fact.put("url", entries.get(index).request().url());
    fact.put("differs", shape.differences(shapes.get(index)));
    return fact;
  }

  private static String shortened(Request request) {
    String text = request.toString();
    return text.length() <= 200 ? text : text.substring(0, 197) + "...";
  }
}
