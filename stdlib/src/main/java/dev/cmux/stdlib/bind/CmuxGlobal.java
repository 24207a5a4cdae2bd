package dev.cmux.stdlib.bind;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.LocalFiles;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.command.Store;
import dev.cmux.engine.command.Tabs;
import dev.cmux.engine.command.Target;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.state.State;
import dev.cmux.engine.verb.Answers;
import dev.cmux.engine.verb.OpenOptionsReader;
import dev.cmux.engine.verb.Paths;
import dev.cmux.engine.verb.Verb;
import dev.cmux.engine.verb.VerbCall;
import dev.cmux.engine.verb.Verbs;
import dev.cmux.stdlib.host.FileAccess;
import dev.cmux.stdlib.host.HostBinder;
import dev.cmux.stdlib.host.HostCall;
import dev.cmux.stdlib.host.HostExtension;
import dev.cmux.stdlib.host.Resources;
import dev.cmux.stdlib.host.Secrets;
import dev.cmux.stdlib.host.Values;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;

/// Gives scripts the global `cmux`: the JavaScript of `cmux.js` over a few functions, the most important of which, `perform`, carries out
/// any verb of the table on any surface.
///
/// Functions are called on the script's event loop; what they start completes anywhere.
public final class CmuxGlobal implements HostExtension {

  private static final String PRELUDE =
      Resources.read("/dev/cmux/stdlib/bind/cmux.js")
          .replace("/* the verbs of surfaces */", VerbMembers.ofSurfaces())
          .replace("/* the verbs of locators */", VerbMembers.ofLocators());

  /// The parts of the verbs' names, and what surfaces and locators have beside verbs.
  private static final Set<String> WORDS = words();

  private final CmuxOptions options;
  private final Browser browser;
  private final ResponseShelf responses = new ResponseShelf();
  private final Set<CompletableFuture<?>> underWay = ConcurrentHashMap.newKeySet();
  private final RouteHandlers routes = new RouteHandlers();
  private Paths paths;
  private LocalFiles files;
  private Secrets secrets;
  private States states;

  public CmuxGlobal(CmuxOptions options) {
    this.options = options;
    this.browser = options.browser();
  }

  @Override
  public void install(HostBinder binder) {
    secrets = binder.secrets();
    FileAccess access = binder.files();
    paths = (name, forWriting) -> forWriting ? access.writable(name) : access.readable(name);
    files = file -> access.readable(file.toString());
    states = new States(browser, paths, options.statePassphrase());
    binder
        .function("settings", call -> settings())
        .function("surface", call -> describe(browser.surface(text(call, 0, "surface"))))
        .function("surfaces", call -> browser.surfaces().stream().map(CmuxGlobal::describe).toList())
        .function("isClosed", call -> isClosed(text(call, 0, "surface")))
        .function("output", this::output)
        .function("describeTarget", call -> describeTarget(call.argument(0)))
        .function("bodyText", call -> responses.text(call.argument(0)))
        .function("bodyBytes", call -> responses.bytes(call.argument(0)))
        .promise("open", this::open)
        .promise("perform", this::perform)
        .promise("route", call -> routes.add(browser.surface(text(call, 0, "surface")), call))
        .promise("close", call -> close(browser.surface(text(call, 0, "surface"))))
        .promise("closeIfOpen", call -> isClosed(text(call, 0, "surface")) ? done() : close(browser.surface(text(call, 0, "surface"))))
        .promise("closeAll", call -> closeAll())
        .promise("sleep", CmuxGlobal::sleep)
        .promise("importState", call -> states.importInto(browser.surface(text(call, 0, "surface")), call.argument(1), call.argument(2)))
        .promise("diffState", call -> states.diff(browser.surface(text(call, 0, "surface")), call.argument(1)))
        .words(WORDS)
        .prelude("cmux", PRELUDE);
  }

  private static Set<String> words() {
    Set<String> words = new HashSet<>(Set.of("open", "close", "closeSurface", "closeAll", "surface", "surfaces", "map", "sleep", "output",
        "role", "label", "placeholder", "alt", "testid", "css", "xpath", "first", "last", "nth", "filter", "all", "main", "import", "diff"));
    Verbs.all().forEach(verb -> words.addAll(List.of(verb.name().split("\\."))));
    return Set.copyOf(words);
  }

  /// Gives up what the engine does for the script, so that an interrupted click does not happen later.
  @Override
  public boolean mayCall() {
    return routes.areOpen();
  }

  @Override
  public void interrupted() {
    underWay.forEach(call -> call.cancel(true));
  }

  private <T> CompletableFuture<T> abandonable(CompletableFuture<T> call) {
    underWay.add(call);
    call.whenComplete((answer, failure) -> underWay.remove(call));
    return call;
  }

  @Override
  public void closed() {
    if (options.closeSurfaces()) {
      browser.closeAll();
    }
  }

  private Map<String, Object> settings() {
    Map<String, Object> settings = new LinkedHashMap<>();
    settings.put("params", options.params());
    settings.put("args", options.args());
    settings.put("env", options.environment());
    settings.put("version", Optional.ofNullable(CmuxGlobal.class.getPackage().getImplementationVersion()).orElse("development"));
    return settings;
  }

  private static Map<String, Object> describe(Surface surface) {
    Map<String, Object> plain = new LinkedHashMap<>();
    plain.put("ref", surface.id().toString());
    plain.put("name", surface.name().orElse(null));
    return plain;
  }

