package dev.cmux.repl.shell;

import dev.cmux.engine.command.AriaRoles;
import dev.cmux.engine.verb.Param;
import dev.cmux.engine.verb.Verb;
import dev.cmux.engine.verb.Verbs;
import dev.cmux.repl.shell.Tokens.Kind;
import dev.cmux.repl.shell.Tokens.Token;
import dev.cmux.stdlib.host.Completion;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/// What can follow at the cursor: names and members of live objects, commands, and inside strings surfaces, elements or files.
///
/// A candidate stands for the whole text up to the cursor, because that is the word {@link InputParser} makes of it.
final class ScriptCompleter implements Completer {

  /// More than these would fill the screen if each had a line of its own.
  private static final int MOST_DESCRIBED = 20;

  private final Session session;
  private final VerbFinder verbs;
  private final FileCompleter files;

  ScriptCompleter(Session session, VerbFinder verbs, FileCompleter files) {
    this.session = session;
    this.verbs = verbs;
    this.files = files;
  }

  @Override
  public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
    candidates.addAll(complete(line.word()));
  }

  /// @param head the text up to the cursor
  List<Candidate> complete(String head) {
    String stripped = head.stripLeading();
    int blank = stripped.indexOf(' ');
    if (stripped.startsWith(".") && blank < 0) {
      return Arrays.stream(DotCommand.values()).map(command -> candidate("", command.word(), command.help())).toList();
    }
    return switch (Entry.of(head)) {
      case Entry.Dot(var name, _) when DotCommand.named(name).size() == 1 -> operands(DotCommand.named(name).getFirst(), head);
      case Entry.Dot _ -> List.of();
      case Entry.Words _ -> words(head);
      case Entry.Blank _, Entry.Script _ -> script(head, "");
    };
  }

  private List<Candidate> operands(DotCommand command, String head) {
    int start = head.indexOf(' ') + 1;
    String front = head.substring(0, start);
    String operand = head.substring(start);
    return switch (command) {
      case USE -> surfaces(front);
      case LOAD, SAVE -> files.complete(front, operand);
      case TIME -> script(operand, front);
      case HELP ->
          Stream.of(
                  Verbs.all().stream().map(Verb::name),
                  Arrays.stream(DotCommand.values()).map(DotCommand::word),
                  DeclaredCalls.names().stream(),
                  DeclaredCalls.modules().keySet().stream())
              .flatMap(names -> names)
              .map(name -> candidate(front, name, null))
              .toList();
      case STATE -> {
        int blank = operand.indexOf(' ');
        yield blank < 0
            ? List.of(candidate(front, "save ", null), candidate(front, "load ", null))
            : files.complete(head.substring(0, start + blank + 1), operand.substring(blank + 1));
      }
      case OPEN, SURFACES, TABS, SNAPSHOT, EDIT, HISTORY, MORE, CLEAR, EXIT -> List.of();
    };
  }

  /// The last word of a command line.
  private List<Candidate> words(String head) {
    int start = head.lastIndexOf(' ') + 1;
    String front = head.substring(0, start);
    List<String> before = Entry.split(front);
    List<String> path = before.isEmpty() || !before.getFirst().equals("cmux") ? before : before.subList(1, before.size());
    if (path.equals(List.of("browser"))) {
      List<Candidate> all = new ArrayList<>(surfaces(front));
      all.add(candidate(front, "open", null));
      return all;
    }
    if (path.size() == 2 && path.getFirst().equals("browser") && !path.getLast().equals("open")) {
      return Verbs.all().stream().map(verb -> verb.name().split("\\.")[0]).distinct().map(name -> candidate(front, name, null)).toList();
    }
    if (path.size() == 3 && path.getFirst().equals("browser")) {
      String noun = path.getLast() + ".";
      return Verbs.all().stream()
          .filter(verb -> verb.name().startsWith(noun))
          .map(verb -> candidate(front, verb.name().substring(noun.length()), verb.help()))
          .toList();
    }
    return path.contains("--surface") ? surfaces(front) : List.of();
  }

  /// @param front what stands before the JavaScript
  private List<Candidate> script(String head, String front) {
    List<Token> tokens = Tokens.of(head);
    Token last = tokens.isEmpty() ? null : tokens.getLast();
    if (last != null && !last.closed()) {
      boolean quoted = last.kind() == Kind.STRING || last.kind() == Kind.TEMPLATE;
      return quoted ? inString(front + head.substring(0, last.start() + 1), head.substring(0, last.start()), head.substring(last.start() + 1)) : List.of();
    }
    List<Candidate> options = OptionSite.at(head).map(site -> options(front + head.substring(0, site.start()), site.call())).orElse(List.of());
    if (!options.isEmpty()) {
      return options;
    }
    Completion completion = session.complete(head).completeOnTimeout(new Completion(0, List.of()), VerbFinder.PATIENCE_MS, TimeUnit.MILLISECONDS).join();
    String before = head.substring(0, completion.start());
    boolean few = completion.candidates().size() <= MOST_DESCRIBED;
    return completion.candidates().stream()
        .map(found -> candidate(front + before, found.name(), few ? help(before + found.name()) : null))
        .toList();
  }

  private String help(String path) {
    return TypedCall.at(path)
        .flatMap(site -> verbs.at(site, VerbFinder.PATIENCE_MS).map(Usage::of).or(() -> DeclaredCalls.find(site.path())))
        .map(Usage::summary)
        .filter(summary -> !summary.isEmpty())
        .orElse(null);
  }

  /// The names of what the call takes as an object.
  private List<Candidate> options(String front, TypedCall call) {
    Optional<VerbFinder.Found> verb = verbs.at(call, VerbFinder.PATIENCE_MS);
    return verb.isPresent()
        ? verb.get().verb().options().stream().map(option -> candidate(front, option.name(), option.help())).toList()
        : DeclaredCalls.find(call.path()).stream().flatMap(usage -> usage.options(call.argument()).stream()).map(name -> candidate(front, name, null)).toList();
  }

  /// @param front everything up to the quote
  /// @param code the JavaScript before the quote
  private List<Candidate> inString(String front, String code, String begun) {
    Optional<TypedCall> site = TypedCall.at(code);
    String callee = site.map(TypedCall::path).orElse("");
    if (callee.endsWith("cmux.surface") || callee.endsWith("cmux.closeSurface")) {
      return surfaces(front);
    }
    if (callee.endsWith("find.role") && site.filter(found -> found.argument() == 0).isPresent()) {
      return AriaRoles.NAMES.stream().sorted().map(role -> candidate(front, role, null)).toList();
    }
    Optional<Param.Kind> kind = site.flatMap(this::parameter).map(Param::kind);
    if (kind.filter(Param.Kind.TARGET::equals).isPresent()) {
      return elements(front, begun);
    }
    return kind.isPresent() && !isFile(kind.get()) && !looksLikeFile(begun) ? List.of() : files.complete(front, begun);
  }

  private Optional<Param> parameter(TypedCall site) {
    return verbs.at(site, VerbFinder.PATIENCE_MS)
        .flatMap(
            found -> {
              int index = site.argument() + (found.onElement() ? 1 : 0);
              List<Param> listed = found.verb().positional();
              return index < listed.size() ? Optional.of(listed.get(index)) : Optional.empty();
            });
  }

  private static boolean isFile(Param.Kind kind) {
    return kind == Param.Kind.FILE || kind == Param.Kind.FILES || kind == Param.Kind.OUTPUT_FILE;
  }

  private static boolean looksLikeFile(String text) {
    return text.startsWith("./") || text.startsWith("../") || text.startsWith("/");
  }

  private List<Candidate> elements(String front, String begun) {
    String at = begun.startsWith("@") ? "@" : "";
    return session.presentElements().entrySet().stream()
        .map(element -> candidate(front, at + element.getKey(), Messages.element(element.getValue())))
        .toList();
  }

  private List<Candidate> surfaces(String front) {
    return session.places().stream()
        .map(place -> candidate(front, place.name().orElse(place.ref()), place.url().isEmpty() ? null : place.url()))
        .toList();
  }

  private static Candidate candidate(String front, String text, String description) {
    return new Candidate(front + text, text, null, description, null, null, false);
  }
}
