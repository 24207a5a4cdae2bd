package dev.cmux.stdlib.modules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.stdlib.ScriptHost;
import dev.cmux.stdlib.ScriptOptions;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.ScriptSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Holds the declarations of the `cmux:*` modules, and the page about tests, to what the modules export: both ways.
class ModuleDeclarationsTest {

  private static final Path DECLARATIONS = Path.of("src/main/resources/dev/cmux/stdlib/cmux.d.ts");
  private static final Path TESTING = Path.of("../docs/testing.md");

  @TempDir Path folder;

  @Test
  void everyExportIsDeclaredAndNothingElse() throws IOException {
    for (String module : new BuiltInModules().names()) {
      String code = "import * as module from '%s'; export default Object.keys(module).filter(name => name !== 'default').join(' ');".formatted(module);
      assertThat(matches("export (?:function|const|class) (\\w+)", section("declare module '" + module + "' {", "\n}"))).as(module).isEqualTo(words(code));
    }
  }

  @Test
  void everyMatcherIsDeclaredAndNothingElse() throws IOException {
    Set<String> declared = matches("\n    (to\\w+)\\(", section("interface ValueMatchers<R> {", "interface Expectation"));
    assertThat(declared).isEqualTo(matchers());
  }

  @Test
  void thePageAboutTestsNamesEveryMatcherAndNoOther() throws IOException {
    assertThat(matches("\\b(to[A-Z]\\w+)", Files.readString(TESTING))).isEqualTo(matchers());
  }

  @Test
  void thePageAboutTestsNamesEveryExport() throws IOException {
    String page = Files.readString(TESTING);
    assertThat(words("import * as module from 'cmux:test'; export default Object.keys(module).filter(name => name !== 'default').join(' ');"))
        .allSatisfy(name -> assertThat(page).contains("`" + name));
  }

  private Set<String> matchers() throws IOException {
    return words("import { expect } from 'cmux:test'; export default Object.keys(expect(1)).join(' ');");
  }

  private Set<String> words(String code) throws IOException {
    Path file = Files.writeString(folder.resolve("task.cmux.js"), code);
    try (ScriptHost host = ScriptHost.open(ScriptOptions.in(folder, _ -> {}, _ -> {}))) {
      ScriptResult result = host.eval(new ScriptSource.Module(file)).toCompletableFuture().join();
      return new TreeSet<>(List.of(((ScriptResult.Value) result).display().split(" ")));
    }
  }

  private static String section(String begin, String end) throws IOException {
    String text = Files.readString(DECLARATIONS);
    int start = text.indexOf(begin);
    assertThat(start).as(begin).isNotNegative();
    return text.substring(start, text.indexOf(end, start));
  }

  private static Set<String> matches(String pattern, String text) {
    return Pattern.compile(pattern).matcher(text).results().map((MatchResult match) -> match.group(1)).collect(Collectors.toCollection(TreeSet::new));
  }
}
