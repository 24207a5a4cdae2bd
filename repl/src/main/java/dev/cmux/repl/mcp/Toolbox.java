package dev.cmux.repl.mcp;

import dev.cmux.engine.Browser;
import dev.cmux.engine.Surface;
import dev.cmux.engine.command.Inspect;
import dev.cmux.engine.command.Navigate;
import dev.cmux.engine.command.OpenOptions;
import dev.cmux.engine.error.EngineException;
import dev.cmux.engine.state.Passphrase;
import dev.cmux.engine.state.StateFile;
import dev.cmux.engine.verb.OpenOptionsReader;
import dev.cmux.engine.verb.Verb;
import dev.cmux.engine.verb.Verbs;
import dev.cmux.repl.grammar.UsageException;
import dev.cmux.repl.output.ErrorReport;
import dev.cmux.repl.server.Answer;
import dev.cmux.repl.server.SessionCommands;
import io.modelcontextprotocol.server.McpServerFeatures.SyncToolSpecification;
import io.modelcontextprotocol.spec.McpSchema.CallToolResult;
import io.modelcontextprotocol.spec.McpSchema.Content;
import io.modelcontextprotocol.spec.McpSchema.ImageContent;
import io.modelcontextprotocol.spec.McpSchema.TextContent;
import io.modelcontextprotocol.spec.McpSchema.Tool;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Function;
import java.util.function.Supplier;

/// The tools an agent gets: to open, list and close surfaces, and the verbs, each as a tool of its own named like `get_text`.
final class Toolbox {

  /// What an agent needs every day. More tools cost it attention, so the rest comes on request.
  private static final Set<String> EVERYDAY =
      Set.of(
          "goto", "back", "reload", "snapshot", "get.text", "get.value", "get.attr", "get.url", "click", "fill", "press", "select", "check", "uncheck",
          "upload", "wait", "eval", "tab.list", "tab.new", "tab.switch", "tab.close", "screenshot", "state.save", "state.load", "network.requests");

  private final Browser browser;
  private final SessionCommands commands;
  private final Path folder;

  Toolbox(Browser browser, SessionCommands commands, Path folder) {
    this.browser = browser;
    this.commands = commands;
    this.folder = folder;
  }

  /// @param all every verb, and not only those of every day
  List<SyncToolSpecification> tools(boolean all) {
    List<SyncToolSpecification> tools = new ArrayList<>();
    tools.add(tool("open", "Open a surface: an isolated browser session. Answers its ref for the other tools.",
        ToolSchemas.of(OpenOptionsReader.OPEN.params()), this::open));
    tools.add(tool("list_surfaces", "List the open surfaces with their names and addresses.", ToolSchemas.of(List.of()), _ -> list()));
    tools.add(tool("close", "Close a surface.",
        ToolSchemas.object(Map.of("surface", ToolSchemas.text("The surface's ref or name.")), List.of("surface")), this::close));
    for (Verb verb : Verbs.all()) {
      if (all || EVERYDAY.contains(verb.name())) {
        tools.add(specification(name(verb), verb.help(), ToolSchemas.ofVerb(verb), arguments -> perform(verb, arguments)));
      }
    }
    return tools;
  }

  /// `get_text` for `get.text`, `scroll_into_view` for `scrollIntoView`.
  static String name(Verb verb) {
    return verb.name().replaceAll("([a-z])([A-Z])", "$1_$2").replace('.', '_').toLowerCase(Locale.ROOT);
  }

  private static SyncToolSpecification tool(String name, String help, Map<String, Object> schema, Function<Map<String, Object>, String> work) {
    return specification(name, help, schema, work.andThen(text -> TextContent.builder(text).build()));
  }

  private static SyncToolSpecification specification(
      String name, String help, Map<String, Object> schema, Function<Map<String, Object>, Content> work) {
    return SyncToolSpecification.builder()
        .tool(Tool.builder(name, schema).description(help).build())
        .callHandler((_, request) -> answer(() -> work.apply(new LinkedHashMap<>(Optional.ofNullable(request.arguments()).orElse(Map.of())))))
        .build();
  }

  /// A failed tool call is an answer too: its text is what the command line would print.
  private static CallToolResult answer(Supplier<Content> work) {
    try {
      return result(work.get(), false);
    } catch (UsageException e) {
      return result(ErrorReport.of(EngineException.invalidParams(e.getMessage())).text(), true);
    } catch (EngineException e) {
      return result(ErrorReport.of(e).text(), true);
    } catch (RuntimeException e) {
      return result(ErrorReport.of(EngineException.internal(e)).text(), true);
    }
  }

  private static CallToolResult result(String text, boolean failed) {
    return result(TextContent.builder(text).build(), failed);
  }

  private static CallToolResult result(Content content, boolean failed) {
    return CallToolResult.builder(List.of(content)).isError(failed).build();
  }

  /// What a picture shows is for the agent's eyes; everything else is text.
  private Content perform(Verb verb, Map<String, Object> arguments) {
    Object surface = arguments.remove("surface");
    Answer answer = commands.perform(String.valueOf(surface), verb, arguments, folder);
    return answer.data().get("png_base64") instanceof String png
        ? ImageContent.builder(png, "image/png").build()
        : TextContent.builder(answer.text()).build();
  }

  private String open(Map<String, Object> arguments) {
    Object url = arguments.remove("url");
    Object state = arguments.get("state");
    if (state instanceof String file) {
      Optional<Passphrase> passphrase = Passphrase.in(System.getenv());
      arguments.put("state", StateFile.load(folder.resolve(file), passphrase, Optional.empty()));
    }
    OpenOptions options = OpenOptionsReader.read(arguments);
    Surface surface = browser.open(options);
    try {
      if (url != null) {
        join(surface.perform(new Navigate.Goto(url.toString())));
      }
      return describe(surface);
    } catch (RuntimeException e) {
      surface.close();
      throw e;
    }
  }

  private String list() {
    List<String> lines = browser.surfaces().stream().map(Toolbox::describe).toList();
    return lines.isEmpty() ? "No surface is open." : String.join("\n", lines);
  }

  private static String describe(Surface surface) {
    return "%s %s \"%s\"".formatted(surface, join(surface.perform(new Inspect.Url())), join(surface.perform(new Inspect.Title())));
  }

  private String close(Map<String, Object> arguments) {
    join(browser.surface(String.valueOf(arguments.get("surface"))).close());
    return "OK";
  }

  private static <T> T join(CompletableFuture<T> stage) {
    try {
      return stage.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof EngineException failure ? failure : e;
    }
  }
}
