package dev.cmux.stdlib;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every `src/test/golden/*.cmux.js` prints what its `.txt` says. Run with `-Dgolden.write=true` to accept the present output.
class GoldenTest {

  private static final Path FOLDER = Path.of("src/test/golden").toAbsolutePath();
  private static final String SUFFIX = ".cmux.js";

  static List<String> scripts() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(SUFFIX)).sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("scripts")
  void printsWhatItsTextFileSays(String script) throws IOException {
    Path expected = FOLDER.resolve(script.replace(SUFFIX, ".txt"));
    String actual = run(FOLDER.resolve(script));
    if (Boolean.getBoolean("golden.write")) {
      Files.writeString(expected, actual);
    }
    assertThat(actual).isEqualTo(Files.readString(expected));
  }

  @Test
  void everyExpectedTextHasItsScript() throws IOException {
    List<String> scripts = scripts();
    assertThat(scripts).hasSizeGreaterThan(5);
    try (Stream<Path> files = Files.list(FOLDER)) {
      assertThat(files.map(file -> file.getFileName().toString()).filter(name -> name.endsWith(".txt")))
          .allMatch(name -> scripts.contains(name.replace(".txt", SUFFIX)));
    }
  }

  private static String run(Path script) {
    StringBuffer out = new StringBuffer();
    ScriptOptions options = ScriptOptions.in(FOLDER, out::append, line -> out.append("err| ").append(line));
    try (ScriptHost host = ScriptHost.open(options)) {
      ScriptResult result = host.eval(new ScriptSource.Module(script)).toCompletableFuture().join();
      return (out + Rendering.of(result)).replace(FOLDER.toString(), "GOLDEN").replaceAll("/tmp/[\\w-]+", "TMP");
    }
  }
}
