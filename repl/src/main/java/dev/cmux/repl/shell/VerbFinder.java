package dev.cmux.repl.shell;

import dev.cmux.engine.verb.Verb;
import dev.cmux.engine.verb.Verbs;
import dev.cmux.stdlib.host.Completion;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/// Finds out which verb a call in an input means. `fill` is one on a surface or a locator, and something else on an array.
final class VerbFinder {

  /// Below the line, nothing may delay the next key: while the script is busy, there is no answer.
  static final long GLANCE_MS = 30;

  /// Somebody pressed Tab, and waits.
  static final long PATIENCE_MS = 2000;

  private static final Pattern LOCATOR = Pattern.compile(".*\\.(find\\.\\w+|first|last|nth|filter)\\([^()]*\\)", Pattern.DOTALL);

  private final Session session;
  private final Map<String, CompletableFuture<Owner>> owners = new ConcurrentHashMap<>();

  private enum Owner {
    SURFACE,
    LOCATOR,
    OTHER
  }

  /// @param onElement whether it is called on a locator, which is then its first argument
  record Found(Verb verb, boolean onElement) {}

  VerbFinder(Session session) {
    this.session = session;
  }

  /// @param patienceMs how long to wait for the script to tell what a name stands for
  Optional<Found> at(TypedCall site, long patienceMs) {
    for (int dot = site.path().indexOf('.'); dot >= 0; dot = site.path().indexOf('.', dot + 1)) {
      Optional<Verb> verb = Verbs.find(site.path().substring(dot + 1));
      if (verb.isPresent()) {
        Owner owner = dot == 0 ? behind(site.before()) : owner(site.path().substring(0, dot), patienceMs);
        return owner == Owner.OTHER ? Optional.empty() : Optional.of(new Found(verb.get(), owner == Owner.LOCATOR && isOnElement(verb.get())));
      }
    }
    return Optional.empty();
  }

  private static boolean isOnElement(Verb verb) {
    return !verb.positional().isEmpty() && verb.positional().getFirst().name().startsWith("target");
  }

  private static Owner behind(String before) {
    return LOCATOR.matcher(before).matches() ? Owner.LOCATOR : Owner.OTHER;
  }

  /// Judged by the members it has; asked once a line.
  private Owner owner(String path, long patienceMs) {
    return owners
        .computeIfAbsent(path, asked -> session.complete(asked + ".").thenApply(VerbFinder::owner))
        .copy()
        .completeOnTimeout(Owner.OTHER, patienceMs, TimeUnit.MILLISECONDS)
        .join();
  }

  private static Owner owner(Completion members) {
    List<String> names = members.candidates().stream().map(Completion.Candidate::name).toList();
    return names.contains("goto") && names.contains("snapshot") ? Owner.SURFACE : names.contains("dblclick") ? Owner.LOCATOR : Owner.OTHER;
  }

  /// What names stood for may have changed. Always true, as a widget is.
  boolean forget() {
    owners.clear();
    return true;
  }
}
