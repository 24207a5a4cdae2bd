package dev.cmux.engine.verb;

import static dev.cmux.engine.verb.Param.Kind.FLAG;
import static dev.cmux.engine.verb.Param.Kind.INTEGER;
import static dev.cmux.engine.verb.Param.Kind.OUTPUT_FILE;
import static dev.cmux.engine.verb.Param.Kind.PATTERN;
import static dev.cmux.engine.verb.Param.Kind.SCRIPT;
import static dev.cmux.engine.verb.Param.Kind.TARGET;
import static dev.cmux.engine.verb.Param.Kind.TEXT;

import dev.cmux.engine.command.Await;
import dev.cmux.engine.command.Await.Condition;
import dev.cmux.engine.command.Await.ElementState;
import dev.cmux.engine.command.Await.LoadState;
import dev.cmux.engine.command.Await.UrlMatch;
import dev.cmux.engine.command.Command;
import dev.cmux.engine.command.Draw;
import dev.cmux.engine.command.Inject;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.Navigate.WaitUntil;
import dev.cmux.engine.command.SnapshotOptions;
import dev.cmux.engine.command.TextMatch;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.render.Paper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Navigation, reading, waiting, and the caller's code in the page.
final class PageVerbs {

  private static final Param UNTIL =
      Param.choice("waitUntil", "How far the document must have come: load by default.", WaitUntil.values());

  private PageVerbs() {}

  static List<Verb> all() {
    return List.of(
        moving("goto", "Loads a URL in the active tab.", a -> new Navigate.Goto(a.text("url"), until(a), a.timeout()),
            Param.of("url", TEXT, "An address; https:// is added to a bare host."), UNTIL, Param.timeout()).answering("Response"),
        moving("back", "Goes one step back in the tab's history.", a -> new Navigate.Back(until(a), a.timeout()), UNTIL, Param.timeout()).answering("Response | null"),
        moving("forward", "Goes one step forward in the tab's history.", a -> new Navigate.Forward(until(a), a.timeout()), UNTIL, Param.timeout()).answering("Response | null"),
        moving("reload", "Loads the document again.", a -> new Navigate.Reload(until(a), a.timeout()), UNTIL, Param.timeout()).answering("Response"),
        reading("get.url", "The address of the active tab.", a -> new Inspect.Url()).answering("string"),
        reading("get.title", "The title of the document.", a -> new Inspect.Title()).answering("string"),
        reading("get.text", "The text a reader sees in the element.", a -> new Inspect.Text(a.target(), a.timeout()), Param.target(), Param.timeout()).answering("string"),
        reading("get.html", "The element as markup, itself included.", a -> new Inspect.Html(a.target(), a.timeout()), Param.target(), Param.timeout()).answering("string"),
        reading("get.value", "The value of a form control.", a -> new Inspect.Value(a.target(), a.timeout()), Param.target(), Param.timeout()).answering("string"),
        reading("get.attr", "One attribute of the element, or null.", a -> new Inspect.Attr(a.target(), a.text("name"), a.timeout()),
            Param.target(), Param.of("name", TEXT, "The attribute's name."), Param.timeout()).answering("string | null"),
        reading("get.count", "How many elements match now.", a -> new Inspect.Count(a.target()), Param.target()).answering("number"),
        reading("get.box", "Where the element lies, in CSS pixels, by an approximate layout.", a -> new Inspect.BoxOf(a.target(), a.timeout()),
            Param.target(), Param.timeout()).answering("Box"),
        reading("get.styles", "Computed style: one property, or the common ones.",
            a -> new Inspect.Styles(a.target(), a.optionalText("property"), a.timeout()),
            Param.target(), Param.of("property", TEXT, "A CSS property.").optional(), Param.timeout()).answering("Record<string, string>"),
        reading("is.visible", "Whether the element is there and visible now.", a -> new Inspect.IsVisible(a.target()), Param.target()).answering("boolean"),
        reading("is.enabled", "Whether the control is enabled.", a -> new Inspect.IsEnabled(a.target(), a.timeout()), Param.target(), Param.timeout()).answering("boolean"),
        reading("is.checked", "Whether the box or radio button is checked.", a -> new Inspect.IsChecked(a.target(), a.timeout()),
            Param.target(), Param.timeout()).answering("boolean"),
        reading("is.editable", "Whether the field can be edited.", a -> new Inspect.IsEditable(a.target(), a.timeout()),
            Param.target(), Param.timeout()).answering("boolean"),
        reading("snapshot", "The page as an accessibility tree, with refs to act on.", PageVerbs::snapshot,
            Param.option("interactive", FLAG, "Only what can be acted on."),
            Param.option("compact", FLAG, "Without empty structure."),
            Param.option("maxDepth", INTEGER, "Levels of nesting."),
            Param.option("selector", TARGET, "Only this element's subtree.")).answering("Snapshot"),
        reading("screenshot", "Draws the document as a PNG, which is a render of the document and not what a browser shows, and answers its bytes.",
            a -> new Draw.Screenshot(a.optionalFile("path"), a.flag("fullPage", false), a.optionalTarget("selector"), a.timeout()),
            Param.option("path", OUTPUT_FILE, "Where to write it as well."),
            Param.option("fullPage", FLAG, "All of the document, not only what the window shows."),
            Param.option("selector", TARGET, "Only this element."),
            Param.timeout()).answering("Uint8Array"),
        reading("pdf", "Draws the document as a PDF and answers its bytes.",
            a -> new Draw.Pdf(a.optionalFile("path"),
                Paper.of(a.optionalText("format").orElse("a4"), a.flag("landscape", false), a.optionalText("margin").orElse("1cm")), a.timeout()),
            Param.option("path", OUTPUT_FILE, "Where to write it as well."),
            Param.option("format", TEXT, "a0 to a6, letter, legal or tabloid: a4 by default."),
            Param.option("landscape", FLAG, "The long side at the top."),
            Param.option("margin", TEXT, "As in CSS: 1cm by default."),
            Param.timeout()).answering("Uint8Array"),
        reading("wait", "Waits until something is true of the page; in scripts, `cmux.sleep(ms)` only lets time pass.", PageVerbs::await,
            Param.option("selector", TARGET, "An element."),
            Param.choice("state", "What it should be: visible by default.", ElementState.values()),
            Param.option("text", PATTERN, "A text on the page."),
            Param.option("urlContains", TEXT, "A part of the address."),
            Param.option("url", PATTERN, "The address, as a glob or a pattern."),
            Param.option("loadState", TEXT, "domcontentloaded, load, complete or networkidle."),
            Param.option("function", SCRIPT, "Page code that becomes true."),
            Param.timeout()),
        new Verb("eval", "Evaluates JavaScript in the page and answers its value.",
            List.of(Param.of("script", SCRIPT, "An expression, statements or a function.")), true, false,
            a -> new Inject.Eval(a.script("script"), a.rest(), Optional.empty(), a.timeout())).answering("any"),
        new Verb("evalOn", "Evaluates a function in the page with the element as its first argument.",
            List.of(Param.target(), Param.of("script", SCRIPT, "A function, or code whose `this` is the element.")), true, false,
            a -> new Inject.Eval(a.script("script"), a.rest(), Optional.of(a.target()), a.timeout())).answering("any"),
        reading("addInitScript", "Runs a script in every document from now on, before the page's own.",
            a -> new Inject.AddInitScript(script(a)), Param.of("script", SCRIPT, "The script.")),
        reading("addScript", "Runs a script in the present document.", a -> new Inject.AddScript(script(a)), Param.of("script", SCRIPT, "The script.")),
        reading("addStyle", "Adds a style sheet to the present document.", a -> new Inject.AddStyle(a.text("css")), Param.of("css", TEXT, "The style sheet.")));
  }

