package dev.cmux.repl.server;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Tabs;
import dev.cmux.repl.grammar.Arguments;
import dev.cmux.repl.grammar.CommandSpec;
import dev.cmux.repl.grammar.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/// `cmux tree`: the surfaces of the session and their tabs.
final class TreeCommand implements SessionCommand {

  /// A surface that is at work for longer is shown without its tabs, rather than making everybody wait.
  private static final long PATIENCE_MILLIS = 2_000;

  private final Browser browser;
  private final SurfaceBook book;

  TreeCommand(Browser browser, SurfaceBook book) {
    this.browser = browser;
    this.book = book;
  }

  @Override
  public CommandSpec spec() {
    return new CommandSpec(
        "tree",
        "Show the open surfaces and their tabs; `*` marks the active one.",
        List.of(),
        List.of(Option.flag("all", "Show everything, which is what happens anyway.")));
  }

  @Override
  public Answer run(Arguments arguments, Call call) {
    List<Surface> surfaces = browser.surfaces();
    List<CompletableFuture<Optional<List<Tabs.Tab>>>> asked =
        surfaces.stream()
            .map(
                surface ->
                    surface
                        .perform(new Tabs.ListTabs())
                        .thenApply(Optional::of)
                        .completeOnTimeout(Optional.empty(), PATIENCE_MILLIS, TimeUnit.MILLISECONDS)
                        .exceptionally(_ -> Optional.empty()))
            .toList();
    List<String> lines = new ArrayList<>();
    List<Object> rows = new ArrayList<>();
    for (int i = 0; i < surfaces.size(); i++) {
      Optional<List<Tabs.Tab>> tabs = Call.await(asked.get(i));
      lines.add(surfaces.get(i) + (tabs.isEmpty() ? " busy" : ""));
      tabs.orElse(List.of()).forEach(tab -> lines.add(line(tab)));
      rows.add(row(surfaces.get(i), tabs, call));
    }
    return Answer.of(lines.isEmpty() ? "No surface is open." : String.join("\n", lines), "surfaces", rows);
  }

  private static String line(Tabs.Tab tab) {
    String title = tab.title().isEmpty() ? "" : " \"" + tab.title() + "\"";
    return "  %s%s %s%s".formatted(tab.active() ? "* " : "  ", tab.id(), tab.url(), title);
  }

  private Map<String, Object> row(Surface surface, Optional<List<Tabs.Tab>> tabs, Call call) {
    Map<String, Object> row = call.idFormat().members(surface.id().toString(), book.uuid(surface));
    row.put("name", surface.name().orElse(null));
    row.put("busy", tabs.isEmpty());
    row.put("tabs", tabs.orElse(List.of()).stream().map(TreeCommand::members).toList());
    return row;
  }

  private static Map<String, Object> members(Tabs.Tab tab) {
    Map<String, Object> members = new LinkedHashMap<>();
    members.put("id", tab.id());
    members.put("index", tab.index());
    members.put("url", tab.url());
    members.put("title", tab.title());
    members.put("active", tab.active());
    return members;
  }
}
