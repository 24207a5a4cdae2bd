package dev.cmux.engine.modern;

import dev.cmux.engine.modern.platform.ErrorPlace;
import dev.cmux.engine.modern.platform.PageTask;
import dev.cmux.engine.modern.platform.Platform;
import java.net.MalformedURLException;
import java.util.ArrayList;
import java.util.List;
import org.htmlunit.ScriptException;
import org.htmlunit.WebClient;
import org.htmlunit.corejs.javascript.Context;
import org.htmlunit.corejs.javascript.EcmaError;
import org.htmlunit.corejs.javascript.Function;
import org.htmlunit.corejs.javascript.JavaScriptException;
import org.htmlunit.corejs.javascript.NativeObject;
import org.htmlunit.corejs.javascript.RhinoException;
import org.htmlunit.corejs.javascript.ScriptRuntime;
import org.htmlunit.corejs.javascript.Scriptable;
import org.htmlunit.corejs.javascript.ScriptableObject;
import org.htmlunit.corejs.javascript.TopLevel;
import org.htmlunit.corejs.javascript.Undefined;
import org.htmlunit.html.DomNode;
import org.htmlunit.html.DomText;
import org.htmlunit.html.HtmlPage;
import org.htmlunit.html.HtmlScript;
import org.htmlunit.javascript.host.Window;
import org.htmlunit.util.UrlUtils;

/// The module scripts of one page: what `modules.js` needs from outside, and the way in for script elements and
/// `import()`. Lives as short as a call; the registry of loaded modules is an object of the page.
final class ModuleScripts {

  private final HtmlPage page;
  private final WebClient client;
  private final Window window;
  private final TopLevel scope;
  private final ModuleFetch fetch;

  ModuleScripts(HtmlPage page) {
    this.page = page;
    this.client = page.getWebClient();
    this.window = page.getEnclosingWindow().getScriptableObject();
    this.scope = ScriptableObject.getTopLevelScope(window.getParentScope());
    this.fetch = new ModuleFetch(client, Platform.address(page));
  }

  private PageEngine engine() {
    return (PageEngine) client.getJavaScriptEngine();
  }

  /// Runs a module script element: fetches and links its graph, evaluates it, fires `load` or `error`.
  void run(HtmlScript script) {
    boolean external = script.hasAttribute("src");
    boolean ran =
        external
            ? run(context -> external(context, script), script.getSrcAttribute())
            : run(context -> inline(context, text(script), base(), start(script)), page.getUrl().toExternalForm());
    if (!ran) {
      script.fireEvent("error");
    } else if (external) {
      script.fireEvent("load");
    }
  }

  /// Runs a module that has been fetched: that of a worker.
  ///
  /// @return whether all it imports could be had
  boolean run(String source, String address) {
    return run(context -> inline(context, source, address, new ScriptStart(address, 1, 1)), address);
  }

  private boolean run(InPage load, String place) {
    Object[] module = new Object[1];
    inPage(
        context -> {
          try {
            module[0] = load.run(context);
          } catch (RhinoException e) {
            report(e, place);
          }
          return null;
        });
    if (module[0] == null) {
      return false;
    }
    Object[] registry = new Object[1];
    inPage(context -> registry[0] = registry(context));
    Function run = (Function) ScriptableObject.getProperty((Scriptable) registry[0], "run");
    // On its own, so that what the module throws is the page's error like any script's.
    engine().callFunction(page, run, scope, window, new Object[] {module[0]});
    return true;
  }

  private Object external(Context context, HtmlScript script) {
    String address = absolute(script.getSrcAttribute().strip(), base(), true);
    if (address == null) {
      throw typeError("Failed to load a module script: \"" + script.getSrcAttribute() + "\" is no address.");
    }
    return call(context, "external", address);
  }

  private static String text(HtmlScript script) {
    StringBuilder source = new StringBuilder();
    for (DomNode child : script.getChildren()) {
      if (child instanceof DomText text) {
        source.append(text.getData());
      }
    }
    return source.toString();
  }

  private ScriptStart start(HtmlScript script) {
    String address = page.getUrl().toExternalForm();
    // One that a script made stands nowhere in the document.
    return script.getStartColumnNumber() > 0
        ? new ScriptStart(address, script.getStartLineNumber(), script.getStartColumnNumber())
        : new ScriptStart(address + "#(inserted)", 1, 1);
  }

  private Object inline(Context context, String source, String base, ScriptStart start) {
    PageFunction record = new PageFunction(scope, "source", (cx, args) -> engine().moduleRecord(cx, scope, source, start));
    return call(context, "inline", record, base);
  }

  /// What `import(specifier)` in a script at `from` gives: a promise.
  Object load(Context context, Object specifier, String from) {
    String start = from.matches("(?i)[a-z][a-z0-9+.-]*:.*") ? from : base();
    return call(context, "load", specifier, start);
  }