  private static Verb moving(String name, String help, Function<Arguments, Command<?>> command, Param... params) {
    return new Verb(name, help, List.of(params), false, true, command);
  }

  private static Verb reading(String name, String help, Function<Arguments, Command<?>> command, Param... params) {
    return new Verb(name, help, List.of(params), false, false, command);
  }

  private static WaitUntil until(Arguments a) {
    return a.choice("waitUntil", WaitUntil.class, WaitUntil.LOAD);
  }

  private static String script(Arguments a) {
    var script = a.script("script");
    return script.function() ? "(" + script.source() + ")()" : script.source();
  }

  private static Command<?> snapshot(Arguments a) {
    return new Inspect.TakeSnapshot(
        new SnapshotOptions(
            a.flag("interactive", false),
            a.flag("compact", false),
            a.integer("maxDepth", Integer.MAX_VALUE),
            a.optionalTarget("selector")));
  }

  private static Command<?> await(Arguments a) {
    List<Condition> conditions = new ArrayList<>();
    a.optionalTarget("selector")
        .ifPresent(target -> conditions.add(new Condition.Element(target, a.choice("state", ElementState.class, ElementState.VISIBLE))));
    if (a.has("text")) {
      conditions.add(new Condition.Text(a.pattern("text", false)));
    }
    a.optionalText("urlContains").ifPresent(part -> conditions.add(new Condition.Url(new UrlMatch.Contains(part))));
    if (a.has("url")) {
      conditions.add(new Condition.Url(a.json("url") instanceof TextMatch.Regex regex ? new UrlMatch.Regex(regex) : new UrlMatch.Glob(a.text("url"))));
    }
    if (a.has("loadState")) {
      conditions.add(new Condition.Load(loadState(a)));
    }
    if (a.has("function")) {
      conditions.add(new Condition.Function(a.script("function")));
    }
    if (conditions.isEmpty()) {
      throw EngineException.invalidParams("`wait` was not told what to wait for.")
          .withHint("Usage: %s; in scripts, `cmux.sleep(ms)` is a pause.".formatted(a.verb().usage()));
    }
    return new Await.WaitFor(conditions, a.timeout());
  }

  /// `complete` and `interactive` are the names of `document.readyState`, which the cmux CLI uses.
  private static LoadState loadState(Arguments a) {
    return switch (a.text("loadState")) {
      case "complete", "load" -> LoadState.LOAD;
      case "interactive", "domcontentloaded" -> LoadState.DOMCONTENTLOADED;
      case "networkidle" -> LoadState.NETWORKIDLE;
      default ->
          throw EngineException.invalidParams(
              "`loadState` must be one of domcontentloaded, load, complete, networkidle, but is %s.".formatted(Arguments.show(a.json("loadState"))));
    };
  }
}
