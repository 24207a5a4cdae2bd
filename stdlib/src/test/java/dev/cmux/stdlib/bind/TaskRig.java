package dev.cmux.stdlib.bind;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cmux.engine.Browser;
import dev.cmux.engine.verb.OpenOptionsReader;
import dev.cmux.stdlib.ScriptHost;
import dev.cmux.stdlib.ScriptOptions;
import dev.cmux.stdlib.ScriptResult;
import dev.cmux.stdlib.ScriptSource;
import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A task file with the global `cmux` beside a test site, whose address is `cmux.params.url`.
final class TaskRig implements AutoCloseable {

  final TestSite site = TestSite.start();
  final List<Object> records = new ArrayList<>();
  private final Browser browser = new Browser();
  private final StringBuffer printed = new StringBuffer();
  private final Path folder;

  TaskRig(Path folder) {
    this.folder = folder;
  }

  /// Opens a surface beside the tasks, which bounds nothing.
  void open(String name) {
    browser.open(OpenOptionsReader.read(Map.of("name", name)));
  }

  /// Runs a task that must succeed; answers what it printed.
  String run(String script) throws IOException {
    ScriptResult result = evaluate(script);
    assertThat(result).as("%s%n%s", printed, result).isInstanceOf(ScriptResult.Value.class);
    return printed.toString();
  }

  /// Runs a task, whatever comes of it.
  ScriptResult evaluate(String script) throws IOException {
    Path file = Files.writeString(folder.resolve("task.cmux.js"), script);
    CmuxOptions cmux = CmuxOptions.of(browser, records::add).withParams(Map.of("url", site.url("/")));
    ScriptOptions options =
        ScriptOptions.in(folder, printed::append, printed::append).withExtension(new CmuxGlobal(cmux));
    try (ScriptHost host = ScriptHost.open(options)) {
      return host.eval(new ScriptSource.Module(file)).toCompletableFuture().join();
    }
  }

  @Override
  public void close() {
    browser.close();
    site.close();
  }
}
