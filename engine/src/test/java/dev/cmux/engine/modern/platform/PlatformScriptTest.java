package dev.cmux.engine.modern.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What is not named in [PlatformScript] is never loaded, and what loads it fails where no page sees it.
class PlatformScriptTest {

  private static final Pattern LOADED = Pattern.compile("host\\.(?:load|part)\\('(\\w+)'");

  @Test
  void everyScriptOfThePlatformIsNamed() throws Exception {
    List<String> files = scripts().stream().map(file -> file.getFileName().toString().replace(".js", "")).toList();
    assertThat(files).contains("core").containsExactlyInAnyOrderElementsOf(names().filter(name -> !name.equals("ponyfill")).toList());
  }

  @Test
  void everyScriptThatAnotherOneLoadsIsNamed() throws Exception {
    List<String> loaded = scripts().stream().flatMap(PlatformScriptTest::loaded).toList();
    assertThat(loaded).hasSizeGreaterThan(20).isSubsetOf(names().toList());
  }

  private static Stream<String> names() {
    return Arrays.stream(PlatformScript.values()).map(script -> script.name().toLowerCase(Locale.ROOT));
  }

  private static List<Path> scripts() throws IOException, URISyntaxException {
    Path core = Path.of(PlatformScript.class.getResource("core.js").toURI());
    try (Stream<Path> files = Files.list(core.getParent())) {
      return files.filter(file -> file.toString().endsWith(".js")).toList();
    }
  }

  private static Stream<String> loaded(Path script) {
    try {
      return LOADED.matcher(Files.readString(script)).results().map(call -> call.group(1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