  private Object call(Context context, String method, Object... arguments) {
    Scriptable registry = registry(context);
    Function function = (Function) ScriptableObject.getProperty(registry, method);
    return function.call(context, scope, registry, arguments);
  }

  /// The page's registry, made at its first module.
  private Scriptable registry(Context context) {
    Scriptable runtime = engine().runtime(context, scope);
    if (ScriptableObject.getProperty(runtime, "modules") instanceof Scriptable known) {
      return known;
    }
    Function make = (Function) engine().resource(context, scope, "modules.js");
    Scriptable registry = (Scriptable) make.call(context, scope, window, new Object[] {host(context)});
    ScriptableObject.putProperty(runtime, "modules", registry);
    return registry;
  }

  private Scriptable host(Context context) {
    NativeObject host = (NativeObject) context.newObject(scope);
    offer(host, "source", (cx, args) -> source(cx, text(args, 0)));
    offer(host, "expects", (cx, args) -> expects(cx, (Scriptable) args[0]));
    offer(host, "absolute", (cx, args) -> absolute(text(args, 0), text(args, 1), false));
    offer(host, "base", (cx, args) -> base());
    offer(host, "importMaps", (cx, args) -> cx.newArray(scope, importMaps().toArray()));
    offer(
        host,
        "later",
        (cx, args) -> {
          Function task = (Function) args[0];
          PageTask.later(page, () -> engine().callFunction(page, task, scope, window, new Object[0]));
          return Undefined.instance;
        });
    offer(
        host,
        "failed",
        (cx, args) -> {
          Object error = args.length > 0 ? args[0] : Undefined.instance;
          RhinoException thrown = ErrorPlace.located(new JavaScriptException(error, page.getUrl().toExternalForm(), 0));
          if (!engine().platform().dealtWith(new ScriptException(page, thrown))) {
            report(thrown, "module");
          }
          return Undefined.instance;
        });
    return host;
  }

  private void offer(Scriptable host, String name, PageFunction.Body body) {
    ScriptableObject.putProperty(host, name, new PageFunction(scope, name, body));
  }

  private static String text(Object[] args, int index) {
    return args.length > index ? ScriptRuntime.toString(args[index]) : "";
  }

  private String base() {
    try {
      return page.getFullyQualifiedUrl("").toExternalForm();
    } catch (MalformedURLException e) {
      return page.getUrl().toExternalForm();
    }
  }

  /// A specifier is an address when it parses as one by itself or starts with `/`, `./` or `../`; the `src` of a
  /// script always is one.
  private static String absolute(String specifier, String base, boolean anyPath) {
    boolean relative =
        anyPath || specifier.startsWith("/") || specifier.startsWith("./") || specifier.startsWith("../");
    try {
      if (specifier.matches("(?i)(https?|file|data|blob):.*")) {
        return specifier.startsWith("http") ? UrlUtils.toUrlUnsafe(specifier).toExternalForm() : specifier;
      }
      return relative ? UrlUtils.resolveUrl(base, specifier) : null;
    } catch (MalformedURLException e) {
      return null;
    }
  }

  private List<String> importMaps() {
    List<String> texts = new ArrayList<>();
    page.getElementsByTagName("script")
        .forEach(
            node -> {
              if (node instanceof HtmlScript script
                  && script.getTypeAttribute().strip().equalsIgnoreCase("importmap")) {
                texts.add(script.getTextContent());
              }
            });
    return texts;
  }

  private Object expects(Context context, Scriptable addresses) {
    List<String> expected = new ArrayList<>();
    for (Object address : context.getElements(addresses)) {
      expected.add(ScriptRuntime.toString(address));
    }
    engine().expected().modules(page, expected);
    return Undefined.instance;
  }

  /// Fetches one module and gives its record.
  private Object source(Context context, String address) {
    return ((PageContext) context)
        .excused(() -> engine().moduleRecord(context, scope, fetch.source(address), new ScriptStart(address, 1, 1)));
  }

  private static EcmaError typeError(String message) {
    return ScriptRuntime.constructError("TypeError", message);
  }

  /// A module that failed on its way, or a promise of one, in one place for the user.
  private void report(RhinoException thrownLast, String place) {
    RhinoException error = ErrorPlace.located(thrownLast);
    String message = error.details();
    boolean ours = error.sourceName() == null || error.sourceName().startsWith("cmux:");
    String source = ours ? place : error.sourceName();
    int line = ours ? 0 : Math.max(error.lineNumber(), 0);
    if (error instanceof JavaScriptException thrown) {
      message = ScriptRuntime.toString(thrown.getValue());
    }
    engine().hooks().pageError(new PageError(PageError.Kind.MODULE, message, source, line, error.columnNumber()));
  }

  private interface InPage {
    Object run(Context context);
  }

  private void inPage(InPage work) {
    PageFunction function = new PageFunction(scope, "modules", (cx, args) -> work.run(cx));
    engine().callFunction(page, function, scope, window, new Object[0]);
  }
}
