package dev.cmux.stdlib.bind;

import dev.cmux.engine.verb.OpenOptionsReader;
import dev.cmux.engine.verb.Param;
import dev.cmux.engine.verb.Verb;
import dev.cmux.engine.verb.Verbs;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// Writes `cmux.d.ts` from the verb table; what is no verb stands in `cmux.d.ts.head` beside this class's resources.
final class TypeDeclarations {

  /// Members that JavaScript dresses up beyond what the table says.
  private static final Map<String, String> DRESSED =
      Map.of(
          "state.import", "(state: State | Surface | string, options?: { domains?: string | string[] }): Promise<void>",
          "network.route",
              "(pattern: string | RegExp, handler: RouteAnswer | ((route: Route, request: RouteRequest) => RouteAnswer | void | Promise<RouteAnswer | void>)): Promise<void>");

  /// The one member beside the verbs of its group: it compares two states, and asks no page.
  static final String DIFF = "diff(other: State | Surface | string): Promise<StateDiff>";
  static final String DIFF_HELP = "What has changed here since another state; values are not shown.";

  private TypeDeclarations() {}

  static String write(String head) {
    return head
        .replace("/*OPEN_OPTIONS*/", fields(OpenOptionsReader.OPEN.options()))
        .replace("/*SURFACE_VERBS*/", members(verb -> true, false))
        .replace("/*LOCATOR_VERBS*/", members(TypeDeclarations::onElement, true));
  }

  /// What is no verb, under headings for a reader, in the words of the declarations; what the table says stands in for itself.
  static String reference(String head) {
    String plain =
        head.substring(head.indexOf("declare const cmux"))
            .replaceFirst("interface OpenOptions \\{[^}]*}\n\n", "")
            .replace("/*SURFACE_VERBS*/", "// and every verb of this page")
            .replace("/*LOCATOR_VERBS*/", "// without their first parameter, the target: " + elementVerbs());
    return "## Declarations\n\nWhat is no verb, and the shapes of answers.\n\n```ts\n" + plain.strip() + "\n```\n";
  }

  private static String elementVerbs() {
    return Verbs.all().stream().filter(TypeDeclarations::onElement).map(Verb::name).collect(Collectors.joining(", "));
  }

  /// How the verb is declared where JavaScript dresses it up.
  static Optional<String> dressed(Verb verb) {
    return Optional.ofNullable(DRESSED.get(verb.name())).map(signature -> verb.name() + signature);
  }

  private static boolean onElement(Verb verb) {
    return !verb.positional().isEmpty() && verb.positional().getFirst().name().startsWith("target") && !verb.name().equals("evalOn");
  }

  /// The verbs as members of an interface; those with dots are grouped.
  private static String members(Predicate<Verb> chosen, boolean withoutTarget) {
    StringBuilder out = new StringBuilder();
    Map<String, Object> tree = new LinkedHashMap<>();
    Verbs.all().stream().filter(chosen).forEach(verb -> place(tree, List.of(verb.name().split("\\.")), verb));
    print(tree, "  ", withoutTarget, out);
    return out.toString().strip();
  }

  @SuppressWarnings("unchecked")
  private static void place(Map<String, Object> tree, List<String> path, Verb verb) {
    if (path.size() == 1) {
      tree.put(path.getFirst(), verb);
    } else {
      place((Map<String, Object>) tree.computeIfAbsent(path.getFirst(), key -> new LinkedHashMap<String, Object>()), path.subList(1, path.size()), verb);
    }
  }

  @SuppressWarnings("unchecked")
  private static void print(Map<String, Object> tree, String indent, boolean withoutTarget, StringBuilder out) {
    tree.forEach(
        (name, node) -> {
          if (node instanceof Verb verb) {
            out.append(indent).append("/** ").append(verb.help()).append(" */\n");
            String signature = DRESSED.containsKey(verb.name()) ? DRESSED.get(verb.name()) : signature(verb, withoutTarget);
            out.append(indent).append(name).append(signature).append(";\n");
            if (verb.name().equals("state.import")) {
              out.append(indent).append("/** ").append(DIFF_HELP).append(" */\n");
              out.append(indent).append(DIFF).append(";\n");
            }
          } else {
            out.append(indent).append("readonly ").append(name).append(": {\n");
            print((Map<String, Object>) node, indent + "  ", withoutTarget, out);
            out.append(indent).append("};\n");
          }
        });
  }

  private static String signature(Verb verb, boolean withoutTarget) {
    List<Param> listed = verb.positional();
    if (withoutTarget) {
      listed = listed.subList(1, listed.size());
    }
    StringBuilder out = new StringBuilder("(");
    out.append(listed.stream().map(p -> p.name() + (p.required() ? "" : "?") + ": " + type(p)).collect(Collectors.joining(", ")));
    if (verb.variadic()) {
      out.append(listed.isEmpty() ? "" : ", ").append("...args: any[]");
    } else if (!verb.options().isEmpty()) {
      out.append(listed.isEmpty() ? "" : ", ").append("options?: { ").append(inline(verb.options())).append(" }");
    }
    out.append("): Promise<").append(verb.answers());
    return out.append(verb.mutating() ? " | Snapshot>" : ">").toString();
  }

  private static String inline(List<Param> options) {
    return options.stream().map(p -> p.name() + "?: " + type(p)).collect(Collectors.joining("; "));
  }

  private static String fields(List<Param> options) {
    return options.stream()
        .map(p -> "  /** " + p.help() + " */\n  " + p.name() + "?: " + type(p) + ";")
        .collect(Collectors.joining("\n"))
        .strip();
  }

  private static String type(Param param) {
    return switch (param.kind()) {
      case TARGET -> "Target";
      case TEXT, FILE, OUTPUT_FILE -> "string";
      case PATTERN -> "string | RegExp";
      case NUMBER, INTEGER -> "number";
      case FLAG -> "boolean";
      case CHOICE -> param.choices().stream().map(c -> "'" + c + "'").collect(Collectors.joining(" | "));
      case TEXTS, FILES -> "string | string[]";
      case SCRIPT -> "string | ((...args: any[]) => any)";
      case MAP -> "Record<string, string>";
      case JSON -> jsonType(param.name());
    };
  }

  private static String jsonType(String name) {
    return switch (name) {
      case "cookies" -> "Cookie | Cookie[]";
      case "state" -> "State | string";
      case "viewport" -> "{ width: number; height: number }";
      case "httpCredentials" -> "{ username: string; password: string }";
      default -> "any";
    };
  }
}