  /// As a selector; a locator that no verb would take says why.
  private static String describeTarget(Object locator) {
    try {
      return VerbCall.target(EngineValues.of(locator)).toString();
    } catch (EngineException e) {
      return "(" + e.getMessage() + ")";
    }
  }

  private CompletionStage<?> open(HostCall call) {
    Optional<String> url = Optional.ofNullable(call.argument(0)).map(ignored -> text(call, 0, "url"));
    Navigate.Goto first = url.map(Navigate.Goto::new).orElse(null);
    Object given = call.argument(1);
    CompletionStage<Optional<State>> state =
        given instanceof Map<?, ?> map && map.get("state") instanceof String file ? states.load(file).thenApply(Optional::of) : CompletableFuture.completedStage(Optional.empty());
    OpenOptions read = OpenOptionsReader.read(given).allowingOnly(options.allowHosts()).reading(files);
    return state.thenCompose(
        loaded -> {
          Surface surface = browser.open(options.care().opening(loaded.map(read::withState).orElse(read)));
          // a surface that cannot be set up, or whose first page did not load, is of no use: nobody has its ref yet
          BiConsumer<Object, Throwable> end = options.listener().begins(surface, first == null ? "open" : "goto", url.orElse(""));
          Command<?> begin = first == null ? new Tabs.ListTabs() : first;
          return settled(options.care().opened(surface))
              .thenCompose(ignored -> abandonable(surface.perform(begin)))
              .whenComplete(end)
              .handle(
                  (response, failure) -> {
                    if (failure != null) {
                      close(surface);
                      throw EngineExceptions.of(failure);
                    }
                    return describe(surface);
                  });
        });
  }

  /// `(surface, frames, verb, arguments)`.
  private CompletionStage<?> perform(HostCall call) {
    Surface surface = browser.surface(text(call, 0, "surface"));
    String name = text(call, 2, "verb");
    Verb verb = Verbs.find(name).orElseThrow(() -> EngineException.invalidParams("There is no verb `%s`.".formatted(name)));
    List<Object> arguments = EngineValues.list(call.argument(3));
    VerbCall<?> made = withPassphrase(VerbCall.of(verb.fromCall(arguments, paths)));
    address(made.command()).ifPresent(files::checkUrl);
    BiConsumer<Object, Throwable> end = options.listener().begins(surface, name, firstArgument(arguments));
    return abandonable(made.perform(surface, frames(call.argument(1)))).whenComplete(end).thenApply(this::answer);
  }

  /// Where a command leads: surfaces that others opened may go where the script may not.
  private static Optional<String> address(Command<?> command) {
    return switch (command) {
      case Navigate.Goto to -> Optional.of(to.url());
      case Tabs.NewTab tab -> tab.url();
      default -> Optional.empty();
    };
  }

  private static String firstArgument(List<Object> arguments) {
    return switch (arguments.isEmpty() ? null : arguments.getFirst()) {
      case String text -> text;
      case Map<?, ?> locator when locator.containsKey("by") -> VerbCall.target(locator).toString();
      case null, default -> "";
    };
  }

  private Object answer(Object answer) {
    return switch (answer) {
      case null -> Values.UNDEFINED;
      case Optional<?> optional when optional.orElse(null) instanceof dev.cmux.engine.command.Response response -> responses.keep(response);
      case dev.cmux.engine.command.Response response -> responses.keep(response);
      default -> Answers.plain(answer);
    };
  }

  private VerbCall<?> withPassphrase(VerbCall<?> call) {
    return switch (call.command()) {
      case Store.SaveState(var path, var own) when own.isEmpty() -> call.with(new Store.SaveState(path, options.statePassphrase()));
      case Store.LoadState(var path, var own, var url) when own.isEmpty() -> call.with(new Store.LoadState(path, options.statePassphrase(), url));
      default -> call;
    };
  }

  private static List<Target> frames(Object given) {
    List<Target> frames = new ArrayList<>();
    for (Object frame : EngineValues.list(given)) {
      frames.add(VerbCall.target(frame));
    }
    return frames;
  }

  private CompletionStage<?> close(Surface surface) {
    return settled(options.care().closing(surface)).thenCompose(ignored -> surface.close());
  }

  private CompletionStage<?> closeAll() {
    return CompletableFuture.allOf(browser.surfaces().stream().map(surface -> close(surface).toCompletableFuture()).toArray(CompletableFuture<?>[]::new));
  }

  /// Done when the other one is, however it ends.
  private static CompletionStage<?> settled(CompletionStage<?> stage) {
    return stage.handle((value, failure) -> value);
  }

  private boolean isClosed(String ref) {
    return browser.surfaces().stream().noneMatch(surface -> surface.id().toString().equals(ref));
  }

  private Object output(HostCall call) {
    options.output().accept(secrets.maskAll(call.argument(0)));
    return Values.UNDEFINED;
  }

  private static CompletionStage<?> sleep(HostCall call) {
    if (!(call.argument(0) instanceof Number millis) || millis.doubleValue() < 0) {
      throw EngineException.invalidParams("`sleep` takes milliseconds, 0 or more, but %s was given.".formatted(call.argument(0)));
    }
    return new CompletableFuture<>().completeOnTimeout(Values.UNDEFINED, millis.longValue(), TimeUnit.MILLISECONDS);
  }

  private static CompletionStage<Object> done() {
    return CompletableFuture.completedStage(Values.UNDEFINED);
  }

  static String text(HostCall call, int index, String name) {
    if (call.argument(index) instanceof String text) {
      return text;
    }
    throw EngineException.invalidParams("`%s` must be a text, but is %s.".formatted(name, call.argument(index)));
  }
}
