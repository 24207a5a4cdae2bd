package dev.cmux.repl;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.Test;

/// What `src/build/LoweredLibrary.java` did to the distribution.
class LoweredLibraryIT {

  @Test
  void theLibraryOfLoweredScriptsComesAlong() throws IOException {
    try (var jars = Files.newDirectoryStream(Path.of("target/cmux/lib"), "cmux-engine-*.jar");
        ZipFile engine = new ZipFile(jars.iterator().next().toFile());
        InputStream library = engine.getInputStream(engine.getEntry("dev/cmux/engine/modern/library.js"))) {
      assertThat(new String(library.readAllBytes(), StandardCharsets.UTF_8)).contains("__cmux", "makeIterator", "asyncExecutePromiseGenerator");
    }
  }
}
