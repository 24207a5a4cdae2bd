package dev.cmux.repl;

import dev.cmux.engine.json.JsonText;
import dev.cmux.testing.TestSite;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;

/// Runs batches against a site, as `cmux batch` does; everything goes into the folder `out`.
abstract class BatchFixture {

  final TestSite site = TestSite.start();

  @TempDir Path folder;

  @AfterEach
  void closeSite() {
    site.close();
  }

  /// A task file; `cmux.params.url` is the site's address.
  String task(String name, String source) throws IOException {
    return Files.writeString(folder.resolve(name), source).toString();
  }

  String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }

  CliResult batch(String task, String... options) {
    List<String> words = new ArrayList<>(List.of("batch", task, "--out", out().toString(), "--param", "url=" + site.url(""), "--retry-delay", "0"));
    words.addAll(List.of(options));
    return CliResult.cmux(words.toArray(String[]::new));
  }

  Path out() {
    return folder.resolve("out");
  }

  /// The lines of the journal behind its header, as they stand there.
  @SuppressWarnings("unchecked") // a line is an object
  List<Map<String, Object>> journal() throws IOException {
    return lines("journal.ndjson").stream().skip(1).map(line -> (Map<String, Object>) JsonText.parse(line)).toList();
  }

  List<String> results() throws IOException {
    return lines("results.ndjson");
  }

  private List<String> lines(String name) throws IOException {
    return Files.readAllLines(out().resolve(name));
  }
}
