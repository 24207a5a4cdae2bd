package dev.cmux.stdlib.host;

import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.error.ErrorCode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.graalvm.polyglot.PolyglotException;
import org.graalvm.polyglot.SourceSection;
import org.graalvm.polyglot.Value;

/// Errors across the border: Java's become a `CmuxError`, the script's become a {@link ScriptFailure} with its place. On the event loop only.
final class JsErrors {

  /// The data key of errors that an interrupt brought about.
  static final String GIVEN_UP = "interrupted";

  /// GraalJS repeats place, line and caret in the message of a syntax error.
  private static final Pattern SYNTAX_MESSAGE = Pattern.compile("^\\S.*?:\\d+:\\d+ (.*?)(?:\\n.*)?$", Pattern.DOTALL);

  /// `(intermediate value).clik is not a function`
  private static final Pattern UNNAMED = Pattern.compile("\\(intermediate value\\)((?:\\.[\\w$]+)+)( is not a function)");

  private static final int MOST_BUGS = 100;

  private final Map<String, Throwable> bugs = new HashMap<>();
  private final Advice advice = new Advice();
  private final Values values;
  private final Secrets secrets;
  private final StackText stacks;
  private final ImportFailures importFailures;
  private final Function<Value, String> display;

  /// @param display a thrown value that is no error, as people want to see it
  JsErrors(Values values, Outside outside, StackText stacks, Function<Value, String> display) {
    this.values = values;
    secrets = outside.secrets();
    importFailures = outside.importFailures();
    this.stacks = stacks;
    this.display = display;
  }

  /// Keeps the Java side of a bug for `--debug`, as the script only carries its message. The latest of a message wins.
  void remember(EngineException exception) {
    if (exception.code() == ErrorCode.INTERNAL_ERROR && exception.getCause() != null && bugs.size() < MOST_BUGS) {
      bugs.put(exception.getMessage(), exception.getCause());
    }
  }

  /// Names that scripts call, and may misspell.
  void learn(Collection<String> words) {
    advice.learn(words);
  }

  /// The engine's exception inside whatever carried it; anything else is a bug of cmux.
  static EngineException engineException(Throwable failure) {
    return switch (failure) {
      case EngineException known -> known;
      case CompletionException wrapper when wrapper.getCause() != null -> engineException(wrapper.getCause());
      case ExecutionException wrapper when wrapper.getCause() != null -> engineException(wrapper.getCause());
      case CancellationException _ ->
          EngineException.closed("The call was given up, because the script was interrupted.").with(GIVEN_UP, true);
      default -> EngineException.internal(failure);
    };
  }

  /// Reads what JavaScript threw, or what went wrong while it ran.
  ScriptFailure failure(Throwable thrown) {
    if (thrown instanceof ScriptException carried) {
      return carried.failure();
    }
    if (!(thrown instanceof PolyglotException exception)) {
      return plain(engineException(thrown));
    }
    if (exception.isHostException()) {
      return host(exception.asHostException(), List.of());
    }
    Value error = exception.getGuestObject();
    if (error == null || !exception.isGuestException()) {
      return plain(EngineException.internal(exception));
    }
    return failure(error, Optional.ofNullable(exception.getSourceLocation()));
  }

  /// Reads a rejection's reason, or any other value used as an error.
  ScriptFailure failure(Value reason) {
    if (!reason.isException()) {
      return failure(reason, Optional.empty());
    }
    try {
      throw reason.throwException();
    } catch (PolyglotException exception) {
      return exception.isHostException()
          ? host(exception.asHostException(), stacks.frames(text(reason, "stack").orElse("")))
          : failure(reason, Optional.ofNullable(exception.getSourceLocation()));
    }
  }

  /// A Java exception that went through the script: an import that failed, or a bug.
  private ScriptFailure host(Throwable thrown, List<CallSite> stack) {
    return importFailures
        .find(thrown.getMessage())
        .map(failure -> plain(failure.error(), failure.at().or(() -> stack.stream().findFirst()), stack))
        .orElseGet(() -> plain(engineException(thrown)));
  }

  /// A line that is no JavaScript.
  ScriptFailure syntaxError(String name, String typed, String message, int offset) {
    CallSite at = PromptText.place(name, typed, offset);
    return new ScriptFailure(
        ScriptFailure.JS_ERROR, "SyntaxError", secrets.mask(message), Optional.empty(), Optional.empty(), Map.of(), Optional.of(at),
        secrets.mask(Excerpt.of(typed, at.line(), at.column())), List.of(at), Optional.empty());
  }

