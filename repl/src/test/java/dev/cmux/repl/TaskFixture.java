package dev.cmux.repl;

import static dev.cmux.repl.CliResult.assertThat;
import static dev.cmux.repl.CliResult.cmux;

import dev.cmux.repl.output.ExitCode;
import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// Runs task files against a site, as `cmux run` does. A task finds the site's address in `cmux.params.url`.
abstract class TaskFixture {

  final TestSite site = TestSite.start();

  @TempDir Path folder;

  @AfterEach
  void closeSite() {
    site.close();
  }

  /// Runs a task that succeeds, and answers what it printed.
  String printed(String script, String... options) throws IOException {
    CliResult result = run(script, options);
    assertThat(result).exitedWith(ExitCode.DONE).errIsEmpty();
    return result.out();
  }

  /// Runs a task that fails, and answers its error message: `CODE: sentence`, the place and the hint.
  String failure(String script, String... options) throws IOException {
    CliResult result = run(script, options);
    assertThat(result).exitedWith(ExitCode.FAILED).errContains("error: ", "task.cmux.js:");
    return result.err().substring("error: ".length());
  }

  CliResult run(String script, String... options) throws IOException {
    Path task = Files.writeString(folder.resolve("task.cmux.js"), script);
    List<String> words = new ArrayList<>(List.of("run", task.toString(), "--param", "url=" + site.url(""), "--param", "folder=" + folder));
    words.addAll(List.of(options));
    return cmux(words.toArray(String[]::new));
  }
}
