package dev.cmux.stdlib.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.command.Command;
import dev.cmux.engine.state.State;
import dev.cmux.engine.verb.OpenOptionsReader;
import dev.cmux.engine.verb.Param;
import dev.cmux.engine.verb.Paths;
import dev.cmux.engine.verb.Verb;
import dev.cmux.engine.verb.Verbs;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Holds `docs/api.md` and `cmux.d.ts` to the verb table. With `-Dcmux.write` they are written anew.
class ApiDocsTest {

  private static final Path DECLARATIONS = Path.of("src/main/resources/dev/cmux/stdlib/cmux.d.ts");
  private static final Path REFERENCE = Path.of("../docs/api.md");

  @Test
  void theTypeDeclarationsSayWhatTheVerbTableSays() throws IOException {
    holds(DECLARATIONS, TypeDeclarations.write(head()));
  }

  @Test
  void theReferenceSaysWhatTheVerbTableSays() throws IOException {
    holds(REFERENCE, reference());
  }

  /// Both ways: each verb makes a command from arguments of the kinds it names, and each command is made by some verb.
  @Test
  void everyCommandHasItsVerb() {
    Set<String> made = new TreeSet<>();
    for (Verb verb : Verbs.all()) {
      made.add(command(verb, verb.positional()).getClass().getSimpleName());
      made.add(command(verb, verb.positional().stream().filter(Param::required).toList()).getClass().getSimpleName());
    }
    Set<String> all = leaves(Command.class).map(Class::getSimpleName).collect(Collectors.toCollection(TreeSet::new));
    // frames wrap other commands; the whole document is for evidence of batches
    all.removeAll(Set.of("InFrame", "Content"));
    assertThat(made).isEqualTo(all);
  }

  private static Command<?> command(Verb verb, List<Param> given) {
    Map<String, Object> arguments = new LinkedHashMap<>();
    given.forEach(param -> arguments.put(param.name(), sample(param)));
    if (verb.name().equals("cookies.clear")) {
      arguments.put("all", true);
    }
    if (verb.name().equals("wait")) {
      arguments.put("text", "a");
    }
    return verb.command().apply(verb.fromNames(arguments, Paths.in(Path.of("/"))));
  }

  private static Object sample(Param param) {
    return switch (param.kind()) {
      case TEXT -> param.name().equals("url") ? "https://example.com" : "a";
      case PATTERN -> "**";
      case TARGET, TEXTS, SCRIPT, FILE, FILES, OUTPUT_FILE -> "a";
      case NUMBER, INTEGER -> 1;
      case FLAG -> true;
      case CHOICE -> param.choices().getFirst();
      case MAP -> Map.of("a", "b");
      case JSON ->
          switch (param.name()) {
            case "cookies" -> Map.of("name", "a", "value", "b", "url", "https://example.com");
            case "state" -> State.empty();
            default -> "a";
          };
    };
  }

  private static Stream<Class<?>> leaves(Class<?> type) {
    return type.isSealed() ? Arrays.stream(type.getPermittedSubclasses()).flatMap(ApiDocsTest::leaves) : Stream.of(type);
  }

  private static void holds(Path file, String expected) throws IOException {
    if (System.getProperty("cmux.write") != null) {
      Files.writeString(file, expected);
    }
    assertThat(file).as("run this test with -Dcmux.write after a change of the verb table").hasContent(expected);
  }

  private static String head() throws IOException {
    return new String(ApiDocsTest.class.getResourceAsStream("cmux.d.ts.head").readAllBytes(), StandardCharsets.UTF_8);
  }

  private static String reference() throws IOException {
    StringBuilder out = new StringBuilder();
    out.append(
        """
        # The API

        Generated from the verb table and from what `cmux.d.ts` declares beside it: `cmux.map`, frames, locators, routes and the shapes of answers are in
        [Declarations](#declarations). In JavaScript a verb is a method of a surface (`await s.get.text('h1')`) and, when its first
        parameter is `target`, of a locator without it (`await s.find.role('button').click()`); on the command line it is
        `cmux browser surface:N get text h1`, options being flags (`timeoutMs` is `--timeout-ms`). A verb marked ✎ takes
        `snapshotAfter` and then answers with a fresh snapshot.

        """);
    table(out, "cmux.open", Stream.of(OpenOptionsReader.OPEN));
    table(out, "Surfaces", Verbs.all().stream());
    out.append(TypeDeclarations.reference(head()));
    return out.toString().stripTrailing() + "\n";
  }

  private static void table(StringBuilder out, String title, Stream<Verb> verbs) {
    out.append("## ").append(title).append("\n\n");
    verbs.forEach(
        verb -> {
          out.append("### `").append(verb.usage()).append('`').append(verb.mutating() ? " ✎" : "").append("\n\n");
          out.append(verb.help());
          if (!verb.answers().equals("void")) {
            out.append(" Answers `").append(verb.answers()).append("`.");
          }
          out.append("\n\n");
          TypeDeclarations.dressed(verb).ifPresent(more -> out.append("In JavaScript: `").append(more).append("`\n\n"));
          String rows =
              verb.params().stream()
                  .filter(param -> !param.name().equals("snapshotAfter"))
                  .map(ApiDocsTest::row)
                  .collect(Collectors.joining());
          if (!rows.isEmpty()) {
            out.append("| parameter | is | |\n|---|---|---|\n").append(rows).append('\n');
          }
          if (verb.name().equals("state.import")) {
            out.append("### `state.").append(TypeDeclarations.DIFF).append("`\n\n").append(TypeDeclarations.DIFF_HELP).append("\n\n");
          }
        });
  }

  private static String row(Param param) {
    String kind = param.choices().isEmpty() ? param.kind().text() : String.join(", ", param.choices());
    return "| `%s`%s | %s | %s |%n".formatted(param.name(), param.required() ? "" : " (optional)", kind.replace("|", "\\|"), param.help().replace("|", "\\|"));
  }
}