  private ScriptFailure failure(Value reason, Optional<SourceSection> thrownAt) {
    if (!reason.isException() && text(reason, "stack").isEmpty()) {
      return withPlace("", display.apply(reason), reason, List.of(), thrownAt);
    }
    String name = text(reason, "name").orElse("Error");
    String message = text(reason, "message").orElse("");
    Optional<ImportFailures.ImportFailure> imported = importFailures.find(message);
    if (imported.isPresent()) {
      List<CallSite> stack = stacks.frames(text(reason, "stack").orElse(""));
      return plain(imported.get().error(), imported.get().at().or(() -> stack.stream().findFirst()), stack);
    }
    if (name.equals("SyntaxError")) {
      Matcher repeated = SYNTAX_MESSAGE.matcher(message);
      message = repeated.matches() ? repeated.group(1) : message;
    }
    return withPlace(name, message, reason, stacks.frames(text(reason, "stack").orElse("")), thrownAt);
  }

  private ScriptFailure withPlace(String name, String message, Value reason, List<CallSite> stack, Optional<SourceSection> thrownAt) {
    Optional<CallSite> section = thrownAt.filter(place -> StackText.userFile(fileOf(place))).map(JsErrors::callSite).map(stacks::typedPlace);
    Optional<CallSite> at = stack.isEmpty() || name.equals("SyntaxError") ? section.or(() -> stack.stream().findFirst()) : Optional.of(stack.getFirst());
    boolean ours = name.equals("CmuxError");
    String excerpt = at.map(this::excerpt).orElse("");
    String said = at.map(site -> asTyped(message, site)).orElse(message);
    return new ScriptFailure(
        ours ? text(reason, "code").orElse(ScriptFailure.JS_ERROR) : ScriptFailure.JS_ERROR,
        name,
        secrets.mask(said),
        text(reason, "hint").map(secrets::mask).or(() -> advice.on(name, said, excerpt)),
        ours ? text(reason, "surface") : Optional.empty(),
        ours ? data(reason) : Map.of(),
        at,
        secrets.mask(excerpt),
        stack.isEmpty() ? at.stream().toList() : stack,
        ours ? Optional.ofNullable(bugs.get(message)) : Optional.empty());
  }

  /// The engine has no name for what a getter answers; the script has one.
  private String asTyped(String message, CallSite at) {
    Matcher unnamed = UNNAMED.matcher(message);
    if (!unnamed.matches()) {
      return message;
    }
    String code = text(at.file()).lines().skip(at.line() - 1L).findFirst().orElse("");
    Matcher callee = Pattern.compile("[\\w$]+(?:\\??\\.[\\w$]+)*?" + Pattern.quote(unnamed.group(1)) + "(?![\\w$])").matcher(code);
    return callee
        .results()
        .filter(call -> call.start() < at.column() && at.column() <= call.end())
        .findFirst()
        .map(call -> call.group() + unnamed.group(2))
        .orElse(message);
  }

  private ScriptFailure plain(EngineException exception) {
    return plain(exception, Optional.empty(), List.of());
  }

  private ScriptFailure plain(EngineException exception, Optional<CallSite> at, List<CallSite> stack) {
    return new ScriptFailure(
        exception.code().wireName(),
        "CmuxError",
        secrets.mask(exception.getMessage()),
        exception.hint().map(secrets::mask),
        exception.surface(),
        exception.data(),
        at,
        at.map(this::excerpt).map(secrets::mask).orElse(""),
        stack.isEmpty() ? at.stream().toList() : stack,
        Optional.ofNullable(exception.getCause()));
  }

  private String excerpt(CallSite site) {
    return Excerpt.of(text(site.file()), site.line(), site.column());
  }

  private String text(String file) {
    return stacks.typed(file).orElseGet(() -> onDisk(file));
  }

  private static String onDisk(String file) {
    try {
      return Files.readString(Path.of(file));
    } catch (IOException | RuntimeException e) {
      // An excerpt is a courtesy; the position stands without it.
      return "";
    }
  }

  private static String fileOf(SourceSection section) {
    return Optional.ofNullable(section.getSource().getPath()).orElse(section.getSource().getName());
  }

  private static CallSite callSite(SourceSection section) {
    return new CallSite("", fileOf(section), section.getStartLine(), section.getStartColumn());
  }

  /// A member that is a string; an error whose getters throw has none.
  private static Optional<String> text(Value error, String member) {
    try {
      return Optional.ofNullable(error.getMember(member)).filter(Value::isString).map(Value::asString);
    } catch (PolyglotException | UnsupportedOperationException e) {
      return Optional.empty();
    }
  }

  private Map<String, Object> data(Value error) {
    Map<String, Object> data = new LinkedHashMap<>();
    try {
      if (values.toJava(error.getMember("data"), "data") instanceof Map<?, ?> map) {
        map.forEach((key, fact) -> data.put((String) key, secrets.maskAll(fact)));
      }
    } catch (EngineException | PolyglotException e) {
      // A script may put anything into `data`; what cannot be read is left out rather than hiding the error itself.
      data.clear();
    }
    return data;
  }
}
